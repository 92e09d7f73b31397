"""Zones: what is headline, caption and boilerplate, and above all what is not."""

import pytest
from growth import cpu_seconds, grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from lexindex.model import Span, Zone
from lexindex.readers.cues import APPEAL, CUES
from lexindex.readers.zones import headline, mark, survey
from lexindex.text import zone_at

TITLE = "Harbour board sues over the new fishing rules"
BODY = (
    "The harbour board went to court on Monday over rules that it says break the treaty with its neighbour.",
    "A clerk confirmed that the complaint had been filed under the Harbour Act, and that a judge would be named this week.",
    "“Nobody asked us,” said Marta Lind, who speaks for the board. She expects a hearing before the summer.",
)
ARTICLE = "\n\n".join((TITLE, *BODY))


def zoned(text):
    return [(text[z.start : z.end].strip(), z.zone) for z in mark(text)]


def in_zone(text, zone):
    return [line for line, found in zoned(text) for line in line.split("\n\n") if found is zone]


def zone_of(text, part):
    return zone_at(mark(text), text.index(part))


# One example a cue, in words of our own; each is tried by its name, so a cue without a test is noticed.
EXAMPLES = {
    "skip link": ["Skip to content", "Jump to the main navigation", "SKIP TO MAIN CONTENT"],
    "newsletter": ["Subscribe to our weekly newsletter", "Get the morning briefing, free", "Don\u2019t miss our daily email updates", "Sign up for our free newsletter today."],
    "your inbox": ["The day's top stories, delivered to your inbox.", "Good reading, straight to your inbox every Friday."],
    "address field": ["Enter your email address", "By signing up, you agree to our terms of use and privacy notice."],
    "share": ["Share this article", "Print this page", "Share on Facebook", "Read or share this story: https://example.org/a1", "Tweet"],
    "networks": ["Facebook Twitter WhatsApp Email", "Twitter | Reddit | Copy link"],
    "follow": ["Follow us on Twitter", "Like us on Facebook", "Follow Harbour News on Instagram and Threads"],
    "cookies": ["We use cookies to make this site work better.", "By continuing to browse this site you accept our use of cookies.", "Accept all cookies"],
    "advertisement": ["Advertisement", "ADVERTISEMENT", "Advertisement - continue reading below", "Sponsored by Acme Nets"],
    "licence": ["This story is published under a Creative Commons licence, so please pass it on.", "Republish our articles for free, online or in print.", "Licensed under Creative Commons BY 4.0"],
    "copyright": ["© 2021 Harbour News", "Copyright 2019 Harbour News Ltd. All rights reserved.", "(c) 2018 The Board", "All rights reserved."],
    "agency terms": ["This material may not be published, broadcast or redistributed."],
    "appeal button": ["Donate now", "Become a member today", "Support our journalism", "Make a donation"],
    "other article": ["Read more: Skippers lose their case", "RELATED: What the Harbour Act says", "See also: A short history of nets", "( WATCH: The hearing, in full)", "Editor\u2019s pick: How herring came back"],
    "list of articles": ["Related stories", "More from Politics", "Most read", "You may also like", "Editors\u2019 picks", "Recommended for you"],
    "comments": ["Leave a comment", "12 comments", "Join the conversation", "Comments are closed."],
    "about the author": ["About the author"],
    "contact": ["Write to Marta Lind at marta.lind@harbour.example", "Ann Lee covers the coast. Follow her on Twitter @annlee"],
    "logo": ["Harbour News Logo"],
    "caption with credit": [
        "Skippers wait outside the court. (Photo: Per Berg/Coastal Press)", "The judge leaves the building. (AP Photo/Ann Lee)",
        "Nets dry in the sun on a pier in the north. Per Berg/Getty Images", "The pier, before the storm | Shutterstock",
    ],
    "caption with maker": ["Photo by Per Berg", "The pier at dawn. Image courtesy of the Harbour Board"],
    "caption label": ["Photo: the pier at dawn", "Credit: Per Berg", "Image credit: Harbour Museum"],
}  # fmt: skip


