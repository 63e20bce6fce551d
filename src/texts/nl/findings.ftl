# Wat er aan een bestand opvalt: wat er gebeurde, en wat u kunt doen.

finding-empty-file = Dit bestand is leeg. Kies het bestand met de antwoorden.
finding-wrong-kind = { $kind ->
    [zip] Dit is een Excel- of zip-bestand. Sla het blad met de antwoorden op als CSV en kies dat bestand.
    [xls] Dit is een (ouder) Excel-bestand. Sla het blad met de antwoorden op als CSV en kies dat bestand.
    [sav] Dit is een SPSS-bestand. Sla het in SPSS op als CSV en kies dat bestand.
    [gzip] Dit bestand is ingepakt (gzip). Pak het eerst uit.
    [pdf] Dit is een pdf. Kies het bestand met de antwoorden zelf, als CSV.
    [image] Dit is een afbeelding. Kies het bestand met de antwoorden, als CSV.
    [html] Dit is een webpagina. Download de antwoorden opnieuw uit uw enquêteprogramma, als CSV.
    [json] Dit is een JSON-bestand. Exporteer de antwoorden als CSV.
   *[binary] Dit is geen tekstbestand. Exporteer de antwoorden als CSV en kies dat bestand.
}
finding-no-columns = In dit bestand staan geen kolommen: er is geen komma, puntkomma, tab of streep die de tekst verdeelt. Exporteer de antwoorden als CSV.
finding-no-rows = Dit bestand heeft koppen, maar geen enkele rij met antwoorden. Controleer de export.
finding-no-file = Er is nog geen antwoordenbestand geopend. Kies eerst dat bestand.
finding-no-split = Deze uitsplitsing kan niet: het bestand heeft geen kolom voor '{ $split }'. Mogelijk zijn: { $known }.
finding-no-group = De uitsplitsing '{ $split }' heeft geen groep '{ $group }'. Mogelijk zijn: { $known }.
finding-too-many-columns = Dit bestand heeft meer dan { $count } kolommen. Verwijder de kolommen die u niet nodig heeft.
finding-endless-row = Deze rij houdt niet op. Waarschijnlijk ontbreekt een aanhalingsteken; kijk de rij na.
finding-uneven-row = Deze rij heeft { $found } waarden in plaats van { $expected }. Wat ontbreekt, telt als niet ingevuld; wat te veel is, is niet gebruikt.
finding-uneven-rows-more = Nog { $count } rijen hebben een ander aantal waarden dan er koppen zijn.
finding-mixed-encoding = Het bestand mengt twee tekencoderingen. Het is gelezen als { $encoding }; kijk de letters met accenten na.
finding-empty-heading = Deze kolom heeft geen kop.
finding-duplicate-heading = Deze kop komt { $times } keer voor.
finding-long-heading = Deze kop is erg lang en is ingekort.
finding-column-too-varied = Deze kolom heeft te veel verschillende waarden voor een stelling of achtergrondvraag en is niet gebruikt.
finding-unknown-answers = { $count ->
    [one] Eén antwoord past niet bij de antwoordschaal en telt niet mee.
   *[other] { $count } antwoorden ({ $values } verschillende) passen niet bij de antwoordschaal en tellen niet mee.
} De eerste staat op de genoemde rij.
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
finding-column-identifies = Deze kolom is opzij gelegd, want ze kan iemand herkenbaar maken. Er wordt niets van getoond.
finding-column-technical = Deze kolom komt van het enquêteprogramma zelf en is opzij gelegd.
finding-column-empty = In deze kolom staan geen antwoorden.
finding-column-multiple = Bij '{ $label }' waren meer antwoorden mogelijk. Zulke vragen staan nog in geen figuur.
finding-inferred-questionnaire = Voor dit bestand is geen vragenlijst bekend. Peilglas leidde er zelf een af: { $items } stellingen in { $batteries } blokken, en { $splits } uitsplitsingen. Kijk bij Kolommen of dat klopt.
finding-inferred-outside = { $count ->
    [one] Eén antwoord heeft een code die los staat van de schaal
   *[other] { $count } antwoorden hebben een code die los staat van de schaal
} (zoals 8, 9 of 99). Dat telt als geen mening of geen antwoord. Controleer of dat klopt.
finding-inferred-item-labels = Stelling: de antwoorden zijn een bekende schaal van { $points } punten{ $columns ->
    [one] .
   *[other] , gedeeld door { $columns } kolommen naast elkaar.
}
finding-inferred-item-codes = Stelling: { $columns } kolommen naast elkaar hebben dezelfde codes, een schaal van { $points } punten.
finding-inferred-item-alone = Stelling: de codes vormen een schaal van { $points } punten. Geen kolom ernaast heeft die ook, dus dit is minder zeker.
finding-inferred-split-list = Uitsplitsing: een lijst van { $groups } antwoorden die vaak terugkomen.
finding-inferred-split-numbers = Uitsplitsing: getallen, verdeeld in { $groups } klassen met ongeveer evenveel respondenten.
finding-inferred-multiple = Eén van { $columns } kolommen van een vraag waarbij meer antwoorden mogelijk waren.
finding-inferred-several = Meer antwoorden in één cel.
finding-inferred-ranking = Eén van { $columns } kolommen van een rangorde.
finding-inferred-open = Open vraag: veel verschillende teksten. Die worden niet getoond.
finding-inferred-identifies = Opzij gelegd: de kop of de waarden kunnen iemand herkenbaar maken.
finding-inferred-technical = Opzij gelegd: een kolom van het enquêteprogramma zelf.
finding-inferred-empty = Opzij gelegd: geen antwoorden.
finding-inferred-unclear = Opzij gelegd: niet duidelijk wat deze kolom bevat.
finding-code-and-label-differ = De code en de tekst van deze kop wijzen naar verschillende vragen. De tekst is gevolgd; controleer dit bij Kolommen.
finding-item-without-column = Voor '{ $label }' is geen kolom gevonden.
finding-no-items = Geen enkele kolom is herkend als een stelling van de vragenlijst '{ $questionnaire }'. Wijs de kolommen zelf toe bij Kolommen, of controleer of dit het juiste bestand is.
finding-no-strata = Deze vragenlijst kent geen steekproef per groep.
finding-sample-without-column = In het steekproefbestand ontbreekt de kolom '{ $column }'. Nodig zijn de twee kenmerken en een kolom 'steekproef' met aantallen.
finding-sample-row-not-used = Deze rij van het steekproefbestand is niet gebruikt: een kenmerk of het aantal is niet herkend.
finding-not-computed = De toets op '{ $item }' naar '{ $split }' kan niet worden berekend: { $reason ->
    [fewer-than-two-groups] er zijn geen twee groepen om te vergelijken.
    [empty-group] een groep heeft geen antwoorden.
    [fewer-than-two-observations] er zijn te weinig antwoorden.
   *[no-variance] iedereen gaf hetzelfde antwoord.
}

severity-error = fout
severity-warning = let op
severity-note = ter informatie
place-sheet = blad { $sheet }
place-row = rij { $row }
place-column = kolom '{ $column }'

# De opdrachtregel.
cli-error = Fout: { $message }
cli-cannot-read = Het bestand '{ $path }' kan niet worden gelezen: { $why }.
cli-cannot-write = Het bestand '{ $path }' kan niet worden geschreven: { $why }.
cli-questionnaire = De vragenlijst '{ $path }' kan niet worden gebruikt: { $why }.
cli-out-needed = Figuren en tabellen zijn meerdere bestanden. Noem met --out de map waar ze moeten komen.
