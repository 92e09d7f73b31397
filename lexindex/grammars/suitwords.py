"""Words beside "case", "suit", "claim" and "action" that say whether a court has it."""

# What courts try: with these a case is one of theirs where a court is near, also in headlines ("bail in bribery case").
TRIED = frozenset(
    """
    murder manslaughter homicide rape assault kidnapping kidnap abduction robbery burglary theft arson riot rioting lynching
    corruption bribery bribe graft fraud scam cheating forgery embezzlement extortion blackmail racketeering rico laundering
    smuggling trafficking drugs narcotics poaching piracy hijacking hacking cybercrime espionage spying spy treason sedition
    blasphemy terrorism terror genocide bombing shooting killing stabbing beheading conspiracy perjury contempt defamation libel slander
    harassment molestation abuse dowry stalking bigamy divorce custody alimony maintenance paternity inheritance eviction
    bankruptcy insolvency antitrust infringement copyright patent trademark malpractice negligence discrimination tax evasion
    doping eligibility disqualification extradition deportation asylum impeachment privacy hit-and-run insider-trading
    money-laundering wrongful-death sex-abuse gang-rape match-fixing civil-rights court arbitration
    """.split()
)

# Courts that go by a place or by letters: "the Strasbourg case".
COURTS = frozenset("ICC ICJ ECJ CJEU ECHR ECtHR SCOTUS ICSID PCA Strasbourg Luxembourg Hague".split())

COURT_MODIFIERS = frozenset(
    """
    supreme court landmark similar separate circuit criminal civil federal defamation libel discrimination test appeal antitrust
    copyright patent admissions asylum ban immunity abortion rights gun voting custody corruption fraud murder
    harassment class-action bribery
    """.split()
)

# With these a case is one before a court, whatever stands around it.
OF_LAW = frozenset(
    """
    antitrust libel defamation copyright patent admissions custody class-action wrongful-death discrimination supreme
    malpractice insider-trading impeachment extradition court circuit
    """.split()
)

NO_CASE = frozenset(
    """
    worst best any bear basket business upper lower pillow brief display test use base confirmed coronavirus covid-19 first
    extreme every future hypothetical strong good better compelling weak phone guitar glass stronger
    """.split()
)

CLOTHES = frozenset(
    """
    space business bathing jump wet three-piece two-piece dark blue grey gray black sailor pressure diving tailored expensive leather velvet silk tweed woollen
    strong white pinstripe pinstriped linen sharp hazmat protective cheap ill-fitting trouser strongest
    """.split()
)

SUIT_OVER = frozenset(
    """
    death libel class-action civil federal harassment discrimination defamation antitrust copyright paternity derivative shareholder
    stockholder tam qui-tam negligence malpractice divorce patent trademark infringement whistleblower wrongful-death injury
    slander eviction custody damages privacy bankruptcy securities breach-of-contract wrongful-termination civil-rights
    """.split()
)

CLAIMS = frozenset(
    """
    legal civil court libel defamation damages compensation negligence discrimination employment whistleblowing
    malpractice counter class-action class arbitration antitrust negligence injury whistleblower patent copyright harassment
    """.split()
)

# "Disciplinary action", "climate action"; what is asked of an insurer or an office is before no court.
NO_ACTION = frozenset(
    """
    disciplinary enforcement climate affirmative direct industrial strike military police corrective remedial administrative
    regulatory executive congressional political collective urgent immediate concrete decisive government covert naval
    """.split()
)

HEADLINE_STOPS = frozenset("each either worst best rare extreme particular similar certain given".split())

# "In a second case the court held"
FURTHER = frozenset(
    "second third fourth separate similar related different earlier previous later recent parallel".split()
)
