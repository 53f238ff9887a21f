"""The frame around the content of a page, as tables: names by which Drupal, WordPress and the Wayback Machine mark it.

The names are those that the templates of Drupal's core (7 to 11), of WordPress, of their common themes and modules,
and of the Wayback Machine print as ids and classes. A name matches as a whole token, `region-footer` and
`region--footer` alike. Text in the frame is never a title or a value.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stemtaskforce.pages.layouts import LABELS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["NOTHING", "Names", "content_rank", "is_frame", "names_of", "section_in"]

#: Elements that are part of the frame. A `header` inside a section of the page, an `aside` inside an article and
#: a `footer` inside a quotation belong to these.
_FRAME_TAGS = frozenset({"aside", "footer", "header", "nav", "search"})
#: Landmarks (WAI-ARIA 1.2, section 5.3.4) that are part of the frame.
_FRAME_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})

#: The head of a page that a browser's reader view has made, which holds the title of the page.
_READER_HEADER = "reader-header"
#: Parts of the frame, unless they stand inside the content, where they hold its title.
_HEADER_NAMES = frozenset(
    """
    header site-header header-wrapper masthead region-header region-header-top region-header-bottom
    region-header-first region-header-second region-header-third region-header-right region-top-bar region-topbar
    name-and-slogan site-name site-slogan site-logo logo
    """.split()
)
_FRAME_NAMES = frozenset(
    """
    region-page-top region-page-bottom page-top page-bottom

    footer site-footer page-footer footer-wrapper footer-columns footer-container region-footer region-footer-top
    region-footer-bottom region-footer-first region-footer-second region-footer-third region-footer-fourth
    region-footer-fifth region-footer-firstcolumn region-footer-secondcolumn region-footer-thirdcolumn
    region-footer-fourthcolumn region-footer-left region-footer-right region-footer-menu region-sub-footer
    region-subfooter region-copyright site-footer-top site-footer-bottom copyright

    sidebar sidebar-first sidebar-second sidebar-left sidebar-right sidebar-wrapper sidebar-grid-second
    layout-sidebar-first layout-sidebar-second column-sidebar left-sidebar right-sidebar region-sidebar
    region-sidebar-first region-sidebar-second region-sidebar-left region-sidebar-right region-left region-right
    l-region-sidebar-first l-region-sidebar-second

    navigation main-menu secondary-menu main-navigation secondary-navigation region-navigation region-menu
    region-main-menu region-primary-menu region-secondary-menu region-mobile-menu region-navigation-collapsible
    region-nav-main region-nav-additional navbar navbar-nav main-nav header-nav mobile-nav mobile-menu menu-wrapper
    block-menu block-system-menu block-menu-block block-system-menu-block block-superfish block-nice-menus
    block-main-menu book-navigation block-book nice-menu sf-menu superfish menu-toggle skip-link skip-to-content
    skip-to-main toggle-navigation

    breadcrumb breadcrumbs region-breadcrumb breadcrumb-wrapper block-system-breadcrumb-block breadcrumb-title
    pager pagination pager-nav pager-wrapper item-list-pager pager-full pager-mini pager-load-more views-infinite-scroll
    tabs-wrapper local-tasks local-actions action-links block-local-tasks-block block-local-actions-block
    quicktabs-tabs ui-tabs-nav nav-tabs nav-pills vertical-tabs-list horizontal-tabs-list
    links node-links comment-links inline-links field-links-inline service-links

    submitted node-submitted node-meta post-information user-picture author-info posted-on

    search-form search-block-form block-search search-block block-search-form region-search search-box search-toggle
    views-exposed-form view-filters views-exposed-widgets
    language-switcher language-switcher-language-url language-switcher-locale-url block-locale block-language
    block-lang-dropdown lang-switcher language-selector block-locale-language lang_dropdown_form

    sliding-popup eu-cookie-compliance-banner eu-cookie-compliance-popup eu-cookie-compliance-content
    eu-cookie-withdraw-banner eu-cookie-withdraw-tab eu-cookie-withdraw-wrapper eu-cookie-compliance-block-form
    sliding-popup-bottom sliding-popup-top popup-content cookie-banner cookie-consent cookie-notice cookie-bar
    cookie-popup cookie-message cookie-policy-banner cookies-banner cookieconsent cookiesjsr cookiesjsr-banner
    cc-window cc-banner cookie-compliance klaro onetrust-banner-sdk onetrust-consent-sdk cookiebotdialog
    cybotcookiebotdialog

    headerlink header-anchor anchor-link heading-anchor heading-permalink

    share shares sharing share-links share-buttons share-block share-this sharethis sharethis-wrapper
    sharethis-buttons social social-bar social-links social-share social-sharing social-media social-media-links
    social-icons social-buttons block-social block-share block-addtoany block-sharethis block-service-links
    addtoany addtoany-list addtoany-share-save a2a-kit addthis-toolbox addthis-button-toolbox follow-links follow-us
    shariff rrssb easy-social easy-social-box better-social-sharing-buttons on-the-web field-name-share
    print-logo print-site-name print-breadcrumb print-footer print-source-url
    print-link print-links print-html print-mail print-pdf printer-friendly feed-icon feed-icons back-to-top
    forward-links

    toolbar toolbar-administration toolbar-bar toolbar-menu toolbar-tray admin-menu admin-toolbar block-admin
    contextual contextual-links contextual-links-wrapper contextual-links-region-links overlay-container
    region-overlay messages status-messages region-messages devel-menu

    block-user block-user-login user-login-form block-newsletter block-simplenews block-mailchimp newsletter-signup
    comments comment-wrapper comment-form comment-section field-name-comment

    site-branding site-info colophon elementor-location-header elementor-location-footer widget-area
    entry-meta entry-footer post-meta byline cat-links tags-links author-box author-bio post-edit-link
    post-navigation posts-navigation nav-links comments-area comment-respond respond
    sharedaddy sd-sharing jp-relatedposts related-posts yarpp yarpp-related elementor-widget-share-buttons
    et-social-inline heateor-sss-sharing-container ssba social-warfare essb-links simplesocialbuttons
    elementor-share-buttons article-info pagenav page-metadata breadcrumb-section
    ecl-site-header ecl-site-footer ecl-footer ecl-breadcrumb ecl-menu ecl-pagination ecl-social-media-share
    ecl-social-media-follow ecl-language-list ecl-skip-link ecl-inpage-navigation ecl-notification
    govuk-cookie-banner govuk-skip-link govuk-header govuk-breadcrumbs govuk-phase-banner govuk-pagination govuk-footer
    govuk-back-link
    yoast-breadcrumb yoast-breadcrumbs rank-math-breadcrumb
    cky-consent-container cky-modal cmplz-cookiebanner borlabscookiebox moove-gdpr-cookie-info-bar
    iubenda-cs-banner usercentrics-root osano-cm-window

    wm-ipp-base wm-ipp wm-ipp-print wm-ipp-inside donato
    """.split()
)
#: Names of the frame where all that is drawn inside is links, which is what sets a menu apart from tabs of content.
_MENU_NAMES = frozenset("menu nav tabs primary-tabs secondary-tabs more-link quick-links tab-links".split())
#: Hidden by the style sheets that Drupal's core or its Quick Tabs module bring along.
_GONE_NAMES = frozenset({"element-hidden", "quicktabs-hide"})
#: There for screen readers.
_ASIDE_NAMES = frozenset({"element-invisible", "visually-hidden", "sr-only", "screen-reader-text"})
_LABEL_NAMES = frozenset({"field-label", "views-label"})
_MOMENT_NAMES = frozenset({"date-display-single", "date-display-start", "date-display-end", "date-display-range"})
#: Elements that may hold the content, by id or class; the lowest rank comes first. `main` has rank 0.
_CONTENT_IDS: Mapping[str, int] = MappingProxyType({"content": 1, "main-content": 2, "main": 3, "block-system-main": 4})
_CONTENT_CLASSES: Mapping[str, int] = MappingProxyType({"region-content": 4, "node": 6})
_CONTENT_TAGS: Mapping[str, int] = MappingProxyType({"main": 0, "article": 5})
#: Elements that bound the content beyond doubt: none around them is part of the frame.
_SURE_CONTENT = "main, [role=main], #content"

_NEVER_FRAME = frozenset({"body", "html"})
_QUOTATIONS = frozenset({"blockquote", "figure"})
#: The parts of a page whose own headers, asides and footers are not the page's.
_OWNERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "header": frozenset({"article", "quotation", "section"}),
        "aside": frozenset({"article", "quotation"}),
        "footer": frozenset({"quotation"}),
    }
)
#: The parts of a menu that have text: links, and headings that no link holds.
_OF_MENU = "a, h2:not(a *), h3:not(a *)"

#: The longest text of a button that belongs to the frame, and the attributes of a button that opens a part of the page:
#: its text is the heading of that part.
_MAX_BUTTON = 40
_OPENING = frozenset({"aria-controls", "aria-expanded", "data-bs-toggle", "data-target", "data-toggle"})
#: Elements in which a button is a heading or a label.
_HEADINGS = frozenset({"dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary", "th"})
#: Levels of elements between such a heading and its button.
_MAX_AROUND = 3
_DIGITS = frozenset("0123456789")

_SEPARATORS = re.compile("[-_]+")
#: Characters of names that are looked up once for all pages.
_MAX_REMEMBERED = 200


class Names(NamedTuple):
    """The meaning of an element's id, classes and role.

    Attributes:
        gone: The element is not drawn.
        aside: It is there for screen readers, or hidden on some screens.
        frame: It is part of the frame.
        header: It is part of the frame, unless it stands inside the content.
        menu: It is part of the frame if it holds nothing but links.
        label: It is the label of a field.
        moment: Its attribute `content` is a machine-readable date.
        content: Its rank among the elements that may hold the content, or -1.
    """

    gone: bool = False
    aside: bool = False
    frame: bool = False
    header: bool = False
    menu: bool = False
    label: bool = False
    moment: bool = False
    content: int = -1


#: An element whose names say nothing.
NOTHING = Names()


def names_of(classes: str, identity: str, role: str) -> Names:
    """Return the meaning of an element's names.

    Args:
        classes: Its attribute `class`.
        identity: Its attribute `id`.
        role: Its attribute `role`.

    Example:
        >>> names_of("region region-sidebar-first", "", "").frame, names_of("sidebar-like", "", "").frame
        (True, False)
    """
    if len(classes) + len(identity) + len(role) <= _MAX_REMEMBERED:
        return _remembered(classes, identity, role)
    return _meaning_of(classes, identity, role)


@lru_cache(maxsize=1024)
def _remembered(classes: str, identity: str, role: str) -> Names:
    """Return the meaning of short names, which the pages of a site share, once for all pages."""
    return _meaning_of(classes, identity, role)


def _meaning_of(classes: str, identity: str, role: str) -> Names:
    tokens = classes.lower().split()
    plain = {_SEPARATORS.sub("-", token).strip("-") for token in tokens}
    name = _SEPARATORS.sub("-", identity.lower()).strip("-")
    every = {*plain, name}
    roles = role.lower().split()
    label = not plain.isdisjoint(_LABEL_NAMES)
    # A class such as `md:block` shows on some screens what `hidden` hides on others.
    hidden = "hidden" in tokens and not any(":" in token for token in tokens)
    found = Names(
        gone=not plain.isdisjoint(_GONE_NAMES),
        # The label of a field may be for screen readers alone, and is its label all the same.
        aside=(hidden or not plain.isdisjoint(_ASIDE_NAMES)) and not label,
        frame=not (every.isdisjoint(_FRAME_NAMES) and _FRAME_ROLES.isdisjoint(roles)) or _is_block_of_frame(every),
        header=not every.isdisjoint(_HEADER_NAMES) and _READER_HEADER not in plain,
        menu=not every.isdisjoint(_MENU_NAMES),
        label=label,
        moment=not plain.isdisjoint(_MOMENT_NAMES),
        content=_rank(name, plain, roles),
    )
    return NOTHING if found == NOTHING else found


def _is_block_of_frame(names: set[str]) -> bool:
    """Return whether a block is named after a part of the frame: `block-bartik-main-menu`, `footer-7`."""
    return any(_NUMBERED_FRAME.fullmatch(name) for name in names)


#: A name of a part of the frame with the name of a theme in the middle, or a number behind.
_NUMBERED_FRAME = re.compile(
    "block-[a-z0-9]+-(?:main-menu|account-menu|footer|tools|breadcrumbs|local-tasks|local-actions|powered|search"
    "|syndicate|messages|branding|help)"
    "|(?:a2a|addthis|addtoany|cookie|cookies|eu-cookie|region-footer|region-sidebar|wm-ipp)-[a-z0-9-]+"
    "|(?:footer|sidebar)-[0-9]+"
)


def _rank(name: str, classes: set[str], roles: list[str]) -> int:
    ranks = [_CONTENT_CLASSES[token] for token in classes if token in _CONTENT_CLASSES]
    if name in _CONTENT_IDS:
        ranks.append(_CONTENT_IDS[name])
    if "main" in roles:
        ranks.append(0)
    return min(ranks, default=-1)


def content_rank(tag: str, names: Names) -> int:
    """Return an element's rank among those that may hold the content, or -1."""
    rank = _CONTENT_TAGS.get(tag, -1)
    return names.content if rank < 0 or 0 <= names.content < rank else rank


