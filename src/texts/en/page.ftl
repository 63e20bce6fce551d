### The page. Short, plain English.

## Everywhere

title-start = Peilglas · your survey's results on your own computer
title-reading = Reading { $file } · Peilglas
title-failed = This file cannot be read · Peilglas
title-results = Results of { $file } · Peilglas
title-columns = Columns of { $file } · Peilglas
skip = Skip to the content
stays-here = Everything stays on this computer
language = Language
other-file = Another file

## Start

start-title-first = See what your staff say.
start-title-second = Without giving their answers away.
start-lead = Drag your survey's response file here. Peilglas makes every split, figure and test in this browser; nothing goes to a server.
drop-title = Drop your file here
drop-title-other = Choose another file
drop-kinds = CSV, Excel, SPSS or an export from LimeSurvey, Qualtrics or Forms
drop-two = The sample and a saved questionnaire may come along.
drop-release = Let go to open
choose-file = Choose a file
too-many-files = You gave { $count } files. Choose one with responses and, if you like, one with the sample and one questionnaire.
questionnaire-waits = The questionnaire ‘{ $name }’ has been read. Now choose the file with the responses.
questionnaire-told = The questionnaire { $title } has been read. Everything was computed again.
demo-before = No file yet?
demo-button = Look around with example data
demo-after = (3,724 made-up civil servants).
back-to-results = Back to the results
cancelled = Reading has stopped. Nothing of the file was kept.

promise-here-title = Nothing leaves your computer
promise-here = Switch off your network and try it.
promise-people-title = Nobody can be recognised
promise-people = Groups under ten stay hidden, also from those who subtract, and take part in no test.
promise-numbers-title = Every number can be checked
promise-numbers = Each result comes with its base, its test and the counts.
check-button = How to check this yourself
check-title = Checking that nothing leaves your computer
check-network = Open the developer tools: press F12, or ⌥ ⌘ I on a Mac. Choose the Network tab. Then open your file. No request is added. (When you save a figure you may see a line that begins with ‘blob:’: that is the figure itself, inside your browser.)
check-offline = Or switch the connection off altogether: Wi-Fi off, cable out. Peilglas carries on. There is no need to reload: everything is here already, the example data too.
check-policy = The browser enforces it. The Elements tab shows, in the head of the page, a Content-Security-Policy with connect-src 'none': once loaded, the browser allows this page no connection at all.
check-storage = Nothing is stored: no cookies, no storage. Close this tab and everything is gone.

## Reading

reading-title = Reading { $file }
reading-progress = { $read } of { $size } read
reading-label = Progress of reading
reading-cancel = Stop
reading-told = Reading { $file }.

## Failed

failed-title = This file cannot be read
failed-file = File: { $file }
failed-place = Place: { $place }
failed-told = The file could not be read.
broken-title = Peilglas has crashed
broken-page = Something went wrong in the page itself; your file is not the cause. Reload the page and open the file again. Nothing was sent or stored.
broken-worker = Something went wrong in the part of Peilglas that computes, perhaps for lack of memory. Reload the page and open the file again. Nothing was sent or stored.
finding-unreadable-file = The browser cannot read this file. It may have been moved or changed, or another program may be using it. Close it there and choose it again.

## Choices

choices = Choices
choices-summary = Split by { $split }
choices-open = Change choices
file = File
file-respondents = { $count ->
    [one] 1 respondent
   *[other] { $count } respondents
  }
file-too-few = fewer respondents than may be shown
file-items = { $matched } of { $asked } statements recognised
file-columns = View columns
file-save = Save everything (JSON)
file-findings = { $count ->
    [one] 1 remark
   *[other] { $count } remarks
  }
split = Split by
split-groups = { $count ->
    [one] 1 group
   *[other] { $count } groups
  }
