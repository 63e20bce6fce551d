# Figures and tables.

## Titles of figures

figure-title-numbered = Figure { $number } · { $title }
figure-title-free = { $battery }, by { $split }
# These responses beside what a source states, such as the report.
figure-title-source = { $battery }: these responses and { $source }
figure-subtitle-source = Percentage of those who gave an opinion. Every line says of whom, and which answer.
figure-source-now = These responses
figure-source-row = { $name } ({ $whose }; { $what })
figure-source-row-words = { $name } ({ $whose }; { $what }; { $source }: '{ $words }')
reference-agree = agree
reference-mean = Mean
reference-everybody = Everybody
reference-of-all = { $answer }, of all respondents
reference-or = { $first } or { $last }
# Two files of the same survey beside each other.
figure-title-wave = { $battery }: this wave and the earlier one
figure-subtitle = { $measure }. By { $split }, { $n ->
    [one] { $n } respondent
   *[other] { $n } respondents
  }.
# One of the groups is hidden, and so is how many they are together.
figure-subtitle-uncounted = { $measure }. By { $split }.
# What a figure of a question with separate answers measures.
figure-measure-single = Percentage of those who answered the question{ $others }
figure-measure-answered = Percentage of those who answered the question{ $others }; several answers possible, so they often add up to more than 100%
figure-measure-chose = Percentage of those who chose at least one answer{ $others }; several answers possible, so they often add up to more than 100%
# How a battery’s measure says of whom percentages are, and who is added to them on request.
figure-among = among those who gave an opinion
figure-others-no-opinion = or had none
figure-others-refused = or had none or refused
# Batteries as scales.
figure-scores = Scale scores
figure-scores-range = Scale scores from { $low } to { $high }
figure-scores-items = Mean of { $items } items
figure-measure-scores = Mean score per scale, from { $low } to { $high }
figure-subtitle-wave = { $measure }. { $n ->
    [one] { $n } respondent
   *[other] { $n } respondents
  } in both waves together.
figure-subtitle-everybody = { $measure }. { $n ->
    [one] { $n } respondent
   *[other] { $n } respondents
  }.
split-wave = Wave
split-wave-now = This wave
split-wave-earlier = Earlier wave
split-everybody = No split
split-everybody-group = Everybody
# After the subtitle, when not everybody counts.
figure-only = Only { $groups }.
figure-only-or = { $first } or { $last }

## In the drawing

figure-base = n = { $n }
figure-base-weighted = n = { $n } (weighted { $weighted })
# When there are more hidden groups than markers fit beside the line.
figure-hidden-many = { $n } groups
figure-nobody = no answers
figure-all-hidden = There is nothing to show here: every group is smaller than { $minimum }, or would give such a group away.

## Below the figure

