### The parents' calculator: questions and messages at the fields.

check-title = Check a child’s growth
check-lead = Enter what was weighed and measured at the posyandu or the Puskesmas. Weight alone, length alone, or both.
check-sex = This child is…
sex-girl = A girl
sex-boy = A boy
check-birth = Birth date
check-day = Measured when?
check-today = Today, { $date }
check-other-day = Another day
check-measured = Date of weighing and measuring
check-age = Age when measured: { $age }
check-age-confirm = Is that right? If not, correct the birth date.
check-weight = Weight
check-weight-hint = In kilograms, for example 8.4
check-length = Length or height
check-length-hint = In centimetres, for example 74.5
check-position = Measured how?
check-position-hint = Usually lying down below 2 years, standing after that.
position-lying = Lying down
position-standing = Standing
check-too-young-to-stand = A baby under 9 months cannot be measured standing. Please check the birth date or how the child was measured.
check-more = Other measurements (optional)
check-head = Head circumference
check-head-hint = In centimetres, for example 43
check-arm = Upper arm circumference (MUAC)
check-arm-hint = In centimetres, for example 13.2
check-oedema = Both feet are swollen
check-oedema-hint = Press the top of each foot with a thumb for 3 seconds. If a dent stays on both feet, tick this.
check-send = Show the result
check-private = Nothing is sent. All is computed on this phone.
check-problems = { $n ->
    [one] One answer still needs to be corrected.
   *[other] { $n } answers still need to be corrected.
}

## What is wrong and how to mend it

problem-choose = Choose one.
problem-not-a-number = Write a number only, such as { $example }.
problem-zero = It cannot be 0. Leave it empty if it was not measured, or write a number such as { $example }.
problem-grams = This looks like grams. If you mean { $meant } kg, write { $meant }.
problem-millimetres = This looks like millimetres. If you mean { $meant } cm, write { $meant }.
problem-outside = { $typed } { $unit } is not possible at this age. Write a number between { $least } and { $most } { $unit }.
problem-date-empty = Fill in day, month and year.
problem-day = Write the day as a number from 1 to 31.
problem-month = Choose the month.
problem-year = Write the year with four digits, such as 2024.
problem-no-such-day = { $month } { $year } ends on day { $last }.
problem-future = This date has not come yet. Check the month and the year.
problem-before-birth = The day of measuring is before the birth date. Check both.
problem-too-old = The WHO standards end at 19 years.
problem-nothing-measured = Enter the weight, the length or height, or both.
