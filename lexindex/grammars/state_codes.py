"""Codes, session laws and registers of the states and territories: reporters-db's laws and `data/codes_us.csv`."""

import re
from collections.abc import Iterable
from dataclasses import replace

from lexindex.grammars import Anchor
from lexindex.grammars.code_table import Code, Shape, by_form, subject_code
from lexindex.grammars.sections import Sections, bracket, clean, sections, sections_before, several, slugged
from lexindex.grammars.session_laws import NUMBER_BEFORE, docket, filing, numbered, of_place, page
from lexindex.model import Form, Kind, Mention, Pinpoint

_ANNOTATED = re.compile(r"[,.]?\s(?:Ann(?:\.|otated)|ANN\.|Supp\.)(?=[\s,(])")
_EDITION = re.compile(
    r",?\s?\(?(?:Supp\.\s?)?(?P<year>1[89]\d\d|20\d\d)(?:,?\s(?:Cum\.\s)?(?:Supp|Repl|Rev)\.?(?:\sVol\.)?(?:\s\d{4})?)?\)?,?(?=\s(?:§|[Cc]h\.|[Cc]\.|[Pp]ar|[Tt]it\.|[Ss]ec|[Aa]rt|\d{1,3}[A-Za-z]?[-.:]\d))"
)
_AT_ONCE = re.compile(r"ch?\.\s?\d|Supp\.")  # "G.L.c. 211D", "O.S.Supp.2018"
_FOOTNOTE = re.compile(r",?\d{1,2}(?=\s§)")  # its mark, where a page of plain text has it on the line
_PLACE = re.compile(
    r"(?:,?\s?(?:[Tt]it(?:le|\.)|T\.)\s?(?P<title>\d{1,3}[A-Z]{0,2}(?:-[A-Z])?)(?![\w.-]))?"
    r"(?:,?\s?(?:(?P<whole>[Cc]h(?:apter|\.)|CHAPTER)|[Cc]hap\.|[Cc]\.)\s?(?P<chapter>\d{1,4}[A-Z]{0,2}(?:-[A-Z0-9]+)?(?:[./]\d{1,4})?)(?![\w-]))?"
    r"(?:,?\s?(?:[Aa]rt(?:icle|s\.|\.|\b)|ART\.)\s?(?P<article>\d{1,5}[A-Za-z]{0,2}(?:[.:-]\d{1,4}[A-Za-z]?){0,3}(?:\([0-9A-Za-z]{1,4}\)){0,5})(?!\w))?"
    r"(?P<lead>,?\s{0,10}(?P<sign>§{1,2}|SECTIONS?\b|SEC\.|[Ss]ections?\b|[Ss]ecs?\.|[Ss]ec\b|[Rr]{1,2}\.|[Rr]y?\b(?!\d)|[Rr]ules?\b|[Pp]ar(?:as?)?\.|¶)?\s{0,10})"
)
_ACT = re.compile(r"\s(?P<act>\d{1,4}(?:\.\d)?)(?:\s?/\s?(?=[\d])|(?![\w/.-]))")
_SUBJECT = re.compile(
    r"(?P<state>Cal\.|Tex\.|N\.\s?Y\.|Md\.)\s?(?P<code>Code(?:\sAnn\.)?,\s)?(?P<subject>[A-Z][\w.'-]*(?:,?\s(?:&|and|[A-Z][\w.'-]*)){0,5}?)"
    r"(?P<tail>,?\s(?:Code|Law)(?:\sAnn\.)?)?,?\s(?=§)"
)
_SUBJECT_AFTER = re.compile(
    r"(?:,?\s(?:§{1,2}|[Cc]h\.|[Ss]ec\.)(?=\s[A-Z]))?\s(?P<subject>[A-Z][A-Za-z.'-]*(?:\s(?:&|[A-Z][A-Za-z.'-]*)){0,3})(?=,?\s\d|\s§)"
)
_CHAPTER_BEFORE = re.compile(r"\b[Cc]h(?:apter|\.)\s(?P<chapter>\d{1,4}[A-Z]{0,2}(?:[.-]\d{1,4}[A-Z]{0,2})?),?\s\Z")
_YEAR_AFTER = re.compile(r"\s(?:\(?(?:Non-)?(?:Cum\.\s)?Supp\.\s)?(?P<year>(?:19|20)\d\d)(?![\w,-]|\s[A-Z]\.|\sU)")
_OF_ARTICLE = re.compile(r"\sof\sthe\s(?P<subject>[A-Z][\w'-]*(?:\s(?:and|[A-Z][\w'-]*)){0,4})\sArticle\b")
_SUBJECTS = {"Cal.": "us-ca", "Tex.": "us-tx", "N.Y.": "us-ny", "Md.": "us-md"}


