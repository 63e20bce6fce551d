# What is odd about a file: what happened, and what you can do.

finding-empty-file = This file is empty. Choose the file with the responses.
finding-wrong-kind = { $kind ->
    [pdf] This is a PDF. Choose the file with the responses itself, as CSV.
    [image] This is an image. Choose the file with the responses, as CSV.
    [html] This is a web page, even if its name ends in .xls. Download the responses from your survey program again, as CSV or .xlsx. Or open this file in Excel or LibreOffice and save it as .xlsx.
    [xml] This is an XML file. If Excel or LibreOffice opens it, save it there as .xlsx. Otherwise export the responses as CSV.
    [json] This is a JSON file. Export the responses as CSV.
   *[binary] This is not a text file. Export the responses as CSV and choose that file.
}
finding-no-columns = There are no columns in this file: no comma, semicolon, tab or bar divides the text. Export the responses as CSV.
finding-no-rows = This file has headings but not a single row of responses. Check the export.
finding-headings-are-answers = This row holds answers instead of headings: the row of headings is missing. Put a row above it with the question of every column, or make the export again.
finding-rows-are-answers = In this file every row is an answer, not a respondent: this column names the question. Somebody who answered ten questions would count as ten people, and a small group would become visible. Export the responses with a row per respondent and a column per question, or make that of it in Excel with a pivot table.
finding-no-file = No response file is open yet. Choose that file first.
finding-earlier-nothing-shared = This file has no statement or question in common with the responses that are open. Choose a file of the same survey, or check the columns.
finding-earlier-item-absent = '{ $label }' is not in the file of the earlier wave and is not compared.
finding-earlier-item-only = '{ $label }' is only in the file of the earlier wave and is not compared.
finding-earlier-other-scale = Answers to this statement do not fit the same scale in the earlier or this wave: { $count } fall outside it. The statement is not compared. Check whether the question or its answers were changed.
finding-earlier-other-base = Of '{ $label }' only one of the two files says who chose nothing. The shares have different bases and are not compared.
finding-earlier-not-weighted = The earlier survey cannot be weighted in the same way and is therefore not compared. Reason: { $why } Choose ‘not weighted’ to compare both surveys unweighted.
finding-earlier-unused = At '{ $label }' nobody gives the answer '{ $answer }' in one wave, and many do in the other. Check whether the question had the same answers in both waves; it is compared all the same.
finding-earlier-split-absent = The earlier wave has no column for '{ $label }'. Split by that there is nothing to compare.
finding-references-unfit = { $count ->
    [one] One value that could be compared with no longer fits
   *[other] { $count } values that could be compared with no longer fit
} the questionnaire as you changed it. There is no comparison with that any more. 'Start again' brings it back.
finding-no-split = This split is not possible: the file has no column for ‘{ $split }’. Possible are: { $known }.
finding-no-group = The split ‘{ $split }’ has no group ‘{ $group }’. Possible are: { $known }.
finding-selection-too-fine = This selection is not possible together with this split: there would be too many small groups to protect. Choose a split with fewer groups.
finding-export-between = This can no longer be saved. Together with what was saved before ({ $earlier ->
    [0] several times
   *[other] time { $earlier }: { $shows }
}) it would show what a group of fewer than { $base } people answered: they are the difference or the overlap between ‘{ $now }’ now and ‘{ $before }’ then.
finding-export-of = This can no longer be saved. Together with what was saved before ({ $earlier ->
    [0] several times
   *[other] time { $earlier }: { $shows }
}) it would show what a group of fewer than { $base } people answered, within ‘{ $now }’.
finding-export-some = This can no longer be saved. Together with what was saved before ({ $earlier ->
    [0] several times
   *[other] time { $earlier }: { $shows }
}) it would show what a group of fewer than { $base } people answered.
finding-export-alike-between = This can no longer be saved. Together with what was saved before ({ $earlier ->
    [0] several times
   *[other] time { $earlier }: { $shows }
}) it would show that everybody in a group, or nearly everybody, gave the same answer: they are the difference or the overlap between ‘{ $now }’ now and ‘{ $before }’ then.
finding-export-alike-of = This can no longer be saved. Together with what was saved before ({ $earlier ->
    [0] several times
   *[other] time { $earlier }: { $shows }
}) it would show that everybody in a group, or nearly everybody, gave the same answer, within ‘{ $now }’.
finding-export-alike-some = This can no longer be saved. Together with what was saved before ({ $earlier ->
    [0] several times
   *[other] time { $earlier }: { $shows }
}) it would show that everybody in a group, or nearly everybody, gave the same answer.
finding-export-lower-base = This can no longer be saved. What was saved before promises that no group smaller than { $base } is shown, and ‘{ $now }’ is such a group.
finding-export-open = This can no longer be saved. What was saved before promises that of an open question it is shown how many answers there are from { $base } on, and there are fewer at ‘{ $now }’.
finding-export-means = This can no longer be saved. A table was saved with means of the same question by other groups (time { $earlier }: { $shows }). Together they may give away how many people are in a group that is hidden.
finding-export-weights = This can no longer be saved. Something was saved with other weights (time { $earlier }: { $shows }), and two ways of weighting together may give away what is hidden of a small group.
finding-export-changed = Something was saved of a file with the same columns, but with other rows. The difference between the two would show what the people answered who came in or went out. If this is another survey, of other people, begin a new record. Otherwise, open the file as it was.
finding-export-other-file = The record of what was saved is of another file. Choose the record of this file, or begin a new one.
finding-export-too-fine = Whether this gives away a small group together with what was saved before cannot be told: too many groups take part at once. Leave out a selection or a split.
finding-record-shape = This is no record of what was saved, or it is damaged.
finding-record-schema = This record is of another version of Peilglas. This version reads { $schema }.
finding-record-broken = This record is not sound: it names a questionnaire that it does not hold or that is wrong. Use the record as Peilglas saved it.
finding-record-other = This record is of another file: its columns are others. Choose the record of the responses that are open.
finding-too-many-columns = This file has more than { $count } columns. Remove the columns that you do not need.
finding-endless-row = This row does not end. A quotation mark is probably missing; look at the row.
finding-sav-damaged = This SPSS file is damaged or incomplete: no responses can be read from it. Save it again in SPSS, or save it as CSV.
finding-sav-no-columns = This SPSS file has no variables. Check the export.
finding-sav-encoding = This SPSS file states a text encoding that is not known here. Look at the letters with accents.
finding-cut-off = The file stops before its end: { $found } of { $expected } respondents could be read. Make the export again.
finding-cut-off-unknown = The file stops before its end: { $found } respondents could be read. Make the export again.
finding-too-many-rows = This file has more than { $count } rows, which is more than fits in memory. Save a part of its rows or columns by itself.
finding-too-large-unpacked = This file unpacks to more than { $gb } GB, which is more than fits in memory. Save the sheet with the responses as CSV, or choose a smaller export.
finding-too-large-texts = The texts in this workbook take more than { $mb } MB together, which is more than fits in memory. Save the sheet with the responses as CSV.
finding-workbook-damaged = This workbook is damaged, or of a kind that cannot be read. Save it again in Excel or LibreOffice, or save the sheet with the responses as CSV.
finding-workbook-locked = This workbook has a password. Open it in Excel or LibreOffice, remove the password and save it again.
finding-workbook-encoding = This workbook states a text encoding that is not known here. Look at the letters with accents.
finding-sheet-damaged = This sheet is damaged: only its first { $found } rows could be read. Save the workbook again.
finding-no-sheet = The workbook has no sheet ‘{ $sheet }’. Check the name of the sheet.
finding-no-sheets = This file has no sheets, so none named '{ $sheet }'. Choose a workbook, or open the file without naming a sheet.
finding-missing-markers = In { $count } columns a word stands for an empty cell, such as NA or NULL. It counts as not answered.
finding-rows-above-headings = { $count ->
    [one] The headings are in this row. The row above it was skipped.
   *[other] The headings are in this row. What is above it ({ $count } rows) was skipped.
}
finding-empty-rows = Below the headings are rows without any value ({ $count }). They do not count.
finding-values-beyond = { $count } values are beside the columns with headings, the first in this row. They are not used.
finding-error-cells = { $count } cells hold a formula that gave an error, the first in this row. They count as not answered.
finding-too-large-whole = This file is larger than { $mb } MB. Save the sheet with the responses as CSV: that can be much larger.
finding-packed-damaged = This compressed file is damaged or incomplete. Make it again, or unpack it first.
finding-packed-twice = This file is compressed more than once. Unpack it first.
finding-zip-without-file = This zip file contains no file with responses (CSV, Excel, OpenDocument or SPSS). Choose another file, or unpack it and choose the file with the responses itself.
finding-zip-locked = This zip file is locked with a password, or packed in a way that cannot be read here. Unpack it first.
finding-zip-others = ‘{ $used }’ was read from the zip file. It also contains { $others }.
finding-uneven-row = This row has { $found } values instead of { $expected }. What is missing counts as not answered; what is too much is not used.
finding-uneven-rows-more = Another { $count } rows have a different number of values than there are headings.
finding-mixed-encoding = The file mixes two text encodings. It was read as { $encoding }; look at the letters with accents, beginning at the place named.
finding-empty-heading = This column has no heading.
finding-duplicate-heading = This heading occurs { $times } times.
finding-long-heading = This heading is very long and was shortened.
finding-column-too-varied = This column has too many different values for an item or background question and is not used.
finding-unknown-answers = { $count ->
    [one] One answer does not fit the answer scale and does not count.
   *[other] { $count } answers ({ $values } different ones) do not fit the answer scale and do not count.
} The first is in the row named.
finding-out-of-range = { $count ->
    [one] One answer is a number that is none of the answers and does not count.
   *[other] { $count } answers ({ $values } different ones) are numbers that are none of the answers and do not count.
} The first is in the row named.
finding-two-codings = { $count ->
    [one] One answer in this column is written differently from the others
   *[other] { $count } answers in this column are written differently from the others
}: numbers and words are mixed. They all count. Check whether they mean the same.
finding-stated-missing = { $count ->
    [one] One answer counts as missing according to the file itself and is not used.
   *[other] { $count } answers count as missing according to the file itself and are not used.
} The questionnaire does not name those codes.
finding-labels-followed = { $count ->
    [one] For one answer the file names another answer than the questionnaire does for that code.
   *[other] For { $count } answers the file names another answer than the questionnaire does for that code.
} The words in the file were followed. Check whether that is right.
finding-duplicate-respondents = { $count ->
    [one] One row has a respondent number that occurred before.
   *[other] { $count } rows have a respondent number that occurred before, the first in the row named.
} All rows count. Check whether somebody is in the file twice.
finding-respondents-not-compared = This column has so many different values that it was not checked whether one occurs twice.
finding-straight-lining = { $count ->
    [one] One respondent gave the same answer to all { $items } items of ‘{ $battery }’.
   *[other] { $count } respondents gave the same answer to all { $items } items of ‘{ $battery }’, the first in the row named.
} They may not have thought about them. They count as all others.
finding-column-weight = This column says how much every respondent counts: its heading and its numbers tell. Choose Weighting to weight figures and tables by it.
finding-column-weight-said = This column says how much every respondent counts: you said so. Choose Weighting to weight figures and tables by it.
finding-column-weight-file = This column says how much every respondent counts: the file itself states it. Choose Weighting to weight figures and tables by it.
finding-second-column = This column holds the same as ‘{ $used }’; that one is used.
finding-column-not-used = This column belongs to no question of the questionnaire and is not used. If that is wrong, assign it yourself under Columns.
finding-column-open = Open answers are not shown: they can make somebody recognisable.
finding-column-choice = ‘{ $label }’ was recognised, but is in none of the figures and is not used.
finding-previews-left-out = { $count ->
    [one] One trial response of the survey's maker was left out.
   *[other] { $count } trial responses of the survey's maker were left out.
}
finding-unfinished-left-out = { $count ->
    [one] One respondent did not finish the questionnaire and does not count.
   *[other] { $count } respondents did not finish the questionnaire and do not count.
}
finding-spam-kept = { $count ->
    [one] Qualtrics marked one response as possible spam. It counts.
   *[other] Qualtrics marked { $count } responses as possible spam. They count.
}
finding-totals-left-out = { $count ->
    [one] The row named, below the responses, holds a total or average and does not count.
   *[other] { $count } rows below the responses hold totals or averages and do not count. The first is the row named.
}
finding-column-identifies = This column is set aside, because it can make somebody recognisable. Nothing of it is shown.
finding-column-technical = This column comes from the survey program itself and is set aside.
finding-column-empty = This column has no answers.
finding-inferred-questionnaire = No questionnaire is known for this file. Peilglas inferred one: { $items ->
    [one] one item
   *[other] { $items } items
} in { $batteries ->
    [one] one battery
   *[other] { $batteries } batteries
}, and { $splits ->
    [one] one split
   *[other] { $splits } splits
}. Check this under Columns.
finding-inferred-outside = { $count ->
    [one] One answer has a code that stands apart from the scale
   *[other] { $count } answers have a code that stands apart from the scale
} (such as 8, 9 or 99). It counts as no opinion or no answer. Check whether that is right.
finding-inferred-item-labels = The answers are a known scale of { $points } points{ $columns ->
    [one] .
   *[other] , shared by { $columns } neighbouring columns.
}
finding-inferred-item-codes = { $columns } neighbouring columns have the same codes, a scale of { $points } points. What the codes mean is not in the file: the highest number is taken to be the most favourable.
finding-inferred-item-grades = The answers are grades with decimals. The mean is computed of the grades themselves.
finding-inferred-item-alone = The codes make a scale of { $points } points. No column beside it has the same, so this is less sure. The highest number is taken to be the most favourable.
finding-inferred-item-coded-labels = The answers are codes with a text behind them, a scale of { $points } points.
finding-inferred-split-list = A list of { $groups } answers that many respondents share.
finding-inferred-split-numbers = Numbers, cut into { $groups } bands of about as many respondents.
finding-inferred-multiple = One of { $columns } columns of a question to which several answers could be given.
finding-inferred-set = One of { $columns } columns of a question to which several answers could be given. The file itself says so.
finding-inferred-several = Several answers in one cell.
finding-inferred-weight = The heading names a weight, and the numbers lie around 1.
finding-inferred-weight-file = The file itself names this column as the weight.
finding-inferred-ranking = One of { $columns } columns of a ranking.
finding-inferred-open = Many different texts. They are not shown.
finding-inferred-identifies = The heading or the values can make somebody recognisable.
finding-inferred-technical = A column of the survey program itself.
finding-inferred-empty = No answers.
finding-inferred-unclear = It is not clear what this column holds.
finding-code-and-label-differ = The code and the text of this heading point to different questions. The text was followed; check this under Columns.
finding-item-without-column = No column was found for ‘{ $label }’.
finding-no-items = Not a single column was recognised as an item of the questionnaire ‘{ $questionnaire }’. Assign the columns yourself under Columns, or check whether this is the right file.
finding-edit-unfit = This change no longer fits the questionnaire. Nothing was changed.
finding-edit-name = Two parts of the questionnaire would be called ‘{ $name }’. Nothing was changed; choose another name.
finding-edit-few-points = A scale has at least two points. Nothing was changed.
finding-edit-no-groups = A split has at least one group. Nothing was changed.
finding-edit-bands = The bounds of the bands do not rise. Nothing was changed.
finding-edit-no-scale = This column makes no scale: its answers differ too much, or people wrote them themselves. Nothing was changed.
finding-edit-no-list = This column makes no list: its answers differ too much, people wrote them themselves, or they can make somebody recognisable. Nothing was changed.
finding-edit-no-weight = This column makes no weights: not all values are numbers from 0 to 100. Nothing was changed.
finding-edit-no-numbers = This column has too few different numbers for bands. Choose a list. Nothing was changed.
finding-edit-other-scale = Not one answer in this column is on the scale of ‘{ $battery }’. Choose another battery or a new one. Nothing was changed.
finding-questionnaire-shape = This is no questionnaire file, or it is damaged at this place. Choose a file that Peilglas saved, or mend the row named.
finding-questionnaire-field = In this questionnaire file ‘{ $field }’ is missing, or does not belong there. Mend that near the row named.
finding-questionnaire-schema = { $kind ->
    [analysis] This is an analysis by Peilglas, not a questionnaire. Choose the questionnaire file.
   *[other] This is no questionnaire file that this version reads: it should say ‘schema’: ‘{ $reads }’.
}
finding-questionnaire-name = In this questionnaire file the name ‘{ $name }’ occurs twice, or refers to nothing. Mend that in the file.
finding-questionnaire-too-many = In this questionnaire file ‘{ $name }’ has more than { $most } answers. Put answers together.
finding-sample-without-splits = The sample file has no column with a characteristic of the questionnaire. One or more of these columns are needed: { $known }; and a column ‘sample’ with counts.
finding-sample-without-column = The column ‘{ $column }’ is missing from the sample file. The sample's characteristics and a column ‘sample’ with counts are needed.
finding-sample-row-nobody = No respondent belongs to this row of the sample file. If nobody gave that answer this is right; if the responses spell it otherwise, make it the same.
finding-sample-row-not-used = This row of the sample file is not used: a characteristic or the count was not recognised.
finding-weight-without-column = The file has no column of weights. Say under Columns which one it is, or choose no weighting.
finding-weight-too-varied = This column has too many different values for weights. Round the weights to four decimals.
finding-weight-of-nobody = In this column nobody has a weight above 0. Choose another column, or no weighting.
finding-weight-missing = { $count ->
    [one] One respondent has no weight, and does not count in weighted results.
   *[other] { $count } respondents have no weight, and do not count in weighted results.
  }
