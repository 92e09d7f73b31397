"""Readers: what becomes of a file, and where each character of a document came from."""

import io
import json
import os
import time
from pathlib import Path

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from lexindex.model import Document, Problem, Zone
from lexindex.readers import READERS, SUFFIXES, document_id, read, read_bytes
from lexindex.readers.dates import date_line, iso_date
from lexindex.readers.source import LIMIT, Builder, clean, compose, decode
from lexindex.text import source_position, zone_at

P = (
    "The minister told parliament on Tuesday that the Fisheries Act would be amended before the summer, and that the change would reach every harbour.",
    "Opponents of the plan said the Harbour Treaty of 1931 leaves no room for it; they want the courts to look at it first, and can pay for that.",
    "“We were promised a hearing under section 12 of the Act,” said Marta Lind, who fishes out of Vardø. “Nobody has called us yet.”",
    "The bill goes to committee next week. A vote is expected in June, though the calendar is crowded and several members are abroad.",
)
TITLE = "Fisheries Act to change"
PARAGRAPHS = "\n".join(f"<p>{p}</p>" for p in P)


def results(data, suffix=".txt", name="doc:x"):
    return list(read_bytes(data if isinstance(data, bytes) else data.encode(), suffix, id=name))


def only(data, suffix=".txt"):
    (document,) = results(data, suffix)
    assert isinstance(document, Document), document
    return document


def problem(data, suffix=".txt"):
    (found,) = results(data, suffix)
    assert isinstance(found, Problem), found
    return found


def sources(document, source):
    """What the source holds at the place of each character."""
    return [source[at] if (at := source_position(document, i)) < len(source) else "" for i in range(len(document.text))]


# Files and ids


def test_the_suffixes_are_those_of_the_readers():
    assert {".txt", ".md", ".html", ".htm", ".jsonl"} <= SUFFIXES == set(READERS)


def test_a_file_is_read_by_its_suffix_whatever_its_case(tmp_path):
    path = tmp_path / "corpus" / "A.HTML"
    path.parent.mkdir()
    path.write_text(f"<h1>{TITLE}</h1><p>{P[0]}</p>", encoding="utf-8")
    (document,) = read(path, root=path.parent)
    assert document.id == "doc:corpus/A.HTML"
    assert document.text == f"{TITLE}\n\n{P[0]}"


@pytest.mark.parametrize(
    ("path", "root", "wanted"),
    [
        ("corpus/a.txt", "corpus", "doc:corpus/a.txt"),
        ("corpus/b/c d.txt", "corpus", "doc:corpus/b/c%20d.txt"),
        ("corpus/100%.txt", "corpus/", "doc:corpus/100%25.txt"),
        ("corpus/ü\n.txt", "corpus", "doc:corpus/%C3%BC%0A.txt"),
        ("corpus/a.txt", None, "doc:a.txt"),
        ("corpus/a.txt", "corpus/a.txt", "doc:a.txt"),
        ("elsewhere/a.txt", "deep/corpus", "doc:a.txt"),
        ("corpus/x:y@z~(1).txt", "corpus", "doc:corpus/x%3Ay@z~%281%29.txt"),
    ],
)
def test_an_id_is_the_place_in_harmless_characters(path, root, wanted):
    assert document_id(Path(path), Path(root) if root else None) == wanted


def test_a_name_that_is_not_utf_8_has_an_id_all_the_same():
    assert document_id(Path(os.fsdecode(b"corpus/\xff.txt")), Path("corpus")) == "doc:corpus/%FF.txt"


def test_a_folder_named_dot_has_the_id_of_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert document_id(Path("a.txt"), Path()) == f"doc:{tmp_path.name}/a.txt"


def test_what_is_no_readable_file_is_a_problem(tmp_path):
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "x.pdf").write_bytes(b"x")
    for name, reason in [
        ("folder.txt", "folder"),
        ("pipe.txt", "ordinary"),
        ("gone.txt", "cannot be read"),
        ("x.pdf", "no reader"),
        ("a\0b.txt", "cannot be read"),
    ]:
        (found,) = read(tmp_path / name)
        assert isinstance(found, Problem)
        assert reason in found.reason
        assert found.hint
        assert found.path == str(tmp_path / name)


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = read(path)
    assert "Permission denied" in found.reason


