# Wat er aan een bestand opvalt: wat er gebeurde, en wat u kunt doen.

finding-empty-file = Dit bestand is leeg. Kies het bestand met de antwoorden.
finding-wrong-kind = { $kind ->
    [pdf] Dit is een pdf. Kies het bestand met de antwoorden zelf, als CSV.
    [image] Dit is een afbeelding. Kies het bestand met de antwoorden, als CSV.
    [html] Dit is een webpagina, ook als de naam op .xls eindigt. Download de antwoorden opnieuw uit uw enquêteprogramma, als CSV of .xlsx. Of open dit bestand in Excel of LibreOffice en sla het op als .xlsx.
    [xml] Dit is een XML-bestand. Opent het in Excel of LibreOffice, sla het daar dan op als .xlsx. Exporteer anders de antwoorden als CSV.
    [json] Dit is een JSON-bestand. Exporteer de antwoorden als CSV.
   *[binary] Dit is geen tekstbestand. Exporteer de antwoorden als CSV en kies dat bestand.
}
finding-no-columns = In dit bestand staan geen kolommen: er is geen komma, puntkomma, tab of streep die de tekst verdeelt. Exporteer de antwoorden als CSV.
finding-no-rows = Dit bestand heeft koppen, maar geen enkele rij met antwoorden. Controleer de export.
finding-headings-are-answers = In deze rij staan antwoorden in plaats van koppen: de rij met koppen ontbreekt. Zet er een rij boven met voor elke kolom de vraag, of maak de export opnieuw.
finding-rows-are-answers = In dit bestand is elke rij een antwoord, niet een respondent: deze kolom noemt de vraag. Iemand die tien vragen beantwoordde zou als tien mensen tellen, en een kleine groep zou zichtbaar worden. Exporteer de antwoorden met een rij per respondent en een kolom per vraag, of maak dat er in Excel van met een draaitabel.
finding-no-file = Er is nog geen antwoordenbestand geopend. Kies eerst dat bestand.
finding-earlier-nothing-shared = Dit bestand heeft geen enkele stelling of vraag gemeen met de antwoorden die open zijn. Kies een bestand van dezelfde enquête, of controleer de kolommen.
finding-earlier-item-absent = ‘{ $label }’ staat niet in het bestand van de eerdere meting en is niet vergeleken.
finding-earlier-item-only = ‘{ $label }’ staat alleen in het bestand van de eerdere meting en is niet vergeleken.
finding-earlier-other-scale = De antwoorden op deze stelling passen in de eerdere of deze meting niet op dezelfde schaal: { $count } vallen erbuiten. De stelling is niet vergeleken. Kijk of de vraag of de antwoorden zijn veranderd.
finding-earlier-other-base = Van ‘{ $label }’ zegt maar één van de twee bestanden wie niets koos. De aandelen hebben dus een andere basis en zijn niet vergeleken.
finding-earlier-not-weighted = De eerdere meting kan niet op dezelfde manier worden gewogen en is daarom niet vergeleken. Reden: { $why } Kies ‘niet gewogen’ om beide metingen ongewogen te vergelijken.
finding-earlier-unused = Bij ‘{ $label }’ geeft in de ene meting niemand het antwoord ‘{ $answer }’, en in de andere velen. Kijk of de vraag in beide metingen dezelfde antwoorden had; de vergelijking staat er wel.
finding-earlier-split-absent = De eerdere meting heeft geen kolom voor ‘{ $label }’. Daarnaar uitgesplitst is er niets te vergelijken.
finding-references-unfit = { $count ->
    [one] Eén waarde waarmee vergeleken kon worden, past
   *[other] { $count } waarden waarmee vergeleken kon worden, passen
} niet meer bij de vragenlijst zoals u die hebt gewijzigd. Daarmee wordt niet meer vergeleken. ‘Begin opnieuw’ haalt het terug.
finding-no-split = Deze uitsplitsing kan niet: het bestand heeft geen kolom voor '{ $split }'. Mogelijk zijn: { $known }.
finding-no-group = De uitsplitsing '{ $split }' heeft geen groep '{ $group }'. Mogelijk zijn: { $known }.
finding-selection-too-fine = Deze selectie kan niet samen met deze uitsplitsing: er zouden te veel kleine groepen ontstaan om ze te beschermen. Kies een uitsplitsing met minder groepen.
finding-export-between = Dit kan niet meer worden opgeslagen. Samen met wat al is opgeslagen ({ $earlier ->
    [0] meerdere keren
   *[other] keer { $earlier }: { $shows }
}) zou te zien zijn wat een groep van minder dan { $base } mensen antwoordde: zij zijn het verschil of de overlap tussen ‘{ $now }’ nu en ‘{ $before }’ toen.
finding-export-of = Dit kan niet meer worden opgeslagen. Samen met wat al is opgeslagen ({ $earlier ->
    [0] meerdere keren
   *[other] keer { $earlier }: { $shows }
}) zou te zien zijn wat een groep van minder dan { $base } mensen antwoordde, binnen ‘{ $now }’.
finding-export-some = Dit kan niet meer worden opgeslagen. Samen met wat al is opgeslagen ({ $earlier ->
    [0] meerdere keren
   *[other] keer { $earlier }: { $shows }
}) zou te zien zijn wat een groep van minder dan { $base } mensen antwoordde.
finding-export-alike-between = Dit kan niet meer worden opgeslagen. Samen met wat al is opgeslagen ({ $earlier ->
    [0] meerdere keren
   *[other] keer { $earlier }: { $shows }
}) zou te zien zijn dat iedereen in een groep, of bijna iedereen, hetzelfde antwoordde: zij zijn het verschil of de overlap tussen ‘{ $now }’ nu en ‘{ $before }’ toen.
finding-export-alike-of = Dit kan niet meer worden opgeslagen. Samen met wat al is opgeslagen ({ $earlier ->
    [0] meerdere keren
   *[other] keer { $earlier }: { $shows }
}) zou te zien zijn dat iedereen in een groep, of bijna iedereen, hetzelfde antwoordde, binnen ‘{ $now }’.
finding-export-alike-some = Dit kan niet meer worden opgeslagen. Samen met wat al is opgeslagen ({ $earlier ->
    [0] meerdere keren
   *[other] keer { $earlier }: { $shows }
}) zou te zien zijn dat iedereen in een groep, of bijna iedereen, hetzelfde antwoordde.
finding-export-lower-base = Dit kan niet meer worden opgeslagen. Wat al is opgeslagen, belooft dat geen groep kleiner dan { $base } wordt getoond, en ‘{ $now }’ is dat nu wel.
finding-export-open = Dit kan niet meer worden opgeslagen. Wat al is opgeslagen, belooft dat van een open vraag pas vanaf { $base } antwoorden te zien is hoeveel het er zijn, en bij ‘{ $now }’ zijn het er minder.
finding-export-means = Dit kan niet meer worden opgeslagen. Er is al een tabel opgeslagen met gemiddelden van dezelfde vraag bij andere groepen (keer { $earlier }: { $shows }). Samen kunnen die verraden hoeveel mensen er in een groep zitten die verborgen is.
finding-export-weights = Dit kan niet meer worden opgeslagen. Er is al iets opgeslagen met een andere weging (keer { $earlier }: { $shows }), en twee wegingen samen kunnen verraden wat van een kleine groep verborgen is.
finding-export-changed = Er is al iets opgeslagen van een bestand met dezelfde kolommen, maar met andere rijen. Het verschil tussen beide zou tonen wat de mensen antwoordden die erbij kwamen of weggingen. Is dit een andere meting, onder andere mensen, begin dan een nieuw verslag. Anders: open het bestand zoals het was.
finding-export-other-file = Het verslag van wat is opgeslagen hoort bij een ander bestand. Kies het verslag van dit bestand, of begin een nieuw.
finding-export-too-fine = Of dit samen met wat al is opgeslagen een kleine groep verraadt, is niet vast te stellen: er zijn te veel groepen tegelijk bij betrokken. Laat een selectie of uitsplitsing weg.
finding-record-shape = Dit is geen verslag van wat is opgeslagen, of het is beschadigd.
finding-record-schema = Dit verslag is van een andere versie van Peilglas. Deze versie leest { $schema }.
finding-record-broken = Dit verslag klopt niet: het noemt een vragenlijst die er niet in staat of niet deugt. Gebruik het verslag zoals Peilglas het heeft opgeslagen.
finding-record-other = Dit verslag hoort bij een ander bestand: de kolommen zijn anders. Kies het verslag van de antwoorden die open zijn.
finding-too-many-columns = Dit bestand heeft meer dan { $count } kolommen. Verwijder de kolommen die u niet nodig heeft.
finding-endless-row = Deze rij houdt niet op. Waarschijnlijk ontbreekt een aanhalingsteken; kijk de rij na.
finding-sav-damaged = Dit SPSS-bestand is beschadigd of niet volledig: er zijn geen antwoorden uit te lezen. Sla het opnieuw op in SPSS, of sla het op als CSV.
finding-sav-no-columns = Dit SPSS-bestand heeft geen variabelen. Controleer de export.
finding-sav-encoding = Dit SPSS-bestand noemt een tekencodering die hier niet bekend is. Kijk de letters met accenten na.
finding-cut-off = Het bestand houdt te vroeg op: { $found } van de { $expected } respondenten zijn gelezen. Maak de export opnieuw.
finding-cut-off-unknown = Het bestand houdt te vroeg op: { $found } respondenten zijn gelezen. Maak de export opnieuw.
finding-too-many-rows = Dit bestand heeft meer dan { $count } rijen; dat past niet in het geheugen. Sla een deel van de rijen of kolommen apart op.
finding-too-large-unpacked = Dit bestand is uitgepakt groter dan { $gb } GB; dat past niet in het geheugen. Sla het blad met de antwoorden op als CSV, of kies een kleinere export.
finding-too-large-texts = De teksten in deze werkmap zijn samen groter dan { $mb } MB; dat past niet in het geheugen. Sla het blad met de antwoorden op als CSV.
finding-workbook-damaged = Deze werkmap is beschadigd, of van een soort die niet gelezen kan worden. Sla haar opnieuw op in Excel of LibreOffice, of sla het blad met de antwoorden op als CSV.
finding-workbook-locked = Deze werkmap heeft een wachtwoord. Open haar in Excel of LibreOffice, haal het wachtwoord weg en sla haar opnieuw op.
finding-workbook-encoding = Deze werkmap noemt een tekencodering die hier niet bekend is. Kijk de letters met accenten na.
finding-sheet-damaged = Dit blad is beschadigd: alleen de eerste { $found } rijen zijn gelezen. Sla de werkmap opnieuw op.
finding-no-sheet = De werkmap heeft geen blad '{ $sheet }'. Kijk de naam van het blad na.
finding-no-sheets = Dit bestand heeft geen bladen, dus ook geen blad '{ $sheet }'. Kies een werkmap, of open het bestand zonder een blad te noemen.
finding-missing-markers = In { $count } kolommen staat een woord voor een lege cel, zoals NA of NULL. Het telt als niet ingevuld.
finding-rows-above-headings = { $count ->
    [one] De koppen staan in deze rij. De rij erboven is overgeslagen.
   *[other] De koppen staan in deze rij. Wat erboven staat ({ $count } rijen) is overgeslagen.
}
finding-empty-rows = Onder de koppen staan rijen zonder enige waarde ({ $count }). Zij tellen niet mee.
finding-values-beyond = { $count } waarden staan naast de kolommen met koppen, de eerste in deze rij. Ze zijn niet gebruikt.
finding-error-cells = { $count } cellen bevatten een formule die een fout gaf, de eerste in deze rij. Ze tellen als niet ingevuld.
finding-too-large-whole = Dit bestand is groter dan { $mb } MB. Sla het blad met de antwoorden op als CSV: dat mag veel groter zijn.
finding-packed-damaged = Dit ingepakte bestand is beschadigd of niet volledig. Maak het opnieuw, of pak het eerst uit.
finding-packed-twice = Dit bestand is meer dan één keer ingepakt. Pak het eerst uit.
finding-zip-without-file = In dit zip-bestand zit geen bestand met antwoorden (CSV, Excel, OpenDocument of SPSS). Kies een ander bestand, of pak het uit en kies het bestand met de antwoorden zelf.
finding-zip-locked = Dit zip-bestand is met een wachtwoord beveiligd, of ingepakt op een manier die hier niet gelezen kan worden. Pak het eerst uit.
finding-zip-others = Uit het zip-bestand is '{ $used }' gelezen. Er zit ook in: { $others }.
finding-uneven-row = Deze rij heeft { $found } waarden in plaats van { $expected }. Wat ontbreekt, telt als niet ingevuld; wat te veel is, is niet gebruikt.
finding-uneven-rows-more = Nog { $count } rijen hebben een ander aantal waarden dan er koppen zijn.
finding-mixed-encoding = Het bestand mengt twee tekencoderingen. Het is gelezen als { $encoding }; kijk de letters met accenten na, om te beginnen op de genoemde plaats.
finding-empty-heading = Deze kolom heeft geen kop.
finding-duplicate-heading = Deze kop komt { $times } keer voor.
finding-long-heading = Deze kop is erg lang en is ingekort.
finding-column-too-varied = Deze kolom heeft te veel verschillende waarden voor een stelling of achtergrondvraag en is niet gebruikt.
finding-unknown-answers = { $count ->
    [one] Eén antwoord past niet bij de antwoordschaal en telt niet mee.
   *[other] { $count } antwoorden ({ $values } verschillende) passen niet bij de antwoordschaal en tellen niet mee.
} De eerste staat op de genoemde rij.
finding-out-of-range = { $count ->
    [one] Eén antwoord is een getal dat niet bij de antwoorden hoort en telt niet mee.
   *[other] { $count } antwoorden ({ $values } verschillende) zijn een getal dat niet bij de antwoorden hoort en tellen niet mee.
} Het eerste staat op de genoemde rij.
finding-two-codings = { $count ->
    [one] Eén antwoord in deze kolom is anders geschreven dan de andere
   *[other] { $count } antwoorden in deze kolom zijn anders geschreven dan de andere
}: cijfers en woorden staan door elkaar. Ze tellen allemaal mee. Controleer of ze hetzelfde betekenen.
finding-stated-missing = { $count ->
    [one] Eén antwoord geldt volgens het bestand zelf als ontbrekend en telt niet mee.
   *[other] { $count } antwoorden gelden volgens het bestand zelf als ontbrekend en tellen niet mee.
} De vragenlijst noemt die codes niet.
finding-labels-followed = { $count ->
    [one] Bij één antwoord noemt het bestand een ander antwoord dan de vragenlijst bij die code.
   *[other] Bij { $count } antwoorden noemt het bestand een ander antwoord dan de vragenlijst bij die code.
} De tekst in het bestand is gevolgd. Controleer of dat klopt.
finding-duplicate-respondents = { $count ->
    [one] Eén rij heeft een respondentnummer dat al eerder voorkwam.
   *[other] { $count } rijen hebben een respondentnummer dat al eerder voorkwam, de eerste op de genoemde rij.
} Alle rijen tellen mee. Kijk na of iemand dubbel in het bestand staat.
finding-respondents-not-compared = Deze kolom heeft zo veel verschillende waarden dat niet is nagegaan of er een dubbel voorkomt.
finding-straight-lining = { $count ->
    [one] Eén respondent gaf bij alle { $items } stellingen van '{ $battery }' hetzelfde antwoord.
   *[other] { $count } respondenten gaven bij alle { $items } stellingen van '{ $battery }' hetzelfde antwoord, de eerste op de genoemde rij.
} Mogelijk is daar niet over nagedacht. Ze tellen gewoon mee.
finding-column-weight = In deze kolom staat hoe zwaar iedere respondent meetelt: dat blijkt uit de kop en de getallen. Kies Weging om er figuren en tabellen mee te wegen.
finding-column-weight-said = In deze kolom staat hoe zwaar iedere respondent meetelt: dat gaf u aan. Kies Weging om er figuren en tabellen mee te wegen.
finding-column-weight-file = In deze kolom staat hoe zwaar iedere respondent meetelt: dat zegt het bestand zelf. Kies Weging om er figuren en tabellen mee te wegen.
finding-second-column = Deze kolom bevat hetzelfde als '{ $used }'; die is gebruikt.
finding-column-not-used = Deze kolom hoort bij geen vraag van de vragenlijst en is niet gebruikt. Klopt dat niet, wijs haar dan zelf toe bij Kolommen.
finding-column-open = Open antwoorden worden niet getoond: ze kunnen iemand herkenbaar maken.
finding-column-choice = '{ $label }' is herkend, maar staat in geen van de figuren en is niet gebruikt.
finding-previews-left-out = { $count ->
    [one] Eén proefantwoord van de maker is weggelaten.
   *[other] { $count } proefantwoorden van de maker zijn weggelaten.
}
finding-unfinished-left-out = { $count ->
    [one] Eén respondent heeft de vragenlijst niet afgemaakt en telt niet mee.
   *[other] { $count } respondenten hebben de vragenlijst niet afgemaakt en tellen niet mee.
}
finding-spam-kept = { $count ->
    [one] Eén antwoord is door Qualtrics als mogelijke spam gemerkt. Het telt mee.
   *[other] { $count } antwoorden zijn door Qualtrics als mogelijke spam gemerkt. Ze tellen mee.
}
finding-totals-left-out = { $count ->
    [one] De genoemde rij onder de antwoorden bevat een totaal of gemiddelde en telt niet mee.
   *[other] { $count } rijen onder de antwoorden bevatten totalen of gemiddelden en tellen niet mee. De eerste is de genoemde rij.
}
finding-column-identifies = Deze kolom is opzij gelegd, want ze kan iemand herkenbaar maken. Er wordt niets van getoond.
finding-column-technical = Deze kolom komt van het enquêteprogramma zelf en is opzij gelegd.
finding-column-empty = In deze kolom staan geen antwoorden.
finding-inferred-questionnaire = Voor dit bestand is geen vragenlijst bekend. Peilglas leidde er zelf een af: { $items ->
    [one] één stelling
   *[other] { $items } stellingen
} in { $batteries ->
    [one] één blok
   *[other] { $batteries } blokken
}, en { $splits ->
    [one] één uitsplitsing
   *[other] { $splits } uitsplitsingen
}. Kijk bij Kolommen of dat klopt.
finding-inferred-outside = { $count ->
    [one] Eén antwoord heeft een code die los staat van de schaal
   *[other] { $count } antwoorden hebben een code die los staat van de schaal
} (zoals 8, 9 of 99). Dat telt als geen mening of geen antwoord. Controleer of dat klopt.
finding-inferred-item-labels = De antwoorden zijn een bekende schaal van { $points } punten{ $columns ->
    [one] .
   *[other] , gedeeld door { $columns } kolommen naast elkaar.
}
finding-inferred-item-codes = { $columns } kolommen naast elkaar hebben dezelfde codes, een schaal van { $points } punten. Wat de codes betekenen staat niet in het bestand: aangenomen is dat het hoogste getal het gunstigst is.
finding-inferred-item-grades = De antwoorden zijn cijfers met decimalen. Het gemiddelde wordt van de cijfers zelf berekend.
finding-inferred-item-alone = De codes vormen een schaal van { $points } punten. Geen kolom ernaast heeft die ook, dus dit is minder zeker. Aangenomen is dat het hoogste getal het gunstigst is.
finding-inferred-item-coded-labels = De antwoorden zijn codes met een tekst erachter, een schaal van { $points } punten.
finding-inferred-split-list = Een lijst van { $groups } antwoorden die vaak terugkomen.
finding-inferred-split-numbers = Getallen, verdeeld in { $groups } klassen met ongeveer evenveel respondenten.
finding-inferred-multiple = Eén van { $columns } kolommen van een vraag waarbij meer antwoorden mogelijk waren.
finding-inferred-set = Eén van { $columns } kolommen van een vraag waarbij meer antwoorden mogelijk waren. Dat zegt het bestand zelf.
finding-inferred-several = Meer antwoorden in één cel.
finding-inferred-weight = De kop noemt een gewicht, en de getallen liggen rond de 1.
finding-inferred-weight-file = Het bestand zelf noemt deze kolom als gewicht.
finding-inferred-ranking = Eén van { $columns } kolommen van een rangorde.
finding-inferred-open = Veel verschillende teksten. Die worden niet getoond.
finding-inferred-identifies = De kop of de waarden kunnen iemand herkenbaar maken.
finding-inferred-technical = Een kolom van het enquêteprogramma zelf.
finding-inferred-empty = Geen antwoorden.
finding-inferred-unclear = Niet duidelijk wat deze kolom bevat.
finding-code-and-label-differ = De code en de tekst van deze kop wijzen naar verschillende vragen. De tekst is gevolgd; controleer dit bij Kolommen.
finding-item-without-column = Voor '{ $label }' is geen kolom gevonden.
finding-no-items = Geen enkele kolom is herkend als een stelling van de vragenlijst '{ $questionnaire }'. Wijs de kolommen zelf toe bij Kolommen, of controleer of dit het juiste bestand is.
finding-edit-unfit = Deze wijziging past niet meer bij de vragenlijst. Er is niets gewijzigd.
finding-edit-name = Twee onderdelen van de vragenlijst heten dan ‘{ $name }’. Er is niets gewijzigd; kies een andere naam.
finding-edit-few-points = Een schaal heeft minstens twee punten. Er is niets gewijzigd.
finding-edit-no-groups = Een uitsplitsing heeft minstens één groep. Er is niets gewijzigd.
finding-edit-bands = De grenzen van de klassen lopen niet op. Er is niets gewijzigd.
finding-edit-no-scale = Van deze kolom is geen schaal te maken: de antwoorden zijn te verschillend, of mensen schreven ze zelf. Er is niets gewijzigd.
finding-edit-no-list = Van deze kolom is geen lijst te maken: de antwoorden zijn te verschillend, mensen schreven ze zelf, of ze kunnen iemand herkenbaar maken. Er is niets gewijzigd.
finding-edit-no-weight = Van deze kolom is geen weging te maken: niet alle waarden zijn getallen van 0 tot en met 100. Er is niets gewijzigd.
finding-edit-no-numbers = Deze kolom heeft te weinig verschillende getallen voor klassen. Kies een lijst. Er is niets gewijzigd.
finding-edit-other-scale = Geen enkel antwoord in deze kolom past bij de schaal van ‘{ $battery }’. Kies een ander blok of een nieuw. Er is niets gewijzigd.
finding-questionnaire-shape = Dit is geen vragenlijstbestand, of het is op deze plaats beschadigd. Kies een bestand dat Peilglas bewaarde, of herstel de genoemde rij.
finding-questionnaire-field = In dit vragenlijstbestand ontbreekt ‘{ $field }’, of het hoort er niet. Herstel dat bij de genoemde rij.
finding-questionnaire-schema = { $kind ->
    [analysis] Dit is een analyse van Peilglas, geen vragenlijst. Kies het vragenlijstbestand.
   *[other] Dit is geen vragenlijstbestand dat deze versie leest: er hoort ‘schema’: ‘{ $reads }’ in te staan.
}
finding-questionnaire-name = In dit vragenlijstbestand komt de naam ‘{ $name }’ twee keer voor, of verwijst die naar niets. Herstel dat in het bestand.
finding-questionnaire-too-many = In dit vragenlijstbestand heeft ‘{ $name }’ meer dan { $most } antwoorden. Voeg antwoorden samen.
finding-sample-without-splits = In het steekproefbestand staat geen kolom met een kenmerk uit de vragenlijst. Nodig zijn een of meer van deze kolommen: { $known }; en een kolom 'steekproef' met aantallen.
finding-sample-without-column = In het steekproefbestand ontbreekt de kolom '{ $column }'. Nodig zijn de kenmerken van de steekproef en een kolom 'steekproef' met aantallen.
finding-sample-row-nobody = Bij deze rij van het steekproefbestand hoort geen enkele respondent. Gaf niemand dat antwoord, dan klopt dit; staat het in de antwoorden anders gespeld, maak het dan gelijk.
finding-sample-row-not-used = Deze rij van het steekproefbestand is niet gebruikt: een kenmerk of het aantal is niet herkend.
finding-weight-without-column = Het bestand heeft geen kolom met gewichten. Zeg bij Kolommen welke kolom dat is, of kies geen weging.
finding-weight-too-varied = Deze kolom heeft te veel verschillende waarden voor gewichten. Rond de gewichten af op vier decimalen.
finding-weight-of-nobody = In deze kolom staat bij niemand een gewicht boven 0. Kies een andere kolom, of geen weging.
finding-weight-missing = { $count ->
    [one] Eén respondent heeft geen gewicht, en telt in gewogen uitkomsten niet mee.
   *[other] { $count } respondenten hebben geen gewicht, en tellen in gewogen uitkomsten niet mee.
  }
