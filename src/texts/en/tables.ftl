# Tables.

table-total = Total
table-item-group = Item and group
table-answer-group = Answer and group
table-chosen = Chose this
table-n = n
table-no-opinion = No opinion
table-not-answered = Not answered
table-refused = Refused
table-not-asked = Not asked
table-unrecognised = Not recognised
table-share-base = Base of share
table-agree = Agree
table-ci-low = 95% interval, from
table-ci-high = 95% interval, to
table-mean = Mean
table-sd = Standard deviation
table-test = Difference
table-size = Size
table-size-agree = agree { $points } percentage points { $interval }
table-size-share = { $points } percentage points { $interval }
table-size-agree-apart = agree: highest and lowest group { $points } percentage points apart
table-size-apart = highest and lowest group { $points } percentage points apart
table-holm = Holm:
table-student = Student:
table-welch = Welch:
table-anova = Analysis of variance:
table-cramer = Cramér’s V =
table-fisher = Fisher, exact:
table-no-test = No test: there are no two groups to compare, or nobody differs.
table-battery-caption = { $battery }, by { $split }
table-scales-caption = Scales: how well do the items hang together?
table-scale-items-caption = Items of the scales
table-scale-item = Scale and item
table-scale-group = Scale and group
table-scale = Scale
table-item-reversed = { $item } (turned round)
table-complete = n (answered all)
table-alpha = Cronbach’s α
table-alpha-low = α, 95% interval from
table-alpha-high = α, 95% interval to
table-omega = McDonald’s ω
table-item-rest = Correlation with the rest
table-alpha-without = α without this item
table-score-of = { $battery }: scale score
table-note-definitions = n counts those who chose a place on the scale. ‘Agree’ is the share of { $whom } that gave one of the two agreeing answers, with Wilson’s interval. Mean and standard deviation (n − 1) are of the scale’s codes.
# What a share is of, within a sentence.
table-whom-answered = n
table-whom-no-opinion = the base (n and those without an opinion)
table-whom-refused = the base (n and those without an opinion or who refused)
table-note-report = Test: as in the report. Two-sided, on the difference of means, supposing equal spread: Student’s t test for two groups, analysis of variance for more. Not adjusted for the number of items. * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001.
table-note-careful = Test: careful. Two-sided, on the difference of means, without supposing equal spread: Welch’s t test for two groups, Welch’s analysis of variance for more. After ‘Holm’ stands p adjusted for all items of this table together; the stars are of that. * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001.
table-note-size = Size, with its 95% interval in brackets: Hedges’ g is the difference of the means in standard deviations, ‘agree’ that of the shares with Newcombe’s interval, both first group minus second. ω² is the part of the spread that lies between the groups.
table-note-scores = The score is somebody’s mean over the items of the scale, if at least half of them have an answer on the scale. n counts those who have a score. Mean and standard deviation (n − 1) are of these scores.
table-note-report-scores = Test: as in the report. Two-sided, on the difference of mean scores, supposing equal spread: Student’s t test for two groups, analysis of variance for more. Not adjusted for the number of scales. * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001.
table-note-careful-scores = Test: careful. Two-sided, on the difference of mean scores, without supposing equal spread: Welch’s t test for two groups, Welch’s analysis of variance for more. After ‘Holm’ stands p adjusted for all scales together; the stars are of that. * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001.
table-note-size-scores = Size: Hedges’ g is the difference of the mean scores in standard deviations, first group minus second, with its 95% interval in brackets. ω² is the part of the spread that lies between the groups.
table-note-scales = α and ω say how well the items measure one thing together: close to 1 is good. They are computed over those who answered all items of the scale (n), with Feldt’s interval for α. ω does not suppose that every item measures that one thing equally well.
table-note-scale-items = ‘Correlation with the rest’ is that of the item with the sum of the other items. Where α without an item is higher than α of the scale, the item fits less well.
table-quoted = ‘{ $item }’
table-note-against = Take care: in ‘{ $battery }’ { $count ->
    [one] this item goes
   *[other] these items go
} against the others: { $items }. { $reversed ->
    [true] Turned round because the questionnaire says so; check whether that is right.
   *[false] Perhaps worded the other way; nothing was turned round. Where needed, say so under ‘View columns’.
}
table-note-low-alpha = Take care: α of ‘{ $battery }’ is low ({ $alpha }, below { $low }). These items may not measure one thing; rather look at each item by itself.
table-note-hidden-complete = · = hidden: fewer than { $minimum } respondents answered all items.
table-note-least = A star stands only where the shares of the highest and the lowest group also differ by { $points } percentage points or more.
table-note-single = n counts those who answered the question. The share is of { $whom }, with Wilson’s interval.
table-note-answered = n counts those who answered the question, also those who chose none of the answers. The share is of { $whom }, with Wilson’s interval. Several answers were possible, so the shares often add up to more than 100%.
table-note-chose = n counts those who chose at least one answer: who chose nothing cannot be told from who skipped the question. The share is of { $whom }, with Wilson’s interval. Several answers were possible, so the shares often add up to more than 100%.
table-note-choice-tests = Tests are two-sided, per answer, on the difference of shares: chi-square without continuity correction, or for two groups Fisher’s exact test where an expected count is below 5; * p ≤ 0.05, ** p ≤ 0.01, *** p ≤ 0.001.
table-note-choice-report = Method: as in the report, not adjusted for the number of answers.
table-note-choice-careful = Method: careful. After ‘Holm’ stands p adjusted for all answers of this table together; the stars are of that.
table-note-choice-size = Size: Cramér’s V runs from 0 to 1. For two groups the difference of the shares stands beside it, first group minus second, with Newcombe’s 95% interval in brackets.
# These responses beside what a source states.
table-against-caption = { $title }: these responses and { $source }
table-against-what = What, and of whom
table-against-now = These responses
table-against-test = Test
table-against-same = The same
table-against-place = Stated in
table-against-yes = yes
table-against-no = no
table-against-score = score test
table-against-binomial = exact binomial test
table-against-chi2 = chi-squared
table-against-fisher = Fisher's exact test
table-against-student = one-sample t test
table-note-against = Differences are these responses minus { $source }, of shares in percentage points and of means in the question's own unit, with a 95% interval. n counts who counts here. There is no difference where a group is too small to show.
table-note-against-words = 'The same' says whether the printed number, which is rounded, can also be the number of these responses. Where { $source } has no exact number but words, such as 'around 50%', it says whether this share fits them; the difference is then with the bound of what those words can mean, and there is no test where they fit.
table-note-against-tests = Where { $source } also says of how many respondents a share is, two independent samples are compared: chi-squared or Fisher's exact test, with Newcombe's interval. Otherwise the stated number counts as exact: score test or exact binomial test with Wilson's interval, and for means the one-sample t test. Two-sided. Behind 'Holm' stands p after adjustment for all lines of this table together, means apart; with the method 'careful' the asterisks are of that, otherwise of p itself. * p ≤ .05, ** p ≤ .01, *** p ≤ .001.
# Two waves beside each other.
table-wave-caption = { $title }: this wave and the earlier one
table-wave-now = { $what }, now
table-wave-earlier = { $what }, earlier
table-wave-agree = Agree
table-wave-share = Share
table-wave-points = Difference in percentage points
table-wave-mean = Difference in means
table-note-wave = Differences are this wave minus the earlier one. n counts who gave an answer that counts; shares and means are of n. The difference of shares has Newcombe's 95% interval. The two waves are compared as independent samples: who took part in both cannot be known.
table-note-wave-report = Test: as in the report. Two-sided, on the difference of means: Student's t test, with its 95% interval. The asterisks are of p without adjustment. * p ≤ .05, ** p ≤ .01, *** p ≤ .001.
table-note-wave-careful = Test: careful. Two-sided, on the difference of means: Welch's t test, with its 95% interval. The asterisks are of p after Holm's adjustment for all statements of the same line (total or group) together. * p ≤ .05, ** p ≤ .01, *** p ≤ .001.
table-note-wave-answers-report = Test: two-sided, on the difference of shares: chi-squared, or Fisher's exact test where an expected count is below 5. The asterisks are of p without adjustment. * p ≤ .05, ** p ≤ .01, *** p ≤ .001.
table-note-wave-answers-careful = Test: two-sided, on the difference of shares: chi-squared, or Fisher's exact test where an expected count is below 5. The asterisks are of p after Holm's adjustment for all answers of the same line (total or group) together. * p ≤ .05, ** p ≤ .01, *** p ≤ .001.
table-note-hidden = · = hidden: a group smaller than { $minimum }, or one that would give such a group away.
table-in-no-group = In no group
table-groups-caption = Respondents by { $split }
table-respondents = Respondents
table-share = Share
table-themes-caption = Themes of the questionnaire
table-theme = Theme
table-batteries = Topics
table-items = Items
table-characteristic = Characteristic
table-answered = Answered
table-characteristics-caption = Characteristics of the respondents, by { $split }
table-note-characteristics = Percentages are of those who answered the question. ‘Total’ also counts those in none of the groups shown.
table-sample = Sample
table-response = Response
table-response-share = Response in %
table-sample-total = Total with a sample
table-all = Total
table-response-caption = Sample and response
table-note-response = Only respondents who named both characteristics. A group without a sample has no response share.
table-item = item
table-label = text
table-chosen-share = share that chose this
table-split = split
table-group = group
table-point = answer { $position }
table-p = p
table-p-welch = p (Welch)
table-p-holm = p (Holm)
table-stars = stars
table-hidden = hidden
findings-file = file
findings-sheet = sheet
findings-row = row
findings-column = column
findings-severity = severity
findings-code = code
findings-message = remark
