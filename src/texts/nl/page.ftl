### De pagina. Kort, gewoon Nederlands, ‘u’.

## Overal

title-start = Peilglas · uitkomsten van uw enquête op uw eigen computer
title-reading = { $file } wordt gelezen · Peilglas
title-failed = Dit bestand kan niet worden gelezen · Peilglas
title-results = Uitkomsten van { $file } · Peilglas
title-columns = Kolommen van { $file } · Peilglas
skip = Naar de inhoud
stays-here = Alles blijft op deze computer
language = Taal
other-file = Ander bestand

## Begin

start-title-first = Zie wat uw medewerkers zeggen.
start-title-second = Zonder hun antwoorden weg te geven.
start-lead = Sleep het antwoordenbestand van uw enquête hierheen. Peilglas maakt alle uitsplitsingen, figuren en toetsen in deze browser; er gaat niets naar een server.
drop-title = Zet hier uw bestand neer
drop-title-other = Kies een ander bestand
drop-kinds = CSV, Excel, SPSS of een export van LimeSurvey, Qualtrics of Forms
drop-two = De steekproef en een bewaarde vragenlijst mogen erbij.
drop-release = Laat los om te openen
choose-file = Bestand kiezen
too-many-files = U gaf { $count } bestanden. Kies er één met antwoorden, en als u wilt één met de steekproef en één vragenlijst.
questionnaire-waits = De vragenlijst ‘{ $name }’ is gelezen. Kies nu het bestand met de antwoorden.
questionnaire-told = De vragenlijst { $title } is gelezen. Alles is opnieuw berekend.
demo-before = Nog geen bestand?
demo-button = Bekijk het met voorbeeldgegevens
demo-after = (3.724 verzonnen ambtenaren).
back-to-results = Terug naar de uitkomsten
cancelled = Het lezen is gestopt. Er is niets van het bestand bewaard.

promise-here-title = Niets verlaat uw computer
promise-here = Zet de netwerkverbinding uit en probeer het.
promise-people-title = Niemand herkenbaar
promise-people = Groepen onder de tien blijven verborgen, ook voor wie terugrekent, en doen in geen enkele toets mee.
promise-numbers-title = Elk getal na te rekenen
promise-numbers = Bij elke uitkomst staan de basis, de toets en de aantallen.
check-button = Zo controleert u het zelf
check-title = Zelf controleren dat niets uw computer verlaat
check-network = Open de hulpmiddelen voor ontwikkelaars: druk op F12, of op een Mac op ⌥ ⌘ I. Kies het tabblad ‘Netwerk’. Open daarna uw bestand. Er komt geen verzoek bij. (Slaat u een figuur op, dan ziet u hooguit een regel die met ‘blob:’ begint: dat is de figuur zelf, in uw browser.)
check-offline = Of zet de verbinding helemaal uit: wifi uit, kabel eruit. Peilglas werkt gewoon door. Opnieuw laden is niet nodig: alles is al binnen, ook de voorbeeldgegevens.
check-policy = De browser dwingt het af. In het tabblad ‘Elementen’ staat in de kop van de pagina een Content-Security-Policy met connect-src 'none': na het laden staat de browser deze pagina geen enkele verbinding meer toe.
check-storage = Er wordt niets bewaard: geen cookies, geen opslag. Sluit u dit tabblad, dan is alles weg.

## Lezen

reading-title = { $file } wordt gelezen
reading-progress = { $read } van { $size } gelezen
reading-label = Voortgang van het lezen
reading-cancel = Stoppen
reading-told = { $file } wordt gelezen.

## Mislukt

failed-title = Dit bestand kan niet worden gelezen
failed-file = Bestand: { $file }
failed-place = Plaats: { $place }
failed-told = Het bestand kon niet worden gelezen.
broken-title = Peilglas is vastgelopen
broken-page = Er ging iets mis in de pagina zelf; aan uw bestand ligt het niet. Laad de pagina opnieuw en open het bestand nog eens. Er is niets verstuurd of bewaard.
broken-worker = Er ging iets mis in het rekendeel van Peilglas, misschien door te weinig geheugen. Laad de pagina opnieuw en open het bestand nog eens. Er is niets verstuurd of bewaard.
finding-unreadable-file = De browser kan dit bestand niet lezen. Misschien is het verplaatst, gewijzigd of door een ander programma in gebruik. Sluit het daar en kies het opnieuw.

