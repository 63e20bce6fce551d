# Figuren en tabellen.

## Titels van figuren

figure-title-numbered = Figuur { $number } · { $title }
figure-title-free = { $battery }, naar { $split }
# Deze antwoorden naast wat een bron noemt, zoals het rapport.
figure-title-source = { $battery }: deze antwoorden en { $source }
figure-subtitle-source = Percentage van wie een mening gaf. Per regel staat van wie, en welk antwoord.
figure-source-now = Deze antwoorden
figure-source-row = { $name } ({ $whose }; { $what })
figure-source-row-words = { $name } ({ $whose }; { $what }; { $source }: ‘{ $words }’)
reference-agree = mee eens
reference-mean = Gemiddelde
reference-everybody = Iedereen
reference-of-all = { $answer }, van alle respondenten
reference-or = { $first } of { $last }
# Twee bestanden van dezelfde enquête naast elkaar.
figure-title-wave = { $battery }: deze en de eerdere meting
figure-subtitle = { $measure }. Naar { $split }, { $n ->
    [one] { $n } respondent
   *[other] { $n } respondenten
  }.
# Een van de groepen is verborgen, en dus ook hoeveel het er samen zijn.
figure-subtitle-uncounted = { $measure }. Naar { $split }.
# Wat een figuur van een vraag met losse antwoorden meet.
figure-measure-single = Percentage van wie de vraag beantwoordde{ $others }
figure-measure-answered = Percentage van wie de vraag beantwoordde{ $others }; meer antwoorden mogelijk, dus samen vaak meer dan 100 %
figure-measure-chose = Percentage van wie ten minste één antwoord koos{ $others }; meer antwoorden mogelijk, dus samen vaak meer dan 100 %
# Hoe de maat van een blok stellingen zegt van wie percentages zijn, en wie daar op verzoek bij komt.
figure-among = onder wie een mening gaf
figure-others-no-opinion = of geen mening had
figure-others-refused = of geen mening had of niet wilde antwoorden
# De batterijen als schaal.
figure-scores = Schaalscores
figure-scores-range = Schaalscores van { $low } tot { $high }
figure-scores-items = Gemiddelde van { $items } stellingen
figure-measure-scores = Gemiddelde score per schaal, van { $low } tot { $high }
figure-subtitle-wave = { $measure }. { $n ->
    [one] { $n } respondent
   *[other] { $n } respondenten
  } in beide metingen samen.
figure-subtitle-everybody = { $measure }. { $n ->
    [one] { $n } respondent
   *[other] { $n } respondenten
  }.
split-wave = Meting
split-wave-now = Deze meting
split-wave-earlier = Eerdere meting
split-everybody = Geen uitsplitsing
split-everybody-group = Iedereen
# Achter de ondertitel, als niet iedereen meetelt.
figure-only = Alleen { $groups }.
figure-only-or = { $first } of { $last }

## In de tekening

figure-base = n = { $n }
figure-base-weighted = n = { $n } (gewogen { $weighted })
# Als er meer verborgen groepen zijn dan er tekens naast de regel passen.
figure-hidden-many = { $n } groepen
figure-nobody = geen antwoorden
figure-all-hidden = Hier is niets te tonen: elke groep is kleiner dan { $minimum }, of zou zo’n groep verraden.

## Onder de figuur

