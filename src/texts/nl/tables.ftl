# Tabellen.

table-total = Totaal
table-item-group = Stelling en groep
table-answer-group = Antwoord en groep
table-chosen = Koos dit
table-n = n
table-no-opinion = Geen mening
table-not-answered = Niet ingevuld
table-refused = Wil niet zeggen
table-not-asked = Niet gevraagd
table-unrecognised = Niet herkend
table-share-base = Basis van aandeel
table-agree = Mee eens
table-ci-low = 95%-interval, van
table-ci-high = 95%-interval, tot
table-mean = Gemiddelde
table-sd = Standaardafwijking
table-test = Verschil
table-size = Grootte
table-size-agree = mee eens { $points } procentpunt { $interval }
table-size-share = { $points } procentpunt { $interval }
table-size-agree-apart = mee eens: hoogste en laagste groep { $points } procentpunt uit elkaar
table-size-apart = hoogste en laagste groep { $points } procentpunt uit elkaar
table-holm = Holm:
table-student = Student:
table-welch = Welch:
table-anova = Variantieanalyse:
table-cramer = Cramérs V =
table-fisher = Fisher, exact:
table-no-test = Geen toets: er zijn geen twee groepen om te vergelijken, of niemand verschilt.
table-battery-caption = { $battery }, naar { $split }
table-scales-caption = Schalen: hoe hangen de stellingen samen?
table-scale-items-caption = Stellingen van de schalen
table-scale-item = Schaal en stelling
table-scale-group = Schaal en groep
table-scale = Schaal
table-item-reversed = { $item } (omgedraaid)
table-complete = n (vulde alles in)
table-alpha = Cronbachs α
table-alpha-low = α, 95%-interval van
table-alpha-high = α, 95%-interval tot
table-omega = McDonalds ω
table-item-rest = Samenhang met de rest
table-alpha-without = α zonder deze stelling
table-score-of = { $battery }: schaalscore
table-note-definitions = n telt wie een plaats op de schaal koos. ‘Mee eens’ is het aandeel van { $whom } dat een van de twee instemmende antwoorden gaf, met het interval van Wilson. Gemiddelde en standaardafwijking (n − 1) zijn van de codes van de schaal.
# Waarvan een aandeel is, midden in een zin.
table-whom-answered = n
table-whom-no-opinion = de basis (n en wie geen mening had)
table-whom-refused = de basis (n en wie geen mening had of niet wilde antwoorden)
table-note-report = Toets: als in het rapport. Tweezijdig, op het verschil van gemiddelden, met gelijke spreiding verondersteld: de t-toets van Student bij twee groepen, variantieanalyse bij meer. Niet gecorrigeerd voor het aantal stellingen. * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
table-note-careful = Toets: voorzichtig. Tweezijdig, op het verschil van gemiddelden, zonder gelijke spreiding te veronderstellen: de t-toets van Welch bij twee groepen, Welch’ variantieanalyse bij meer. Achter ‘Holm’ staat p na correctie voor alle stellingen van deze tabel samen; daarvan zijn de sterren. * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
table-note-size = Grootte, met 95%-interval tussen haken: Hedges’ g is het verschil van de gemiddelden in standaardafwijkingen, ‘mee eens’ dat van de aandelen met het interval van Newcombe, beide eerste groep min tweede. ω² is het deel van de spreiding dat tussen de groepen ligt.
table-note-scores = De score is iemands gemiddelde over de stellingen van de schaal, als ten minste de helft een antwoord op de schaal heeft. n telt wie een score heeft. Gemiddelde en standaardafwijking (n − 1) zijn van die scores.
table-note-report-scores = Toets: als in het rapport. Tweezijdig, op het verschil van gemiddelde scores, met gelijke spreiding verondersteld: de t-toets van Student bij twee groepen, variantieanalyse bij meer. Niet gecorrigeerd voor het aantal schalen. * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
table-note-careful-scores = Toets: voorzichtig. Tweezijdig, op het verschil van gemiddelde scores, zonder gelijke spreiding te veronderstellen: de t-toets van Welch bij twee groepen, Welch’ variantieanalyse bij meer. Achter ‘Holm’ staat p na correctie voor alle schalen samen; daarvan zijn de sterren. * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
table-note-size-scores = Grootte: Hedges’ g is het verschil van de gemiddelde scores in standaardafwijkingen, eerste groep min tweede, met 95%-interval tussen haken. ω² is het deel van de spreiding dat tussen de groepen ligt.
table-note-scales = α en ω zeggen hoe goed de stellingen samen één ding meten: dicht bij 1 is goed. Ze zijn berekend over wie alle stellingen van de schaal beantwoordde (n), met het interval van Feldt bij α. ω veronderstelt niet dat iedere stelling dat ene ding even goed meet.
table-note-scale-items = ‘Samenhang met de rest’ is de correlatie van de stelling met de som van de andere stellingen. Is α zonder een stelling hoger dan α van de schaal, dan past zij er minder goed bij.
table-quoted = ‘{ $item }’
table-note-against = Let op: bij ‘{ $battery }’ { $count ->
    [one] gaat deze stelling
   *[other] gaan deze stellingen
} tegen de andere in: { $items }. { $reversed ->
    [true] Omgedraaid omdat de vragenlijst dat zegt; kijk na of dat klopt.
   *[false] Misschien andersom gesteld; er is niets omgedraaid. Geef het zo nodig aan bij ‘Kolommen bekijken’.
}
table-note-low-alpha = Let op: α van ‘{ $battery }’ is laag ({ $alpha }, onder { $low }). Deze stellingen meten misschien niet één ding; kijk dan liever naar elke stelling apart.
table-note-hidden-complete = · = verborgen: minder dan { $minimum } respondenten beantwoordden alle stellingen.
table-note-least = Een ster staat er alleen waar het aandeel in de hoogste en de laagste groep ook { $points } procentpunt of meer verschilt.
table-note-single = n telt wie de vraag beantwoordde. Het aandeel is van { $whom }, met het interval van Wilson.
table-note-answered = n telt wie de vraag beantwoordde, ook wie geen van de antwoorden koos. Het aandeel is van { $whom }, met het interval van Wilson. Meer antwoorden waren mogelijk, dus de aandelen zijn samen vaak meer dan 100 %.
table-note-chose = n telt wie ten minste één antwoord koos: wie niets koos, is niet te onderscheiden van wie de vraag oversloeg. Het aandeel is van { $whom }, met het interval van Wilson. Meer antwoorden waren mogelijk, dus de aandelen zijn samen vaak meer dan 100 %.
table-note-choice-tests = Toetsen zijn tweezijdig, per antwoord, op het verschil van aandelen: chi-kwadraat zonder continuïteitscorrectie, of bij twee groepen de exacte toets van Fisher waar een verwacht aantal onder 5 ligt; * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
table-note-choice-report = Methode: als in het rapport, niet gecorrigeerd voor het aantal antwoorden.
table-note-choice-careful = Methode: voorzichtig. Achter ‘Holm’ staat p na correctie voor alle antwoorden van deze tabel samen; daarvan zijn de sterren.
table-note-choice-size = Grootte: Cramérs V loopt van 0 tot 1. Bij twee groepen staat er het verschil van de aandelen bij, eerste groep min tweede, met Newcombes 95%-interval tussen haken.
# Deze antwoorden naast wat een bron noemt.
table-against-caption = { $title }: deze antwoorden en { $source }
table-against-what = Wat, en van wie
table-against-now = Deze antwoorden
table-against-test = Toets
table-against-same = Komt overeen
table-against-place = Staat in
table-against-yes = ja
table-against-no = nee
table-against-score = scoretoets
table-against-binomial = exacte binomiale toets
table-against-chi2 = chi-kwadraat
table-against-fisher = exacte toets van Fisher
table-against-student = t-toets, één steekproef
table-note-against = Verschillen zijn deze antwoorden min { $source }, van aandelen in procentpunt en van gemiddelden in de eenheid van de vraag, met een 95%-interval. n telt wie hier meetelt. Geen verschil staat er waar een groep te klein is om te tonen.
table-note-against-words = ‘Komt overeen’ zegt of het afgedrukte getal, dat is afgerond, ook het getal van deze antwoorden kan zijn. Noemt { $source } geen precies getal maar woorden, zoals ‘rond de 50%’, dan zegt het of dit aandeel daarbij past; het verschil is dan met de grens van wat die woorden kunnen betekenen, en er is geen toets waar ze passen.
table-note-against-tests = Noemt { $source } ook van hoeveel respondenten een aandeel is, dan zijn twee onafhankelijke steekproeven vergeleken: chi-kwadraat of Fishers exacte toets, met het interval van Newcombe. Anders geldt het genoemde getal als precies: scoretoets of exacte binomiale toets met het interval van Wilson, en bij gemiddelden de t-toets voor één steekproef. Tweezijdig. Achter ‘Holm’ staat p na correctie voor alle regels van deze tabel samen, gemiddelden apart; daarvan zijn de sterren bij de methode ‘voorzichtig’, anders van p zelf. * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
# Twee metingen naast elkaar.
table-wave-caption = { $title }: deze en de eerdere meting
table-wave-now = { $what }, nu
table-wave-earlier = { $what }, eerder
table-wave-agree = Mee eens
table-wave-share = Aandeel
table-wave-points = Verschil in procentpunt
table-wave-mean = Verschil in gemiddelde
table-note-wave = Verschillen zijn deze meting min de eerdere. n telt wie een antwoord gaf dat meetelt; aandelen en gemiddelden zijn van n. Het verschil van aandelen heeft het 95%-interval van Newcombe. De twee metingen zijn vergeleken als onafhankelijke steekproeven: wie aan beide meedeed, is niet te weten.
table-note-wave-report = Toets: als in het rapport. Tweezijdig, op het verschil van gemiddelden: de t-toets van Student, met zijn 95%-interval. De sterren zijn van p zonder correctie. * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
table-note-wave-careful = Toets: voorzichtig. Tweezijdig, op het verschil van gemiddelden: de t-toets van Welch, met zijn 95%-interval. De sterren zijn van p na Holms correctie voor alle stellingen van dezelfde regel (totaal of groep) samen. * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
table-note-wave-answers-report = Toets: tweezijdig, op het verschil van aandelen: chi-kwadraat, of de exacte toets van Fisher waar een verwacht aantal onder 5 ligt. De sterren zijn van p zonder correctie. * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
table-note-wave-answers-careful = Toets: tweezijdig, op het verschil van aandelen: chi-kwadraat, of de exacte toets van Fisher waar een verwacht aantal onder 5 ligt. De sterren zijn van p na Holms correctie voor alle antwoorden van dezelfde regel (totaal of groep) samen. * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001.
table-note-hidden = · = verborgen: een groep kleiner dan { $minimum }, of een die zo’n groep zou verraden.
table-in-no-group = In geen groep
table-groups-caption = Respondenten naar { $split }
table-respondents = Respondenten
table-share = Aandeel
table-themes-caption = Thema’s van de vragenlijst
table-theme = Thema
table-batteries = Onderwerpen
table-items = Stellingen
table-characteristic = Kenmerk
table-answered = Antwoordde
table-characteristics-caption = Kenmerken van de respondenten, naar { $split }
table-note-characteristics = Percentages zijn van wie de vraag beantwoordde. ‘Totaal’ telt ook wie in geen van de getoonde groepen zit.
table-sample = Steekproef
table-response = Respons
table-response-share = Respons in %
table-sample-total = Totaal met steekproef
table-all = Totaal
table-response-caption = Steekproef en respons
table-note-response = Alleen respondenten die beide kenmerken noemden. Een groep zonder steekproef heeft geen responspercentage.
table-item = stelling
table-label = tekst
table-chosen-share = aandeel dat dit koos
table-split = uitsplitsing
table-group = groep
table-point = antwoord { $position }
table-p = p
table-p-welch = p (Welch)
table-p-holm = p (Holm)
table-stars = sterren
table-hidden = verborgen
findings-file = bestand
findings-sheet = blad
findings-row = rij
findings-column = kolom
findings-severity = ernst
findings-code = code
findings-message = opmerking