def test_every_cue_has_examples_and_a_reason():
    assert {cue.name for cue in CUES} == set(EXAMPLES)
    assert all(cue.reason for cue in CUES)


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in EXAMPLES.items() for line in lines])
def test_a_cue_marks_its_own_line_and_no_paragraph_before_it(name, line):
    text = f"{ARTICLE}\n\n{line}\n"
    wanted = next(cue.zone for cue in CUES if cue.name == name)
    assert zone_of(text, line) is wanted
    assert [zone_of(text, part) for part in BODY] == [Zone.BODY] * 3


@pytest.mark.parametrize(
    "line", [line for name in ("share", "newsletter", "other article", "advertisement") for line in EXAMPLES[name]]
)
def test_a_line_between_paragraphs_takes_none_with_it(line):
    text = "\n\n".join((TITLE, BODY[0], line, BODY[1], BODY[2]))
    assert in_zone(text, Zone.BOILERPLATE) == [line]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The campaign raised small donations from 40,000 people, the filing says, and asked them to chip in again.",
        "Donate is what the flyer told members to do, according to the indictment.",
        "The nonprofit said reader-supported newsrooms had lost a third of their donations since 2019.",
        "“If you can, chip in. We need your support, and your donation is tax-deductible,” the senator's email said.",
        "She had signed up for the newsletter of the union, which prosecutors called a conspiracy.",
        "Subscribers to the newsletter were told that the Act did not apply to them.",
        "Copyright law protects the photo, the court held, and all rights reserved to the widow remain hers.",
        "Copyright 1976 Act claims must be filed within three years.",
        "(c) the parties shall notify the depositary of any change in their territory.",
        "The photo by the deputy was shown to the jury, which took an hour to look at it.",
        "The complaint names Reuters, Getty Images and two other agencies.",
        "LONDON (Reuters) - The court upheld the order on Tuesday, and the minister resigned.",
        "We used cookies to bribe the children, the witness said.",
        "The regulator found that the site used cookies without consent, in breach of the directive.",
        "Read more widely, the clause would swallow the rule.",
        "Related cases are pending in two other courts.",
        "Watch the Supreme Court in the autumn: it has taken three cases on the Act.",
        "Share prices fell after the judgment.",
        "Follow the money, the prosecutor told the jury.",
        "Comments on the proposed rule are due by 3 March.",
        "This case was decided under a statute that was published in 1998.",
        "Support for the bill is growing in both chambers.",
        "More from habit than conviction, the House passed the bill.",
        "By continuing the programme the ministry broke the law.",
        "Our work under the treaty is not finished, the envoy said.",
        "In the picture that the state showed, the defendant holds a net (see below).",
    ],
)
def test_a_paragraph_that_merely_mentions_such_things_is_body(paragraph):
    text = "\n\n".join((TITLE, BODY[0], paragraph, *BODY[1:]))
    assert zoned(text) == [(TITLE, Zone.HEADLINE)]


def test_an_article_without_boilerplate_has_none():
    assert zoned(ARTICLE) == [(TITLE, Zone.HEADLINE)]
    assert mark("The Act is law.") == ()
    assert mark("See Roe v. Wade, 410 U.S. 113") == ()
    assert mark("") == ()


APPEALS = [
    "We have no paywalls and take no advertising. If you can, please chip in today.",
    "Our newsroom is reader-supported. Your donation keeps our reporting free to read. Thank you.",
]


@pytest.mark.parametrize("appeal", APPEALS)
def test_several_phrases_of_an_appeal_make_one(appeal):
    assert in_zone(f"{ARTICLE}\n\n{appeal}\n", Zone.BOILERPLATE) == [appeal]


@pytest.mark.parametrize("appeal", APPEALS)
def test_an_appeal_amid_the_article_does_not_end_it(appeal):
    text = "\n\n".join((TITLE, BODY[0], appeal, "What the board wants", *BODY[1:]))
    assert in_zone(text, Zone.BOILERPLATE) == [appeal]


def test_the_second_paragraph_of_an_appeal_goes_with_the_first():
    more = "Whatever you give, every donation keeps the lights on."
    assert in_zone(f"{ARTICLE}\n\n{APPEALS[0]}\n\n{more}", Zone.BOILERPLATE) == [APPEALS[0], more]


