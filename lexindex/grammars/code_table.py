"""The codes of the states and territories as one table: how each is written, and what stands around its name."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple

from lexindex.grammars.rules import spellings
from lexindex.grammars.states import Subject, abbreviations, bare, listed, rows, states, subject_of, subjects
from lexindex.model import Kind


class Shape(Enum):
    """What follows a code's name."""

    SECTION = "section"
    RULE = "rule"
    ACT = "act"  # an act and its section: 720 ILCS 5/9-1
    PAGE = "page"
    NUMBER = "number"
    DOCKET = "docket"
    FILING = "filing"


class Code(NamedTuple):
    """A code, session law or register: its usual form, the name that ids and look-ups use, and its shape.

    `before` names the number in front (title, chapter, year, volume, issue). `lone`: by a form that says nothing of its
    state, so that the text around must.
    """

    code: str
    base: str
    jurisdiction: str
    kind: Kind
    before: str
    shape: Shape
    subject: str = ""
    page: str = ""
    lone: bool = False
    subject_after: bool = False
    chaptered: bool = False
    titled: bool = False
    pageless: bool = False
    hyphened: bool = False

    def weak(self, form: str) -> bool:
        """Whether a form is initials or plain words, which number nothing without a sign or a pointed number."""
        return not form.endswith(_SURE) and (self.initials(form) or form in _PLAIN)

    def initials(self, form: str) -> bool:
        """Whether a form is a code's initials: "T.C.A.", "KRS"."""
        return _INITIALS.fullmatch(form) is not None


_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){2,6}[a-z]{0,2}")
_SURE = ("CPLR", "C.P.L.R.", "RPAPL", "R.P.A.P.L.", "SCPA", "S.C.P.A.", "EPTL", "E.P.T.L.", "NCAC")
_PLAIN = frozenset(
    {
        "General Laws",
        "General Statutes",
        "Revised Code",
        "Public Acts",
        "Family Court Act",
        "Ill.Comp.Stat.",
        "Adm.Code",
    }
)
_FEDERAL = frozenset({"U.S.C.", "C.F.R.", "FR", "Pub. L.", "Pvt. L.", "Stat.", "Treas. Reg."})
_REGULATIONS = frozenset({"admin_compilation", "admin_register", "municipal", "admin_filing"})
# Forms that more than one state uses, or that say nothing of their state.
_LONE = frozenset(
    """
    R.C.; Revised Code; Adm.Code; General Statutes; General Laws; G.L.; G. L.; P.A.; PA; Public Acts; Pub. Act;
    Public Act; Family Court Act; Family Ct Act; Fam. Ct. Act; R.R.S.; AS; A.S.; F.S.; IC; I.C.; RSA; R.S.A.; CMR;
    CSR; C.S.R.; MCA; M.C.A.; MSA; M.S.A.; W.S.; HAR; NAC; P.S.; Spec. Acts; C.C.R.; A.A.C.; CPL; CMC; CRS; ARS;
    U.C.A.; UCA; R.S.; C.C.; C.C.P.; C.Cr.P.; C.E.; A.C.A.; I.C.A.; TAC; T.A.C.; GCA; G.C.A.; W.S.A.; VAC; O.A.C.; ORC; O.R.C.; T.C.A.; TCA
    """.replace("\n    ", " ")
    .strip()
    .split("; ")
)
_SUBJECT_STATES = {
    "us-ca": ("Cal.", "California", "Calif."),
    "us-tx": ("Tex.", "Texas"),
    "us-ny": ("N.Y.", "New York", "NY"),
    "us-md": ("Md.", "Maryland"),
}


@lru_cache(maxsize=1)
def by_form() -> dict[str, tuple[Code, ...]]:
    """Every way to write a code, with the codes it may mean; several only where the text must say which state's."""
    found: dict[str, dict[str, Code]] = {}
    for form, code in [*_listed(), *_by_subject()]:
        for spelling in spellings(form):
            for written in (spelling, spelling.upper()) if re.search(r"[a-z]{2}\.?", spelling) else (spelling,):
                found.setdefault(written, {}).setdefault(
                    code.jurisdiction, code._replace(lone=code.lone or form in _LONE)
                )
    return {
        form: tuple(codes.values())[:1] if not next(iter(codes.values())).lone else tuple(codes.values())
        for form, codes in found.items()
        if len(form) > 1
    }


def _where(name: str) -> str:
    return states()[bare(name)][0] if bare(name) in states() else "us"


