### Drafting, publishing, amending and closing an opening.

# Refused closing times
opening-closing-missing = Give a closing date.
opening-closing-both = Give either a closing date or a closing time, not both.
opening-closing-unreadable = This is not a date or time that can be read without doubt. Write it as 2025-02-14 or 2025-02-14T12:00.
opening-closing-leap-second = A closing time cannot be in a sixtieth second. Choose the next full minute.
opening-closing-unknown-zone = There is no time zone named “{ $zone }”. Name one of the tz database, such as Europe/Belgrade.
opening-closing-zone-is-no-place = “{ $zone }” is an abbreviation that means different times in different places. Name a place, such as Europe/Belgrade.
opening-closing-skipped = On { $date } the clocks in { $zone } jump over { $time }. It could mean { $first } or { $second }. Choose another time.
opening-closing-doubled = On { $date } the clocks in { $zone } show { $time } twice: first { $first }, then { $second }. Choose another time.
opening-closing-no-such-day = { $date } does not exist in { $zone }. Choose another day.
opening-closing-past = { $closes } has already passed. Choose a time ahead.
