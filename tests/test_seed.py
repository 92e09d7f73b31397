"""An article as our readers write them, scraped with everything around it: exactly what it mentions, and nothing else."""

from pathlib import Path

import pytest

import lexindex as lx
from lexindex.model import Zone
from lexindex.pipeline import Analysis, analyse
from lexindex.readers import read_bytes

# Of the same shape as the article that this project began with, in other words.
PAGE = """Skip to main content

Sign up for our newsletter.

Independent reporting. Straight to you.

Children play beside the river wall at Port Lemaire, March 3, 2021. (Photo: A. Lindqvist/AFP/Getty Images)

Saying Ministers Make Them 'Turn Away the Drowning', Coastguard Officers Back Lawsuit Against Pushback Policy

The law forcing crews to tow boats back is "against all we swore to do," officers say

Ines Halloran

Warning that they are being told to break international law, coastguard officers filed a federal court brief demanding an end to the "Tow Back" policy, under which boats have been turned around at sea.

Ordering crews to leave people adrift is "against all we swore to do," wrote the Federated Union of Coastal Employees Local 77, the union which represents the officers.

The amicus brief was filed by the union in support of the Harbour Rights League, which is challenging the Tow Back policy, officially known as the Maritime Return Protocols (MRP) program.

"The MRP abandons a duty as old as the sea," reads the brief.

Last month, the president also reached a deal with Mexican President Andrés Manuel López Obrador, under which Mexico agreed to patrol the strait.

By failing to adhere to the 1967 Protocol, the U.N. accord on refugees, wrote the officers, the government is making them break the law.

Our work is licensed under Creative Commons (CC BY-NC-ND 4.0). Feel free to republish and share widely.

We need you. We carry no advertising and have no paywall. Thousands of small donations fund our newsroom. Can you chip in today? Please donate what you can to support our journalism. Thank you.

Senators Ask Court to Restore the Endangered Species Act Rules

"The rules protect what cannot be replaced," said one advocate of the Clean Water Act.

Marek Odum ·
"""


def analysed(text: str) -> Analysis:
    (document,) = read_bytes(text.encode(), ".txt", id="doc:page.txt")
    assert isinstance(document, lx.Document)
    return analyse(document)


def seed_file() -> Path | None:
    """The original article, where it lies beside the checkout; it is not ours to ship."""
    found = sorted((Path(__file__).parent.parent.parent / "shared" / "seed").glob("*.txt"))
    return found[0] if found else None


SEED = seed_file()
CASES = [pytest.param(PAGE, "Federated Union of Coastal Employees Local 77", "Harbour Rights League", id="page")]
if SEED:
    CASES.append(
        pytest.param(
            SEED.read_text(encoding="utf-8"),
            "American Federation of Government Employees Local 1924",
            "ACLU",
            id="seed",
        )
    )


@pytest.mark.parametrize(("text", "filer", "supported"), CASES)
class TestTheArticle:
    def test_its_own_mentions_are_these_and_no_others(self, text: str, filer: str, supported: str) -> None:
        own = [mention for mention in analysed(text).mentions if mention.zone.counts]
        assert [(mention.text, mention.kind, mention.form) for mention in own] == [
            ("Lawsuit", "case", "generic"),
            ("federal court brief", "brief", "generic"),
            ("amicus brief", "brief", "coreference"),
            ("brief", "brief", "coreference"),
            ("deal", "treaty", "generic"),
            ("1967 Protocol", "treaty", "alias"),
        ]

    def test_the_protocol_is_the_refugee_protocol(self, text: str, filer: str, supported: str) -> None:
        (protocol,) = [m.instrument for m in analysed(text).mentions if m.text == "1967 Protocol"]
        assert protocol is not None
        assert (protocol.title, protocol.citation) == ("Protocol Relating to the Status of Refugees", "606 UNTS 267")

    def test_the_brief_is_one_with_its_filer_and_whom_it_supports(self, text: str, filer: str, supported: str) -> None:
        briefs = [mention for mention in analysed(text).mentions if mention.kind == "brief"]
        assert len({mention.instrument for mention in briefs}) == 1
        fields = dict(briefs[0].fields)
        assert (fields["type"], fields["filer"], fields["supports"]) == ("amicus brief", filer, supported)

    def test_the_brief_was_filed_in_the_unnamed_case(self, text: str, filer: str, supported: str) -> None:
        analysis = analysed(text)
        case = next(m.instrument for m in analysis.mentions if m.kind == "case")
        brief = next(m.instrument for m in analysis.mentions if m.kind == "brief")
        assert case is not None
        assert brief is not None
        assert case.local
        assert [(source, relation.kind, relation.target) for source, relation in analysis.relations] == [
            (brief.id, "filed_in", case.id),
            (brief.id, "cites", "treaty:refugee-protocol-1967"),
        ]

    def test_the_deal_is_an_agreement_of_this_document_only(self, text: str, filer: str, supported: str) -> None:
        (deal,) = [m.instrument for m in analysed(text).mentions if m.text == "deal"]
        assert deal is not None
        assert deal.local
        assert deal.kind == "treaty"

    def test_title_author_and_zones(self, text: str, filer: str, supported: str) -> None:
        document = analysed(text).document
        assert document.title is not None
        assert "Back Lawsuit Against" in document.title
        assert document.author in ("Julia Conley", "Ines Halloran")
        outside = " ".join(text[span.start : span.end] for span in document.zones if span.zone is not Zone.HEADLINE)
        for words in ("Sign up for our newsletter", "Getty Images", "licensed under Creative Commons", "chip in", " ·"):
            assert words in outside

    def test_the_graph_cites_the_protocol_and_the_brief(
        self, text: str, filer: str, supported: str, tmp_path: Path
    ) -> None:
        folder = tmp_path / "articles"
        folder.mkdir()
        (folder / "page.txt").write_text(text, encoding="utf-8")
        with lx.Index(tmp_path / "index") as index:
            index.build(folder)
            graph = index.graph()
        (document,) = [node for node in graph if node.startswith("doc:")]
        cited = {target for _, target, data in graph.out_edges(document, data=True) if data["kind"] == "cites"}
        assert "treaty:refugee-protocol-1967" in cited
        (brief,) = [node for node in cited if node.startswith("brief:")]
        (case,) = [node for node in cited if node.startswith("case:")]
        assert [data["kind"] for data in graph.get_edge_data(brief, case).values()] == ["filed_in"]

    def test_the_cards_tell_what_the_brief_cites_and_where_it_was_filed(
        self, text: str, filer: str, supported: str, tmp_path: Path
    ) -> None:
        (tmp_path / "page.txt").write_text(text, encoding="utf-8")
        with lx.Index(tmp_path / "index") as index:
            index.build(tmp_path / "page.txt")
            protocol = index.instrument("1967 Protocol")["relations"]
            (brief,) = [row["id"] for row in index.instruments(kind="brief")]
            own = index.instrument(brief)["relations"]
        assert ("in", "cites", brief) in {(row["direction"], row["relation"], row["id"]) for row in protocol}
        assert ("out", "protocol_to") in {(row["direction"], row["relation"]) for row in protocol}
        assert {(row["direction"], row["relation"], row["kind"]) for row in own} == {
            ("out", "cites", "treaty"),
            ("out", "filed_in", "case"),
        }
