import type { Event } from "./plain.js";
export const record: Event = {"type":"event","version":1,"date":"2024-04-15","category":"News","publisher":"SEER","summary":"A call for schools that want to try out new lessons on energy.\n\nOn 27 March 2024, the ...","title":null,"country":null,"url":null};
