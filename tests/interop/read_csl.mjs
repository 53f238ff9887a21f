// Reads arrays of CSL-JSON from standard input with citation-js, and formats them as APA.
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { readFileSync } from "node:fs";

const read = (items) => {
  const cite = new Cite(items, { generateGraph: false });
  return {
    items: cite.data,
    text: cite.format("bibliography", { format: "text", template: "apa", lang: "en-US" }),
    html: cite.format("bibliography", { format: "html", template: "apa", lang: "en-US" }),
  };
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(read)));
