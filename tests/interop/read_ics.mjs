// Reads calendars from standard input (a JSON array of texts) with ical.js; writes what it found as JSON.
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

const day = (time) => (time ? [time.year, time.month, time.day] : null);

const read = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents().map((component) => {
    const event = new ICAL.Event(component);
    return {
      component: component.name,
      properties: component.getAllProperties().map((property) => property.name),
      summary: component.getFirstPropertyValue("summary"),
      description: component.getFirstPropertyValue("description"),
      text: component.getFirstPropertyValue("x-stemtaskforce-summary"),
      location: component.getFirstPropertyValue("location"),
      start: component.name === "vevent" ? day(event.startDate) : null,
      end: component.name === "vevent" ? day(event.endDate) : null,
      allDay: component.name === "vevent" ? event.startDate.isDate : null,
      floating: component.name === "vevent" ? event.startDate.zone.tzid === "floating" : null,
    };
  });
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(read)));