def section_in(tag: str, names: Names, around: str) -> str:
    """Return the part of the page inside an element: `article`, `section`, `quotation`, or `""` for the page itself."""
    if tag == "article" or names.content == _CONTENT_CLASSES["node"]:
        return "article"
    if tag in _QUOTATIONS:
        return "quotation"
    if not around and (tag == "section" or content_rank(tag, names) >= 0):
        return "section"
    return around


def is_frame(node: "LexborNode", tag: str, names: Names, section: str) -> bool:
    """Return whether an element is part of the frame.

    Args:
        node: The element.
        tag: Its name.
        names: The meaning of its id, classes and role.
        section: The part of the page in which it stands.
    """
    if tag in _NEVER_FRAME:
        return False
    by_tag = (tag in _FRAME_TAGS and section not in _OWNERS.get(tag, ())) or (tag == "button" and _is_tool(node))
    if not (by_tag or names.frame or (names.header and not section) or names.menu):
        return False
    if not (by_tag or names.frame or names.header) and not _is_menu(node):
        return False
    return node.css_first(_SURE_CONTENT) is None


def _is_tool(button: "LexborNode") -> bool:
    """Return whether a button acts on the page, such as one that prints it; its text is then not part of the content.

    A button without attributes may be anything; one with a digit or a colon at its end may hold an entry or a label.
    """
    attributes = button.attributes
    if not attributes or not _OPENING.isdisjoint(attributes):
        return False
    around = button.parent
    for _ in range(_MAX_AROUND):
        if around is None:
            break
        if around.tag in _HEADINGS:
            return False
        around = around.parent
    word = " ".join((button.text() or "").split())
    return len(word) <= _MAX_BUTTON and not word.endswith(":") and _DIGITS.isdisjoint(word) and word not in LABELS


def _is_menu(node: "LexborNode") -> bool:
    """Return whether all text of an element is that of links and headings."""
    words = "".join(node.text().split())
    linked = "".join("".join(each.text().split()) for each in node.css(_OF_MENU))
    return len(linked) >= len(words)
