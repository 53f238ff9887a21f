"""Frames as Drupal 7 to 11 print them around a page, and ways to mark up its fields: written anew, by the facts.

The ids, classes and landmarks are those of the page templates of Drupal's core themes and of modules that many
sites have; the words in them are our own. A frame has links, contact lines with bars, dates of posts and labels of
other meetings, all of which a reader must keep out of the record.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import NamedTuple


class Page(NamedTuple):
    """A page: its title, its labels with the blocks of their values, and lines that no label has."""

    title: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    rest: str = ""


PAGES: Mapping[str, Page] = {
    "meeting": Page(
        "EU STEM Coalition - Taskforce Meeting: Tartu",
        (
            ("Date", ("14 March 2019",)),
            ("Host organisation", ("Centre for School Science",)),
            ("Country", ("Estonia",)),
            ("City & meeting location", ("Town Hall, Tartu",)),
            ("Short summary", ("Twelve members met for a day.", "They compared their plans.")),
            ("Objective of the meeting", ("To agree on a common survey.",)),
            ("Next steps", ("The survey opens in May.",)),
        ),
    ),
    "short meeting": Page(
        "EU STEM Coalition - General Assembly: Porto",
        (
            ("Date", ("2 October 2017",)),
            ("Host organisation", ("An agency",)),
            ("Description", ("All members voted.",)),
        ),
    ),
    "webinar": Page(
        "Webinar: girls in engineering",
        (("Date", ("9 June 2021",)), ("Host organisation", ("A foundation",)), ("Short summary", ("Three talks.",))),
    ),
    "dossier": Page(
        "Latvian Skills Pact",
        (
            ("Requesting organisation", ("Ministry of Education",)),
            ("Country", ("Latvia",)),
            ("Start date", ("3 February 2016",)),
            ("Status", ("ongoing",)),
            ("Background", ("Few pupils choose physics.", "Firms look for staff.")),
            ("Objectives", ("More pupils in technical schools.",)),
            ("Results", ("A plan was signed.",)),
        ),
    ),
    "dossier with a timeline": Page(
        "Maltese Skills Pact",
        (("Requesting organisation", ("A chamber of commerce",)), ("Country", ("Malta",)), ("Results", ("None yet.",))),
        "<p>The timeline below shows the key-events.</p><p>May 4, 2018</p><p>News | A daily</p>"
        '<p><a href="/n/1">The pact has begun</a></p><p>April 2, 2017</p><p>Tools | An agency</p><p>A toolbox</p>',
    ),
    "publication": Page(
        "A survey of laboratories",
        (
            ("Source / author", ("Institute of Surveys",)),
            ("Publication date", ("7 May 2015",)),
            ("Publication type", ("Reports and studies",)),
            ("Country", ("Austria",)),
            ("Description", ("Half of all schools have one.",)),
        ),
    ),
    "list in a field": Page(
        "EU STEM Coalition - Thematic Session: data",
        (
            ("Date", ("21 January 2020",)),
            ("Host organisation", ("A university",)),
            ("Programme", ("In two parts:", "* Talks", "* A visit")),
        ),
    ),
    "words of the frame in a field": Page(
        "EU STEM Coalition - Taskforce Meeting: Turku",
        (
            ("Date", ("5 May 2022",)),
            ("Host organisation", ("The Menu of Science",)),
            ("Short summary", ("On footers and headers of reports.", "Related work: share and search.")),
        ),
    ),
}


def _blocks(values: tuple[str, ...]) -> str:
    items = [value.removeprefix("* ") for value in values if value.startswith("* ")]
    listed = f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>" if items else ""
    return "".join(f"<p>{escape(value)}</p>" for value in values if not value.startswith("* ")) + listed


def drupal_7(page: Page) -> str:
    """Mark the fields up as Drupal 7 does, with the colon in the label."""
    return "".join(
        f'<div class="field field-name-field-x field-label-above"><div class="field-label">{escape(label)}:&nbsp;</div>'
        f'<div class="field-items"><div class="field-item even">{_blocks(values)}</div></div></div>'
        for label, values in page.fields
    )


def drupal_9(page: Page) -> str:
    """Mark the fields up as Drupal 8 to 11 do: the colon is drawn by a style sheet."""
    return "".join(
        f'<div class="field field--name-field-x field--type-string field--label-above"><div class="field__label">'
        f'{escape(label)}</div><div class="field__item">{_blocks(values)}</div></div>'
        for label, values in page.fields
    )


def definitions(page: Page) -> str:
    """Mark the fields up as a list of definitions."""
    return f"<dl>{''.join(f'<dt>{escape(label)}</dt><dd>{_blocks(values)}</dd>' for label, values in page.fields)}</dl>"


def table(page: Page) -> str:
    """Mark the fields up as a table with a heading in each row."""
    rows = (f"<tr><th scope=row>{escape(label)}</th><td>{_blocks(values)}</td></tr>" for label, values in page.fields)
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def plain(page: Page) -> str:
    """Mark the fields up by hand, as an editor does."""
    return "".join(f"<p><strong>{escape(label)}:</strong></p>{_blocks(values)}" for label, values in page.fields)


def as_text(page: Page) -> str:
    """Write the page as text."""
    lines = [page.title, "", page.title, ""]
    for label, values in page.fields:
        lines += [f"{label}:", "", *(value.replace("* ", "• ", 1) for value in values), ""]
    rest = page.rest.replace("</p>", "\n").replace("<p>", "")
    return "\n".join(lines) + rest.replace('<a href="/n/1">', "").replace("</a>", "")


MENU = '<ul class="menu"><li class="leaf"><a href="/">Start</a></li><li><a href="/m">Members</a></li></ul>'
FOOT = "<p>Secretariat, Lane 5</p><p>T: +32 2 000 | E: mail@example.org</p><p>Copyright 2021</p><p>1 January 2021</p>"
SIDE = "<h2>Next meeting</h2><p>Date: 30 May 2030</p><p>Location: elsewhere</p><p>News | A daily</p>"
SHARE = (
    '<ul class="links"><li><a href="https://share.example.org/">Tweet</a></li><li><a href="/print">Print</a></li></ul>'
)
COOKIE = "<h2>We use cookies</h2><p>By clicking you agree: more info.</p><button>OK, I agree</button>"
TABS = '<h2 class="element-invisible">Primary tabs</h2><ul class="tabs primary"><li><a href="/v">View</a></li></ul>'
PAGER = '<ul class="pager"><li class="pager-current">1</li><li><a href="?page=1">2</a></li></ul>'
POSTED = "Submitted by editor on Wed, 05/09/2018 - 10:15"


def _seven(before: str, after: str) -> Callable[[str, str], str]:
    """Build a frame of Drupal 7: the title above, the node in the main block."""
    return lambda title, content: (
        f'<body class="html not-front one-sidebar sidebar-second"><div id="page-wrapper"><div id="page">{before}'
        f'<div id="main-wrapper"><div id="main"><h1 class="title" id="page-title">{title}</h1>'
        f'<div class="region region-content"><div id="block-system-main" class="block"><div class="content">'
        f'<div class="node node-page clearfix"><div class="content">{content}</div></div></div></div></div></div></div>'
        f"{after}</div></div></body>"
    )


def _ten(before: str, after: str, inside: str = "") -> Callable[[str, str], str]:
    """Build a frame of Drupal 8 to 11: everything in `main`, the title in a block of its own."""
    return lambda title, content: (
        f'<body class="path-node"><div class="dialog-off-canvas-main-canvas"><div class="layout-container">{before}'
        f'<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region '
        f'region-content"><div id="block-page-title"><h1 class="page-title"><span>{title}</span></h1></div>{inside}'
        f'<article class="node node--type-page"><div class="node__content">{content}</div></article></div></div></main>'
        f"{after}</div></div></body>"
    )


FRAMES: Mapping[str, Callable[[str, str], str]] = {
    "none": lambda title, content: f"<h1>{title}</h1>{content}",
    "7: header by id": _seven(f'<div id="header"><div class="section"><p>A coalition</p>{MENU}</div></div>', ""),
    "7: header and nav": _seven(f"<header id=header role=banner><nav>{MENU}</nav><p>Slogan | here</p></header>", ""),
    "7: navigation by id": _seven(f'<div id="navigation"><div class="section">{MENU}</div></div>', ""),
    "7: skip link": _seven('<div id="skip-link"><a href="#main-content" class="element-invisible">Skip</a></div>', ""),
    "7: breadcrumb": _seven('<div class="breadcrumb"><a href="/">Home</a> » Meetings | 2019</div>', ""),
    "7: footer by id": _seven("", f'<div id="footer-wrapper"><div class="section">{FOOT}</div></div>'),
    "7: region of the footer": _seven("", f'<div class="region region-footer">{FOOT}</div>'),
    "7: footer in columns": _seven(
        "", f'<div id="footer-columns"><div class="region-footer-firstcolumn">{FOOT}</div></div>'
    ),
    "7: footer": _seven("", f"<footer id=footer>{FOOT}</footer>"),
    "7: sidebar": _seven(
        "", f'<div id="sidebar-second" class="column sidebar"><div class="section">{SIDE}</div></div>'
    ),
    "7: sidebar above": _seven(f'<div class="region region-sidebar-first">{SIDE}</div>', ""),
    "7: aside": _seven("", f"<aside>{SIDE}</aside>"),
    "7: share links": _seven("", f'<div class="service-links">{SHARE}</div>{SHARE}'),
    "7: cookie banner": _seven("", f'<div id="sliding-popup"><div class="popup-content info">{COOKIE}</div></div>'),
    "7: tabs and messages": _seven(f'<div class="messages status">Saved.</div><div class="tabs">{TABS}</div>', ""),
    "7: pager": _seven("", f'<div class="item-list">{PAGER}</div>'),
    "7: search and languages": _seven(
        '<form id="search-block-form"><label>Search</label></form><ul class="language-switcher-locale-url">'
        '<li><a href="/fr">Français</a></li></ul>',
        '<div class="block block-menu"><h2>More</h2><p>Where: here</p></div>',
    ),
    "7: Wayback": _seven(
        f'<div id="wm-ipp-base"><div id="wm-ipp"><p>12 captures</p><p>3 May 2019</p>{MENU}</div></div>', ""
    ),
    "7: hidden tab": lambda title, content: (
        '<div class="quicktabs_main"><ul class="quicktabs-tabs"><li><a href="#a">One</a></li></ul>'
        f'<div class="quicktabs-tabpage"><h1>{title}</h1><div class="node">{content}</div></div>'
        f'<div class="quicktabs-tabpage quicktabs-hide">{SIDE}</div></div>'
    ),
    "8: regions": _ten(
        f'<header role="banner"><div class="region region-header">{MENU}</div></header>', f"<footer>{FOOT}</footer>"
    ),
    "9: sidebar": _ten("", f'<aside class="layout-sidebar-second" role="complementary">{SIDE}</aside>'),
    "9: sidebar in main": lambda title, content: (
        f'<main><div class="layout-content"><h1>{title}</h1><article><div>{content}</div></article></div>'
        f'<aside class="layout-sidebar-first" role="complementary">{SIDE}</aside></main>'
    ),
    "9: submitted": _ten("", "", f'<footer class="node__meta"><div class="node__submitted">{POSTED}</div></footer>'),
    "10: blocks by role": _ten(f'<div role="navigation">{MENU}</div>', f'<div role="contentinfo">{FOOT}</div>'),
    "10: regions with hyphens": _ten(
        f'<div class="region region--breadcrumb"><p>Home | Meetings</p></div><div class="social-bar">{SHARE}</div>',
        f'<div class="site-footer"><div class="region region--footer-bottom">{FOOT}</div></div>',
    ),
    "10: tabs and contextual links": _ten(
        '<nav class="tabs-wrapper"><ul class="tabs tabs--primary"><li><a href=/e>Edit</a></li></ul></nav>',
        f'<div class="contextual"><p>Date: 1 May 2001</p></div><div class="eu-cookie-compliance-banner">{COOKIE}</div>',
    ),
    "10: unknown blocks around": _ten(
        "<div class=promo><p>Join us | today</p></div>", "<div class=zone>Lane 5 | Town</div>"
    ),
    "11: admin toolbar": _ten(
        f'<div id="toolbar-administration">{MENU}<p>Status: fine</p></div>', f"<nav>{PAGER}</nav>"
    ),
    "header in the article": lambda title, content: (
        f"<body><nav>{MENU}</nav><article><header><h1>{title}</h1></header>{content}</article><footer>{FOOT}</footer>"
    ),
}

#: Ways to mark up the fields.
MARKUPS: Mapping[str, Callable[[Page], str]] = {
    "Drupal 7": drupal_7,
    "Drupal 9": drupal_9,
    "definitions": definitions,
    "table": table,
    "by hand": plain,
}
