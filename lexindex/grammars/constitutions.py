"""Constitutions by article, section, clause and amendment: of the United States, its states and territories."""

import re
from collections.abc import Callable, Iterable
from functools import partial

from lexindex.grammars import Anchor
from lexindex.grammars.states import bare, constitution, states
from lexindex.model import Form, Kind, Mention, Pinpoint

_NUMBER = r"(?:(?:[IVXLC]{1,8}|[ivx]{1,6})(?:-[A-Z]|\s[A-D](?=,))?|\d{1,3}(?:-[A-Z]|[A-Z])?)"
_PLACE = rf"{_NUMBER}(?:\([0-9A-Za-z]{{1,4}}\)){{0,4}}"
_HEAD = r"(?P<unit>[Pp](?:art|t\.)|[Aa]rt(?:icle|s?\.|\b)|ART(?:ICLE|\.)|[Aa]mend(?:ment|s?\.|\b)s?|Ams?(?=\s[IVX])|AMEND\.|[Aa]mdts?\.)"
_FIRST = re.compile(
    rf"(?:,?\s(?:of\s)?(?P<year>\d{{4}}))?(?:\s(?:Decl(?:aration|\.)\sof\sR(?:ights|ts\.)|[Bb]ill\sof\s[Rr]ights))?,?\s{{0,4}}{_HEAD}\s{{0,2}}(?P<number>{_NUMBER})(?![\w])"
    rf"(?P<others>(?:(?:,\s(?:and\s|&\s)?|\sand\s|\s&\s)(?=[IVX])[IVX]{{1,6}}(?!\w|\.\w)){{0,6}})"
)
_HEAD_BEFORE = re.compile(rf"(?<![\w.]){_HEAD}\s{{0,2}}(?P<number>{_NUMBER})(?!\w)")
_CHANGED = re.compile(r"\s\((?:repealed|amended|superseded|adopted|ratified)\s(?P<year>1[789]\d\d|20\d\d)\)")
_PREAMBLE = re.compile(r",?\s(?:[Pp]mbl\.|[Pp]reamble|[Pp]reamb\.)")
_NEXT = re.compile(
    r",?\s{0,4}(?P<unit>§{1,2}|[Aa]rts?\.|[Aa]rticle|[Ss]ec(?:tions?|s?\.)|SEC\.|[Cc]l(?:auses?|s?\.)|[Cc]h\.|[Pp]t\.|[Pp]ar(?:a(?:graph)?s?)?\.?|¶{1,2}|[Ss]ubd\.)"
    rf"\s{{0,2}}(?P<places>(?:(?<=ubd\. )(?:\([0-9a-z]{{1,4}}\)){{1,4}}|{_PLACE})(?:(?:,\s(?:and\s|&\s)?|\sand\s|\s&\s|-){_PLACE}(?!\w|\s[A-Z]\.|\.\d)){{0,6}})(?!\w)"
)
_BARE_ARTICLE = re.compile(
    r"[Aa]rt\.\s(?P<number>[IVX]{1,4})(?=,?\s(?:§|cl\.|sec))|(?:[Aa]mdt|[Aa]mend)s?\.\s(?P<amendment>[IVX]{1,6}|\d{1,2})(?=[,;.)\s])(?!\.\d)"
)
_POWERS = re.compile(
    r"Article\s(?P<number>I|II|III|IV|V|VI)(?='s\b|\s(?:[Ss]tanding|[Cc]ourts?\b|[Jj]udges?\b|[Cc]ases?\b|[Jj]udicial|[Tt]ribunals?|[Pp]owers?\b|[Jj]urisdiction|[Ll]imits?\b|[Rr]equire(?:s|ments?)\b|of\sthe\s(?:U\.?S\.?|United|Federal)|judiciary|convention))"
)
_COURTS = re.compile(r"\s(?:[Ss]tanding|[Cc]ourt|[Jj]udge|[Jj]udici|[Tt]ribunal|[Cc]ase)")
_UNITS = {"§": "section", "s": "section", "c": "clause", "a": "article", "p": "paragraph", "¶": "paragraph"}
_LAST_WORDS = 3
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def anchors() -> Iterable[Anchor]:
    """The abbreviation behind a state's, articles and amendments by themselves."""
    yield Anchor(r"\bC(?:onst\.|ONST\.)(?:,? (?:of )?[0-9]{4})?,? (?:[Aa]|ART|[Pp]|Decl|Bill)", "constitution")
    yield Anchor(r"\bC(?:onst|ONST)\.?,? (?:of )?1[789][0-9][0-9]\b", "constitution")
    yield Anchor(r"\bC(?:onst|ONST)\.? § ?[0-9]", "constitution")
    yield Anchor(r"\bConst,? (?:art|Ams?)\b", "constitution")
    yield Anchor(r"[0-9IVX)],? (?:of the )?[A-Z][A-Za-z. ]{1,14}Const\.", "constitution")
    yield Anchor(r"\bConst\.,", "constitution")
    yield Anchor(r"\b[Aa]rt\. [IVX]{1,4},? (?:§|cl|sec)", "article")
    yield Anchor(r"\b[Aa]mdts?\. [0-9IVX]", "article")
    yield Anchor(r"\b[Aa]mends?\. [IVX]", "article")
    ordinal = rf"(?:{'|'.join(_ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th))"
    for at in range(3):
        yield Anchor(
            rf"\b{ordinal}(?:,? and |,? or |, | & )(?:{ordinal}(?:,? and |, )){{0,2}}{ordinal} Amendments\b",
            f"listed {at}",
        )
    yield Anchor(rf"\b{ordinal} Amendments\b", "listed last")
    yield Anchor(r"\bArticle (?:I|II|III|IV|V|VI)(?:'s|(?: [a-zA-Z]))", "powers")


