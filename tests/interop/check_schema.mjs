// Tell whether ajv accepts each of some documents by a schema.
import Ajv from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";

const { schema, documents } = JSON.parse(readFileSync(0, "utf8"));
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: true }).compile(schema);
process.stdout.write(JSON.stringify(documents.map((each) => validate(each))));
