### The frame of all pages, dates and ages.

skip-to-content = Skip to content
to-first-page = First page
language = Choose a language
foot-who = SIMPATI · Sumedang Regency
foot-standard = WHO growth standards 2006 and 2007, categories of Permenkes 2/2020.
fault-title = This page has stopped
fault-text = Sorry, something went wrong in the app. What was saved is safe. Please open it again.
fault-again = Try again
not-found-title = No such page
not-found-text = This address is not known. It may be a typing error.

## Dates and ages

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-long = { $day } { $month } { $year }
date-day = Day
date-month = Month
date-year = Year
date-pick-month = Choose month
age-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
age-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
age-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