_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth",
    "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth",
)  # fmt: skip
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
_LISTED = re.compile(rf"(?<![\w-])(?P<all>{_ORDINAL}(?:(?:,? and |,? or |, | & ){_ORDINAL}){{0,3}}) Amendments\Z")


def ordinal(word: str) -> int:
    """The number that an ordinal writes, "Fourteenth" or "14th"; 0 for none.

    >>> ordinal("Fourteenth"), ordinal("14th"), ordinal("Equal")
    (14, 14, 0)
    """
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return int(word[:-2]) if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", word) else 0


def listed(text: str, end: int, which: str) -> Mention | None:
    """One of "the First, Fourth and 14th Amendments": each is an instrument, and the last has the noun."""
    found = _LISTED.search(text, max(0, end - 90), end)
    if not found:
        return None
    words = list(re.finditer(_ORDINAL, found["all"]))
    if which == "last":
        word, stop = words[-1], end
    elif int(which) < len(words) - 1:
        word = words[int(which)]
        stop = found.start() + word.end()
    else:
        return None
    number = ordinal(word.group())
    if not 1 <= number <= 27:
        return None
    key = ("cite", f"us/constitution/amendment-{number}", f"U.S. Const. amend. {number}")
    return Mention(found.start() + word.start(), stop, Kind.STATUTE, Form.NAMED, key)


def number_of(roman: str) -> int:
    """The number that a numeral in roman or arabic writes; 0 for none.

    >>> number_of("XXVI"), number_of("14")
    (26, 14)
    """
    if roman.isdigit():
        return int(roman)
    values = [_ROMAN.get(letter, 0) for letter in roman.lower()]
    after = [*values[1:], 0]
    return sum(-value if value < following else value for value, following in zip(values, after, strict=True))


def _whose(text: str, at: int) -> tuple[int, str, str] | None:
    """Where the state's name right before "Const." begins, its code and its name."""
    stop = at
    while stop and text[stop - 1] in " \n":
        stop -= 1
    best, begun = None, stop
    for _ in range(_LAST_WORDS):
        word = begun
        while word and text[word - 1] in " \n":
            word -= 1
        edge = word
        while word and not text[word - 1].isspace() and text[word - 1] not in '("[\x97;':
            word -= 1
        if word == edge:
            break
        begun = word
        written = bare(text[begun:stop])
        if written in ("us", "unitedstates"):
            return begun, "us", "U.S."
        if written == "lsa":
            return begun, "us-la", "Louisiana"  # "LSA-Const.", by its publisher
        if text[begun:stop].strip() not in ("VI", "VI.") and (
            state := states().get(written)
        ):  # "US Const, Am VI. Const 1963, ..."
            best = (begun, *state)
    return best