## Keuzes

choices = Keuzes
choices-summary = Uitgesplitst naar { $split }
choices-open = Keuzes wijzigen
file = Bestand
file-respondents = { $count ->
    [one] 1 respondent
   *[other] { $count } respondenten
  }
file-too-few = minder respondenten dan getoond mag worden
file-items = { $matched } van { $asked } stellingen herkend
file-columns = Kolommen bekijken
file-save = Alles opslaan (JSON)
file-findings = { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
  }
split = Uitsplitsen naar
split-groups = { $count ->
    [one] 1 groep
   *[other] { $count } groepen
  }
split-none = Geen kolom herkend waarnaar kan worden uitgesplitst. Kent u er een, wijs haar dan aan bij de kolommen.
on-request = Ook ‘{ $group }’ tonen
order = Volgorde
order-questionnaire = Als in de vragenlijst
order-value = Hoogste waarde eerst
chart = Figuur
chart-bars = Staven
chart-dots = Punten
marks = Achter de waarden
marks-stars = Niets
marks-letters = Letters: hoger dan welke groepen
marks-arrows = Pijlen: hoger of lager dan de rest
test = Toets
test-careful = Voorzichtig
test-report = Als in het rapport
test-tukey = Paren van groepen met Tukey-Kramer
test-careful-note = Minder kans op een ster door toeval: de toetsen van Welch, en p gecorrigeerd (Holm) voor alle stellingen van een figuur samen.
test-report-note = Zo rekende het rapport: de t-toets van Student of variantieanalyse, iedere stelling apart, zonder correctie.
test-careful-weighted-note = Minder kans op een ster door toeval: p is gecorrigeerd (Holm) voor alle stellingen van een figuur samen. Omdat er gewogen wordt, volgen de toetsen de gewichten: een t-toets bij twee groepen, de toets van Wald bij meer, en die van Rao en Scott bij vragen met losse antwoorden.
test-report-weighted-note = Iedere stelling apart, zonder correctie, zoals in het rapport. Omdat er gewogen wordt, volgen de toetsen de gewichten: een t-toets bij twee groepen, de toets van Wald bij meer, en die van Rao en Scott bij vragen met losse antwoorden.
weighting = Weging
weighting-none = Geen
weighting-column = Kolom met gewichten
weighting-design = Steekproef per groep
weighting-post-stratified = Achteraf, per groep
weighting-raked = Achteraf, per kenmerk
weighting-none-note = Iedereen telt even zwaar.
weighting-column-note = Iedereen telt zo zwaar als het bestand zegt. n blijft het aantal mensen; een gewogen n staat ernaast.
weighting-design-note = Uit iedere groep van het steekproefbestand is een eigen steekproef getrokken: wie uit een groep komt waar weinig mensen van antwoordden, telt zwaarder.
weighting-post-stratified-note = De groepen tellen samen even zwaar als in het steekproefbestand, ook als de steekproef niet per groep is getrokken.
weighting-raked-note = Ieder kenmerk apart klopt met het steekproefbestand, niet iedere combinatie. Kies dit bij kleine groepen, of als alleen de aantallen per kenmerk bekend zijn.
heaviest-weight = Zwaarste gewicht (keer het gemiddelde)
heaviest-weight-hint = Leeg: geen grens. Met een grens, bijvoorbeeld 3, bepaalt niemand alleen de uitkomst.
heaviest-weight-wrong = Vul een getal boven 1 in, of niets.
base = Basis van percentages
base-answered = Wie een mening gaf
base-no-opinion = Ook ‘geen mening’
base-refused = Ook ‘geen mening’ en ‘wil niet zeggen’
base-answered-note = Percentages zijn van wie een mening gaf, of de vraag beantwoordde. Hoeveel er geen mening hadden, staat in de tabel.
base-more-note = Wie geen mening had telt mee in percentages, niet in gemiddelden. Wie de vraag niet kreeg of oversloeg telt nergens mee.
least-difference = Sterren pas vanaf een verschil van
least-difference-any = elk aantoonbaar verschil
least-difference-points = { $points } procentpunt
protection = Bescherming
minimum-base = Kleinste groep
minimum-base-usual = Gebruikelijk
minimum-base-usual-own = een ander aantal
minimum-base-5 = 5 – Effectory en Microsoft Viva Glint, in medewerkersonderzoek: het laagste
minimum-base-10 = 10 – de Europese richtlijn waarmee statistische bureaus uitkomsten controleren
minimum-base-23 = 23 – HESA, voor percentages over studenten en medewerkers
minimum-base-30 = 30 – Sport England, voor uitkomsten van enquêtes
minimum-base-hint = Groepen met minder respondenten worden nergens getoond en doen in geen toets mee. Niet lager in te stellen dan 5.
minimum-base-wrong = Vul een heel getal in van 5 of hoger. Tot dan geldt { $base }.
record = Verslag van wat is opgeslagen
record-none = Er is nog niets opgeslagen of afgedrukt van dit bestand.
record-count = { $count ->
    [one] Eén keer is iets anders
   *[other] { $count } keer is iets anders
} opgeslagen of afgedrukt. Wat daarmee samen een kleine groep zou verraden, wordt geweigerd.
record-why = Peilglas onthoudt dit zolang deze pagina open is. Bewaar het verslag bij de antwoorden, en open het de volgende keer samen met het bestand. Er staat in wat is getoond en wat verborgen, geen antwoorden. Het hoort niet bij wat u deelt.
record-save = Verslag bewaren
record-open = Verslag openen
refused-title = Dit wordt niet getoond
refused-choices = Wat wel kan:
refused-none = Geen van de keuzes die Peilglas heeft geprobeerd, kan wel. Kies een andere uitsplitsing.
choice-bands = de groepen van eerder bij ‘{ $name }’
choice-merge = ‘{ $first }’ en ‘{ $second }’ samenvoegen
choice-minimum-base = kleinste groep { $base }
choice-without-selection = zonder deze selectie
choice-unweighted = ongewogen
choice-without-split = zonder uitsplitsing
choice-new-record = dit is een andere meting: begin een nieuw verslag
own-eyes = Alleen voor eigen ogen
own-eyes-on = Toon ook wat te klein is om te delen
own-eyes-warning = U ziet dan ook de antwoorden van kleine groepen. Dat kan herleidbaar zijn tot mensen. Opslaan en afdrukken kan in deze stand niet; maak er ook geen schermafbeelding van.
own-eyes-mark = Alleen voor eigen ogen: niet beschermd, niet om te delen
own-eyes-none = In deze stand staan er alleen figuren van stellingen en vragen. Zet de stand uit om dit onderdeel te zien.
own-eyes-paper = Wat alleen voor eigen ogen is, wordt niet afgedrukt. Zet die stand uit en druk dan af.
hidden-groups = { $count ->
    [0] In deze weergave is geen groep verborgen.
    [one] In deze weergave is 1 groep verborgen.
   *[other] In deze weergave zijn { $count } groepen verborgen.
  }