def anchors() -> Iterable[Anchor]:
    """Every form of every code, and codes by a subject that no row has."""
    for form in by_form():
        yield Anchor(form, f"law\t{form}", literal=True)
    yield Anchor(r"\b(?:Cal\.|Tex\.|N\. ?Y\.) ?[A-Z][A-Za-z.&', -]{1,40}(?:Code|Law)(?: Ann\.)?,? §", "subject\t")
    yield Anchor(r"\bN\. ?Y\. ?[A-Z][A-Za-z.&' -]{1,40} §", "subject\t")
    yield Anchor(r"\bStats\. ?(?:18|19|20)[0-9][0-9], (?:1|2|3|c)", "stats\t")
    yield Anchor(r"\b(?:St\.|P\. ?L\.|L\.?|Laws(?: of)?) ?(?:17|18|19|20)[0-9][0-9], ?ch?\.? ?[0-9]", "by-year\t")
    yield Anchor(r"\bCode §{1,2} ?[0-9]{1,2}(?:\.[0-9]{1,2})?[A-Z]?-[0-9]", "virginia\t")
    yield Anchor(r"\bMd\. ?Code(?: Ann\.)?, [A-Z][A-Za-z.&' -]{1,40} §", "subject\t")


def law(text: str, end: int, form: str) -> Mention | None:
    """The section, page or number cited by a form of a code."""
    start = end - len(form)
    before = text[start - 1 : start]
    if before and (before.isalnum() or before in ".'-&/§"):
        return None
    after = text[end : end + 1]
    if (after.isalpha() and not (form[-1] == "." and _AT_ONCE.match(text, end))) or (
        after.isdigit() and form[-1] != "."
    ):
        return None
    table = by_form()
    if text.startswith(" Ann", end) and f"{form} Ann." in table and not form.isupper():
        return None  # the annotated code has a form of its own
    codes = table[form]
    if form == "R.S." and not _by_number(text, end, form, codes):
        return None  # "78th Leg., R.S., ch. 182, § 1": a regular session
    # Where two states use a form, the number may tell them apart, else the text; else the first is asked.
    code = (
        codes[0]
        if len(codes) == 1
        else _by_number(text, end, form, codes) or of_place(text, start, end, codes) or codes[0]
    )
    if code.shape is Shape.PAGE:
        return page(text, start, end, code)
    if code.shape is Shape.NUMBER:
        return numbered(text, start, end, code)
    if code.shape is Shape.DOCKET:
        return docket(text, start, end, code)
    if code.shape is Shape.FILING:
        return filing(text, start, end, code)
    if code.before and form.isupper() and len(form) < 4 and not NUMBER_BEFORE.search(text, max(0, start - 12), start):
        return None  # "30 TAC § 116.110"; "TAC ¶ 7" is a third amended complaint
    return _section(text, start, end, form, code)


