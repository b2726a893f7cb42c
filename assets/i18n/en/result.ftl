### The parents' calculator: the answer.

result-title = Result
result-provisional = Provisional result
result-no-diagnosis = A provisional result, not a diagnosis. A health worker determines a child’s nutrition status after seeing the child.
result-nothing-title = No result yet
result-nothing-text = First enter what was weighed and measured. What was entered before is not kept.
result-to-questions = Enter now
result-change = Change answers
result-print = Print
result-another = Another child
result-add-weight = Enter the weight, too, to see whether weight and length are in balance.
result-add-length = Enter the length or height, too, to see whether the child grows as it should for its age.
summary-lying = { $length } cm lying
summary-standing = { $length } cm standing
summary-head = head { $cm } cm
summary-arm = arm { $cm } cm
summary-day = Measured { $date }

verdict-good = Growing well
verdict-watch = To be seen by a health worker
verdict-alarm = Come to the Puskesmas today
verdict-flagged = A number looks odd. Check what was entered first, then weigh and measure again.
verdict-odd = Check the numbers again
verdict-next-school = Keep watching. Measure again at school, at the posyandu or at the Puskesmas.

## How it was computed

how = How was this computed?
how-girls = girls
how-boys = boys
how-table-day = Table { $standard }, { $sex }, at { $at } days of age.
how-table-month = Table { $standard }, { $sex }, at { $at } months of age.
how-table-length = Table { $standard }, { $sex }, at { $at } cm of length.
how-table-height = Table { $standard }, { $sex }, at { $at } cm of height.
how-range = The middle is { $median } { $unit }. Most children lie between { $low } and { $high } { $unit }.
how-bmi = This child’s body mass index is { $bmi } kg/m².
how-plus = Measured standing where the table is for lying: 0.7 cm added, which makes { $cm } cm.
how-minus = Measured lying where the table is for standing: 0.7 cm taken off, which makes { $cm } cm.
how-doubted = Under 9 months a child cannot stand, so how it was measured was not used.
how-between = Computed between two rows of the table.
how-restricted = Beyond the ±3 lines WHO’s rule for far values is used.
how-z = z is the distance from the middle: 0 is the middle, −2 the lower limit.
how-category = Category of Permenkes 2/2020 for this number: { $category }. Only a health worker can determine it.

## Charts

charts-title = Charts
charts-choose = Choose a chart
