"""Rows of Europe and the world: each example is found whole and as the row says."""

import pytest

from lexindex.grammars.provisions import rows
from lexindex.grammars.schemes import Scheme, schemes
from lexindex.model import Form, Kind, Mention
from lexindex.pipeline import detect

EXAMPLES = [
    pytest.param(scheme, number, example, id=example)
    for scheme in schemes().values()
    for number, example in enumerate(scheme.examples)
]
CODES = {code.example: code for code in rows()}
NOT_AMERICAN = [
    "Nach § 5 Abs. 1 BGB haftet der Schuldner; § 823 BGB gilt nicht.",
    "Voir l'article 1240 du Code civil et la loi n° 78-17 du 6 janvier 1978.",
    "Siehe BVerfGE 65, 1 und BGH, Urteil vom 28. November 2007 - VIII ZR 225/07.",
    "Véase el artículo 18.4 CE y la STC 31/2010; art. 2043 c.c. en Italia.",
]
PAGES = [
    ("Directive 95/45/EC", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:31995L0045"),
    ("Council Framework Decision 2003/577/JHA", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32003F0577"),
    ("ECLI:EU:C:2020:5590", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli:ECLI:EU:C:2020:5590"),
    ("ECLI:NL:HR:2018:2006", "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2018:2006"),
    (
        "Doe v. Norway, no. 12399/17",
        "https://hudoc.echr.coe.int/eng#{%22appno%22:[%2212399/17%22]}",
    ),
    ("ETS No. 71", "https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum=071"),
    ("S/RES/1999 (2011)", "https://undocs.org/S/RES/1999(2011)"),
    ("A/RES/61/177", "https://undocs.org/A/RES/61/177"),
    ("WT/DS26/AB/R", "https://www.wto.org/english/tratop_e/dispu_e/cases_e/ds26_e.htm"),
    ("BOE-A-2018-16673", "https://www.boe.es/buscar/act.php?id=BOE-A-2018-16673"),
    ("§ 253 ZPO", "https://www.gesetze-im-internet.de/zpo/"),
]


def lone(text: str, kind: Kind) -> Mention:
    found = [mention for mention in detect(text) if mention.form is Form.CITED and mention.kind is kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("scheme", "number", "example"), EXAMPLES)
def test_each_form_of_a_scheme_has_an_example_that_is_found(scheme: Scheme, number: int, example: str) -> None:
    mention = lone(f"See {example}.", scheme.kind)
    assert mention.key[1].partition("/")[0] == scheme.jurisdiction, number
    assert mention.instrument is not None


def test_each_form_of_a_scheme_has_an_example() -> None:
    assert not [scheme.name for scheme in schemes().values() if len(scheme.forms) != len(scheme.examples)]


@pytest.mark.parametrize("example", CODES)
def test_each_code_of_europe_is_found_by_its_example(example: str) -> None:
    code = CODES[example]
    mention = lone(f"{example} applies.", code.kind)
    assert mention.pinpoints
    assert mention.instrument is not None
    assert mention.instrument.id == f"{code.kind}:{code.slug}"


@pytest.mark.parametrize("text", NOT_AMERICAN)
def test_no_text_of_europe_is_american(text: str) -> None:
    found = [mention.instrument for mention in detect(text)]
    assert found
    assert not [instrument for instrument in found if instrument and (instrument.jurisdiction or "").startswith("us")]


@pytest.mark.parametrize(("text", "address"), PAGES)
def test_an_instrument_of_the_world_has_its_page(text: str, address: str) -> None:
    (mention,) = detect(f"See {text}.")
    assert mention.instrument is not None
    assert mention.instrument.url == address
