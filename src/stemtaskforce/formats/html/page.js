// An enhancement, no more: everything can be read, opened and filtered without it.
// It combines filters, counts what each would leave, moves among them by arrow keys, and opens all entries at once.
(() => {
  "use strict";
  const timeline = document.querySelector(".timeline");
  if (!timeline) return;
  const all = (selector) => [...timeline.querySelectorAll(selector)];
  const number = (n) => n.toLocaleString("en-GB");
  const [status, clear, opener] = [".status", ".all", "button"].map((each) => timeline.querySelector(each));
  const entries = all(".entry").map((item) => ({ item, kind: item.classList[1], ...item.dataset }));
  const filters = all(".facet a").map((link) => {
    const [facet, ...value] = link.id.split("-");
    return { link, facet, value: value.join("-"), count: link.querySelector(".count") };
  });

  // The chosen filters stand in the address, so that it can be shared and the back button undoes them.
  const chosen = () => {
    const parts = location.hash.slice(1).split("."); // names of filters are ASCII, so nothing in them is escaped
    return new Map(filters.filter(({ link }) => parts.includes(link.id)).map(({ facet, value }) => [facet, value]));
  };
  const choose = (choice) => {
    const parts = [...choice].map((pair) => pair.join("-"));
    history.pushState(null, "", `#${parts.join(".") || "timeline"}`);
    show();
  };

  const show = () => {
    if (!filters.length) return;
    const choice = chosen();
    const counts = new Map();
    let shown = 0;
    for (const entry of entries) {
      const misses = [...choice.keys()].filter((facet) => entry[facet] !== choice.get(facet));
      entry.item.hidden = misses.length > 0;
      shown += misses.length === 0;
      for (const facet of ["kind", "year", "category"]) {
        const key = `${facet}-${entry[facet]}`;
        if (misses.every((each) => each === facet)) counts.set(key, (counts.get(key) || 0) + 1);
      }
    }
    for (const year of all(".year")) year.hidden = !year.querySelector(".entry:not([hidden])");
    for (const { link, facet, value, count } of filters) {
      const left = counts.get(link.id) || 0;
      count.textContent = number(left);
      link.classList.toggle("empty", left === 0);
      if (choice.get(facet) === value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    status.textContent = choice.size ? `Showing ${number(shown)} of ${number(entries.length)} entries.` : "";
    clear.hidden = choice.size === 0;
  };

  timeline.classList.add("scripted");
  for (const { link, facet, value } of filters) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const choice = chosen();
      if (choice.get(facet) === value) choice.delete(facet);
      else choice.set(facet, value);
      choose(choice);
    });
  }
  clear?.firstElementChild.addEventListener("click", (event) => {
    event.preventDefault();
    choose(new Map());
    filters[0].link.focus();
  });
  timeline.querySelector(".filters")?.addEventListener("keydown", (event) => {
    const links = [...(event.target.closest(".facet")?.querySelectorAll("a") || [])].filter((link) => link.offsetParent);
    const place = links.indexOf(event.target);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: links.length - 1 }[event.key];
    if (event.key === "Escape") choose(new Map());
    if (place === -1 || to === undefined) return;
    event.preventDefault();
    links[(to + links.length) % links.length].focus();
  });

  const details = all(".entry > details");
  let due; // of thousands that open at once, each tells so; they are looked through once
  const label = () => {
    due = undefined;
    opener.textContent = details.every((each) => each.open) ? "Close all" : "Open all";
  };
  opener.hidden = false;
  opener.addEventListener("click", () => {
    const open = !details.every((each) => each.open);
    for (const each of details) each.open = open;
  });
  for (const each of details) each.addEventListener("toggle", () => (due ??= setTimeout(label)));

  // An address of an entry opens it; browsers do so themselves only while the page is loaded.
  const reveal = () => {
    show();
    const target = document.getElementById(location.hash.slice(1))?.closest("details");
    if (target) target.open = true;
  };
  addEventListener("hashchange", reveal);
  addEventListener("popstate", show);

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = details.filter((each) => !each.open);
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
  reveal();
})();