def _constitution(text: str, end: int) -> Mention | None:
    at = max(text.rfind("Const", max(0, end - 20), end), text.rfind("CONST", max(0, end - 20), end))
    stop = at + len("Const.") - (text[at + 5 : at + 6] != ".")
    whose = _whose(text, at) if at > 0 else None
    if not whose:
        return _bare(text, at, stop) if at >= 0 else None
    start, code, name = whose
    if preamble := _PREAMBLE.match(text, stop, stop + 14):
        return _mention(start, preamble.end(), code, name, [("preamble", "")], "")
    first = _FIRST.match(text, stop, stop + 100)
    if not first:
        return _before(text, start, stop, code, name) or _by_section(text, start, stop, code, name)
    return _read(text, start, first, code, name)


def _by_section(text: str, start: int, stop: int, code: str, name: str) -> Mention | None:
    """A constitution without articles, or as a whole: "Ky. Const. § 14", "Tex. Const. of 1869"."""
    dated = _DATED.match(text, stop, stop + 10)
    behind = dated.end() if dated else stop
    end, places = _further(text, behind)
    year = dated["year"] if dated else ""
    if places and (dated or places[0][0] in ("section", "chapter")):
        return _mention(start, end, code, name, places, "", year=year)
    return _mention(start, behind, code, name, [], "", year=year) if dated and "of" in dated.group() else None


def _bare(text: str, at: int, stop: int) -> Mention | None:
    """The constitution of the state at hand: "Const 1963, art 1, § 17", "(Const., art. I, § 7.)"; told later whose."""
    before = text[max(0, at - 24) : at].rstrip()
    word = before.rsplit(None, 1)[-1] if before else ""
    if word and (word[-1].isalnum() or word[-1] in "&'") and not word.islower() and word not in _SIGNALS:
        return None  # another name goes on: "Rhode Island Const."
    first = _FIRST.match(text, stop, stop + 100)
    if not first or first["unit"][:2].lower() != "ar" or (before[-1:] == "." and not _STOPPED.search(before)):
        return None
    if any(unit == "clause" for unit, _ in _further(text, first.end())[1]):
        return None
    if first["year"] == "1963":
        return _read(text, at, first, "us-mi", "Michigan")  # no other is of that year
    earlier = at
    for _ in range(_CITED_BEFORE):
        earlier = max(text.rfind(word, max(0, earlier - _CITED_REACH), earlier) for word in ("Const.", "Const,"))
        whose = _whose(text, earlier) if earlier > 0 else None
        if whose and whose[1] != "us":
            return _read(text, at, first, *whose[1:])
        if earlier < 0:
            break
    read = _read(text, at, first, "us", "U.S.")
    return read._replace(key=("new", "State Constitution", ""), fields=read.fields[1:])


_CITED_BEFORE, _CITED_REACH = 4, 4000  # citations, and letters to each, to a constitution whose state stands with it
_SIGNALS = frozenset("See Under Cf In".split())
_STOPPED = re.compile(r"(?:[a-z)\d]{3}|[)\]\d\"]|\b[IVX]{1,6})\.\Z")
_DATED = re.compile(r",?\s(?:of\s)?(?P<year>1[789]\d\d)(?!\w)")


def _before(text: str, start: int, stop: int, code: str, name: str) -> Mention | None:
    """The place that stands before its constitution: "art. I, § 23, Fla. Const."."""
    heads = list(_HEAD_BEFORE.finditer(text, max(0, start - 60), start))
    if not heads:
        return None
    head = heads[-1]
    end, places = _further(text, head.end())
    if text[end:start].strip(" ,\n") not in ("", "of", "of the"):
        return None
    amendment = head["unit"].lower().startswith("am")
    first = [("amendment" if amendment else "article", head["number"])]
    return _mention(head.start(), stop, code, name, first + places, head["number"] if amendment else "")


def _read(text: str, start: int, first: re.Match[str], code: str, name: str) -> Mention:
    amendment = first["unit"].lower().startswith("am")
    part = first["unit"].lower().startswith("p")
    places = [("amendment" if amendment else "part" if part else "article", first["number"])]
    others = re.findall(r"[IVX]+", first["others"])
    places += [(places[0][0], other) for other in others]
    stop, places_after = _further(text, first.end())
    if changed := _CHANGED.match(text, stop, stop + 24):
        stop = changed.end()
    single = first["number"] if amendment and not others else ""
    return _mention(start, stop, code, name, places + places_after, single, year=first["year"] or "")


