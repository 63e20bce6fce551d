### What is hidden, in the same words everywhere, and what Peilglas promises of it.

## The mark

hidden = hidden
# Short, where a dashed outline says already that something is hidden.
hidden-primary = too small
hidden-secondary = protected
# Where there is no outline to see: in a spreadsheet, and for who listens.
hidden-said = hidden ({ $why })
hidden-why-primary = Too small: fewer than { $minimum } respondents.
hidden-why-secondary = Protected: hidden, or else a small group could be worked out, or what a whole group answered; sometimes it is such a group itself.

## How much

hidden-count-values = { $hidden ->
    [0] Nothing is hidden here.
   *[other] { $hidden } of { $all } values hidden (dashed): { $reasons }.
  }
hidden-count-rows = { $hidden ->
    [0] Nothing is hidden here.
   *[other] On { $hidden } of { $all } rows something is hidden: { $reasons }.
  }
hidden-count-cells = { $hidden ->
    [0] Nothing is hidden here.
   *[other] { $hidden } of { $all } cells hidden: { $reasons }.
  }
hidden-count-primary = { $count } too small
hidden-count-secondary = { $count } protected
hidden-count-both = { $primary }, { $secondary }

## The promise

protection-about = How people are protected
protection-close = Close
promise-whole = The whole promise
promise = From all that was exported of the splits of this data set, taken together, nobody without outside knowledge can work out how many of a group that is too small to be shown gave an answer, exactly or nearly; nor can somebody in that group who knows their own answer.
promise-group = A group is who gave the same answer to a background question and, once a selection is exported, to two such questions. Nearly is a margin: of every answer at least three counts stay possible, or all from nobody up to the most that can be.
promise-limits = What the promise does not cover
promise-limit-holder = Whoever loads the file holds the answers. The promise is about what is exported.
promise-limit-outside = What is known from elsewhere, and respondents who put together what they know, are outside it.
promise-limit-nobody = That nobody of a large group gave an answer is shown, and is true of everybody in it, also of a small group inside.
promise-limit-pairs = Splits and selections are protected by three characteristics at a time: what A with C and B with C tell of A with B is hidden as well. What four tell together is not looked at.
promise-limit-weights = Where answers are weighted and nothing of a question is hidden, a weighted number tells who knows the weights how many people with each weight gave an answer. Nothing is weighted unless you choose it. Weighted numbers of selections and crossings can tell of small pairs of groups.
promise-limit-exports = What is exported with other bands, another minimum base or a selection by more than one characteristic, or of a file that changed in between, is judged by the record of what was exported before. Without that record Peilglas promises nothing of such files taken together.
promise-how = What Peilglas does for it
promise-how-small = A group or a cell of fewer than { $minimum } respondents is hidden: ‘too small’.
promise-how-more = Where it could be worked out from the total and the other groups, another is hidden as well: ‘protected’.
promise-how-alike = Where everybody in a group gave the same answer, or everybody but one, that is hidden: it would say something of each of them. What nearly everybody in the file answered stays.
promise-how-tests = No test, interval or difference knows of a hidden group.
promise-how-open = Open answers are never shown; only how many people gave one in all, never per group.
promise-how-mark = What is hidden has a dashed outline with ‘too small’ or ‘protected’ everywhere, and in a spreadsheet ‘hidden (too small)’ or ‘hidden (protected)’. Nowhere is there an empty cell, a zero or a dash in its place.
# In every file that is saved.
promise-brief = Hidden is every group of fewer than { $minimum } respondents, and what would give such a group away: from all that was exported of the splits of this data set, taken together, nobody without outside knowledge can work out how many of them gave an answer. The limits of that promise are in Peilglas, at ‘How people are protected’.
