"""The pool of `strategies`: values that every record may hold and that have broken software before.

Each is here for a reason that it shows: the ends of the calendar, spaces that do not break, marks that stay marks
in NFC, text that looks like a label, a number, a formula, a date or markup, and texts at their limits.
"""

from pendulum import Date, Time

__all__ = ["DATES", "LINES", "PROSE", "TIMES", "URLS"]

DATES = tuple(
    Date(*parts)
    for parts in (
        (1, 1, 1), (999, 12, 31), (1900, 2, 28), (2000, 2, 29), (2016, 2, 29), (2016, 9, 29),
        (2017, 7, 12), (2018, 8, 20), (2024, 2, 29), (2025, 11, 5), (9999, 12, 31),
    )
)  # fmt: skip
TIMES = (Time(0), Time(9), Time(12, 30), Time(23, 59, 59))
LINES = (
    "x",
    "0",
    "-",
    "...",
    "None",
    "null",
    "true",
    "2016-09-29",
    "20 August 2018",
    "Danish Technology Pact",
    "Policy and strategy",
    "EU STEM Coalition - Taskforce Meeting: Brussels",
    "Kick-off meeting (meeting #1)",
    "QUICK: taskforce dossier",
    "Status:",
    "Day 1: arrival",
    "Reports and studies | European Commission",
    "| |",
    "A teaser that the site has cut...",
    "A publisher that was cut…",
    "\"double\" 'single' «angled» „low“ `tick`",
    "back\\slash \\n \\u0000 \\",
    "<b>&amp;</b><script>alert(1)</script>",
    "=1+1",
    "%s {0} ${x}",
    "10\u00a0000\u202fpupils",  # two spaces that do not break
    "two  spaces",
    "soft\u00adhyphen, zero\u200bwidth, in\ufeffside",
    "ẹ\u0301 q\u0303 ŉ ﬁ",  # marks that NFC leaves apart
    "한국 नि เก้า עברית العربية",
    "𝔘𝔫𝔦 𐍈 🧪 👩‍🔬 🇩🇰",
    "Στρατηγική για την εκπαίδευση",
    "İstanbul, Łódź, Ærø, Þingvellir, Straße",
    "Towards a common strategy for teachers, schools, universities, employers and regions: "
    + "step by step " * 3
    + "on",
    "ab c" * 250,
)
PROSE = (
    "One paragraph.\n\nAnother one.",
    "- first\n- second\n1. third",
    "Background:\nwhat looks like a label",
    "a\n\n\n\nb",
    "a \n b",
    "long words " * 300 + "end...",
)
URLS = (
    "http://a",
    "https://www.example.org",
    "https://www.example.org/taskforces/danish-technology-pact?page=2&sort=asc#top",
    "https://www.example.org:8443/%E2%82%AC/a%20b;c=d,e",
    "http://EXAMPLE.org:80/?q=\"<>\\^`{|}'",
    "http://192.0.2.1/",
    "http://[2001:db8::1]:8080/",
    "https://reader@example.org/",
    "https://пример.example/путь/𐍈",
    "https://example.org/" + "long/" * 196,
)
