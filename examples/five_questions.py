"""Five questions about the sample dossiers, asked of one catalog."""

from pathlib import Path

from stemtaskforce import Catalog, pages

readings = list(pages.read_paths(Path(__file__).parent / "pages"))
catalog = Catalog.of(record for reading in readings for record in reading.records)
catalog = catalog.with_listing(row for reading in readings for row in reading.rows)

print("What was new when 2016 ended?")
for entry in catalog.timeline().in_year(2016).latest(2):
    print(" ", entry.date, entry.record.key)
print("Where did taskforces meet most often?")
for country, count in sorted(catalog.meetings.count_by(lambda each: each.country).items(), key=lambda each: -each[1]):
    print(" ", country.label if country else "not said", count)
print("Which meetings prepared the Norwegian pact?")
for taskforce in catalog.taskforces.in_country("NO"):
    print(" ", *(f"{meeting.date} {meeting.location}" for meeting in catalog.meetings_of(taskforce)))
print("Which publications stand behind the teasers of the Danish dossier?")
for event in catalog.taskforces.where(country="DK").one().events:
    print(" ", event.date, found.title if (found := catalog.resolve(event)) else "none here")
print("Who wrote about the Netherlands, and how often?")
for publisher, count in catalog.events.mentioning("netherlands").count_by(lambda each: each.publisher).items():
    print(" ", publisher, count)