def test_a_file_over_the_limit_is_a_problem_and_is_not_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(LIMIT + 1)  # sparse: nothing is written
    start = time.perf_counter()
    (found,) = read(path)
    assert "50 MB" in found.reason
    assert time.perf_counter() - start < 20


def test_a_file_that_grows_past_the_limit_while_it_is_read_is_a_problem():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return b"a" * size

    (found,) = READERS[".txt"](Endless(), "doc:x")
    assert "50 MB" in found.reason


# Characters


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 \n%...",
        b"PK\x03\x04....",
        b"\x89PNG\r\n\x1a\n...",
        b"{\\rtf1 hello}",
        b"\xd0\xcf\x11\xe0....",
        bytes(range(256)) * 4,
        b"abc\0\1\2\3def",
        b"\x1f\x8b..",
    ],
)
def test_binary_data_under_the_name_of_a_text_is_a_problem(data, suffix):
    found = problem(data, suffix)
    assert "not text" in found.reason
    assert found.hint


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl"])
@pytest.mark.parametrize("data", ["", "\ufeff", " \n\t\r\n \u200b \xa0"])
def test_a_file_without_a_word_is_a_problem(data, suffix):
    assert problem(data, suffix).reason == "no text"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_common_encoding_is_read(codec):
    text = "The “Naïve” Act – § 7 – applies to all the cafés of the town, and nobody else."
    document = only(text.encode(codec))
    assert document.text == text


def test_a_byte_order_mark_counts_in_the_source():
    data = "Art. 5 of the Act.".encode("utf-8-sig")
    document = only(data)
    assert document.text == "Art. 5 of the Act."
    assert source_position(document, 0) == 1
    assert sources(document, data.decode("utf-8")) == list(document.text)


def test_a_few_bad_bytes_in_utf_8_are_marked_and_the_rest_stays():
    data = "Café “Roe” v. ".encode() + b"\xff\xfe" + " Wade, 410 U.S. 113 (1973) – naïve".encode()
    document = only(data)
    assert document.text == data.decode("utf-8", "replace")
    assert "410 U.S. 113" in document.text


def test_cyrillic_in_an_old_encoding_is_guessed():
    text = "Конституция Российской Федерации принята всенародным голосованием, и суд применил её статью вторую. " * 4
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("declared", "codec"), [("windows-1251", "cp1251"), ("iso-8859-1", "cp1252"), ("shift_jis", "shift_jis")]
)
def test_a_page_is_read_as_it_says_unless_it_is_utf_8(declared, codec):
    text = {"cp1251": "Закон о море", "cp1252": "Loi “d’été”", "shift_jis": "海洋法"}[codec]
    page = f'<meta charset="{declared}"><p>{text} 1931.</p>'
    assert only(page.encode(codec), ".html").text == f"{text} 1931."
    assert only(page.encode(), ".html").text == f"{text} 1931."


def test_unseen_characters_go_and_line_ends_are_plain():
    source = "\ufeffArt.\u200b 5 of the Con\xadven\xadtion\r\nSecond\rThird\u2060 line 👨‍👩‍👧 \x00end."
    document = only(source)
    assert document.text == "Art. 5 of the Convention\nSecond\nThird line 👨‍👩‍👧 end."
    assert [c.replace("\r", "\n") for c in sources(document, source)] == list(document.text)


_ODD = st.text(st.sampled_from("ab §é👨\u200d\u200c\u200b\xad\ufeff\r\n\u202e\x07 .#*[](")) | st.text()


@given(_ODD)
def test_each_character_of_a_plain_text_stands_where_the_runs_say(source):
    data = source.encode("utf-8", "replace")
    source = data.decode()
    for document in results(data):
        if isinstance(document, Document):
            found = sources(document, source)
            assert [c.replace("\r", "\n") for c in found] == list(document.text)
            assert not set(document.text) & set("\r\u200b\xad\ufeff\u202e")


@given(_ODD)
def test_clean_text_is_clean(source):
    text, runs = clean(source)
    assert clean(text)[0] == text
    assert runs[0][0] == 0
    assert list(runs) == sorted(runs)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=8), _ODD)
