"""The name by which a short form calls a case, and how it fits what the case is called in full."""

import re
from collections.abc import Mapping
from functools import lru_cache

from lexindex.model import Mention

_OPENING = re.compile(r"^(?:in re|ex parte|matter of) (?:the )?")


def reported(mention: Mention) -> Mention | None:
    """The case itself, where California's way of supra gives volume, reporter and first page: "supra, 58 Cal.4th 941"."""
    fields = dict(mention.fields)
    if "page" not in fields:
        return None
    written = f"{fields['volume']} {fields['reporter']} {fields['page']}"
    slug = re.sub(r"[^a-z0-9]+", "-", written.lower())
    parties = re.split(r" vs?\. ", mention.key[1], maxsplit=1)
    names = zip(("plaintiff", "defendant"), parties, strict=False)
    return mention._replace(key=("cite", f"us/{slug}", written), fields=(*mention.fields, *names))


@lru_cache(maxsize=4096)
def bare(reporter: str) -> str:
    """A reporter's letters and digits alone.

    >>> bare("Cal. 4th")
    'cal4th'
    """
    return re.sub(r"[^a-z0-9]", "", reporter.lower())


def parties_in(name: str) -> list[str]:
    """The two parties of "a v. b", or the one name, without "In re"."""
    return [_OPENING.sub("", part) for part in re.split(r" vs?\.? ", name)]


def fit(name: str, whole: str) -> int | None:
    """How well a name fits a whole one: 0 where it is the same, 1 its beginning, 2 a part; None where it does not."""
    whole = _OPENING.sub("", whole)
    if name == whole:
        return 0
    if whole.startswith(name) and not whole[len(name)].isalnum():
        return 1
    at = whole.find(name)
    while at >= 0:
        stop = at + len(name)
        if not whole[at - 1].isalnum() and (stop == len(whole) or not whole[stop].isalnum()):
            return 2
        at = whole.find(name, at + 1)
    return None


def volume_as_written(written: str) -> tuple[str, str]:
    """The volume of a reporter that a citation names in words: "11 Pet." or "11 Pet. 420" beside 36 U.S. 420.

    >>> volume_as_written("11 Pet. 420")
    ('11', 'pet')
    """
    volume, _, reporter = written.partition(" ")
    return volume, bare(re.sub(r" \d+$", "", reporter))


def volume_of(fields: Mapping[str, str]) -> tuple[str, str]:
    """The volume of which reporter a citation is of; the Statutes at Large and the Federal Register are such, too."""
    return fields.get("volume", ""), bare(fields.get("reporter") or fields.get("code", ""))