@lru_cache(maxsize=1)
def codes() -> dict[str, Code]:
    """The codes of reporters-db and of `data/codes_us.csv` by their usual form."""
    from reporters_db import LAWS

    known: dict[str, Code] = {}
    for name, entries in LAWS.items():
        if name not in _FEDERAL and name != "N.Y.":
            plain = name.replace("\u2019", "'")
            known[plain] = _of_law(plain, entries[0])
    for row in rows("codes_us.csv"):
        name = row["code"]
        if row["kind"]:
            shape = Shape(row["after"]) if row["after"] in Shape._value2member_map_ else Shape.SECTION
            base = _base(row["same"] or name)
            known[name] = Code(
                row["same"] or name, base, row["jurisdiction"], Kind(row["kind"]), row["before"], shape,
                chaptered=row["after"] == "chapter", hyphened=shape is Shape.NUMBER and not row["before"],
            )  # fmt: skip
        elif row["same"]:
            known[name] = known[name]._replace(base=_base(row["same"]))
    return known


def _of_law(name: str, entry: dict[str, Any]) -> Code:
    """A code as reporters-db has it, its shape read from the pattern's parts."""
    pattern: str = entry["regexes"][0]
    head, _, tail = pattern.partition("$reporter")
    before = next((word for word in ("law_year", "volume", "issue", "title", "chapter") if word in head), "")
    before = {"law_year": "year"}.get(before, before)
    if "title" in head and "chapter" in head:
        before = "title-chapter"
    shape = Shape.SECTION
    if entry["cite_type"] == "admin_docket":
        shape = Shape.DOCKET
    elif entry["cite_type"] == "admin_filing":
        shape = Shape.FILING
    elif entry["cite_type"] in ("leg_session", "admin_register"):
        shape = Shape.PAGE
    elif "act>" in tail:
        shape = Shape.ACT
    elif "rule>" in tail or "reg>" in tail:
        shape = Shape.RULE
    kind = Kind.REGULATION if entry["cite_type"] in _REGULATIONS else Kind.STATUTE
    return Code(
        name, _base(name), _where(entry["jurisdiction"]), kind, before, shape,
        subject_after=("law_subject" in tail and name.startswith("N.H.")) or "agency" in tail, chaptered="chapter" in tail, titled="title" in tail,
        pageless=shape is Shape.PAGE and not tail.strip(),
    )  # fmt: skip


def _base(name: str) -> str:
    """A code's name without its publisher's: annotated or not, it is one code."""
    return re.sub(r",? Ann\.(?= |$)", "", name)


def _listed() -> Iterator[tuple[str, Code]]:
    known = codes()
    extra = {row["code"]: listed(row["forms"]) for row in rows("codes_us.csv")}
    for name, code in known.items():
        for form in (name, *extra.get(name, ())):
            if not (name == form and code.jurisdiction == "us-ny" and form == "N.Y. Law"):
                yield form, code


def _by_subject() -> Iterable[tuple[str, Code]]:
    for subject in subjects():
        code = _subject(subject)
        for form, lone in _subject_forms(subject):
            for lead in _SUBJECT_STATES[subject.jurisdiction]:
                yield f"{lead} {form}", code
            if lone:
                yield form, code._replace(lone=True)


def _subject(subject: Subject) -> Code:
    lead = abbreviations()[subject.jurisdiction][1][0]
    first = subject.forms[0] if subject.forms else ""
    if subject.jurisdiction == "us-md":
        name = f"Md. Code, {first}"
    elif subject.name == "Civil Practice Law and Rules":
        name = "N.Y. C.P.L.R."
    elif subject.name.startswith("Code of"):
        name = f"{lead} Code {first}"
    else:
        name = f"{lead} {first} {subject.name.rsplit(' ', 1)[1]}"
    return Code(name, name, subject.jurisdiction, Kind.STATUTE, "", Shape.SECTION, subject.name, subject.page)


def _subject_forms(subject: Subject) -> Iterator[tuple[str, bool]]:
    """How a code by subject is written after its state, and whether it may stand without it."""
    yield subject.name if subject.jurisdiction != "us-md" else f"Code, {subject.name}", subject.jurisdiction != "us-md"
    if subject.jurisdiction == "us-md":
        for form in (*subject.forms, subject.name):
            for lead in ("Code Ann., ", "Code, ", "Code Ann. ", "Ann. Code, "):
                yield lead + form, False
        yield f"{subject.name} Article", True
        return
    kind = subject.name.rsplit(" ", 1)[1] if not subject.name.startswith("Code of") else "Code"
    for form in subject.forms:
        yield f"{form} {kind}", True
        if subject.name.startswith("Code of"):
            yield f"Code {form}", True
            yield f"Code of {form}", False
        elif subject.jurisdiction == "us-tx":
            yield f"Code Ann. {form}", False
        elif subject.jurisdiction == "us-ca":
            yield f"Code {form}", False


def subject_code(jurisdiction: str, written: str) -> Code | None:
    """The code by subject of a state, or None where no row knows the subject."""
    found = subject_of(jurisdiction, written)
    return _subject(found) if found else None