figure-note-student = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gemiddelden, tweezijdige t-toets van Student.
figure-note-anova = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gemiddelden, variantieanalyse met één factor.
# Bij sommige stellingen zijn twee groepen te zien, bij andere meer.
figure-note-both = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gemiddelden, tweezijdige t-toets van Student waar twee groepen te zien zijn, anders variantieanalyse met één factor.
figure-note-welch = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gemiddelden, tweezijdige t-toets van Welch.
figure-note-welch-anova = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gemiddelden, variantieanalyse van Welch.
figure-note-welch-both = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gemiddelden, tweezijdige t-toets van Welch waar twee groepen te zien zijn, anders variantieanalyse van Welch.
figure-note-weighted = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gewogen gemiddelden, tweezijdige t-toets met standaardfouten die de gewichten volgen.
figure-note-wald = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gewogen gemiddelden, toets van Wald met standaardfouten die de gewichten volgen.
figure-note-weighted-both = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gewogen gemiddelden, met standaardfouten die de gewichten volgen: tweezijdige t-toets waar twee groepen te zien zijn, anders de toets van Wald.
figure-note-weighted-share = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gewogen aandeel, tweezijdige t-toets per antwoord met standaardfouten die de gewichten volgen.
figure-note-rao-scott = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in gewogen aandeel, chi-kwadraattoets per antwoord met de correctie van Rao en Scott voor de gewichten.
figure-note-chi2 = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in aandeel, chi-kwadraattoets per antwoord.
# Waar in een van twee groepen minder dan vijf antwoorden te verwachten zijn.
figure-note-chi2-fisher = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in aandeel, chi-kwadraattoets per antwoord, of de exacte toets van Fisher waar de aantallen klein zijn.
figure-note-no-test = Geen toets: er zijn geen twee groepen te vergelijken.
# Volgens welke methode, achter de toets.
figure-note-report = Methode ‘als in het rapport’: niet gecorrigeerd voor het aantal stellingen. Welch’ versie staat in de tabel.
figure-note-report-answers = Methode ‘als in het rapport’: niet gecorrigeerd voor het aantal antwoorden.
figure-note-careful = Methode ‘voorzichtig’: p is na Holms correctie voor alle stellingen van deze figuur samen. Hoe groot een verschil is, staat in de tabel.
figure-note-careful-answers = Methode ‘voorzichtig’: p is na Holms correctie voor alle antwoorden van deze figuur samen. Hoe groot een verschil is, staat in de tabel.
figure-note-report-weighted = Methode ‘als in het rapport’: niet gecorrigeerd voor het aantal stellingen.
# Waarmee is gewogen, onder figuur en tabel.
weighted-none = Niet gewogen.
weighted-column = Gewogen met de kolom met gewichten van het bestand; n telt mensen.
weighted-design = Gewogen naar het aantal mensen per groep van de steekproef; n telt mensen.
weighted-post-stratified = Gewogen naar het aantal mensen per groep, achteraf; n telt mensen.
weighted-raked = Gewogen naar het aantal mensen per kenmerk, voor elk kenmerk apart; n telt mensen.
weighted-rounded = Waar iets van een stelling of vraag verborgen is, zijn de gewogen getallen ervan afgerond: zo ver dat zij hetzelfde zouden zijn als { $n } mensen een ander gewicht hadden gehad. Anders waren met de gewichten erbij verborgen antwoorden uit te rekenen. Intervallen en toetsen staan er dan niet bij.
weighted-no-alpha = α en ω zijn niet gewogen.
weighted-files = Elke meting is gewogen met haar eigen gewichten.
weighted-without-earlier = { $n ->
    [one] 1 respondent van de eerdere meting heeft geen gewicht en telt niet mee in wat gewogen is.
   *[other] { $n } respondenten van de eerdere meting hebben geen gewicht en tellen niet mee in wat gewogen is.
}
weighted-trimmed-earlier = { $n ->
    [one] Van 1 respondent van de eerdere meting is het gewicht afgetopt.
   *[other] Van { $n } respondenten van de eerdere meting is het gewicht afgetopt.
}
weighted-without = { $n ->
    [one] Eén respondent heeft geen gewicht en telt gewogen niet mee.
   *[other] { $n } respondenten hebben geen gewicht en tellen gewogen niet mee.
  }
weighted-trimmed = { $n ->
    [one] Het gewicht van één respondent is afgekapt.
   *[other] De gewichten van { $n } respondenten zijn afgekapt.
  }
figure-note-report-scores = Methode ‘als in het rapport’: niet gecorrigeerd voor het aantal schalen. Welch’ versie staat in de tabel.
figure-note-careful-scores = Methode ‘voorzichtig’: p is na Holms correctie voor alle schalen samen. Hoe groot een verschil is, staat in de tabel.
figure-note-letters-careful = Letters achter een waarde: de groepen waar dat aandeel significant boven ligt (z-toets per paar, p ≤ 0,05 na Holms correctie voor alle paren van een regel).
figure-note-letters-report = Letters achter een waarde: de groepen waar dat aandeel significant boven ligt (z-toets per paar, p ≤ 0,05, niet gecorrigeerd).
figure-note-letters-weighted-careful = Letters achter een waarde: de groepen waar dat gewogen aandeel significant boven ligt (t-toets per paar met standaardfouten die de gewichten volgen, p ≤ 0,05 na Holms correctie voor alle paren van een regel).
figure-note-letters-weighted-report = Letters achter een waarde: de groepen waar dat gewogen aandeel significant boven ligt (t-toets per paar met standaardfouten die de gewichten volgen, p ≤ 0,05, niet gecorrigeerd).
figure-note-letters-scores = Letters achter een waarde: de groepen waar die gemiddelde score significant boven ligt (p ≤ 0,05).
figure-note-arrows-careful = Een driehoek omhoog of omlaag achter een waarde: dat aandeel ligt significant boven of onder dat van alle andere groepen samen (z-toets, p ≤ 0,05 na Holms correctie voor het aantal groepen).
figure-note-arrows-report = Een driehoek omhoog of omlaag achter een waarde: dat aandeel ligt significant boven of onder dat van alle andere groepen samen (z-toets, p ≤ 0,05, niet gecorrigeerd).
figure-note-arrows-weighted-careful = Een driehoek omhoog of omlaag achter een waarde: dat gewogen aandeel ligt significant boven of onder dat van alle andere groepen samen (t-toets met standaardfouten die de gewichten volgen, p ≤ 0,05 na Holms correctie voor het aantal groepen).
figure-note-arrows-weighted-report = Een driehoek omhoog of omlaag achter een waarde: dat gewogen aandeel ligt significant boven of onder dat van alle andere groepen samen (t-toets met standaardfouten die de gewichten volgen, p ≤ 0,05, niet gecorrigeerd).
figure-note-arrows-scores-careful = Een driehoek omhoog of omlaag achter een waarde: die gemiddelde score ligt significant boven of onder die van alle andere groepen samen (t-toets, p ≤ 0,05 na Holms correctie voor het aantal groepen).
figure-note-arrows-scores-report = Een driehoek omhoog of omlaag achter een waarde: die gemiddelde score ligt significant boven of onder die van alle andere groepen samen (t-toets, p ≤ 0,05, niet gecorrigeerd).
figure-note-marks-below = Bij punten staan zij eronder, achter de letter of het teken van hun groep.
figure-note-source = * p ≤ 0,05, ** p ≤ 0,01, *** p ≤ 0,001: verschil in aandeel. Welke toets dat is, staat per regel in de tabel. Waar de bron alleen woorden geeft, staat de stip bij het getal dat die noemen.
figure-note-wave = De twee metingen zijn vergeleken als onafhankelijke steekproeven: wie aan beide meedeed, is niet te weten.
figure-note-least = Een ster staat er alleen waar het aandeel in de hoogste en de laagste groep ook { $points } procentpunt of meer verschilt.
# Groepen zoals ‘Anders’, die op verzoek te zien zijn.
figure-note-not-compared = Niet in de toets: { $groups }.
figure-note-bases = n telt de groep; hoeveel er per vraag een mening gaven, staat in de tabel.
figure-note-bases-question = n telt de groep; hoeveel er de vraag beantwoordden, staat in de tabel.
figure-note-bases-scores = n telt de groep; hoeveel er een score hebben, staat in de tabel.
figure-note-low-alpha = Lage α (onder { $low }): { $scales }. Die stellingen meten misschien niet één ding.
figure-note-base = Percentages zijn van wie een mening gaf { $others }; gemiddelden en hun toets van wie een mening gaf.
figure-note-base-question = Percentages zijn van wie de vraag beantwoordde { $others }.

