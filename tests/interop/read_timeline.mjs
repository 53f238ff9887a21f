// Shows timelines from standard input with the bundle of TimelineJS under jsdom; says what its page then holds.
import { JSDOM, VirtualConsole } from "jsdom";
import { readFileSync } from "node:fs";

const bundle = readFileSync(new URL("node_modules/@knight-lab/timelinejs/dist/js/timeline.js", import.meta.url), "utf-8");

const show = async (data) => {
  const errors = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on("jsdomError", (error) => errors.push(String(error.message)));
  virtualConsole.on("error", (...parts) => errors.push(parts.map(String).join(" ")));
  const page = new JSDOM('<!doctype html><div id="timeline" style="width:900px;height:500px"></div>', {
    runScripts: "outside-only",
    pretendToBeVisual: true,
    url: "https://example.org/",
    virtualConsole,
  });
  const { window } = page;
  window.ran = 0;
  window.alert = () => (window.ran += 1);
  window.matchMedia ??= () => ({ matches: false, addListener() {}, addEventListener() {} });
  window.fetch = () => Promise.reject(new Error("no network"));
  window.eval(bundle);
  window.data = data;
  window.eval('window.timeline = new TL.Timeline("timeline", window.data, { debug: false, hash_bookmark: false, font: null })');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { document, timeline } = window;
  const found = {
    events: timeline.config ? timeline.config.events.map((event) => event.unique_id) : [],
    problems: timeline.config ? timeline.config.getErrors() : ["no configuration"],
    headlines: [...document.querySelectorAll(".tl-headline")].map((each) => each.textContent.trim()),
    scripts: document.querySelectorAll(".tl-timeline script, .tl-timeline [onerror], .tl-timeline [onload]").length,
    tags: [...new Set([...document.querySelectorAll("#timeline *")].map((each) => each.tagName.toLowerCase()))].sort(),
    ran: window.ran,
    errors,
  };
  window.close();
  return found;
};

const answers = [];
for (const data of JSON.parse(readFileSync(0, "utf-8"))) answers.push(await show(data));
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
