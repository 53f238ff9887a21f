// Make TypeScript of the schemas with three generators, compile it, and read records with what quicktype made.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compile } from "json-schema-to-typescript";
import { InputData, JSONSchemaInput, FetchingJSONSchemaStore, quicktype } from "quicktype-core";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const { whole, narrow, components, records } = JSON.parse(readFileSync(0, "utf8"));
const folder = mkdtempSync(join(import.meta.dirname, ".types-"));

function problems(files) {
  const options = { strict: true, noEmit: false, outDir: folder, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [] };
  const program = ts.createProgram(files, options);
  program.emit();
  return ts.getPreEmitDiagnostics(program).map((each) => ts.flattenDiagnosticMessageText(each.messageText, "\n"));
}

function use(from, type, record) {
  return `import type { ${from === "openapi" ? "components" : type} } from "./${from}.js";\nexport const record: ${from === "openapi" ? `components["schemas"]["${type}"]` : type} = ${JSON.stringify(record)};\n`;
}

try {
  const write = (name, text) => {
    const path = join(folder, `${name}.ts`);
    writeFileSync(path, text);
    return path;
  };
  const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
  for (const [name, schema] of Object.entries(narrow)) await input.addSource({ name, schema: JSON.stringify(schema) });
  const data = new InputData();
  data.addInput(input);
  const quick = (await quicktype({ inputData: data, lang: "typescript" })).lines.join("\n");
  const plain = await compile(whole, "Records", { bannerComment: "" });
  const document = { openapi: "3.1.0", info: { title: "Records", version: "1" }, paths: {}, components: { schemas: components } };
  const openapi = astToString(await openapiTS(document));
  const made = [write("quicktype", quick), write("plain", plain), write("openapi", openapi)];
  const right = [];
  const wrong = [];
  for (const [type, schema] of Object.entries(narrow)) {
    // A schema of one type alone, whose types a program may have beside those of another.
    made.push(write(`narrow-${type}`, await compile(schema, type, { bannerComment: "" })));
    records[type].forEach((record, place) => right.push(write(`narrow-${type}-${place}`, use(`narrow-${type}`, type, record))));
    wrong.push(write(`narrow-${type}-wrong`, use(`narrow-${type}`, type, { ...records[type][0], titel: "x" })));
  }
  const pact = records.Taskforce.find((each) => each.events.length > 0);
  const nested = { ...pact, events: [{ ...pact.events[0], titel: "x" }] };
  for (const from of ["narrow-Taskforce", "plain"]) wrong.push(write(`${from}-nested-wrong`, use(from, "Taskforce", nested)));
  for (const [type, all] of Object.entries(records)) {
    for (const from of ["plain", "openapi"]) {
      all.forEach((record, place) => right.push(write(`${from}-${type}-${place}`, use(from, type, record))));
      wrong.push(write(`${from}-${type}-wrong`, use(from, type, { ...all[0], titel: "x" })));
    }
  }
  const answer = { compiled: problems([...made, ...right]), refused: wrong.map((each) => problems([each]).length > 0) };
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  const { Convert } = await import(pathToFileURL(join(folder, "quicktype.js")));
  answer.read = Object.entries(records).map(([type, all]) => all.every((each) => Convert[`to${type}`](JSON.stringify(each))));
  answer.strict = Object.entries(records).map(([type, all]) => {
    try {
      Convert[`to${type}`](JSON.stringify({ ...all[0], titel: "x" }));
      return false;
    } catch {
      return true;
    }
  });
  const names = (text) => [...text.matchAll(/^ *(?:export (?:interface|type|class) )?((?:Taskforce|Meeting|Event|Record)\w*)(?: \{|: \{| =)/gm)].map((each) => each[1]);
  answer.names = [quick, plain, openapi].map(names);
  process.stdout.write(JSON.stringify(answer));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