def test_runs_of_runs_lead_to_the_source(cuts, source):
    middle, inner = clean(source)
    builder = Builder()
    for start, length in sorted(cuts):
        builder.add(middle[start : start + length], start)
    text = builder.text()
    document = Document(id="x", text=text, runs=compose(builder.runs, len(text), inner))
    assert [c.replace("\r", "\n") for c in sources(document, source)] == list(text)


# Plain text


def test_front_matter_tells_and_leaves_the_text():
    source = "Title: On nets\r\nBy: Ann Lee\r\nDate: June 27, 2019\r\nSource: Coastal Press\r\nURL: https://coast.example/n\r\n\r\nThe Act is law."
    document = only(source)
    assert (document.title, document.author, document.date) == ("On nets", "Ann Lee", "2019-06-27")
    assert (document.source, document.url) == ("Coastal Press", "https://coast.example/n")
    assert document.text == "The Act is law."
    assert sources(document, source) == list(document.text)


def test_front_matter_between_dashes_is_read_with_its_lists():
    document = only(
        '---\ntitle: "On nets: a view"\nauthors:\n  - Ann Lee\n  - Per Berg\ntags: [law, sea]\ndate: 2019-06-27\n---\n\nThe Act is law.\n'
    )
    assert (document.title, document.author, document.date, document.text) == (
        "On nets: a view",
        "Ann Lee, Per Berg",
        "2019-06-27",
        "The Act is law.\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Source: the minister, who spoke.\nShe said so.",
        "---\nNo end of this\n\nHere.",
        "Note: the Act is law.\n\nSo it is.",
        "Dear Sir: hello",
    ],
)
def test_a_text_that_only_looks_like_front_matter_stays_whole(text):
    assert only(text).text == text


def test_a_title_is_found_in_a_page_copied_as_text():
    document = only(f"Skip to main content\n\n{TITLE} before the summer\n\nAnn Lee\n\n{P[0]}\n\n{P[1]}")
    assert document.title == f"{TITLE} before the summer"
    assert document.author == "Ann Lee"
    assert [z.zone for z in document.zones] == [Zone.BOILERPLATE, Zone.HEADLINE]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//x", "http://[bad"])
def test_an_address_that_cannot_be_followed_is_dropped(url):
    assert only(f"Title: x\nURL: {url}\n\nThe Act is law.").url is None


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2019-06-27", "2019-06-27"), ("2019-06-27T10:00:00Z", "2019-06-27"), ("June 27, 2019", "2019-06-27"), ("27 June 2019", "2019-06-27"),
        ("Thu, 27 Jun 2019 10:00", "2019-06-27"), ("Sept. 3rd, 2020", "2020-09-03"), ("20190627", "2019-06-27"), ("2019/6/7", "2019-06-07"),
        ("06/07/2019", None), ("31 February 2020", None), ("yesterday", None), ("", None), (None, None), (20190627, None), ("0000-01-01", None),
    ],
)  # fmt: skip
def test_dates_become_iso_or_nothing(value, date):
    assert iso_date(value) == date


def test_a_sentence_with_a_date_is_no_date_line():
    assert date_line("Updated 27 June 2019") == "2019-06-27"
    assert date_line("The Act of 27 June 2019") is None


# Markdown


def test_markdown_loses_its_marks_and_keeps_its_words():
    source = (
        '# The *new* Act ##\n\nSee [Roe v. _Wade_](https://x.example/a_(b) "t"), [2020] UKSC 5, [1989](2) All ER 1, and [the Act][act].\n'
        "It goes **on** &amp; on, says `s. 5`.[^1]\n\n![a picture](a.png)\n\n> Quoted words\n> go on.\n\n- one\n- two\n\n1. first\n\n"
        "```python\ncode = 'Clean Air Act'\n```\n\nSub heading\n---\n\n| Act | Year |\n|-----|-----:|\n| Sea | 1954 |\n\n"
        "<!-- hidden\nwords -->\n\\*Not\\* emphasis, snake_case_name.\n\n[act]: http://x.example\n[^1]: A note.\n"
    )
    document = only(source, ".md")
    assert document.text.split("\n") == [
        "The new Act", "", "See Roe v. Wade, [2020] UKSC 5, [1989](2) All ER 1, and the Act. It goes on & on, says s. 5.", "", "", "",
        "Quoted words go on.", "", "one", "two", "", "1. first", "", "Sub heading", "", "Act | Year", "", "Sea | 1954", "",
        "*Not* emphasis, snake_case_name.", "", "A note.",
    ]  # fmt: skip
    assert document.title == "The new Act"
    assert document.zones[0].zone is Zone.HEADLINE
    for i, (char, there) in enumerate(zip(document.text, sources(document, source), strict=True)):
        # What we put in: line ends and spaces between blocks and lines, and the plain character of an entity.
        assert char == there or char in "\n " or (char, there) == ("&", "&"), (i, char, there)


