"""Pages of text marked up as the site does, for benchmarks: in a small frame, and in one as large as the real one."""

from html import escape


def in_markup(text: str) -> str:
    """Mark a page up as the site does: fields in `div`s, lists, and a frame with a menu, styles and scripts."""
    out: list[str] = []
    for line in filter(None, (line.strip("\n \u00a0") for line in text.split("\n"))):
        if line.endswith(":"):
            out.append(f'<div class="field field-label-above"><div class="field-label">{escape(line)}&nbsp;</div>')
        elif line.startswith("•"):
            out.append(f"<ul><li>{escape(line[1:].strip())}</li></ul>")
        else:
            out.append(f'<div class="field-items"><div class="field-item even"><p>{escape(line)}</p></div></div>')
        if not line.endswith(":"):
            out.append("</div>")
    menu = "".join(f'<li class="leaf"><a href="/page-{number}" title="">Page {number}</a></li>' for number in range(40))
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>EU STEM Coalition</title>'
        f"<style>{'a{color:#0af}' * 40}</style><script>{'window.x=1;' * 100}</script></head>"
        f'<body class="html not-front"><header><nav><ul class="menu">{menu}</ul></nav></header>'
        f"<main>{''.join(out)}</main><footer><p>Funded by Erasmus+</p><ul>{menu}</ul></footer></body></html>"
    )


def in_full_frame(markup: str) -> str:
    """Put the content of such a page into a frame with all that Drupal 7 prints around it: some 29,000 characters."""
    content = markup.partition("<main>")[2].partition("</main>")[0]
    site = "https://www.stemcoalition.eu/sites/default/files"
    head = "".join(f'<link rel="stylesheet" href="{site}/css/css_{i:043d}.css" media="all" />\n' for i in range(12))
    head += "".join(f'<script src="{site}/js/js_{i:043d}.js"></script>\n' for i in range(14))
    head += "".join(f'<meta property="og:x{i}" content="some words about the page {i}" />\n' for i in range(14))
    head += f'<script>jQuery.extend(Drupal.settings, {{"basePath":"\\/","x":"{"y" * 4000}"}});</script>'
    menu = "".join(
        f'<li class="menuparent sf-depth-1"><a href="/{i}" class="sf-depth-1 menuparent">Section {i}</a><ul>'
        + "".join(f'<li class="sf-depth-2"><a href="/{i}/{j}" class="sf-depth-2">Page {j}</a></li>' for j in range(8))
        + "</ul></li>"
        for i in range(8)
    )
    blocks = "".join(
        f'<div id="block-{i}" class="block block-views odd"><div class="block-inner"><h2 class="block-title">Block {i}'
        '</h2><div class="content clearfix"><div class="view view-news"><div class="view-content">'
        + "".join(
            f'<div class="views-row views-row-{j}"><div class="views-field views-field-title">'
            f'<span class="field-content"><a href="/news/{i}-{j}">A piece of news {j}</a></span></div></div>'
            for j in range(5)
        )
        + "</div></div></div></div></div>"
        for i in range(4)
    )
    return (
        f'<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"/>{head}<title>Page | Site</title></head>'
        '<body class="html not-front node-type-dossier"><div id="skip-link"><a href="#main" class="element-invisible">'
        'Skip to main content</a></div><div id="page"><header id="header"><div class="section clearfix"><nav id="nav">'
        f'<h2 class="element-invisible">Main menu</h2><ul class="sf-menu">{menu}</ul></nav></div></header>'
        f'<main id="main">{content}</main><footer><div class="section">{blocks}{blocks}</div></footer></div>'
        "</body></html>"
    )
