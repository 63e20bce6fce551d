### Wat verborgen is, overal met dezelfde woorden, en wat Peilglas daarover belooft.

## Het teken

hidden = verborgen
# Kort, waar een gestippelde rand al zegt dat er iets verborgen is.
hidden-primary = te klein
hidden-secondary = beschermd
# Waar geen rand is te zien: in een rekenblad, en voor wie luistert.
hidden-said = verborgen ({ $why })
hidden-why-primary = Te klein: minder dan { $minimum } respondenten.
hidden-why-secondary = Beschermd: verborgen, anders is een kleine groep terug te rekenen, of wat een hele groep antwoordde; soms is het zelf zo’n groep.

## Hoeveel

hidden-count-values = { $hidden ->
    [0] Hier is niets verborgen.
   *[other] { $hidden } van { $all } waarden verborgen (gestippeld): { $reasons }.
  }
hidden-count-rows = { $hidden ->
    [0] Hier is niets verborgen.
   *[other] Op { $hidden } van { $all } regels is iets verborgen: { $reasons }.
  }
hidden-count-cells = { $hidden ->
    [0] Hier is niets verborgen.
   *[other] { $hidden } van { $all } cellen verborgen: { $reasons }.
  }
hidden-count-primary = { $count } te klein
hidden-count-secondary = { $count } beschermd
hidden-count-both = { $primary }, { $secondary }

## De belofte

protection-about = Zo worden mensen beschermd
protection-close = Sluiten
promise-whole = De hele belofte
promise = Uit alles wat van de uitsplitsingen van deze gegevens is bewaard, samen, kan niemand zonder kennis van buiten uitrekenen hoeveel mensen van een groep die te klein is om te tonen een antwoord gaven, niet precies en niet bij benadering; ook niet wie in die groep zit en het eigen antwoord weet.
promise-group = Een groep is wie op een achtergrondvraag hetzelfde antwoord gaf en, zodra er een selectie wordt bewaard, op twee van die vragen. Bij benadering is een marge: van ieder antwoord blijven ten minste drie aantallen mogelijk, of alle van niemand tot zoveel als het er kunnen zijn.
promise-limits = Wat de belofte niet dekt
promise-limit-holder = Wie het bestand opent, heeft de antwoorden. De belofte gaat over wat wordt bewaard.
promise-limit-outside = Wat iemand van elders weet, en respondenten die bij elkaar leggen wat zij weten, vallen erbuiten.
promise-limit-nobody = Dat niemand van een grote groep een antwoord gaf, is te zien en geldt voor ieder die erin zit, ook voor een kleine groep daarbinnen.
promise-limit-pairs = Uitsplitsingen en selecties zijn met drie kenmerken tegelijk beschermd: wat A met C en B met C verraden van A met B, is ook verborgen. Wat vier kenmerken samen verraden, wordt niet nagegaan.
promise-limit-weights = Waar antwoorden zijn gewogen en van een vraag niets verborgen is, verraadt een gewogen getal aan wie de gewichten kent hoeveel mensen met elk gewicht een antwoord gaven. Zonder uw keuze wordt er niet gewogen. Gewogen getallen van selecties en kruisingen kunnen iets verraden van kleine paren van groepen.
promise-limit-exports = Wat met andere klassen, een andere kleinste groep of een selectie op meer dan één kenmerk is bewaard, of van een bestand dat tussendoor veranderde, wordt getoetst aan het verslag van wat eerder is bewaard. Zonder dat verslag belooft Peilglas over zulke bestanden samen niets.
promise-how = Wat Peilglas ervoor doet
promise-how-small = Een groep of een cel met minder dan { $minimum } respondenten is verborgen: ‘te klein’.
promise-how-more = Is die terug te rekenen uit het totaal en de andere groepen, dan is er nog een verborgen: ‘beschermd’.
promise-how-alike = Gaven alle mensen van een groep hetzelfde antwoord, of alle op één na, dan is dat verborgen: het zou van ieder van hen iets zeggen. Wat bijna iedereen in het bestand antwoordde, blijft staan.
promise-how-tests = Geen toets, interval of verschil weet van een verborgen groep.
promise-how-open = Open antwoorden zijn nooit te zien; alleen hoeveel mensen er in totaal een gaven, nooit per groep.
promise-how-mark = Wat verborgen is, staat overal als een gestippelde rand met ‘te klein’ of ‘beschermd’, in een rekenblad als ‘verborgen (te klein)’ of ‘verborgen (beschermd)’. Nergens staat er dan een leeg vak, een nul of een streepje.
# In ieder bewaard bestand.
promise-brief = Verborgen is iedere groep van minder dan { $minimum } respondenten, en wat zo’n groep zou verraden: uit alles wat van de uitsplitsingen van deze gegevens is bewaard, samen, is zonder kennis van buiten niet terug te rekenen hoeveel van hen een antwoord gaven. De grenzen van die belofte staan in Peilglas bij ‘Zo worden mensen beschermd’.