split-none = No column was recognised that respondents can be split by. If you know one, point it out under the columns.
on-request = Also show ‘{ $group }’
order = Order
order-questionnaire = As in the questionnaire
order-value = Highest value first
chart = Figure
chart-bars = Bars
chart-dots = Dots
marks = Behind the values
marks-stars = Nothing
marks-letters = Letters: above which groups
marks-arrows = Arrows: above or below the rest
test = Test
test-careful = Careful
test-report = As in the report
test-tukey = Pairs of groups by Tukey-Kramer
test-careful-note = Less chance of a star by accident: Welch’s tests, with p adjusted (Holm) for all items of a figure together.
test-report-note = As the report computed: Student’s t test or analysis of variance, each item by itself, not adjusted.
test-careful-weighted-note = Less chance of a star by accident: p is adjusted (Holm) for all items of a figure together. As answers are weighted, the tests follow the weights: a t test for two groups, Wald’s test for more, and Rao and Scott’s for questions with unordered answers.
test-report-weighted-note = Each item by itself, not adjusted, as in the report. As answers are weighted, the tests follow the weights: a t test for two groups, Wald’s test for more, and Rao and Scott’s for questions with unordered answers.
weighting = Weighting
weighting-none = None
weighting-column = Column of weights
weighting-design = Sample per group
weighting-post-stratified = Afterwards, per group
weighting-raked = Afterwards, per characteristic
weighting-none-note = Everybody counts alike.
weighting-column-note = Everybody counts for as much as the file says. n stays the number of people; a weighted n stands beside it.
weighting-design-note = Of every group of the sample file a sample of its own was drawn: who is in a group of which few people answered counts for more.
weighting-post-stratified-note = Groups together count for as much as in the sample file, also when the sample was not drawn per group.
weighting-raked-note = Every characteristic by itself agrees with the sample file, not every combination. Choose this with small groups, or when only the numbers per characteristic are known.
heaviest-weight = Heaviest weight (times the mean)
heaviest-weight-hint = Empty: no limit. With a limit, 3 say, nobody alone decides the result.
heaviest-weight-wrong = Enter a number above 1, or nothing.
base = Base of percentages
base-answered = Those who gave an opinion
base-no-opinion = Also ‘no opinion’
base-refused = Also ‘no opinion’ and refusals
base-answered-note = Percentages are of those who gave an opinion, or answered the question. How many had no opinion is in the table.
base-more-note = Those without an opinion count in percentages, not in means. Who was not asked the question or skipped it counts nowhere.
least-difference = Stars only from a difference of
least-difference-any = any significant difference
least-difference-points = { $points } percentage points
protection = Protection
minimum-base = Smallest group
minimum-base-usual = Usual
minimum-base-usual-own = another number
minimum-base-5 = 5 – Effectory and Microsoft Viva Glint, in employee surveys: the lowest
minimum-base-10 = 10 – the European guidelines by which statistical offices check output
minimum-base-23 = 23 – HESA, for percentages of students and staff
minimum-base-30 = 30 – Sport England, for survey results
minimum-base-hint = Groups with fewer respondents are shown nowhere and take part in no test. It cannot be set lower than 5.
minimum-base-wrong = Enter a whole number of 5 or more. Until then { $base } holds.
record = Record of what was saved
record-none = Nothing of this file has been saved or printed yet.
record-count = { $count ->
    [one] Something was saved or printed once
   *[other] Different things were saved or printed { $count } times
}. What would give away a small group together with it is refused.
record-why = Peilglas remembers this while the page is open. Keep the record with the responses, and open it with the file next time. It says what was shown and what was hidden, and no answers. It is not for sharing.
record-save = Save the record
record-open = Open a record
refused-title = This is not shown
refused-choices = What can be shown:
refused-none = None of the choices that Peilglas tried can be shown. Choose another split.
choice-bands = the earlier groups of ‘{ $name }’
choice-merge = ‘{ $first }’ and ‘{ $second }’ as one
choice-minimum-base = smallest group { $base }
choice-without-selection = without this selection
choice-unweighted = unweighted
choice-without-split = without a split
choice-new-record = this is another survey: begin a new record
own-eyes = For your own eyes only
own-eyes-on = Also show what is too small to share
own-eyes-warning = You then also see the answers of small groups, which can be traced to people. Nothing can be saved or printed meanwhile; do not make a screenshot of it either.
own-eyes-mark = For your own eyes only: not protected, not for sharing
own-eyes-none = Only figures of statements and questions are here meanwhile. Switch this off to see this part.
own-eyes-paper = What is for your own eyes only is not printed. Switch that off, and print then.
hidden-groups = { $count ->
    [0] No group is hidden in this view.
    [one] 1 group is hidden in this view.
   *[other] { $count } groups are hidden in this view.
  }
