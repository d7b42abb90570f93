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

# Refused fields and lists
opening-wrong-missing = This is needed.
opening-wrong-not-one-line = Write this on one line.
opening-wrong-control-characters = This contains characters that cannot be shown. Type it anew.
opening-wrong-too-long = This is too long: at most { $most } characters.
opening-wrong-language = This language is not spoken here: use en, sq or sr.
opening-wrong-unknown-field = There is no such text to translate.
opening-wrong-reason-missing = Give a reason. Everybody will read it.
opening-wrong-key = A key begins with a lower-case letter and has at most 40 lower-case letters, digits, hyphens and underscores.
opening-wrong-key-twice = This key is already in the list. Each needs its own.
opening-wrong-key-reserved = “{ $key }” is the name of a field of the application form. Choose another key.
opening-wrong-too-many = These are too many: at most { $most }.
opening-wrong-out-of-range = Give a whole number from { $least } to { $most }.
opening-wrong-too-large = This is too large: at most { $most }.
opening-wrong-decimals = Give a number with at most three decimals.
opening-wrong-salary-missing = Name at least one end of the salary range.
opening-wrong-salary-order = The highest salary is below the lowest. Check both.
opening-wrong-currency = This is no currency code in use (ISO 4217), such as EUR.
opening-wrong-country = This is no country code (ISO 3166-1), such as AL, RS or XK.
opening-wrong-weight = A weight must be more than zero. To leave a criterion out, remove it.
opening-wrong-scale = The highest value must be above the lowest.
opening-wrong-anchor-off-scale = This value is not on the scale of its criterion.
opening-wrong-anchor-twice = This value is described already.
opening-wrong-choices-missing = Give at least two options to choose from.
opening-wrong-choices-surplus = Only a choice has options. Remove them, or make the question a choice.
opening-wrong-length-of-no-text = Only a text has a greatest length.
opening-wrong-knock-out-unknown = “{ $key }” is none of the options.
opening-wrong-knock-out-kind = This condition does not fit the kind of question: an answer for yes or no, options for a choice, a least value for a number.
opening-wrong-max-bytes = Choose a limit of at most { $most }.
opening-wrong-format = This format is not known here. Choose among: { $known }.
opening-wrong-format-twice = This format is already in the list.
opening-wrong-member-twice = This person is already on the panel.
opening-wrong-chair-twice = A panel has one chair.
opening-wrong-member-administrator = An administrator sees no applications and sits on no panel.
opening-wrong-member-unknown = There is no account with the address { $email }. Invite this person first.
opening-wrong-publish-title = An opening needs a title before it is published.
opening-wrong-publish-description = An opening needs a description before it is published.
opening-wrong-opens-after-closing = It would open only when it has closed. Choose an earlier time.
opening-wrong-grace-shorter = The time to finish an upload is published and can only become longer.
opening-wrong-nothing-changes = Nothing would change. Change something, or leave it as it is.
opening-wrong-not-amendable = How the review goes is settled before publication.
opening-wrong-shortlist-drawn = A shortlist was drawn from what had come in by the closing time. It can no longer be extended.
opening-criteria-in-use = Scores were submitted by these criteria. Titles and descriptions may still change; keys, weights and scales may not.
opening-still-open = This opening still takes applications. Archive it once it has closed.
opening-warning-no-criteria = There are no criteria yet. Reviewers need them to score.
opening-warning-no-documents = No document is asked for, not even a CV.
opening-warning-no-reviewers = Nobody on the panel reviews yet.
opening-warning-quorum = Each application needs { $quorum } reviews, but { $reviewers } people on the panel review.
opening-warning-no-place = Neither a place of work nor remote work is named. Search engines need one of them.

# Its facts in words
opening-contract = { $contract ->
    [full_time] full time
    [part_time] part time
    [fixed_term] fixed term
    [contractor] contractor
    [internship] internship
   *[volunteer] volunteer
}
opening-remote = Remote
opening-places-or-remote = { $places } or remote
opening-country = { $code ->
    [AL] Albania
    [AT] Austria
    [BA] Bosnia and Herzegovina
    [BE] Belgium
    [BG] Bulgaria
    [CH] Switzerland
    [DE] Germany
    [GR] Greece
    [HR] Croatia
    [IT] Italy
    [ME] Montenegro
    [MK] North Macedonia
    [RS] Serbia
    [SI] Slovenia
    [TR] Türkiye
    [XK] Kosovo
   *[other] { $code }
}
opening-field-title = Title
opening-field-summary = Summary
opening-field-description = Description
opening-field-closes-at = Closing time
opening-field-time-zone = Time zone
opening-field-language = Main language
opening-field-salary = Salary
opening-field-contract = Contract
opening-field-places = Places
opening-field-remote = Remote
opening-field-positions = Positions
opening-field-contact = Contact
opening-field-grace-seconds = Time to finish an upload
opening-field-in-language = { $field } ({ $language })
opening-change = { $field }: { $before } → { $after }
opening-change-rewritten = { $field }: rewritten