def _section(text: str, start: int, end: int, form: str, code: Code) -> Mention | None:
    fields: list[tuple[str, str]] = []
    at = end
    if annotated := _ANNOTATED.match(text, at, at + 14):
        at = annotated.end()
    at, dated = bracket(text, at)
    if not dated and (edition := _EDITION.match(text, at, at + 44)):
        at, dated = edition.end(), [("year", edition["year"])]
    subject = None
    if code.subject_after and (subject := _SUBJECT_AFTER.match(text, at, at + 60)):
        at = subject.end()
    lead = NUMBER_BEFORE.search(text, max(0, start - 16), start) if code.before else None
    if note := _FOOTNOTE.match(text, at, at + 8):
        at = note.end()
    place = _PLACE.match(text, at, at + 80)
    act = _ACT.match(text, at, at + 14) if code.shape is Shape.ACT else None
    if act:
        at = act.end()
        read = sections(text, at, hyphened=True) if text[at - 1] in "/ " and "/" in act.group() else None
        if not lead or (not read and act.group()[-1] == "/"):
            return None
        return _made(text, lead.start(), read.end if read else at, code, read, lead["number"], dated, act=act["act"])
    assert place is not None  # every part of it is optional
    if form in _ARTICLED and not place["article"]:
        return None  # Louisiana's codes have articles; "C.C. § 1714" is California's
    sign = place["sign"] or ""
    # Initials with a sign behind them say enough; a code by subject alone is some state's, and the text says which.
    if code.lone and not (sign and code.initials(form)) and not of_place(text, start, end, (code,)):
        if code.initials(form) and (first := _first(text, start, end, code)):
            return first
        if not _says_it(text, form, code, place):
            return None
    at = place.end()
    read = (
        sections(text, at, several=several(sign), unit=_unit(code, sign), hyphened=True)
        if text[at : at + 1].isalnum()
        else None
    )
    if read and not _believable(text, form, code, place, read, led=bool(lead)):
        read = None
    if read and code.jurisdiction == "us-nh" and (division := _ROMAN_DIVISION.match(text, read.end, read.end + 30)):
        sub = f"({division['sub']}){division['more']}"
        places = (*read.places[:-1], replace(read.places[-1], first=read.places[-1].first + sub))
        read = read._replace(end=division.end(), sub=read.sub or sub, places=places)
    chapter, article, title = place["chapter"], place["article"], place["title"]
    if not read and not article and not (chapter and (code.chaptered or place["whole"])):
        return _first(text, start, end, code)
    if read and not place["lead"].strip(" ,") and form[-1] != "." and at == end:
        return None
    stop = read.end if read else place.start("lead")
    if not code.before and code.titled and sign and not title and read:
        lead = NUMBER_BEFORE.search(text, max(0, start - 16), start)
    if (code.before or code.titled) and lead:
        start = lead.start()
    elif code.before and not sign and not title:
        return None
    if subject:
        fields.append(("agency" if code.jurisdiction == "us-wi" else "subject", clean(subject["subject"])))
    if read and not code.subject and (within := _OF_ARTICLE.match(text, stop, stop + 70)):
        known = subject_code(code.jurisdiction, within["subject"])
        if known:
            code, stop = known, within.end()
    return _made(
        text,
        start,
        stop,
        code,
        read,
        lead["number"] if lead else (title or ""),
        dated,
        chapter=chapter,
        article=article,
        more=fields,
    )


# Where one state numbers its sections as no other that uses the initials does.
_IDAHO_INDIANA = {
    "us-in": re.compile(r"\d{1,2}(?:\.\d)?-\d{1,3}(?:\.\d{1,2})?-\d{1,3}(?:\.\d{1,2})?-\d"),
    "us-id": re.compile(r"\d{1,2}-\d{3,5}[A-Z]{0,2}(?![\w-])"),
}
_NUMBERED_SO = {
    "R.C.": {"us-oh": re.compile(r"\d{3,4}\.\d{2,3}")},
    "RSA": {"us-nh": re.compile(r"\d+(?:-[A-Z])?:\d")},
    "R.S.": {
        "us-nj": re.compile(r"\d{1,2}[A-Z]?:\d{1,3}[A-Z]?-\d"),
        "us-la": re.compile(r"\d{1,2}:\d{1,5}(?:\.\d{1,3})?(?![\w:-])"),
    },
    "I.C.": _IDAHO_INDIANA,
    "IC": _IDAHO_INDIANA,
}
_ARTICLED = frozenset(("C.C.", "C.C.P.", "C.Cr.P.", "C.E."))
_SIGN_FIRST = re.compile(r"\s?(?:§{1,2}|[Ss]ections?)?\s?")
_ROMAN_DIVISION = re.compile(r",\s(?P<sub>[IVX]{1,5}(?:-[a-z])?)(?P<more>(?:\([0-9A-Za-z]{1,4}\)){0,4})(?![\w.-])")
_SUBDIVIDED = re.compile(r"\d[\d.]{0,10},?\ssubd(?:\.|ivisions?)\s\(")


