"""What a page says of itself: title, author, date, source and address."""

import json
import re
from collections import deque
from typing import Any

from lexindex.readers.blocks import Page
from lexindex.readers.dates import iso_date
from lexindex.readers.plain import author, web_address
from lexindex.readers.source import first

_DATES = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date",
    "publish-date", "published_time", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "dc.date.created", "article.published", "date", "cxenseparse:recs:publishtime", "citation_publication_date",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
    "og:article:author",
)
_NODES_MOST = 2000  # of one JSON-LD script
_SEPARATOR = re.compile(r"\s(?:[|–—·•»]|-|::)\s")


def facts(page: Page) -> dict[str, str | None]:
    """Title, author, date, source and url as the head of the page, its JSON-LD or its marked-up parts give them."""
    linked = _linked_data(page.scripts)
    source = first(
        (
            page.meta.get("og:site_name"),
            linked.get("publisher"),
            page.meta.get("application-name"),
            page.meta.get("dc.publisher"),
        )
    )
    return {
        "title": first((_bare(page.meta.get("og:title"), source), _bare(page.title, source), linked.get("headline"))),
        "author": first(
            _person(name) for name in (*(page.meta.get(key) for key in _AUTHORS), linked.get("author"), *page.names)
        ),
        "date": first(
            iso_date(when) for when in (*(page.meta.get(key) for key in _DATES), linked.get("date"), *page.times[:3])
        ),
        "source": source,
        "url": first(web_address(address) for address in (page.links.get("canonical"), page.meta.get("og:url"))),
    }


def _bare(title: str | None, source: str | None) -> str | None:
    """A title without the name of the site after it."""
    plain = first((title,))
    if plain is None:
        return None
    parts = list(_SEPARATOR.finditer(plain[:1000]))
    if not parts:
        return plain
    head, tail = plain[: parts[-1].start()], plain[parts[-1].end() :]
    named = source is not None and _plain(tail) == _plain(source)
    # Site names are short, and a headline is longer than its site's name.
    return (
        head.strip()
        if named or (len(tail.split()) <= 4 and len(head) > len(tail) and "|" in parts[-1].group())
        else plain
    )


def _plain(text: str) -> str:
    """Letters and digits only, to compare by."""
    return re.sub(r"\W+", "", text).lower()


def _person(name: str | None) -> str | None:
    """A name, without "By" and without the date that stood beside it."""
    plain = author(first((name,)))
    if plain is None:
        return None
    plain = re.split(r"\s?[|·•]\s?|\s-\s|\n", plain)[0].strip(" ,")
    return plain if plain and not any(char.isdigit() for char in plain) and len(plain) <= 200 else None


def _linked_data(scripts: list[str]) -> dict[str, str]:
    """Headline, author, date and publisher of the first article that JSON-LD describes; bad JSON says nothing."""
    told: dict[str, str] = {}
    for script in scripts:
        try:
            nodes = deque([json.loads(script.strip().removeprefix("<!--").removesuffix("-->"))])
        except (ValueError, RecursionError):
            continue
        left = _NODES_MOST
        while nodes and left:
            left -= 1
            node = nodes.popleft()
            if isinstance(node, list):
                nodes.extend(node[:_NODES_MOST])
            elif isinstance(node, dict):
                _tell(node, told)
                nodes.extend(value for value in list(node.values())[:200] if isinstance(value, dict | list))
    return told


def _tell(node: dict[str, Any], told: dict[str, str]) -> None:
    """Take from one JSON-LD object what it says of the article."""
    if isinstance(when := node.get("datePublished"), str):
        told.setdefault("date", when)
    if isinstance(headline := node.get("headline"), str):
        told.setdefault("headline", headline)
    for key in ("author", "publisher"):
        names = [_name(value) for value in (node[key] if isinstance(node.get(key), list) else [node.get(key)])][:10]
        if plain := ", ".join(name for name in names if name):
            told.setdefault(key, plain)


def _name(value: Any) -> str | None:
    """The name of a person or an organisation in JSON-LD."""
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None