# Under the number of hidden cells.
hidden-less = Less hidden? Under ‘View columns’, set splits that you do not need to ‘Do not use’: everything that can be seen side by side can together give a small group away.
earlier = Earlier wave
earlier-drop = Drop the file of an earlier wave here
earlier-why = With an earlier file of the same survey you see per statement what has changed, with a test.
earlier-choose = Choose an earlier wave
earlier-other = Choose another file
earlier-compared = { $compared } statements and questions compared{ $apart ->
    [0] {""}
   *[other] , { $apart } not (see the remarks at the columns)
  }
earlier-look = View the comparison
earlier-forget = Compare no longer
earlier-told = The earlier wave { $file } has been read. The comparison is ready.
earlier-gone = The earlier wave was removed.
sample = Sample
sample-drop = Drop the sample file here
sample-why = With the sample per group, table 3 compares who was invited with who took part, and you can weight to the numbers per group.
sample-choose = Choose a sample file
sample-other = Another sample file
sample-told = The sample file { $file } has been read.
synthetic = These data are made up.

## Results

results-all = All
results-all-title = All parts
results-scales = Scale scores
results-scales-title = Items together as a scale
results-question = Multiple choice: { $title }
results-respondents = Respondents
results-respondents-title = Who took part?
results-trend = Earlier and now
results-trend-title = What has changed since the earlier wave?
# The source is called 'the report', for example.
results-benchmark = Beside { $source }
results-tabs = Parts
results-by = Split by { $split }
results-by-tables = Figures of all respondents; split by { $split } in the tables
results-everybody = All respondents together
results-updated = Updated: { $title }.
results-ready = { $file } has been read.
results-wait = Computing …
working-title = Looking at what splits tell together
working-why = This file has many splits. Of every two and three of them together it is found out whether they tell of a small group. That takes a while, and only the first time.
working-progress = { $done } of { $all } steps done
working-label = Progress
working-stop = Stop
working-stopped = This part was stopped before it was ready
working-kept = What was found out stays known: you can go on where it ended, or choose another part.
working-go-on = Go on
results-nothing = There is nothing to show here. The file has too few respondents, or the columns of this part were not recognised.
results-too-few-title = Too few respondents
results-too-few = This file has fewer respondents than the smallest group that may be shown. So the results stay hidden.
results-failed-title = This cannot be computed
figure-words = The figure in words
figure-table = Table
figure-table-of = Table of { $title }
figure-pairs = Pairs
figure-pairs-of = Pairs of groups of { $title }
figure-save = Save
figure-save-as = Save { $title } as { $format }
figure-no-png = This browser cannot save the figure as PNG. SVG does work.
methods = How it is computed
methods-back = Back to the results
table-scroll = Table, scrolls sideways: { $title }

## Columns

columns-title = Columns
columns-lead = This is how Peilglas understood your file. Where something is wrong, change it: everything is computed again at once.
columns-source = { $file }: { $count ->
    [one] 1 column
   *[other] { $count } columns
  }, { $format }.
columns-source-producer = { $file }: { $count ->
    [one] 1 column
   *[other] { $count } columns
  }, { $format } by { $producer }.