# Onder het aantal verborgen cellen.
hidden-less = Minder verborgen? Zet uitsplitsingen die u niet nodig hebt bij ‘Kolommen bekijken’ op ‘Niet gebruiken’: alles wat naast elkaar te zien is, kan samen een kleine groep verraden.
earlier = Eerdere meting
earlier-drop = Zet hier het bestand van een eerdere meting neer
earlier-why = Met een eerder bestand van dezelfde enquête ziet u per stelling wat er is veranderd, met een toets.
earlier-choose = Eerdere meting kiezen
earlier-other = Ander bestand kiezen
earlier-compared = { $compared } stellingen en vragen vergeleken{ $apart ->
    [0] {""}
   *[other] , { $apart } niet (zie de opmerkingen bij de kolommen)
  }
earlier-look = Vergelijking bekijken
earlier-forget = Niet meer vergelijken
earlier-told = De eerdere meting { $file } is gelezen. De vergelijking staat klaar.
earlier-gone = De eerdere meting is weggehaald.
sample = Steekproef
sample-drop = Zet hier het steekproefbestand neer
sample-why = Met de steekproef per groep erbij vergelijkt tabel 3 wie is aangeschreven met wie meedeed, en kunt u wegen naar de aantallen per groep.
sample-choose = Steekproefbestand kiezen
sample-other = Ander steekproefbestand
sample-told = Het steekproefbestand { $file } is gelezen.
synthetic = Dit zijn verzonnen gegevens.