finding-weight-zero = { $count ->
    [one] Eén respondent heeft gewicht 0, en telt in gewogen uitkomsten niet mee.
   *[other] { $count } respondenten hebben gewicht 0, en tellen in gewogen uitkomsten niet mee.
  }
finding-weight-invalid = { $count ->
    [one] Bij één respondent staat er geen getal, of een negatief of onmogelijk groot getal. Die telt in gewogen uitkomsten niet mee.
   *[other] Bij { $count } respondenten staat er geen getal, of een negatief of onmogelijk groot getal. Zij tellen in gewogen uitkomsten niet mee.
  }
finding-weight-without-sample = Er is nog geen bestand met de aantallen mensen per groep. Voeg het steekproefbestand toe, of kies geen weging.
finding-weight-without-stratum = De kolom ‘{ $column }’ ontbreekt in het antwoordenbestand. Zonder die kolom is niet bekend hoeveel mensen iedere respondent vertegenwoordigt.
finding-weight-too-many-strata = Het steekproefbestand onderscheidt te veel groepen om naar te wegen. Gebruik minder kenmerken.
finding-weight-no-stratum = Van niemand is bekend hoeveel mensen hij of zij vertegenwoordigt. Kijk of de kenmerken in het steekproefbestand dezelfde zijn als in de antwoorden.
finding-weight-people-below = { $strata ->
    [one] Er is een groep met meer respondenten dan mensen volgens het steekproefbestand. Klopt het aantal? Weeg anders achteraf, of kies geen weging.
   *[other] Er zijn { $strata } groepen met meer respondenten dan mensen volgens het steekproefbestand. Kloppen de aantallen? Weeg anders achteraf, of kies geen weging.
  }