finding-weight-zero = { $count ->
    [one] One respondent has weight 0, and does not count in weighted results.
   *[other] { $count } respondents have weight 0, and do not count in weighted results.
  }
finding-weight-invalid = { $count ->
    [one] One respondent has no number here, or a negative or impossibly large one, and does not count in weighted results.
   *[other] { $count } respondents have no number here, or a negative or impossibly large one. They do not count in weighted results.
  }
finding-weight-without-sample = There is no file yet with the number of people per group. Add the sample file, or choose no weighting.
finding-weight-without-stratum = The column ‘{ $column }’ is missing from the response file. Without it nobody knows how many people each respondent stands for.
finding-weight-too-many-strata = The sample file has too many groups to weight to. Use fewer characteristics.
finding-weight-no-stratum = Of nobody it is known how many people they stand for. See whether the characteristics in the sample file are the same as in the responses.
finding-weight-people-below = { $strata ->
    [one] There is a group with more respondents than people by the sample file. Is that number right? Otherwise weight afterwards, or choose no weighting.
   *[other] There are { $strata } groups with more respondents than people by the sample file. Are those numbers right? Otherwise weight afterwards, or choose no weighting.
  }
finding-weight-margins-disagree = The numbers per characteristic do not add up to the same total. Make the totals equal, or choose another weighting.
finding-weight-not-converged = There are no weights that agree with all characteristics at once, probably because nobody answered in some combinations. Use fewer characteristics, or choose another weighting.
finding-weight-bounds = Weights cannot be kept this low: nobody is left to take over what is cut off. Choose a higher number.
finding-weight-trimmed = { $count ->
    [one] The weight of one respondent was cut off; what went was spread over the others. Weighted numbers then no longer agree exactly with the known ones.
   *[other] The weights of { $count } respondents were cut off; what went was spread over the others. Weighted numbers then no longer agree exactly with the known ones.
  }