figure-note-student = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of means, Student’s two-sided t test.
figure-note-anova = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of means, one-way analysis of variance.
# Some items show two groups, others more.
figure-note-both = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of means, Student’s two-sided t test where two groups are shown, otherwise one-way analysis of variance.
figure-note-welch = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of means, Welch’s two-sided t test.
figure-note-welch-anova = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of means, Welch’s analysis of variance.
figure-note-welch-both = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of means, Welch’s two-sided t test where two groups are shown, otherwise Welch’s analysis of variance.
figure-note-weighted = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of weighted means, two-sided t test with standard errors that follow the weights.
figure-note-wald = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of weighted means, Wald’s test with standard errors that follow the weights.
figure-note-weighted-both = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of weighted means, with standard errors that follow the weights: two-sided t test where two groups can be seen, Wald’s test otherwise.
figure-note-weighted-share = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference in weighted share, two-sided t test per answer with standard errors that follow the weights.
figure-note-rao-scott = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference of weighted share, chi-squared test per answer with Rao and Scott’s correction for the weights.
figure-note-chi2 = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference in share, chi-square test per answer.
# Where fewer than five answers are expected in one of two groups.
figure-note-chi2-fisher = * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001: difference in share, chi-square test per answer, or Fisher’s exact test where numbers are small.
figure-note-no-test = No test: there are no two groups to compare.
# By which method, after the test.
figure-note-report = Method ‘as in the report’: not adjusted for the number of items. Welch’s version is in the table.
figure-note-report-answers = Method ‘as in the report’: not adjusted for the number of answers.
figure-note-careful = Method ‘careful’: p is after Holm’s adjustment for all items of this figure together. The table says how large a difference is.
figure-note-careful-answers = Method ‘careful’: p is after Holm’s adjustment for all answers of this figure together. The table says how large a difference is.
figure-note-report-weighted = Method ‘as in the report’: not adjusted for the number of statements.
# What answers are weighted by, below figure and table.
weighted-none = Not weighted.
weighted-column = Weighted by the file’s column of weights; n counts people.
weighted-design = Weighted to the number of people per group of the sample; n counts people.
weighted-post-stratified = Weighted to the number of people per group, afterwards; n counts people.
weighted-raked = Weighted to the number of people per characteristic, each by itself; n counts people.
weighted-rounded = Where something of a statement or question is hidden, its weighted numbers are rounded: so far that they would be the same if { $n } people had had another weight. Otherwise hidden answers could be worked out with the weights. There are no intervals and tests then.
weighted-no-alpha = α and ω are not weighted.
weighted-files = Each survey is weighted by its own weights.
weighted-without-earlier = { $n ->
    [one] 1 respondent of the earlier survey has no weight and does not count in what is weighted.
   *[other] { $n } respondents of the earlier survey have no weight and do not count in what is weighted.
}
weighted-trimmed-earlier = { $n ->
    [one] The weight of 1 respondent of the earlier survey was cut off.
   *[other] The weights of { $n } respondents of the earlier survey were cut off.
}
weighted-without = { $n ->
    [one] One respondent has no weight and does not count where answers are weighted.
   *[other] { $n } respondents have no weight and do not count where answers are weighted.
  }
weighted-trimmed = { $n ->
    [one] The weight of one respondent was cut off.
   *[other] The weights of { $n } respondents were cut off.
  }
figure-note-report-scores = Method ‘as in the report’: not adjusted for the number of scales. Welch’s version is in the table.
figure-note-careful-scores = Method ‘careful’: p is after Holm’s adjustment for all scales together. The table says how large a difference is.
figure-note-letters-careful = Letters behind a value: the groups that this share lies significantly above (z test per pair, p ≤ 0.05 after Holm’s adjustment over all pairs of a row).
figure-note-letters-report = Letters behind a value: the groups that this share lies significantly above (z test per pair, p ≤ 0.05, not adjusted).
figure-note-letters-weighted-careful = Letters behind a value: the groups that this weighted share lies significantly above (t test per pair with standard errors that follow the weights, p ≤ 0.05 after Holm’s adjustment over all pairs of a row).
figure-note-letters-weighted-report = Letters behind a value: the groups that this weighted share lies significantly above (t test per pair with standard errors that follow the weights, p ≤ 0.05, not adjusted).
figure-note-letters-scores = Letters behind a value: the groups that this mean score lies significantly above (p ≤ 0.05).
figure-note-arrows-careful = A triangle pointing up or down behind a value: this share lies significantly above or below that of all other groups together (z test, p ≤ 0.05 after Holm’s adjustment for the number of groups).
figure-note-arrows-report = A triangle pointing up or down behind a value: this share lies significantly above or below that of all other groups together (z test, p ≤ 0.05, not adjusted).
figure-note-arrows-weighted-careful = A triangle pointing up or down behind a value: this weighted share lies significantly above or below that of all other groups together (t test with standard errors that follow the weights, p ≤ 0.05 after Holm’s adjustment for the number of groups).
figure-note-arrows-weighted-report = A triangle pointing up or down behind a value: this weighted share lies significantly above or below that of all other groups together (t test with standard errors that follow the weights, p ≤ 0.05, not adjusted).
figure-note-arrows-scores-careful = A triangle pointing up or down behind a value: this mean score lies significantly above or below that of all other groups together (t test, p ≤ 0.05 after Holm’s adjustment for the number of groups).
figure-note-arrows-scores-report = A triangle pointing up or down behind a value: this mean score lies significantly above or below that of all other groups together (t test, p ≤ 0.05, not adjusted).
figure-note-marks-below = With dots they stand below, behind the letter or the mark of their group.
figure-note-source = * p ≤ .05, ** p ≤ .01, *** p ≤ .001: difference in share. Which test that is, the table says per line. Where the source has words only, the dot stands at the number that they name.
figure-note-wave = The two waves are compared as independent samples: who took part in both cannot be known.
figure-note-least = A star stands only where the shares of the highest and the lowest group also differ by { $points } percentage points or more.
# Groups such as 'Other', that are shown on request.
figure-note-not-compared = Not in the test: { $groups }.
figure-note-bases = n counts the group; how many gave an opinion on each item is in the table.
figure-note-bases-question = n counts the group; the table says how many answered the question.
figure-note-bases-scores = n counts the group; how many have a score is in the table.
figure-note-low-alpha = Low α (below { $low }): { $scales }. Those items may not measure one thing.
figure-note-base = Percentages are of those who gave an opinion { $others }; means and their test of those who gave one.
figure-note-base-question = Percentages are of those who answered the question { $others }.