@pytest.mark.parametrize(
    ("position", "phrase"),
    list(enumerate(
        [
            "chip in", "donate", "support our", "no paywalls", "reader-supported", "no advertising", "a monthly gift", "become a member",
            "your support", "free to read", "nonprofit", "we need you", "independent journalism", "our newsroom", "thank you", "if you can", "£5 a month",
        ]
    )),
)  # fmt: skip
def test_each_phrase_of_an_appeal_is_known(position, phrase):
    stems, pattern = APPEAL[position]
    assert pattern.search(phrase)
    assert any(stem in phrase for stem in stems)


TAIL = (
    "Herring are back, and so is the quarrel over them\n\nA survey finds more fish than at any time since 1980.\n\nAnn Lee ·\n\n\n"
    'Court strikes down Clean Harbour Act\n\n"This is a dark day," said one lawyer.\n\nPer Berg ·\n\n'
    "Why the Magna Carta still matters at sea\n\nAn old charter has new friends on the coast.\n\nMarta Lind ·"
)  # fmt: skip


@pytest.mark.parametrize(
    "marker",
    [
        "This article is licensed under Creative Commons (CC BY 4.0).",
        "© 2021 Harbour News",
        APPEALS[0],
        "Related stories",
        "",
    ],
)
def test_other_headlines_after_the_end_are_boilerplate(marker):
    text = f"{ARTICLE}\n\n{marker}\n\n{TAIL}\n\nHarbour News Logo"
    start = text.index(TAIL)
    assert [zone_of(text, part) for part in BODY] == [Zone.BODY] * 3
    assert all(zone_at(mark(text), at) is Zone.BOILERPLATE for at in range(start, len(text)) if not text[at].isspace())


def test_everything_before_the_headline_of_a_scraped_page_is_set_aside():
    top = "Skip to main content\n\nSign up for our newsletter.\n\nNews of the sea. For everyone who works on it.\n\n"
    caption = "Boats at the pier in Vardø on May 4, 2021. (Photo: Per Berg/Coastal Press/Getty Images)"
    deck = "Skippers say that nobody had asked them before the rules were printed"
    text = f"{top}{caption}\n\n{TITLE}\n\n{deck}\n\nAnn Lee\n\n" + "\n\n".join(BODY)
    seen = survey(text)
    assert text[slice(*seen.title)] == TITLE
    assert seen.author == "Ann Lee"
    assert in_zone(text, Zone.CAPTION) == [caption]
    assert in_zone(text, Zone.HEADLINE) == [TITLE, deck]
    assert all(zone_at(seen.zones, at) is Zone.BOILERPLATE for at in range(len(top)) if not text[at].isspace())
    assert zone_of(text, "Ann Lee") is Zone.BODY


def test_a_menu_before_the_headline_is_set_aside():
    text = "Home\nNews\nSport\nOpinion\nTravel\n\n" + ARTICLE
    assert text[slice(*headline(text))] == TITLE
    assert zone_of(text, "Sport") is Zone.BOILERPLATE


def test_an_article_that_goes_on_after_a_copyright_line_is_kept():
    long = " ".join(BODY)
    text = "\n\n".join((TITLE, BODY[0], "© 2021 Harbour News", long, long, long))
    assert in_zone(text, Zone.BOILERPLATE) == ["© 2021 Harbour News"]


def test_the_last_paragraph_after_a_box_of_headlines_is_kept():
    text = "\n\n".join(
        (TITLE, *BODY[:2], "Related stories", "Herring are back at last", "Why the charter still matters", BODY[2])
    )
    assert zone_of(text, BODY[2]) is Zone.BODY
    assert zone_of(text, "Herring are back") is Zone.BOILERPLATE


def test_headings_of_the_article_and_names_at_its_end_are_body():
    text = f"{ARTICLE}\n\nWhat happens next\n\nThe judge will set a date for the hearing in June.\n\nAnn Lee"
    assert zoned(text) == [(TITLE, Zone.HEADLINE)]