finding-weight-margins-disagree = De aantallen per kenmerk tellen niet op tot hetzelfde totaal. Maak de totalen gelijk, of kies een andere weging.
finding-weight-not-converged = Er zijn geen gewichten die bij alle kenmerken tegelijk kloppen, waarschijnlijk doordat bij sommige combinaties niemand antwoordde. Gebruik minder kenmerken, of kies een andere weging.
finding-weight-bounds = Zo zwaar mogen gewichten hoogstens niet zijn: er blijft niemand over die het afgekapte gewicht kan overnemen. Kies een hoger getal.
finding-weight-trimmed = { $count ->
    [one] Het gewicht van één respondent is afgekapt; wat eraf ging, is over de anderen verdeeld. De gewogen aantallen kloppen dan niet meer precies met de bekende.
   *[other] De gewichten van { $count } respondenten zijn afgekapt; wat eraf ging, is over de anderen verdeeld. De gewogen aantallen kloppen dan niet meer precies met de bekende.
  }
finding-weight-stratum-empty = { $strata ->
    [one] Van een groep met { $people } mensen antwoordde volgens het steekproefbestand niemand. Gewogen uitkomsten gaan over de anderen; groepen zijn niet samengevoegd.
   *[other] Van { $strata } groepen met samen { $people } mensen antwoordde volgens het steekproefbestand niemand. Gewogen uitkomsten gaan over de anderen; groepen zijn niet samengevoegd.
  }