columns-sheet = The sheet that was read is ‘{ $sheet }’.
columns-encoding = Encoded as { $encoding }.
columns-text = Encoded as { $encoding }, separated by { $delimiter }.
delimiter-comma = commas
delimiter-semicolon = semicolons
delimiter-tab = tabs
delimiter-pipe = vertical bars
delimiter-other = ‘{ $delimiter }’
columns-none = No statement was recognised. Say below what each column holds.
questionnaire = Questionnaire
questionnaire-known = { $title }: { $items }.
questionnaire-inferred = { $title }: { $items }. What shows that, is said with every column.
questionnaire-save = Save questionnaire
questionnaire-open = Open questionnaire
questionnaire-why = A saved questionnaire remembers what you change here, for a next file. It holds no answers that people gave.
change-undo = Take back last change
change-start-again = Start again
sheet = Another sheet
columns-changed = Changed. Everything was computed again.
findings-save = Save all remarks (CSV)
findings-places = { $count } places
findings-columns = { $count } columns: { $columns }
findings-such-as = Among others: { $message }
columns-findings = Remarks
columns-no-findings = There are no remarks about this file.
severity-errors = Errors ({ $count })
severity-warnings = Warnings ({ $count })
severity-notes = Notes ({ $count })
columns-list = What does each column hold?
columns-show = Show
columns-all = All columns ({ $count })
columns-unsure = To be checked ({ $count })
columns-unused = Not used ({ $count })
columns-caption = Per column what it holds, why, and how sure that is
column-heading = Column
column-holds = Holds
column-how = Why
column-sureness = Sureness
column-change = Change
column-change-of = Change column { $column }
column-holds-of = What does column { $column } hold?
apply = Apply
role-item = Statement
role-split = Split
role-multiple = Several answers possible
role-choice = List
role-weight = Weights
role-open = Open text, not shown
role-identifies = Set aside: can make somebody recognisable
role-technical = Set aside: from the survey program
role-empty = Set aside: empty
role-unclear = Not used
holds-roles = Kind
holds-item = Statement with a scale of its own
holds-split-list = Split: a list
holds-split-numbers = Split: numbers in bands
holds-multiple = Question with several answers possible
holds-list = List that does not split
holds-weight = Weights: how much every respondent counts
holds-open = Open text
holds-identifies = Set aside: can make somebody recognisable
holds-nothing = Do not use
holds-batteries = Statement in a block that is there
holds-battery = Statement in ‘{ $battery }’
holds-known = This question of the questionnaire
name-item = Name in figures
name-battery = Title of the block
item-reversed = This item is worded the other way: turn it round in the scale score
name-split = Name of the split
scale = Scale, from low to high
scale-of = { $count ->
    [one] What you change here holds for the one statement on this scale.
   *[other] What you change here holds for all { $count } statements on this scale.
  } Choose also which answers count as ‘agree’.
scale-code = Code
scale-answer = Answer
scale-place = Place
scale-agree = Agree
scale-order = Order
scale-turn = Turn round
scale-apply = Apply scale
scale-label-of = Name of answer { $answer }
scale-place-of = Place of answer { $answer }
scale-agree-of = { $answer } counts as agree
place-on-scale = on the scale
place-no-opinion = no opinion
place-refused = prefers not to say
place-not-answered = not answered
place-not-asked = not asked
raise = Up
raise-of = Up: { $answer }
merge = Join to previous
merge-of = Join to previous: { $answer }
groups = Groups
groups-name = Name
groups-name-of = Name of group { $answer }
groups-change = Order and joining
groups-bounds = A new band begins at (whole numbers, with a space between)
groups-bounds-wrong = Enter whole numbers that rise, such as 30 40 50.
groups-apply = Apply groups
how-corrected = Chosen by you.
how-code-and-label = Recognised by code and text.
how-label = Recognised by its text.
how-code = Recognised by its code.
how-similar = Recognised by a text that looks like it.
sureness-sure = sure ({ $share })
sureness-check = please check ({ $share })
more = Show { $count } more