def _by_number(text: str, end: int, form: str, codes: tuple[Code, ...]) -> Code | None:
    """The one of several states' codes that numbers its sections so: "I.C. § 18-1508" is Idaho's."""
    if not (shapes := _NUMBERED_SO.get(form)):
        return None
    sign = _SIGN_FIRST.match(text, end)
    at = sign.end() if sign else end
    return next(
        (code for code in codes if code.jurisdiction in shapes and shapes[code.jurisdiction].match(text, at)), None
    )


def _says_it(text: str, form: str, code: Code, place: re.Match[str]) -> bool:
    """Whether the number itself says whose code it is: Ohio's and New Hampshire's look like no other's."""
    if form != "IC" and (shapes := _NUMBERED_SO.get(form)):
        if place["whole"]:
            return form in ("R.C.", "RSA")
        return (shape := shapes.get(code.jurisdiction)) is not None and shape.match(text, place.end()) is not None
    return code.jurisdiction == "us-ca" and _SUBDIVIDED.match(text, place.end(), place.end() + 40) is not None


def _unit(code: Code, sign: str) -> str:
    if sign.lower().startswith("r") or code.shape is Shape.RULE:
        return "rule"
    return "paragraph" if sign.startswith(("¶", "par", "Par")) else "section"


def _believable(text: str, form: str, code: Code, place: re.Match[str], read: Sections, *, led: bool) -> bool:
    """Whether a number behind a form is its section: initials and plain words need a sign, or a number that shows it."""
    if place["sign"] or place["title"] or place["chapter"] or place["article"]:
        return True
    number = read.number
    if code.jurisdiction == "us-tx" and "." not in number:
        return False  # their sections have points
    if not number[0].isdigit() and not re.match(r"[A-Z]{1,3}-?\d", number):
        return False
    if code.weak(form):
        parts = re.findall(r"[.:-]\d", number)
        return (
            bool(parts)
            and (led or len(number) > 4)
            and not re.match(r"\s?(?:percent|million|%)", text[read.end : read.end + 9])
        )
    return True


def _first(text: str, start: int, end: int, code: Code) -> Mention | None:
    """The section that stands before the code: "§ 775.082, Fla. Stat. (2010)", "section 187 of the Penal Code"."""
    begun, read = sections_before(text, start, loose=True)
    chapter = None
    if not read:
        chapter = _CHAPTER_BEFORE.search(text, max(0, start - 24), start)
        if not chapter:
            return None
        begun = chapter.start()
    stop, dated = bracket(text, end)
    if not dated and (year := _YEAR_AFTER.match(text, end, end + 30)):
        stop, dated = year.end(), [("year", year["year"])]
    return _made(text, begun, stop, code, read, "", dated, chapter=chapter and chapter["chapter"])