finding-weight-stratum-empty = { $strata ->
    [one] By the sample file nobody answered of a group of { $people } people. Weighted results are about the others; groups were not put together.
   *[other] By the sample file nobody answered of { $strata } groups of together { $people } people. Weighted results are about the others; groups were not put together.
  }
finding-weight-stratum-lonely = { $strata ->
    [one] In one group of the sample only one person answered. Weighted standard errors and tests cannot be computed. Put groups together in the sample file, or weight afterwards.
   *[other] In { $strata } groups of the sample only one person answered. Weighted standard errors and tests cannot be computed. Put groups together in the sample file, or weight afterwards.
  }
finding-weight-stratum-unanswered = { $count ->
    [one] One respondent did not give all characteristics that are weighted by, and does not count in weighted results.
   *[other] { $count } respondents did not give all characteristics that are weighted by, and do not count in weighted results.
  }
finding-weight-stratum-unknown = { $count ->
    [one] One respondent is in a group without a number of people in the sample file, and does not count in weighted results.
   *[other] { $count } respondents are in a group without a number of people in the sample file, and do not count in weighted results.
  }
finding-not-computed = The test on ‘{ $item }’ by ‘{ $split }’ cannot be computed: { $reason ->
    [fewer-than-two-groups] there are no two groups to compare.
    [not-two-groups] there are more than two groups.
    [empty-group] a group has no answers.
    [fewer-than-two-observations] there are too few answers.
    [rounded-weighted] weighted numbers are rounded here, because something of them is hidden.
    [lonely-stratum] in one group of the sample only one person answered.
    [no-variance-in-a-group] in one group everybody gave the same answer, which Welch’s analysis of variance cannot take. The method ‘As in the report’ can.
    [no-variance] everybody gave the same answer.
   *[other] { $reason }.
}
finding-scale-not-computed = { $alpha ->
    [true] McDonald’s ω of ‘{ $battery }’ cannot be computed
   *[false] Cronbach’s α and McDonald’s ω of ‘{ $battery }’ cannot be computed
}: { $reason ->
    [fewer-than-two-observations] too few respondents answered all items.
    [no-variance] everybody gave the same answer to an item, or to all of them together.
    [not-converged] the computation finds no solution.
   *[improper-solution] one item is the same as what the items have in common, for instance because two columns are equal.
}
finding-scale-too-wide = The answers to ‘{ $battery }’ lie so far apart that no scale was made of them. Check the codes of the answers.
finding-scale-of-decimals = No scale was made of ‘{ $battery }’, because its answers are grades with decimals. There are means of the questions themselves.
finding-item-against-scale = The item ‘{ $item }’ goes against the other items of ‘{ $battery }’. { $reversed ->
    [true] It was turned round because the questionnaire says so; check whether that is right.
   *[false] Perhaps it is worded the other way. Nothing was turned round: where needed, say so at this column, or with "reversed": true in the questionnaire.
}
# Beside the test of the asterisks, where that is there or is not for another reason.
finding-not-computed-beside = For ‘{ $item }’ by ‘{ $split }’ there is no { $test ->
    [agree_chi2] test on the share that agrees: nobody agrees, or everybody.
    [brunner_munzel] Brunner and Munzel’s test: the answers of the two groups do not overlap.
    [welch_anova] Welch’s analysis of variance: in a group everybody gave the same answer.
   *[other] value of { $test } ({ $reason }).
}
finding-nobody-in-groups = Nobody is in { $groups } (split ‘{ $split }’). Nothing can be computed of them, and they take part in no test.
finding-nobody-in-groups-answered = For ‘{ $item }’ by ‘{ $split }’ nobody in { $groups } gave an opinion. There is no share and no mean of them, and they take no part in this item’s test.
finding-nobody-answered = Nobody gave an opinion on ‘{ $item }’. Nothing can be computed of it.

severity-error = error
severity-warning = attention
severity-note = for your information
place-file = file '{ $file }'
place-sheet = sheet { $sheet }
place-row = row { $row }
place-column = column ‘{ $column }’

# The command line.
cli-error = Error: { $message }
cli-cannot-read = The file ‘{ $path }’ cannot be read: { $why }.
cli-cannot-write = The file ‘{ $path }’ cannot be written: { $why }.
cli-questionnaire = The questionnaire ‘{ $path }’ cannot be used: { $why }.
cli-out-needed = Figures and tables are several files. Name the folder for them with --out.
cli-crossings-svg = Every two splits crossed do not fit in a figure. Choose --format csv or json.
cli-refused = { $why } What can be done: { $choices }.
cli-without-by = without --by { $split }
cli-without-where = without --where { $split }
cli-unweighted = without --weight
cli-new-record = another file for --record, if this is another survey