## De figuur in woorden

figure-words-size = { $items ->
    [one] Eén stelling
   *[other] { $items } stellingen
  }, { $groups ->
    [one] één groep
   *[other] { $groups } groepen
  }.
figure-words-size-answers = { $items ->
    [one] Eén antwoord
   *[other] { $items } antwoorden
  }, { $groups ->
    [one] één groep
   *[other] { $groups } groepen
  }.
figure-words-weighted = De percentages zijn gewogen.
figure-words-size-scores = { $items ->
    [one] Eén schaal
   *[other] { $items } schalen
  }, { $groups ->
    [one] één groep
   *[other] { $groups } groepen
  }.
figure-words-group = { $group }: hoogst bij ‘{ $high }’ ({ $highest }), laagst bij ‘{ $low }’ ({ $lowest }).
figure-words-single = { $group }: { $highest } bij ‘{ $high }’.
figure-words-extremes = Hoogst is { $high_group } bij ‘{ $high }’ ({ $highest }), laagst { $low_group } bij ‘{ $low }’ ({ $lowest }).
figure-words-differences = { $n ->
    [0] Bij geen enkele stelling is er een aantoonbaar verschil ({ $rule }).
    [one] Bij één stelling is er een aantoonbaar verschil ({ $rule }).
   *[other] Bij { $n } stellingen is er een aantoonbaar verschil ({ $rule }).
  }
figure-words-differences-answers = { $n ->
    [0] Bij geen enkel antwoord is er een aantoonbaar verschil ({ $rule }).
    [one] Bij één antwoord is er een aantoonbaar verschil ({ $rule }).
   *[other] Bij { $n } antwoorden is er een aantoonbaar verschil ({ $rule }).
  }
figure-words-differences-scores = { $n ->
    [0] Bij geen enkele schaal is er een aantoonbaar verschil ({ $rule }).
    [one] Bij één schaal is er een aantoonbaar verschil ({ $rule }).
   *[other] Bij { $n } schalen is er een aantoonbaar verschil ({ $rule }).
  }
# Wanneer een verschil aantoonbaar heet.
figure-rule-report = p ≤ 0,05
figure-rule-careful = p ≤ 0,05 na correctie
figure-rule-least = { $rule } en ten minste { $points } procentpunt
figure-words-hidden-groups = Verborgen: { $groups }.

## Eén stelling in woorden

figure-item-value = { $group }: { $value }
figure-item-letters = { $value }, hoger dan { $letters }
figure-item-up = { $value }, hoger dan de rest
figure-item-down = { $value }, lager dan de rest
figure-item-stars-1 = Verschil aantoonbaar, p ≤ 0,05
figure-item-stars-2 = Verschil aantoonbaar, p ≤ 0,01
figure-item-stars-3 = Verschil aantoonbaar, p ≤ 0,001
figure-item-stars-0 = Geen aantoonbaar verschil
figure-item-careful = { $stars } na correctie
figure-item-least = Geen ster: niet aantoonbaar, of minder dan { $points } procentpunt verschil