def test_the_title_in_front_matter_is_believed_before_the_heading():
    document = only("---\ntitle: Front\n---\n# Heading\n\nText of it.", ".md")
    assert (document.title, document.text) == ("Front", "Heading\n\nText of it.")


def test_a_code_block_without_end_takes_nothing_with_it():
    assert "The Act" in only("# T\n\n```\nThe Act is law.\n", ".md").text


@given(st.text(st.sampled_from("ab*_`[]()!<>#-|~&;\\^: \n\r\u200b§/.")))
def test_any_markdown_is_safe_and_its_letters_stand_in_the_source(source):
    for document in results(source, ".md"):
        if isinstance(document, Document):
            for char, there in zip(document.text, sources(document, source), strict=True):
                assert not char.isalpha() or char == there


# Web pages

LAYOUTS = {
    "article": f"""<!doctype html><html><head><title>{TITLE} | Northern Post</title><meta property="og:site_name" content="Northern Post">
        <meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2021-05-04T10:00:00+02:00">
        <meta name="author" content="Ann Lee"><link rel="canonical" href="https://post.example/f"></head><body>
        <header class="site-header"><nav><a href="/">UNWANTED Home</a></nav></header><main><article><header><h1>{TITLE}</h1>
        <p class="dek">Skippers say the plan breaks an old treaty</p><p class="byline">By Ann Lee</p></header>
        <figure><img src="x.jpg"><figcaption>Boats in Vardø.</figcaption></figure><p>{P[0]}</p><p>{P[1]}</p>
        <div class="newsletter-signup"><h3>Sign up for the Tide</h3><p>UNWANTED words on the Basel Convention, every week in full.</p></div>
        <h2>What the law says</h2><ul><li>The Sea Act covers nets.</li><li>The Harbour Code covers piers.</li></ul>
        <blockquote>Every boat has a right to be heard.</blockquote><table><tr><th>Act</th></tr><tr><td>Sea Act of 1954</td></tr></table>
        <p>{P[2]}</p><p>{P[3]}</p><div class="share-bar"><a href=#>UNWANTED Share</a></div>
        <p>We have no paywalls. If you can, chip in: your UNWANTED donation keeps our reporting free to read.</p>
        <div class="author-bio"><p>UNWANTED Ann Lee covers the coast and the law of the sea for this paper.</p></div></article>
        <aside><p>UNWANTED Roe v. Wade explained by our staff in a long sentence here.</p></aside><section class="related"><article>
        <h3><a href="/x">UNWANTED Court strikes down Clean Water Act rule</a></h3><p>UNWANTED blurb about that Act and more.</p></article></section></main>
        <section id="comments"><p>UNWANTED I think the Magna Carta says it all, people should read it more.</p></section>
        <footer>© 2021 UNWANTED Northern Post.</footer></body></html>""",
    "soup of divs": f"""<html><head><title>{TITLE} - Northern Post</title></head><body><div class="menu"><a href=/>UNWANTED</a></div>
        <div id="wrap"><div class="col1"><div class="hl"><h1>{TITLE}</h1></div><div class="x">By Ann Lee</div><div class="txt">
        {"".join(f"<div>{p}</div>" for p in P)}</div></div><div class="col2"><div><a href=a>UNWANTED Clean Water Act ruling stands</a></div></div></div></body></html>""",
    "tables in tables": f"""<title>{TITLE}</title><table width=100%><tr><td colspan=2><a href=/>UNWANTED Home</a> | <a href=/n>News</a></td></tr><tr><td width=20%>
        <table><tr><td><a href=1>UNWANTED Clean Water Act</a><br><a href=2>UNWANTED Roe v. Wade</a></td></tr></table></td>
        <td><table><tr><td><font size=5><b>{TITLE}</b></font><br><br>{"<br><br>".join(P[:3])}<p>{P[3]}</td></tr></table></td></tr></table>""",
    "amp": f"""<html amp><head><style amp-boilerplate>body{{visibility:hidden}}</style><title>{TITLE}</title><script type="application/ld+json">
        {{"@graph": [{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2021-05-04", "author": [{{"name": "Ann Lee"}}],
        "publisher": {{"name": "Northern Post"}}}}]}}</script></head><body><amp-sidebar class="sidebar"><a href="/a">UNWANTED</a></amp-sidebar>
        <main role="main"><h1>{TITLE}</h1><div>{PARAGRAPHS}<amp-ad class="ad">UNWANTED</amp-ad></div></main></body></html>""",
    "blog": f"""<title>{TITLE} &laquo; Quayside</title><body class="single has-sidebar comments-open"><div id="header"><h1><a href="/">Quayside</a></h1></div>
        <div class="post-12 post tag-newsletter category-law"><h2 class="entry-title">{TITLE}</h2><div class="entry">{PARAGRAPHS}</div></div>
        <div id="comments"><ol class="commentlist"><li>UNWANTED What about the Magna Carta, I ask you, in all seriousness and at length?</li></ol></div>
        <div id="sidebar"><h3>UNWANTED Recent posts</h3><ul><li><a href=1>UNWANTED Roe v. Wade and me</a></li></ul></div>""",
    "press release in a form": f"""<title>Department of Fisheries : {TITLE}</title><meta name="dcterms.date" content="2021-05-04"><form action="x">
        <div class="breadcrumb"><a href=/>UNWANTED Home</a></div><h1>{TITLE}</h1><p>FOR IMMEDIATE RELEASE</p>{PARAGRAPHS}<p>###</p></form>""",
    "unclosed": f"<title>{TITLE}</title><body><h1>{TITLE}<p>{P[0]}<p class='x>'>{P[1]}</b></i></div><ul><li>{P[2]}</ul></p>{P[3]}",
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_of_the_article_is_lost_and_nothing_around_it_is_kept(layout):
    page = LAYOUTS[layout]
    document = only(page, ".html")
    assert [p for p in P if p not in document.text] == []
    assert "UNWANTED" not in document.text
    assert document.title == TITLE
    start = document.text.index(TITLE)
    assert zone_at(document.zones, start) is Zone.HEADLINE
    assert [zone_at(document.zones, document.text.index(p)) for p in P] == [Zone.BODY] * 4
    for char, there in zip(document.text, sources(document, page), strict=True):
        assert not char.isalnum() or char == there


def test_all_parts_of_an_article_are_kept_in_their_zones():
    document = only(LAYOUTS["article"], ".html")
    for part in (
        "What the law says",
        "The Sea Act covers nets.",
        "The Harbour Code covers piers.",
        "Every boat has a right",
        "Sea Act of 1954",
    ):
        assert zone_at(document.zones, document.text.index(part)) is Zone.BODY
    assert zone_at(document.zones, document.text.index("Skippers say")) is Zone.HEADLINE
    assert zone_at(document.zones, document.text.index("Boats in Vardø.")) is Zone.CAPTION


@pytest.mark.parametrize(
    ("layout", "author", "date", "source", "url"),
    [
        ("article", "Ann Lee", "2021-05-04", "Northern Post", "https://post.example/f"),
        ("amp", "Ann Lee", "2021-05-04", "Northern Post", None),
        ("soup of divs", "Ann Lee", None, None, None),
        ("press release in a form", None, "2021-05-04", None, None),
    ],
)
def test_a_page_tells_author_date_source_and_address(layout, author, date, source, url):
    document = only(LAYOUTS[layout], ".html")
    assert (document.author, document.date, document.source, document.url) == (author, date, source, url)


def test_a_very_short_article_is_kept():
    page = "<title>Third</title><nav>Refugee Convention explained</nav><article><h1>Third</h1><p>The minister quoted the Human Rights Act.</p></article>"
    document = only(page, ".html")
    assert document.text == "Third\n\nThe minister quoted the Human Rights Act."


def test_without_trafilatura_our_own_rules_find_the_article(monkeypatch):
    import trafilatura

    def fail(*args, **kwargs):
        raise RuntimeError("broken")

    for answer in (fail, lambda *_, **__: None):
        monkeypatch.setattr(trafilatura, "extract", answer)
        for layout in ("article", "soup of divs", "blog"):
            document = only(LAYOUTS[layout], ".html")
            assert all(p in document.text for p in P)
            assert "UNWANTED" not in document.text


def test_entities_and_white_space_are_read_with_their_places():
    page = (
        "<p>Caf&eacute; &amp;\n   bar &#167;&nbsp;7 of the Con&shy;vention&#8203; &#x2014; A&B &unknown; 1 &lt; 2.</p>"
    )
    document = only(page, ".html")
    assert document.text == "Café & bar §\xa07 of the Convention — A&B &unknown; 1 < 2."
    for part in ("bar", "7 of the Con", "vention", "A&B"):
        assert page[(at := source_position(document, document.text.index(part))) : at + len(part)] == part
    assert page[source_position(document, document.text.index("é")) :].startswith("&eacute;")


def test_scripts_hidden_parts_and_hostile_addresses_do_not_get_through():
    page = f"""<title><b>Plain</title><link rel=canonical href="javascript:alert(1)"><script>var x = "<p>UNWANTED</p>";</script>
        <p hidden>UNWANTED</p><p style="display: none">UNWANTED</p><span aria-hidden="true">UNWANTED</span><svg><text>UNWANTED</text></svg>
        <template><p>UNWANTED</p></template><noscript>UNWANTED</noscript><button>UNWANTED</button>{PARAGRAPHS}<script>UNWANTED"""
    document = only(page, ".html")
    assert "UNWANTED" not in document.text
    assert document.url is None


def test_an_article_whose_wrapper_is_named_like_a_menu_is_kept():
    document = only(f'<body><div class="page menu-open sidebar"><h1>{TITLE}</h1>{PARAGRAPHS}</div>', ".html")
    assert all(p in document.text for p in P)


def test_a_page_of_scripts_only_is_a_problem():
    assert (
        problem("<html><head><script>var a = 1;</script></head><body><nav></nav></body></html>", ".html").reason
        == "no text"
    )


HOSTILE = {
    "deep": lambda n: "<div>" * n + "The Act is law.",
    "deep inline": lambda n: "<b>" * n + "The Act is law." + "</i>" * n,
    "nested articles": lambda n: "<article><p>The Act is law." * (n // 4),
    "many attributes": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">The Act is law.",
    "huge attribute": lambda n: f'<p title="{"x" * n * 10}">The Act is law.',
    "colspan": lambda n: (
        '<table><tr><td colspan="9007199254740991" rowspan="99999999">The Act is law.</table>' * (n // 2000 + 1)
    ),
    "comments without end": lambda n: "The Act is law. >" + "<!--" * n,
    "tags without end": lambda n: "<p>The Act is law.</p>" + '<b x=" ' * n + '">',
    "titles without end": lambda n: "The Act is law." + "<title>" * n,
    "angle brackets": lambda n: "The Act is law. <p>" + "< " * n,
    "entities": lambda n: "The Act is law." + "&amp" * n,
    "ends only": lambda n: "The Act is law." + "</div></p>" * n,
    "laughs": lambda n: (
        "<!DOCTYPE x [<!ENTITY a 'ha'>"
        + "".join(f"<!ENTITY b{i} '&a;&a;&a;'>" for i in range(n // 10))
        + "]><p>The Act is law. &b9;</p>"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_in_time_that_grows_with_its_size(name):
    def seconds(n):
        page = HOSTILE[name](n).encode()
        start = time.process_time()
        found = results(page, ".html")
        assert "The Act is law." in found[0].text
        return time.process_time() - start

    grows_linearly(seconds, 25_000)


def test_200_000_levels_are_no_trouble():
    assert only("<div><p>" * 100_000 + "The Act is law.", ".html").text == "The Act is law."


def test_deep_json_about_the_page_is_passed_over():
    page = f'<script type="application/ld+json">{"[" * 100_000}</script><h1>{TITLE}</h1><p>{P[0]}</p>'
    assert only(page, ".html").title == TITLE


def test_reading_pages_writes_nothing_to_the_terminal(capfd):
    results("<html><p>", ".html")
    for page in LAYOUTS.values():
        results(page, ".html")
    assert capfd.readouterr() == ("", "")


@given(st.text(st.sampled_from("ab <>/=\"'!-&;pdiv\n\r\u200b#x")))
def test_any_markup_is_safe(source):
    for document in results(source, ".html"):
        if isinstance(document, Document):
            for char, there in zip(document.text, sources(document, source), strict=True):
                assert not char.isalpha() or there in {char, "&"}


# JSON Lines


def test_each_record_is_a_document_and_a_bad_line_a_problem():
    lines = [
        '\ufeff{"id": "a b", "text": "Roe v. Wade \\ud83d is law.", "title": "T", "author": ["Ann Lee", "Per Berg"], "date": "27 June 2019"}',
        "not json", "", '{"body": "The Act.", "headline": "H", "link": "https://x.example/1", "published": "2019-06-27T00:00:00Z"}',
        "[1]", '{"id": 7, "text": ""}', '{"id": 7, "content": "One\\r\\ntwo."}', "[" * 100_000, '{"text": 5}',
    ]  # fmt: skip
    found = results("\n".join(lines), ".jsonl", "doc:c/x.jsonl")
    documents = [d for d in found if isinstance(d, Document)]
    assert [d.id for d in documents] == ["doc:c/x.jsonl#a%20b", "doc:c/x.jsonl#line-4", "doc:c/x.jsonl#7"]
    assert [d.text for d in documents] == ["Roe v. Wade \ufffd is law.", "The Act.", "One\ntwo."]
    assert [(d.title, d.author, d.date, d.url) for d in documents] == [
        ("T", "Ann Lee, Per Berg", "2019-06-27", None), ("H", None, "2019-06-27", "https://x.example/1"), (None, None, None, None),
    ]  # fmt: skip
    assert [p.reason.split(":")[0] for p in found if isinstance(p, Problem)] == [
        "line 2",
        "line 5",
        "line 6",
        "line 8",
        "line 9",
    ]


def test_records_have_zones_and_places_in_their_own_text():
    text = f"Skip to content\n\n{TITLE} at last\n\n{P[0]}\r\n\r\n{P[1]}"
    document = only(json.dumps({"text": text}), ".jsonl")
    assert document.title == f"{TITLE} at last"
    assert [z.zone for z in document.zones] == [Zone.BOILERPLATE, Zone.HEADLINE]
    assert sources(document, text)[-1] == text[-1]


def test_a_file_of_records_may_be_larger_than_one_document(tmp_path, monkeypatch):
    monkeypatch.setattr("lexindex.readers.LIMIT", 1000)
    monkeypatch.setattr("lexindex.readers.records.LIMIT", 5000)
    path = tmp_path / "x.jsonl"
    rows = [json.dumps({"id": i, "text": "The Act is law. " * (400 if i == 3 else 20)}) for i in range(30)]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = list(read(path))
    assert sum(isinstance(d, Document) for d in found) == 29
    assert [p.reason for p in found if isinstance(p, Problem)] == ["line 4: larger than 0 MB"]


def test_records_in_utf_16_are_read():
    assert only('{"text": "The Act – § 5."}\n'.encode("utf-16"), ".jsonl").text == "The Act – § 5."


@given(st.binary(max_size=300), st.sampled_from(sorted(SUFFIXES)))
def test_any_bytes_give_documents_or_problems(data, suffix):
    for found in results(data, suffix):
        assert isinstance(found, Document | Problem)
        if isinstance(found, Document):
            assert found.text.strip()
            assert all(0 <= z.start < z.end <= len(found.text) for z in found.zones)