## Uitkomsten

results-all = Alles
results-all-title = Alle onderdelen
results-scales = Schaalscores
results-scales-title = Stellingen samen als schaal
results-question = Meerkeuzevraag: { $title }
results-respondents = Respondenten
results-respondents-title = Wie deden er mee?
results-trend = Eerder en nu
results-trend-title = Wat is er veranderd sinds de eerdere meting?
# De bron heet bijvoorbeeld ‘het rapport’.
results-benchmark = Naast { $source }
results-tabs = Onderdelen
results-by = Uitgesplitst naar { $split }
results-by-tables = Figuren van alle respondenten; uitgesplitst naar { $split } staat het in de tabellen
results-everybody = Alle respondenten samen
results-updated = Bijgewerkt: { $title }.
results-ready = { $file } is gelezen.
results-wait = Wordt berekend …
working-title = Er wordt nagegaan wat uitsplitsingen samen vertellen
working-why = Dit bestand heeft veel uitsplitsingen. Van elke twee en drie samen wordt nagegaan of er iets over een kleine groep uit op te maken is. Dat duurt even, en alleen de eerste keer.
working-progress = { $done } van de { $all } stappen gedaan
working-label = Voortgang
working-stop = Stoppen
working-stopped = Er is gestopt voordat dit onderdeel klaar was
working-kept = Wat al is nagegaan, blijft bekend: u kunt verdergaan waar het ophield, of een ander onderdeel kiezen.
working-go-on = Verdergaan
results-nothing = Hier valt niets te tonen. Het bestand heeft te weinig respondenten, of de kolommen van dit onderdeel zijn niet herkend.
results-too-few-title = Te weinig respondenten
results-too-few = Dit bestand heeft minder respondenten dan de kleinste groep die getoond mag worden. Daarom blijven de uitkomsten verborgen.
results-failed-title = Dit kan niet worden berekend
figure-words = De figuur in woorden
figure-table = Tabel
figure-table-of = Tabel bij { $title }
figure-pairs = Paren
figure-pairs-of = Paren van groepen bij { $title }
figure-save = Opslaan
figure-save-as = { $title } opslaan als { $format }
figure-no-png = Deze browser kan de figuur niet als PNG opslaan. SVG lukt wel.
methods = Zo is het berekend
methods-back = Terug naar de uitkomsten
table-scroll = Tabel, schuift opzij: { $title }

## Kolommen

columns-title = Kolommen
columns-lead = Zo heeft Peilglas uw bestand begrepen. Klopt er iets niet, wijzig het dan: alles wordt meteen opnieuw berekend.
columns-source = { $file }: { $count ->
    [one] 1 kolom
   *[other] { $count } kolommen
  }, { $format }.
columns-source-producer = { $file }: { $count ->
    [one] 1 kolom
   *[other] { $count } kolommen
  }, { $format } van { $producer }.