def _further(text: str, stop: int) -> tuple[int, list[tuple[str, str]]]:
    places: list[tuple[str, str]] = []
    for _ in range(4):
        found = _NEXT.match(text, stop, stop + 70)
        if not found:
            break
        head = found["unit"].lower()
        unit = "part" if head.startswith("pt") else "chapter" if head.startswith("ch") else _UNITS[head[0]]
        places += [(unit, place) for place in re.split(r",\s(?:and\s|&\s)?|\sand\s|\s&\s", found["places"])]
        stop = found.end()
    return stop, places


def _mention(
    start: int,
    stop: int,
    code: str,
    name: str,
    places: list[tuple[str, str]],
    amendment: str,
    form: Form = Form.CITED,
    year: str = "",
) -> Mention:
    country = code == "us"
    slug, written = (f"{code}/constitution", "U.S. Const.") if country else constitution(code, year)
    fields = [("code", "U.S. Const." if country else f"{name} Const.")]
    for unit, place in places:
        if unit not in dict(fields):
            fields.append((unit, place))
    if year:
        fields.append(("year", year))
    pins = [Pinpoint(unit, *_span(place)) for unit, place in places if place]
    keys = [written, "United States Constitution"] if country else [written]
    if country and amendment and 1 <= number_of(amendment) <= 27:
        slug = f"us/constitution/amendment-{number_of(amendment)}"
        keys = [f"U.S. Const. amend. {_roman(number_of(amendment))}"]
    return Mention(start, stop, Kind.STATUTE, form, ("cite", slug, *keys), pinpoints=tuple(pins), fields=tuple(fields))


def _span(place: str) -> tuple[str, str | None]:
    first, _, last = place.partition("-")
    return (first, last) if last.isdigit() else (place, None)


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


_OTHER_CONSTITUTION = re.compile(r"(?:[A-Z][\w.]*\s)(?:Const(?:\.|itution)),?\s\Z")
_OTHER_WORDS = ("Convention", "Treaty", "Covenant", "GATT", "Protocol", "TFEU", "TEU", "Charter", "Agreement", "ECHR")


def _article(text: str, end: int) -> Mention | None:
    """An article or amendment cited without its constitution: "Art. I, § 8, cl. 3", "Amdt. 14, § 1"."""
    found = next(
        (
            m
            for m in _BARE_ARTICLE.finditer(text, max(0, end - 16), min(len(text), end + 12))
            if m.start() < end and (m.end() >= end - 4)
        ),
        None,
    )
    if not found or (found.start() and text[found.start() - 1].isalnum()):
        return None
    start = found.start()
    before = text[max(0, start - 40) : start]
    if _OTHER_CONSTITUTION.search(before) or before.lower().endswith("id. "):
        return None  # that constitution's own anchor reads it; "id." goes on
    near = text[max(0, start - 200) : found.end() + 60]
    if any(word in near for word in _OTHER_WORDS):
        return None
    amendment = found["amendment"] or ""
    stop, places = _further(text, found.end())
    if not places and not (amendment and text[start : start + 3] == "Amd"):
        return None
    first = [("amendment", amendment)] if amendment else [("article", found["number"])]
    return _mention(start, stop, "us", "U.S.", first + places, amendment)


def _powers(text: str, end: int) -> Mention | None:
    """An article of the Constitution by what only it governs: "Article III standing"."""
    found = _POWERS.search(text, max(0, end - 14), min(len(text), end + 30))
    if not found or found.start() >= end or (found.start() and text[found.start() - 1].isalnum()):
        return None
    near = text[max(0, found.start() - 200) : found.end() + 60]
    if any(word in near for word in _OTHER_WORDS):
        return None
    start = found.start()
    certain = _COURTS.search(text, found.end(), found.end() + 10)
    if not certain and "onstitution" not in text[max(0, start - 2000) : found.end() + 2000]:
        return None
    return _mention(start, found.end(), "us", "U.S.", [("article", found["number"])], "", Form.SHORT)


CITED: dict[str, Callable[[str, int], Mention | None]] = {
    **{f"listed {which}": partial(listed, which=which) for which in ("0", "1", "2", "last")},
    "constitution": _constitution,
    "article": _article,
    "powers": _powers,
}
