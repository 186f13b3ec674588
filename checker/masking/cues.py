"""The words around a name that say that somebody is meant."""

TITLES = frozenset(
    "mevrouw mevr mw mej mevrouwen juffrouw meneer mijnheer menheer heer heren dhr hr fam familie dr drs ir ing mr "
    "prof dokter docent docente juf meester zuster pastoor notaris madame monsieur professor burgemeester wethouder "
    "t.a.v tav t.n.v tnv ta c.o p.a".split()
)
ROLES = frozenset(
    "collega collegas collega's monteur monteurs adviseur adviseuse behandelaar contactpersoon medewerker "
    "medewerkster teamleider teamleidster teammanager manager bezorger chauffeur makelaar consulent consulente "
    "moeder vader zoon dochter partner man vrouw echtgenote echtgenoot broer zus zusje opa oma kind kleinzoon "
    "kleindochter buurvrouw buurman huismeester opzichter mentor trainer trainster huisarts fysiotherapeut tandarts "
    "verpleegkundige specialist expert schilder tegenpartij tussenpersoon gemachtigde begunstigde reiziger "
    "reisleider reisleidster reispartner medereiziger medereizigers ondergetekende namens directeur stagiair "
    "stagiaire vriend vriendin nicht neef patiënt patient cliënt client leerling student huurder huurders eigenaar "
    "coach coördinator planner accountmanager accountant advocaat mantelzorger bewindvoerder loodgieter elektricien "
    "installateur technicus schoonmaker schoonmaakster aannemer medebewoner huisgenoot bewoner kapper kapster "
    "instructeur baliemedewerker receptioniste assistent assistente deelnemer verzekerde rekeninghouder bestuurder "
    "passagier afzender geadresseerde ontvanger aanvrager aanvraagster initiatiefnemer invaller invalster naam "
    "voornaam achternaam tante oom stiefzoon stiefdochter schoonmoeder schoonvader mama papa baby apotheker gids "
    "begeleider begeleidster".split()
)
# Behind these a department stands as often as a name: `medewerker Vergunningen`.
DEPARTMENT_ROLES = frozenset(
    "medewerker medewerkster directeur teamleider teamleidster teammanager manager adviseur adviseuse planner "
    "coördinator accountmanager specialist consulent consulente collega collegas collega's behandelaar assistent "
    "assistente namens".split()
)
# Two words that come before a name; of the first pairs only a listed name or more than one word is one.
NAMING = frozenset(
    {
        ("naam", "is"), ("spreekt", "met"), ("sprak", "met"), ("gesproken", "met"), ("naam", "van"),
        ("ouders", "van"), ("moeder", "van"), ("vader", "van"), ("zoon", "van"), ("dochter", "van"),
        ("verzorgers", "van"), ("vraag", "naar"), ("vraagt", "naar"), ("contact", "met"), ("overlegd", "met"),
        ("gebeld", "met"), ("belde", "met"), ("getekend", "door"), ("ondertekend", "door"), ("afspraak", "met"),
        ("behandeld", "door"), ("behandeling", "van"), ("gesprek", "met"),
    }
)  # fmt: skip
LOOSE = frozenset({("ik", "ben"), ("ben", "ik"), ("ik", "heet"), ("met", "mij")})
GREETINGS = frozenset(
    "beste geachte hoi hallo hey hee hé hi hai dag lieve ha waarde hello goedemorgen goedemiddag goedenavond "
    "goedendag goeiemorgen goeiedag goedenmiddag dear weledelgeboren bedankt".split()
)
CLOSINGS = frozenset(
    "groet groeten groetjes groetje mvg hoogachtend liefs gr grtz groetend gegroet m.v.g m.vr.gr vr.gr".split()
)
# Before a name that is a word too, in the middle of a sentence.
WITH = frozenset("met aan door heeft had omdat belde sprak hielp zei vroeg aldus bel vraag mail".split())
PERSON_VERBS = frozenset(
    "heeft belt mailt komt gaat kijkt zoekt helpt neemt stuurt regelt pakt zegt vraagt zal kan schrijft schreef "
    "belde mailde kwam gaf geeft zei vroeg wilde werkt zit zoekt rijdt legt laat haalt brengt heeft weet denkt "
    "meldt meldde controleert bespreekt stond begint beantwoordt plant neemt mag liet".split()
)
PARTICLES = frozenset(
    "van von vd v.d de der den het 't ’t ter ten te el al la le du da di dos del des 's ’s ben bin abu aan in op "
    "uit".split()
)
# These open a surname only before another of them: `in 't Veld`, not `in Delft`.
LOOSE_PARTICLES = frozenset("aan in op uit ben te".split())
SECOND_PARTICLES = frozenset("de der den het 't ’t".split())
BUSINESS_BEFORE = frozenset(
    "bakkerij garage firma fa slagerij apotheek restaurant hotel café cafe boekhandel autobedrijf drukkerij "
    "kwekerij installatiebedrijf bouwbedrijf aannemersbedrijf schildersbedrijf stichting museum basisschool school "
    "camping brasserie cafetaria hoveniersbedrijf transportbedrijf rijschool kapsalon kapperszaak drogisterij "
    "modehuis juwelier optiek opticien supermarkt uitgeverij verhuisbedrijf uitvaartzorg landgoed kasteel stadion "
    "theater".split()
)
# Names of people that are firms.
FIRMS = frozenset(
    {
        "albert heijn", "hans anders", "leen bakker", "jan linders", "douwe egberts", "peter langhout",
        "van der valk", "van haren", "van lanschot", "van dale", "van gogh", "simon lévelt", "kees smit",
        "tommy hilfiger", "miss etam", "jan de rijk", "den bosch", "karl lagerfeld", "anne frank", "bart smit",
        "van gils", "de ruyter", "van nelle", "piet klerkx", "fred de la bretonière", "van mossel", "van den borre",
        "marie jo", "mary kay", "ben & jerry", "rituals", "van moof", "willem ii", "prins bernhard",
    }
)  # fmt: skip
# A letter behind these names an option, no person: `variant B`.
LETTERED = frozenset(
    "optie variant type klasse label vitamine blok gebouw bijlage punt stap model maat groep hal route".split()
)
PLACE_BEFORE = frozenset("in uit te naar vanuit bij".split())
BUSINESS_AFTER = frozenset(
    "b.v bv nv n.v vof v.o.f installaties installatie keukens keuken groep group holding makelaars makelaardij "
    "advocaten transport bouw zonen schilders schilderwerken techniek elektro tegels vloeren verzekeringen "
    "assurantiën optiek mode schoenen fietsen wonen interieur meubelen meubels tuinen hoveniers notarissen "
    "accountants consultancy ict services solutions catering events bakery foods bikes logistics verhuizingen "
    "dakwerken loodgieters museum stichting college lyceum school ziekenhuis kliniek apotheek center centrum "
    "kozijnen zonwering badkamers sanitair electro automotive auto's banden rozen collectie".split()
)