columns-sheet = Gelezen is blad ‘{ $sheet }’.
columns-encoding = Tekencodering { $encoding }.
columns-text = Tekencodering { $encoding }, gescheiden door { $delimiter }.
delimiter-comma = komma’s
delimiter-semicolon = puntkomma’s
delimiter-tab = tabs
delimiter-pipe = verticale strepen
delimiter-other = ‘{ $delimiter }’
columns-none = Geen enkele stelling is herkend. Wijs hieronder aan wat in welke kolom staat.
questionnaire = Vragenlijst
questionnaire-known = { $title }: { $items }.
questionnaire-inferred = { $title }: { $items }. Waaruit dat blijkt, staat bij elke kolom.
questionnaire-save = Vragenlijst opslaan
questionnaire-open = Vragenlijst openen
questionnaire-why = Een opgeslagen vragenlijst onthoudt wat u hier wijzigt, voor een volgend bestand. Er staan geen antwoorden van mensen in.
change-undo = Laatste wijziging terug
change-start-again = Begin opnieuw
sheet = Ander blad
columns-changed = Gewijzigd. Alles is opnieuw berekend.
findings-save = Alle opmerkingen opslaan (CSV)
findings-places = { $count } plaatsen
findings-columns = { $count } kolommen: { $columns }
findings-such-as = Onder meer: { $message }
columns-findings = Opmerkingen
columns-no-findings = Over dit bestand zijn geen opmerkingen.
severity-errors = Fouten ({ $count })
severity-warnings = Let op ({ $count })
severity-notes = Ter informatie ({ $count })
columns-list = Wat staat in welke kolom?
columns-show = Toon
columns-all = Alle kolommen ({ $count })
columns-unsure = Na te kijken ({ $count })
columns-unused = Niet gebruikt ({ $count })
columns-caption = Per kolom wat erin staat, waarom, en hoe zeker dat is
column-heading = Kolom
column-holds = Bevat
column-how = Waarom
column-sureness = Zekerheid
column-change = Wijzig
column-change-of = Wijzig kolom { $column }
column-holds-of = Wat staat er in kolom { $column }?
apply = Toepassen
role-item = Stelling
role-split = Uitsplitsing
role-multiple = Meer antwoorden mogelijk
role-choice = Lijst
role-weight = Weging
role-open = Open tekst, wordt niet getoond
role-identifies = Opzij gelegd: kan iemand herkenbaar maken
role-technical = Opzij gelegd: van het enquêteprogramma
role-empty = Opzij gelegd: leeg
role-unclear = Niet gebruikt
holds-roles = Soort
holds-item = Stelling met een eigen schaal
holds-split-list = Uitsplitsing: een lijst
holds-split-numbers = Uitsplitsing: getallen in klassen
holds-multiple = Vraag waarbij meer antwoorden mogelijk zijn
holds-list = Lijst die niet uitsplitst
holds-weight = Weging: hoe zwaar iedere respondent meetelt
holds-open = Open tekst
holds-identifies = Opzij leggen: kan iemand herkenbaar maken
holds-nothing = Niet gebruiken
holds-batteries = Stelling in een blok dat er is
holds-battery = Stelling in ‘{ $battery }’
holds-known = Deze vraag van de vragenlijst
name-item = Naam in figuren
name-battery = Titel van het blok
item-reversed = Deze stelling is andersom gesteld: draai haar om in de schaalscore
name-split = Naam van de uitsplitsing
scale = Schaal, van laag naar hoog
scale-of = { $count ->
    [one] Wat u hier wijzigt, geldt voor de ene stelling met deze schaal.
   *[other] Wat u hier wijzigt, geldt voor alle { $count } stellingen met deze schaal.
  } Kies ook welke antwoorden als ‘mee eens’ tellen.
scale-code = Code
scale-answer = Antwoord
scale-place = Plaats
scale-agree = Mee eens
scale-order = Volgorde
scale-turn = Draai om
scale-apply = Schaal toepassen
scale-label-of = Naam van antwoord { $answer }
scale-place-of = Plaats van antwoord { $answer }
scale-agree-of = { $answer } telt als mee eens
place-on-scale = op de schaal
place-no-opinion = geen mening
place-refused = wil niet zeggen
place-not-answered = niet ingevuld
place-not-asked = niet gevraagd
raise = Omhoog
raise-of = Omhoog: { $answer }
merge = Voeg bij vorige
merge-of = Voeg bij vorige: { $answer }
groups = Groepen
groups-name = Naam
groups-name-of = Naam van groep { $answer }
groups-change = Volgorde en samenvoegen
groups-bounds = Een nieuwe klasse begint bij (hele getallen, met een spatie ertussen)
groups-bounds-wrong = Vul hele getallen in die oplopen, zoals 30 40 50.
groups-apply = Groepen toepassen
how-corrected = Door u aangewezen.
how-code-and-label = Herkend aan code en tekst.
how-label = Herkend aan de tekst.
how-code = Herkend aan de code.
how-similar = Herkend aan een tekst die erop lijkt.
sureness-sure = zeker ({ $share })
sureness-check = kijk na ({ $share })
more = Toon er nog { $count }
