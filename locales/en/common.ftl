### What every page shares: buttons, languages, dates, spans, amounts.

# Buttons and links
common-yes = Yes
common-no = No
common-save = Save
common-cancel = Cancel
common-back = Back
common-continue = Continue
common-next = Next
common-previous = Previous
common-search = Search
common-close = Close
common-open = Open
common-send = Send
common-edit = Edit
common-remove = Remove
common-add = Add
common-replace = Replace
common-stop = Stop
common-download = Download
common-print = Print
common-copy = Copy
common-confirm = Confirm
common-preview = Preview
common-show = Show
common-hide = Hide
common-filter = Filter
common-clear-filters = Clear filters
common-try-again = Try again
common-sign-in = Sign in
common-sign-out = Sign out
common-skip-to-content = Skip to content
common-home = Home
common-menu = Menu
common-main-navigation = Main navigation
common-page-previous = Previous page
common-page-next = Next page
common-more = More
common-all = All
common-none = None
common-nothing-found = Nothing found

# Words beside fields
common-required = required
common-optional = optional
common-name = Name
common-email = Email
common-phone = Phone
common-date-label = Date
common-time = Time
common-reason = Reason
common-comment = Comment
common-language = Language
common-status = Status
common-reference = Reference
common-documents = Documents
common-document-of = { $title }, file { $number } of { $count }
common-labelled = { $label }: { $value }
common-error-summary = There is a problem
common-saved-at = Saved at { $time }
common-saving = Saving…
common-not-saved = Not saved yet

# Languages
common-language-en = English
common-language-sq = Albanian
common-language-sr = Serbian
common-language-sr-Cyrl = Serbian (Cyrillic)
common-in-english = In English
common-choose-language = Choose a language

# Days and months
common-weekday-1 = Monday
common-weekday-2 = Tuesday
common-weekday-3 = Wednesday
common-weekday-4 = Thursday
common-weekday-5 = Friday
common-weekday-6 = Saturday
common-weekday-7 = Sunday
common-weekday-short-1 = Mon
common-weekday-short-2 = Tue
common-weekday-short-3 = Wed
common-weekday-short-4 = Thu
common-weekday-short-5 = Fri
common-weekday-short-6 = Sat
common-weekday-short-7 = Sun
common-month-1 = January
common-month-2 = February
common-month-3 = March
common-month-4 = April
common-month-5 = May
common-month-6 = June
common-month-7 = July
common-month-8 = August
common-month-9 = September
common-month-10 = October
common-month-11 = November
common-month-12 = December
common-month-short-1 = Jan
common-month-short-2 = Feb
common-month-short-3 = Mar
common-month-short-4 = Apr
common-month-short-5 = May
common-month-short-6 = Jun
common-month-short-7 = Jul
common-month-short-8 = Aug
common-month-short-9 = Sep
common-month-short-10 = Oct
common-month-short-11 = Nov
common-month-short-12 = Dec

# Dates and times
common-date = { $weekday } { $day } { $month } { $year }
common-month-year = { $month } { $year }
common-date-time = { $date }, { $time }
common-utc = { $time } UTC
common-city-time = { $city ->
    [Prishtina] Prishtina time
   *[other] { $city } time
}

# Spans
common-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
common-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
common-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
common-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
common-h = { $count } h
common-min = { $count } min
common-less-than-a-minute = less than a minute
common-within-hours = { $count ->
    [one] within { $count } hour
   *[other] within { $count } hours
}
common-within-days = { $count ->
    [one] within { $count } day
   *[other] within { $count } days
}
common-closes-in-weeks = { $count ->
    [one] Closes in { $count } week
   *[other] Closes in { $count } weeks
}
common-closes-in-days = { $count ->
    [one] Closes in { $count } day
   *[other] Closes in { $count } days
}
common-closes-in-hours = { $count ->
    [one] Closes in { $count } hour
   *[other] Closes in { $count } hours
}
common-closes-in-minutes = { $count ->
    [one] Closes in { $count } minute
   *[other] Closes in { $count } minutes
}
common-closes-in-less-than-a-minute = Closes in less than a minute
common-closed = Closed
common-clock-note = Your device’s clock is { $time } off. This page follows ours.

# Amounts
common-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
common-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
common-money = { $currency } { $amount }
common-salary = { $money } { $period }
common-salary-from = from { $money } { $period }
common-salary-up-to = up to { $money } { $period }
common-salary-period = { $period ->
    [hour] an hour
    [day] a day
    [week] a week
    [year] a year
   *[month] a month
}

common-help = Help
common-staff-sign-in = Staff
