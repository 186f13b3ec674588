"""The verb lexicon and the inflection of adjectives, against tables written by hand."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from checker.language.verbs import adjective_forms, close_syllable, load_verbs, stem_of

TREEBANK = Path(__file__).parents[3] / "shared" / "treebank" / "dev.conllu.gz"
# infinitive: imperative, hij, u, past, past plural, participle
VERBS = """
aanvaarden: aanvaard aanvaardt aanvaardt aanvaardde aanvaardden aanvaard
accepteren: accepteer accepteert accepteert accepteerde accepteerden geaccepteerd
antwoorden: antwoord antwoordt antwoordt antwoordde antwoordden geantwoord
beantwoorden: beantwoord beantwoordt beantwoordt beantwoordde beantwoordden beantwoord
beheren: beheer beheert beheert beheerde beheerden beheerd
bellen: bel belt belt belde belden gebeld
beloven: beloof belooft belooft beloofde beloofden beloofd
bestellen: bestel bestelt bestelt bestelde bestelden besteld
betalen: betaal betaalt betaalt betaalde betaalden betaald
bieden: bied biedt biedt bood boden geboden
brengen: breng brengt brengt bracht brachten gebracht
chatten: chat chat chat chatte chatten gechat
checken: check checkt checkt checkte checkten gecheckt
creëren: creëer creëert creëert creëerde creëerden gecreëerd
doen: doe doet doet deed deden gedaan
downloaden: download downloadt downloadt downloadde downloadden gedownload
duwen: duw duwt duwt duwde duwden geduwd
e-mailen: e-mail e-mailt e-mailt e-mailde e-mailden ge-e-maild
eisen: eis eist eist eiste eisten geëist
ergeren: erger ergert ergert ergerde ergerden geërgerd
erkennen: erken erkent erkent erkende erkenden erkend
eten: eet eet eet at aten gegeten
evalueren: evalueer evalueert evalueert evalueerde evalueerden geëvalueerd
faxen: fax faxt faxt faxte faxten gefaxt
gaan: ga gaat gaat ging gingen gegaan
gebruiken: gebruik gebruikt gebruikt gebruikte gebruikten gebruikt
geloven: geloof gelooft gelooft geloofde geloofden geloofd
geven: geef geeft geeft gaf gaven gegeven
googelen: googel googelt googelt googelde googelden gegoogeld
haasten: haast haast haast haastte haastten gehaast
hebben: heb heeft heeft had hadden gehad
herinneren: herinner herinnert herinnert herinnerde herinnerden herinnerd
herstellen: herstel herstelt herstelt herstelde herstelden hersteld
houden: houd houdt houdt hield hielden gehouden
huren: huur huurt huurt huurde huurden gehuurd
informeren: informeer informeert informeert informeerde informeerden geïnformeerd
innen: in int int inde inden geïnd
installeren: installeer installeert installeert installeerde installeerden geïnstalleerd
kiezen: kies kiest kiest koos kozen gekozen
komen: kom komt komt kwam kwamen gekomen
kopen: koop koopt koopt kocht kochten gekocht
kopiëren: kopieer kopieert kopieert kopieerde kopieerden gekopieerd
kunnen: kan kan kunt kon konden gekund
laten: laat laat laat liet lieten gelaten
leasen: lease leaset leaset leasete leaseten geleaset
leveren: lever levert levert leverde leverden geleverd
lezen: lees leest leest las lazen gelezen
melden: meld meldt meldt meldde meldden gemeld
moeten: moet moet moet moest moesten gemoeten
mogen: mag mag mag mocht mochten gemogen
nemen: neem neemt neemt nam namen genomen
oefenen: oefen oefent oefent oefende oefenden geoefend
ondertekenen: onderteken ondertekent ondertekent ondertekende ondertekenden ondertekend
ontvangen: ontvang ontvangt ontvangt ontving ontvingen ontvangen
openen: open opent opent opende openden geopend
overleggen: overleg overlegt overlegt overlegde overlegden overlegd
praten: praat praat praat praatte praatten gepraat
reizen: reis reist reist reisde reisden gereisd
rijden: rijd rijdt rijdt reed reden gereden
schrijven: schrijf schrijft schrijft schreef schreven geschreven
skypen: skype skypet skypet skypete skypeten geskypet
sluiten: sluit sluit sluit sloot sloten gesloten
sms'en: sms sms't sms't sms'te sms'ten ge-sms't
staan: sta staat staat stond stonden gestaan
sturen: stuur stuurt stuurt stuurde stuurden gestuurd
treden: treed treedt treedt trad traden getreden
uiten: uit uit uit uitte uitten geuit
updaten: update updatet updatet updatete updateten geüpdatet
verhuizen: verhuis verhuist verhuist verhuisde verhuisden verhuisd
verifiëren: verifieer verifieert verifieert verifieerde verifieerden geverifieerd
verliezen: verlies verliest verliest verloor verloren verloren
vermelden: vermeld vermeldt vermeldt vermeldde vermeldden vermeld
versturen: verstuur verstuurt verstuurt verstuurde verstuurden verstuurd
verven: verf verft verft verfde verfden geverfd
verwelkomen: verwelkom verwelkomt verwelkomt verwelkomde verwelkomden verwelkomd
verzekeren: verzeker verzekert verzekert verzekerde verzekerden verzekerd
vinden: vind vindt vindt vond vonden gevonden
wachten: wacht wacht wacht wachtte wachtten gewacht
weten: weet weet weet wist wisten geweten
wijzigen: wijzig wijzigt wijzigt wijzigde wijzigden gewijzigd
willen: wil wil wilt wilde wilden gewild
worden: word wordt wordt werd werden geworden
zeggen: zeg zegt zegt zei zeiden gezegd
zenden: zend zendt zendt zond zonden gezonden
zetten: zet zet zet zette zetten gezet
zien: zie ziet ziet zag zagen gezien
zijn: wees is bent was waren geweest
zoeken: zoek zoekt zoekt zocht zochten gezocht
zorgen: zorg zorgt zorgt zorgde zorgden gezorgd
zullen: zal zal zult zou zouden
upgraden: upgrade upgradet upgradet upgradede upgradeden geüpgraded
deleten: delete deletet deletet deletete deleteten gedeletet
mailen: mail mailt mailt mailde mailden gemaild
appen: app appt appt appte appten geappt
printen: print print print printte printten geprint
streamen: stream streamt streamt streamde streamden gestreamd
timmeren: timmer timmert timmert timmerde timmerden getimmerd
verbazen: verbaas verbaast verbaast verbaasde verbaasden verbaasd
vrezen: vrees vreest vreest vreesde vreesden gevreesd
krabben: krab krabt krabt krabde krabden gekrabd
verhelpen: verhelp verhelpt verhelpt verhielp verhielpen verholpen
dienen: dien dient dient diende dienden gediend
hoeven: hoef hoeft hoeft hoefde hoefden gehoeven
behoren: behoor behoort behoort behoorde behoorden behoord
vragen: vraag vraagt vraagt vroeg vroegen gevraagd
zitten: zit zit zit zat zaten gezeten
liggen: lig ligt ligt lag lagen gelegen
lijden: lijd lijdt lijdt leed leden geleden
scheiden: scheid scheidt scheidt scheidde scheidden gescheiden
raden: raad raadt raadt raadde raadden geraden
lachen: lach lacht lacht lachte lachten gelachen
crashen: crash crasht crasht crashte crashten gecrasht
faken: fake faket faket fakete faketen gefaket
matchen: match matcht matcht matchte matchten gematcht
reserveren: reserveer reserveert reserveert reserveerde reserveerden gereserveerd
herformuleren: herformuleer herformuleert herformuleert herformuleerde herformuleerden geherformuleerd
garanderen: garandeer garandeert garandeert garandeerde garandeerden gegarandeerd
annuleren: annuleer annuleert annuleert annuleerde annuleerden geannuleerd
ontkennen: ontken ontkent ontkent ontkende ontkenden ontkend
erven: erf erft erft erfde erfden geërfd
ijken: ijk ijkt ijkt ijkte ijkten geijkt
""".strip().splitlines()
# imperative (and particle): infinitive
COMMANDS = """
vul in: invullen
Bel terug: terugbellen
stuur op: opsturen
meld aan: aanmelden
lees door: doorlezen
geef door: doorgeven
neem mee: meenemen
zet klaar: klaarzetten
log in: inloggen
hou bij: bijhouden
houd bij: bijhouden
rij mee: meerijden
pas aan: aanpassen
kijk na: nakijken
doe mee: meedoen
vraag aan: aanvragen
print uit: uitprinten
reken af: afrekenen
lever in: inleveren
maak over: overmaken
scan in: inscannen
leg uit: uitleggen
schaf aan: aanschaffen
wijs af: afwijzen
koppel los: loskoppelen
verstuur door: -
bel xyz: -
wees: zijn
heb: hebben
ga: gaan
doe: doen
zie: zien
lig: liggen
leg: leggen
lees: lezen
kies: kiezen
klik: klikken
teken: tekenen
typ: typen
update: updaten
e-mail: e-mailen
gelieve: gelieven
verzend: verzenden
antwoord: antwoorden
tafel: -
belt: -
bellen: -
""".strip().splitlines()
ADJECTIVES = """
slecht: slechte slechter slechtst
duur: dure duurder duurst
traag: trage trager traagst
wit: witte witter witst
lief: lieve liever liefst
grijs: grijze grijzer grijst
vies: vieze viezer viest
waardeloos: waardeloze waardelozer waardeloost
mooi: mooie mooier mooist
saai: saaie saaier saaist
taai: taaie taaier taaist
blij: blije blijer blijst
dun: dunne dunner dunst
grof: grove grover grofst
laf: laffe laffer lafst
los: losse losser lost
nieuw: nieuwe nieuwer nieuwst
rauw: rauwe rauwer rauwst
hoog: hoge hoger hoogst
breed: brede breder breedst
scheef: scheve schever scheefst
simpel: simpele simpeler simpelst
zeker: zekere zekerder zekerst
ver: verre verder verst
matig: matige matiger matigst
onbetrouwbaar: onbetrouwbare onbetrouwbaarder onbetrouwbaarst
onprofessioneel: onprofessionele onprofessioneler onprofessioneelst
klantvriendelijk: klantvriendelijke klantvriendelijker klantvriendelijkst
nerveus: nerveuze nerveuzer nerveust
vals: valse valser valst
complex: complexe complexer complexst
kapot: kapotte kapotter kapotst
""".strip().splitlines()


def split(line: str) -> tuple[str, list[str]]:
    name, _, forms = line.partition(": ")
    return name, forms.split()


@pytest.mark.parametrize("line", VERBS)
def test_conjugates(line: str) -> None:
    infinitive, forms = split(line)
    verb = load_verbs().verb(infinitive)
    assert verb
    found = [verb.stem, verb.third, verb.polite, verb.past, verb.past_plural, verb.participle]
    assert found[: len(forms)] == forms
    assert load_verbs().forms(infinitive) >= {infinitive, *forms}


@pytest.mark.parametrize("line", COMMANDS)
def test_finds_the_infinitive_of_a_command(line: str) -> None:
    command, (infinitive,) = split(line)
    stem, _, particle = command.partition(" ")
    assert load_verbs().infinitive_of(stem, particle) == (None if infinitive == "-" else infinitive)


@pytest.mark.parametrize("line", [line for line in COMMANDS if " " in line.partition(":")[0] and "-" not in line])
def test_the_way_from_a_command_goes_back(line: str) -> None:
    command, (infinitive,) = split(line)
    stem, particle = command.lower().split()
    verbs = load_verbs()
    base = infinitive.removeprefix(particle)
    verb = verbs.verb(base)
    assert verbs.is_separable(stem, particle)
    assert verbs.particle_of(infinitive) == (particle, base)
    assert verb
    assert stem in verb.imperatives()
    assert particle + verb.participle in verbs.forms(infinitive)


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("invullen", "invul invult invulde invulden ingevuld ingevulde invullend"),
        ("doorverwijzen", "doorverwijs doorverwijst doorverwees doorverwezen"),
        ("aanmelden", "aanmeld aanmeldt aanmeldde aangemeld"),
        ("overmaken", "overmaakt overmaakte overgemaakt"),
        ("houden", "hou houd houdt hield gehouden"),
        ("zijn", "ben bent is zijn was waren wees geweest"),
        ("kunnen", "kan kun kunt kon konden gekund"),
        ("hebben", "heb hebt heeft had hadden gehad"),
        ("willen", "wil wilt wilde wilden gewild"),
    ],
)
def test_knows_all_forms(infinitive: str, forms: str) -> None:
    assert load_verbs().forms(infinitive) >= set(forms.split())


def test_a_verb_outside_the_lexicon_has_no_forms() -> None:
    verbs = load_verbs()
    assert verbs.forms("xyzen") == frozenset()
    assert verbs.verb("xyzen") is None
    assert verbs.particle_of("inxyzen") is None
    assert not verbs.is_separable("vul", "xyz")


@pytest.mark.parametrize("line", ADJECTIVES)
def test_inflects_adjectives(line: str) -> None:
    base, (inflected, comparative, superlative) = split(line)
    expected = {base, inflected, comparative, f"{comparative}e", superlative, f"{superlative}e"}
    assert adjective_forms(base) == expected


def test_an_adjective_on_e_is_not_inflected() -> None:
    assert adjective_forms("klote") == {"klote"}


@pytest.mark.parametrize(
    ("infinitive", "stem"),
    [("maken", "maak"), ("bellen", "bel"), ("reizen", "reis"), ("beven", "beef"), ("sturen", "stuur")],
)
def test_stems_of_regular_verbs(infinitive: str, stem: str) -> None:
    assert stem_of(infinitive) == stem


@pytest.mark.parametrize(("base", "closed"), [("mak", "maak"), ("bell", "bel"), ("duur", "duur"), ("werk", "werk")])
def test_closes_syllables(base: str, closed: str) -> None:
    assert close_syllable(base) == closed


@pytest.mark.skipif(not TREEBANK.exists(), reason="the treebank ../shared/treebank is not on this machine")
def test_knows_the_finite_verbs_of_the_treebank() -> None:
    verbs = load_verbs()
    seen: Counter[str] = Counter()
    unknown = []
    with gzip.open(TREEBANK, "rt", encoding="utf-8") as lines:
        for columns in (line.split("\t") for line in lines if "\tWW|pv|tgw" in line or "\tWW|pv|verl" in line):
            form, lemma = columns[1].lower(), columns[2].replace("_", "")
            split = verbs.particle_of(lemma)
            if known := verbs.forms(lemma) | (verbs.forms(split[1]) if split else frozenset()):
                seen[lemma] += 1
                unknown += [] if form in known else [f"{form} ({lemma})"]
    assert seen.total() > 600
    assert len(unknown) <= 0.03 * seen.total(), unknown
