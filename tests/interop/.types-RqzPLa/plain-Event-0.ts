import type { Event } from "./plain.js";
export const record: Event = {"type":"event","version":1,"date":"2012-01-15","category":"Policy and strategy","publisher":"Government of Flanders","summary":"Flanders wants more pupils to choose STEM and sets out eight fields of action for it.","title":"Flemish STEM Plan (Dutch only)","country":null,"url":null};