finding-weight-stratum-lonely = { $strata ->
    [one] In een groep van de steekproef antwoordde maar één iemand. Daardoor zijn gewogen standaardfouten en toetsen niet te berekenen. Voeg groepen samen in het steekproefbestand, of weeg achteraf.
   *[other] In { $strata } groepen van de steekproef antwoordde maar één iemand. Daardoor zijn gewogen standaardfouten en toetsen niet te berekenen. Voeg groepen samen in het steekproefbestand, of weeg achteraf.
  }
finding-weight-stratum-unanswered = { $count ->
    [one] Eén respondent noemde niet alle kenmerken waarnaar gewogen wordt, en telt in gewogen uitkomsten niet mee.
   *[other] { $count } respondenten noemden niet alle kenmerken waarnaar gewogen wordt, en tellen in gewogen uitkomsten niet mee.
  }
finding-weight-stratum-unknown = { $count ->
    [one] Eén respondent hoort bij een groep zonder aantal mensen in het steekproefbestand, en telt in gewogen uitkomsten niet mee.
   *[other] { $count } respondenten horen bij een groep zonder aantal mensen in het steekproefbestand, en tellen in gewogen uitkomsten niet mee.
  }
finding-not-computed = De toets op '{ $item }' naar '{ $split }' kan niet worden berekend: { $reason ->
    [fewer-than-two-groups] er zijn geen twee groepen om te vergelijken.
    [not-two-groups] er zijn meer dan twee groepen.
    [empty-group] een groep heeft geen antwoorden.
    [fewer-than-two-observations] er zijn te weinig antwoorden.
    [rounded-weighted] gewogen getallen zijn hier afgerond, omdat er iets van verborgen is.
    [lonely-stratum] in een groep van de steekproef antwoordde maar één iemand.
    [no-variance-in-a-group] in één groep gaf iedereen hetzelfde antwoord, en Welch’ variantieanalyse kan dan niet. De methode ‘Als in het rapport’ kan het wel.
    [no-variance] iedereen gaf hetzelfde antwoord.
   *[other] { $reason }.
}
finding-scale-not-computed = { $alpha ->
    [true] McDonalds ω van '{ $battery }' kan niet worden berekend
   *[false] Cronbachs α en McDonalds ω van '{ $battery }' kunnen niet worden berekend
}: { $reason ->
    [fewer-than-two-observations] er zijn te weinig respondenten die alle stellingen beantwoordden.
    [no-variance] op een stelling, of op alle samen, gaf iedereen hetzelfde antwoord.
    [not-converged] de berekening vindt geen oplossing.
   *[improper-solution] één stelling valt samen met wat de stellingen gemeen hebben, bijvoorbeeld omdat twee kolommen gelijk zijn.
}
finding-scale-too-wide = De antwoorden op '{ $battery }' liggen zo ver uiteen dat er geen schaal van is gemaakt. Kijk de codes van de antwoorden na.
finding-scale-of-decimals = Van '{ $battery }' is geen schaal gemaakt, omdat de antwoorden cijfers met decimalen zijn. Gemiddelden van de vragen zelf zijn er wel.
finding-item-against-scale = De stelling '{ $item }' gaat tegen de andere stellingen van '{ $battery }' in. { $reversed ->
    [true] Zij is omgedraaid omdat de vragenlijst dat zegt; kijk na of dat klopt.
   *[false] Misschien is zij andersom gesteld. Er is niets omgedraaid: geef het zo nodig bij deze kolom aan, of met "reversed": true in de vragenlijst.
}
# Naast de toets van de sterren, als die er wel is of om een andere reden niet.
finding-not-computed-beside = Bij '{ $item }' naar '{ $split }' is er geen { $test ->
    [agree_chi2] toets op het aandeel dat het eens is: niemand is het eens, of iedereen.
    [brunner_munzel] toets van Brunner en Munzel: de antwoorden van de twee groepen overlappen niet.
    [welch_anova] variantieanalyse van Welch: in een groep gaf iedereen hetzelfde antwoord.
   *[other] uitkomst van { $test } ({ $reason }).
}
finding-nobody-in-groups = In { $groups } (uitsplitsing '{ $split }') zit niemand. Daar is niets van te berekenen, en ze doen in geen toets mee.
finding-nobody-in-groups-answered = Bij '{ $item }' naar '{ $split }' gaf niemand een mening in { $groups }. Daar is geen aandeel en geen gemiddelde, en ze doen bij deze stelling niet mee in de toets.
finding-nobody-answered = Bij '{ $item }' gaf niemand een mening. Daar is niets van te berekenen.

severity-error = fout
severity-warning = let op
severity-note = ter informatie
place-file = bestand '{ $file }'
place-sheet = blad { $sheet }
place-row = rij { $row }
place-column = kolom '{ $column }'

# De opdrachtregel.
cli-error = Fout: { $message }
cli-cannot-read = Het bestand '{ $path }' kan niet worden gelezen: { $why }.
cli-cannot-write = Het bestand '{ $path }' kan niet worden geschreven: { $why }.
cli-questionnaire = De vragenlijst '{ $path }' kan niet worden gebruikt: { $why }.
cli-out-needed = Figuren en tabellen zijn meerdere bestanden. Noem met --out de map waar ze moeten komen.
cli-crossings-svg = Elke twee uitsplitsingen gekruist passen niet in een figuur. Kies --format csv of json.
cli-refused = { $why } Wel kan: { $choices }.
cli-without-by = zonder --by { $split }
cli-without-where = zonder --where { $split }
cli-unweighted = zonder --weight
cli-new-record = een ander bestand bij --record, als dit een andere meting is
