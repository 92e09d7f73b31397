"""Which tags and names mean what on a page: tables for the parser."""

# Elements without an end tag, and those whose content is no markup.
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
RAW = frozenset(("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"))

# Elements that start on a line of their own.
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noscript", "ol", "option", "p", "pre",
    "search", "section", "select", "summary", "svg", "table", "tbody", "td", "template", "tfoot", "th", "thead",
    "tr", "ul",
))  # fmt: skip
# Those that divide a page; paragraphs in one of them belong together.
DIVISIONS = frozenset(("article", "body", "center", "div", "fieldset", "form", "main", "section", "td", "th"))

# Elements that never hold a part of the article, and those that hold all of it.
LEFT_OUT = frozenset((
    "aside", "audio", "button", "canvas", "dialog", "footer", "map", "math", "menu", "nav", "noscript", "object",
    "search", "select", "svg", "template", "video",
))  # fmt: skip
SCOPES = frozenset(("article", "main"))
# Elements that open a region of the page by their name alone.
SPEAKING = LEFT_OUT | SCOPES | {"header", "footer", "form"}

# What a start tag ends without saying so, and what it does not look beyond.
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "table", "td"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table", "td"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table", "td"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
# The same for a paragraph, which many start tags end.
P = frozenset({"p"})
P_REACH = frozenset({"table", "td", "th", "caption", "button", "html", "body", "div", "article", "section"})
ENDS_P = BLOCKS - {
    "caption",
    "option",
    "legend",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "html",
    "body",
    "svg",
    "template",
    "noscript",
}

# Words of class and id that name what stands around an article: one alone, or one with one of those after it.
AROUND = frozenset((
    "ad", "addthis", "ads", "advert", "advertisement", "advertising", "authorbio", "banner", "bio", "breadcrumb",
    "breadcrumbs", "comment", "commentlist", "comments", "consent", "cookie", "cookies", "disqus", "donate",
    "donation", "donations", "donorbox", "footer", "fundraising", "hidden", "login", "masthead", "menu", "modal",
    "mostread", "nav", "navbar", "navigation", "newsletter", "newsletters", "noprint", "outbrain", "pager",
    "pagination", "popular", "popup", "promo", "promos", "recirc", "recirculation", "recommendations",
    "recommended", "related", "respond", "share", "sharebar", "sharedaddy", "sharethis", "sharing", "sidebar",
    "signup", "skip", "social", "sponsor", "sponsored", "subscribe", "taboola", "taglist", "tags", "toolbar",
    "trending",
))  # fmt: skip
PAIRS = (
    ("author", frozenset({"about", "bio", "box", "card", "info", "profile"})),
    ("read", frozenset({"also", "more", "most", "next"})),
    ("more", frozenset({"articles", "from", "news", "stories"})),
    ("sr", frozenset({"only"})),
    ("visually", frozenset({"hidden"})),
    ("screen", frozenset({"reader"})),
    ("follow", frozenset({"us"})),
    ("sign", frozenset({"up"})),
    ("call", frozenset({"action"})),
    ("support", frozenset({"us"})),
    ("up", frozenset({"next"})),
)
# Classes about the subject or the layout, as blogs write them on the article itself.
UNSPEAKING = ("category-", "tag-", "has-", "no-", "without-", "with-", "topic-", "post_tag-")
# Words of class that name a byline or a caption.
BYLINE = frozenset((
    "author", "authors", "byline", "dateline", "datetime", "posted", "postmeta", "pubdate", "published", "readtime",
    "timestamp",
))  # fmt: skip
CAPTION = frozenset(("caption", "figcaption", "imagecaption", "photocaption"))