def test_the_people_who_signed_are_no_headlines_of_others():
    names = "Robert T. Long\nJay D. Howe\nBob Eric Short\nAnn H. Walls\nREVIEWED FOR THE BOARD\nPer Berg"
    assert zoned(f"{ARTICLE}\n\n{names}\n") == [(TITLE, Zone.HEADLINE)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (ARTICLE, TITLE),
        ("\n\n" + ARTICLE, TITLE),
        ("OPINION\n\n" + ARTICLE, TITLE),
        ("By Ann Lee\n\n" + ARTICLE, TITLE),
        ("May 4, 2021\n" + ARTICLE, TITLE),
        ("Treaty signed\n\n" + "\n\n".join(BODY), "Treaty signed"),
        ("Third\n\n" + BODY[0], "Third"),
        (f"{TITLE}\n{BODY[0]}\n{BODY[1]}", TITLE),
        ("Judges back asylum ban in the U.S.\n\n" + BODY[0], "Judges back asylum ban in the U.S."),
        ("Can the board win?\n\n" + BODY[0], "Can the board win?"),
        ("\n\n".join(BODY), None),
        (TITLE, None),
        ("Michael Collins\n\nUSA TODAY\n\n" + BODY[0], None),
        ("[ad id='1307']\n\n" + ARTICLE, TITLE),
        ("", None),
    ],
)
def test_the_headline_is_the_first_line_that_looks_like_one(text, title):
    span = headline(text)
    assert (text[slice(*span)] if span else None) == title


def test_a_paragraph_broken_into_lines_is_one():
    wrapped = "The complaint had been filed under the Harbour Act, said the clerk, and\nCopyright 2019 Harbour News was the only party that had not yet been\nserved with it by the end of the week, she added on the telephone."
    assert zoned(f"{TITLE}\n\n{wrapped}\n\n{BODY[0]}") == [(TITLE, Zone.HEADLINE)]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("Ann Lee and Per Berg", "Ann Lee and Per Berg"),
        ("By Ann Lee | Harbour News", "Ann Lee"),
        ("Supreme Court", None),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
    ],
)
def test_the_byline_stands_between_headline_and_text(line, author):
    assert survey(f"{TITLE}\n\n{line}\n\n{BODY[0]}").author == author


@pytest.mark.parametrize(
    ("line", "date"),
    [("27 June 2019", "2019-06-27"), ("Published: June 27, 2019, 10:15", "2019-06-27"), ("In June 2019 he left", None)],
)
def test_a_date_in_a_line_of_its_own_is_the_date(line, date):
    assert survey(f"{TITLE}\n\n{line}\n\n{BODY[0]}").date == date


def test_structure_given_by_markup_wins():
    text = "A line\n\nPhoto by Per Berg\n\n" + BODY[0]
    zones = mark(text, structure=[Span(0, 6, Zone.HEADLINE)])
    assert zones[0].zone is Zone.HEADLINE
    assert zones[1].zone is Zone.CAPTION


_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [line for lines in EXAMPLES.values() for line in lines] + list(BODY) + [TITLE, "", "Ann Lee ·"]
        ),
        st.text(max_size=60),
    ),
    max_size=25,
)


@given(_LINES, st.sampled_from(["\n", "\n\n", "\n \n"]))
def test_zones_are_whole_lines_in_order_and_inside_the_text(lines, join):
    text = join.join(lines)
    zones = mark(text)
    end = 0
    for zone in zones:
        assert end <= zone.start < zone.end <= len(text)
        assert zone.start == 0 or text[zone.start - 1] == "\n"
        assert zone.end == len(text) or text[zone.end - 1] == "\n"
        end = zone.end
    assert mark(text) == zones


@pytest.mark.parametrize(
    "part",
    [
        "Related stories\n\nA headline without a stop\n\nA summary that ends with a full stop.\n\n",
        APPEALS[0] + "\n\nA headline without a stop\n\nSome text that ends in a stop, at length.\n\n",
        "Head line of this\nA summary that ends in a stop.\nJane Doe\n",
        "photo (" * 60 + "\n",
        "Jane " * 39 + "\n",
        "© " * 100 + "\n",
        "a\n",
    ],
)
def test_time_grows_no_faster_than_the_text(part):
    def seconds(size):
        text = BODY[0] + "\n\n" + part * (size // len(part)) + "x" * 500
        return min(cpu_seconds(lambda: mark(text)) for _ in range(2))

    grows_linearly(seconds, 100_000)