## The figure in words

figure-words-size = { $items ->
    [one] One item
   *[other] { $items } items
  }, { $groups ->
    [one] one group
   *[other] { $groups } groups
  }.
figure-words-size-answers = { $items ->
    [one] One answer
   *[other] { $items } answers
  }, { $groups ->
    [one] one group
   *[other] { $groups } groups
  }.
figure-words-weighted = The percentages are weighted.
figure-words-size-scores = { $items ->
    [one] One scale
   *[other] { $items } scales
  }, { $groups ->
    [one] one group
   *[other] { $groups } groups
  }.
figure-words-group = { $group }: highest for ‘{ $high }’ ({ $highest }), lowest for ‘{ $low }’ ({ $lowest }).
figure-words-single = { $group }: { $highest } for ‘{ $high }’.
figure-words-extremes = Highest is { $high_group } for ‘{ $high }’ ({ $highest }), lowest { $low_group } for ‘{ $low }’ ({ $lowest }).
figure-words-differences = { $n ->
    [0] No item shows a significant difference ({ $rule }).
    [one] One item shows a significant difference ({ $rule }).
   *[other] { $n } items show a significant difference ({ $rule }).
  }
figure-words-differences-answers = { $n ->
    [0] No answer shows a significant difference ({ $rule }).
    [one] One answer shows a significant difference ({ $rule }).
   *[other] { $n } answers show a significant difference ({ $rule }).
  }
figure-words-differences-scores = { $n ->
    [0] No scale shows a significant difference ({ $rule }).
    [one] One scale shows a significant difference ({ $rule }).
   *[other] { $n } scales show a significant difference ({ $rule }).
  }
# When a difference is called significant.
figure-rule-report = p ≤ 0.05
figure-rule-careful = p ≤ 0.05 after adjustment
figure-rule-least = { $rule } and at least { $points } percentage points
figure-words-hidden-groups = Hidden: { $groups }.

## One item in words

figure-item-value = { $group }: { $value }
figure-item-letters = { $value }, above { $letters }
figure-item-up = { $value }, above the rest
figure-item-down = { $value }, below the rest
figure-item-stars-1 = Significant difference, p ≤ 0.05
figure-item-stars-2 = Significant difference, p ≤ 0.01
figure-item-stars-3 = Significant difference, p ≤ 0.001
figure-item-stars-0 = No significant difference
figure-item-careful = { $stars } after adjustment
figure-item-least = No star: not significant, or less than { $points } percentage points apart