def _made(
    text: str,
    start: int,
    stop: int,
    code: Code,
    read: Sections | None,
    title: str,
    dated: list[tuple[str, str]],
    *,
    chapter: str | None = None,
    article: str | None = None,
    act: str | None = None,
    more: Iterable[tuple[str, str]] = (),
) -> Mention:
    stop, after = bracket(text, stop)
    if not after and code.code == "V.I. Code Ann." and (year := _YEAR_AFTER.match(text, stop, stop + 8)):
        stop, after = year.end(), [("year", year["year"])]
    dated = after or dated
    fields = [("code", code.code)]
    places = list(read.places) if read else []
    if title:
        if code.before == "title-chapter":
            first, _, second = title.partition("-")
            fields = [("title", first), ("code", code.code), ("chapter", second)]
        else:
            fields.insert(0, (code.before or "title", title))
    # "Okla. Stat. tit. 21, § 701.7" and "21 O.S. § 701.7" are one: the title leads.
    written = f"{title} {code.base}".strip()
    if chapter:
        fields.append(("chapter", chapter))
        written += f" ch. {chapter}"
    if act:
        fields.append(("act", act))
        written += f" {act}"
    keys = []
    of_article = False
    if article:
        number = re.sub(r"\(.*", "", article)
        of_article = "." in number  # as Texas numbers them: its sections are places within the article
        fields += [("article", number)] if read else [("article", number), ("section", number)]
        places.insert(0, Pinpoint("article", article))
        written += f" art. {number}"
    elif read and read.places[0].unit == "article":  # "article 38.23 of the Code of Criminal Procedure"
        of_article = True
        fields.append(("article", read.number))
        written += f" art. {read.number}"
    elif not read and chapter:
        places.append(Pinpoint("chapter", chapter))
    fields += more
    if read:
        fields += [("rule", read.number)] if code.shape is Shape.RULE else []
        fields.append(("section", read.number))
        if read.sub:
            fields.append(("subsection", read.sub))
        if act:
            keys.append(written)
            written += f"/{read.number}"
        elif not of_article:
            written += f" § {read.number}"
    slug = f"{code.jurisdiction}/{slugged(written.replace('§ ', ''))}"
    key = ("cite", slug, written, *keys)
    return Mention(start, stop, code.kind, Form.CITED, key, pinpoints=tuple(places), fields=(*fields, *dated))


def subject(text: str, end: int, _detail: str) -> Mention | None:
    """A section of a code by a subject that no row has: "Cal. Empl. Code § 8"."""
    found = None
    for found in _SUBJECT.finditer(text, max(0, end - 75), min(len(text), end + 1)):
        if found.end() in (end, end - 1):
            break
    if not found or found.end() not in (end, end - 1):
        return None
    state = found["state"].replace(" ", "").replace("\n", "")
    where = _SUBJECTS[state]
    if (state == "Md.") != bool(found["code"]) or (found["tail"] is None and state not in ("N.Y.", "Md.")):
        return None
    read = sections(text, _after_sign(text, found.end()), hyphened=True)
    if not read:
        return None
    if known := subject_code(where, found["subject"]):
        return _made(text, found.start(), read.end, known, read, "", [])
    tail = clean((found["tail"] or "").strip(" ,"))
    written = clean(f"{state} {found['subject']} {tail}")
    code = Code(written, written.removesuffix(" Ann."), where, Kind.STATUTE, "", Shape.SECTION)
    more: list[tuple[str, str]] = []
    if state == "Md.":
        code = code._replace(code="Md. Code Ann.", base=f"Md. Code, {clean(found['subject'])}")
        more = [("subject", clean(found["subject"]))]
    elif not tail:
        code = code._replace(code="N.Y.")
        more = [("subject", clean(found["subject"]))]
    return _made(text, found.start(), read.end, code, read, "", [], more=more)


def virginia(text: str, end: int, _detail: str) -> Mention | None:
    """Read "Code § 8.01-126" where the text speaks of Virginia: its courts name their Code so."""
    start = text.rfind("Code", max(0, end - 20), end)
    before = text[max(0, start - 24) : start].rstrip()
    word = before[before.rfind(" ") + 1 :].lstrip('("[')
    if start < 0 or (word[:1].isupper() and word not in _SIGNALS) or word.endswith(("'s", "&")):
        return None  # another code's name goes on
    code = by_form()["Va. Code"][0]._replace(lone=True)
    return _section(text, start, start + 4, "Code", code)


_SIGNALS = frozenset("See Under Accord In The Cf. Compare But Id. Both And Virginia".split())


def _after_sign(text: str, at: int) -> int:
    """Where the number behind the sign begins."""
    while text[at : at + 1] in ("§", " ", "\n"):
        at += 1
    return at
