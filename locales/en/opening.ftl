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
opening-wrong-missing = Fill this in.
opening-wrong-not-one-line = Write this on one line.
opening-wrong-control-characters = This contains characters that cannot be shown. Type it anew.
opening-wrong-too-long = This is too long: at most { $most } characters.
opening-wrong-language = This language is not spoken here: use en, sq or sr.
opening-wrong-unknown-field = There is no such text to translate.
opening-wrong-reason-missing = Give a reason.
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
opening-wrong-max-files = Choose a number from 1 to { $most }.
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
opening-wrong-notice = An earlier closing must be announced { $count } hours before it. Choose a later one.
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

# The pages of HR: lists and what is waiting
opening-opening = Opening
opening-new = New opening
opening-new-lede = It stays a draft that only HR can see until you publish it.
opening-none = No opening yet
opening-none-text = Write the first one. It stays a draft that only HR can see until you publish it.
opening-no-panel = You sit on no panel yet
opening-no-panel-text = Openings whose panel you join appear here.
opening-waiting = Waiting for you
opening-waiting-reviews = { $count ->
    [one] { $count } application waits for your review.
   *[other] { $count } applications wait for your review.
}
opening-waiting-review-now = Review
opening-waiting-draft = a draft that nobody else can see.
opening-waiting-finish = Finish it
opening-no-date = no date yet
opening-cards = Scorecards
opening-done-of = { $done } of { $all }
opening-of-all = of { $all }
opening-phase-draft = Draft
opening-phase-upcoming = Scheduled
opening-phase-open = Open
opening-phase-closed = Closed
opening-phase-cancelled = Cancelled
opening-phase-archived = Archived

# One opening for staff
opening-stands-draft = A draft. Only HR and its panel can see it.
opening-stands-upcoming = Everybody sees it from { $when }.
opening-stands-open = Takes applications until { $when }.
opening-stands-closed = Closed: { $when }.
opening-stands-cancelled = Cancelled: { $when }.
opening-stands-archived = Archived. It closed: { $when }.
opening-done-published = The opening is published.
opening-done-amended = The amendment stands on the public page.
opening-done-cancelled = The opening is cancelled. Everybody who had applied gets a letter.
opening-done-archived = The opening is archived: it has left the public list, its page stays.
opening-amend = Amend
opening-cancel = Cancel the opening
opening-archive = Archive
opening-duplicate = Duplicate
opening-public-page = Public page
opening-drafts = Not sent yet
opening-withdrawn = Withdrawn
opening-over-time = Applications over time
opening-most-in-a-day = most in a day: { $count }
opening-where-they-stand = Where they stand
opening-blind-short = Blind review
opening-panel-empty = Nobody yet.
opening-on-record = On the record
opening-by-house = Meritum
opening-record = { $act ->
    [drafted] { $who } began the draft
    [edited] { $who } edited the draft
    [duplicated] { $who } made the draft from another opening
    [criteria_set] { $who } set the criteria
    [questions_set] { $who } set the questions
    [documents_set] { $who } set the documents
    [panel_set] { $who } set the panel
    [published] { $who } published the opening
    [amended] { $who } amended the opening
    [cancelled] { $who } cancelled the opening
    [archived] { $who } archived the opening
    [unblinded] { $who } lifted the blind review
   *[other] { $who }: { $act }
}

# Writing it
opening-saved = Saved.
opening-save-draft = Save the draft
opening-stale = Somebody else changed this opening in the meantime.
opening-stale-text = What you typed is still here and not saved. Saving again replaces what they wrote.
opening-stale-look = See it as it is now
opening-is-published = This opening is published. What everybody reads changes only by amendments, with a reason.
opening-is-over = This opening is over and can no longer change.
opening-list-is-fixed = The opening is published: this list can no longer change.
opening-preview = Preview, as applicants will see it
opening-closing = Closing
opening-closes-stored = Closes { $closes }
opening-closes-on = Last day
opening-closes-time = Time
opening-closes-hint = Without a time, it closes at the end of the day.
opening-time-zone = Time zone
opening-grace = Minutes for an upload that has begun
opening-text = Text
opening-own-language = Main language
opening-own-language-hint = Its text is shown where another language has none.
opening-title = Title
opening-title-hint = The job title alone; place and dates have their own fields.
opening-summary = In one sentence
opening-description = Description
opening-description-hint = Markdown: ## heading, - list, **strong**.
opening-post = The post
opening-salary-from = Salary from
opening-salary-to = to
opening-currency = Currency
opening-period = Paid
opening-places-hint = One on each line: town, country, street. The country may be left out at home.
opening-remote-too = Can be done remotely
opening-contact = Where questions go
opening-contact-hint = Everybody reads it.
opening-blind = Blind review: reviewers see no names and addresses
opening-visibility = Reviewers see one another’s scores
opening-visibility-name = { $visibility ->
    [after_own] after their own card is in
   *[other] after all cards are in
}
opening-reviews = Reviews that each application needs
opening-reviews-hint = Empty: one of every reviewer on the panel.
opening-wrong-number = Give a number.

# Amending, publishing, cancelling
opening-amend-title = Amend { $title }
opening-amend-lede = The change and its reason stand on the public page for good. When the closing time moves, everybody with an application or a draft gets a letter.
opening-amend-reason-title = Why
opening-amend-do = Publish the amendment
opening-reason = Reason, for everyone to read
opening-reason-hint = One or two plain sentences.
opening-publish = Publish
opening-publish-next = Publish…
opening-publish-title = Publish { $title }?
opening-publish-lede = From then on everyone can read it, and changes go through amendments that everyone can read, too.
opening-warning-no-text = There is no text in this language: { $language }. Its readers will see the main one.
opening-when = When
opening-when-now = Now
opening-when-later = At a moment that I choose
opening-day = Day
opening-not-yet = Not yet
opening-cancel-title = Cancel { $title }?
opening-cancel-final = This cannot be undone.
opening-cancel-text = The public page will say so, with your reason, and everybody with an application or a draft gets a letter.
opening-keep = Keep it

# Rows of lists
opening-move-up = Move up
opening-move-down = Move down
opening-in-language = In another language: { $language }
opening-hint = Hint
opening-criteria-title = Criteria
opening-criteria-lede = What is judged, and how much it counts. Titles and weights are public.
opening-criteria-row = Criterion { $number }
opening-criteria-empty = No criteria yet
opening-criteria-add = Add a criterion
opening-criteria-save = Save the criteria
opening-weight = Weight
opening-lowest = Lowest
opening-highest = Highest
opening-anchors = What the numbers mean
opening-criterion-required = Every card needs a score for it
opening-questions-title = Questions
opening-questions-lede = Asked of everyone, in this order. A knock-out answer is told to the applicant at once.
opening-questions-row = Question { $number }
opening-questions-empty = No questions yet
opening-questions-add = Add a question
opening-questions-save = Save the questions
opening-question = Question
opening-question-required = Must be answered
opening-kind = Kind of answer
opening-kind-name = { $kind ->
    [short_text] Short text
    [long_text] Long text
    [number] Number
    [date] Date
    [choice] One of several
    [several] Several of them
   *[yes_no] Yes or no
}
opening-choices = Options
opening-choices-hint = For a choice: one on each line.
opening-choices-in-hint = In the same order, one on each line.
opening-accepted = Knock-out: only these go on
opening-accepted-hint = Empty: every option may go on.
opening-answer = Knock-out, yes or no
opening-answer-any = None
opening-answer-yes = Only “yes” goes on
opening-answer-no = Only “no” goes on
opening-at-least = Knock-out, least number
opening-max-length = Text, most characters
opening-documents-title = Documents
opening-documents-lede = What applicants send.
opening-documents-row = Document { $number }
opening-documents-empty = No documents yet
opening-documents-add = Add a document
opening-documents-save = Save the documents
opening-document-name = Name
opening-document-required = Required
opening-largest = Largest, MB
opening-max-files = Most files
opening-formats = Formats
opening-panel-title = Panel
opening-panel-lede = Who reads, scores and decides on this opening.
opening-panel-row = Member { $number }
opening-panel-add = Add somebody
opening-panel-save = Save the panel
opening-panel-role = Role
opening-panel-role-name = { $role ->
    [chair] Chair
    [reviewer] Reviewer
   *[manager] Manager
}

# More time for single applications
opening-extensions = More time for one person
opening-extension-lede = A power cut, an illness, a fault of ours: one application can be given a closing instant of its own. It goes on the record, and the applicant is told your reason by letter, with a link to go on.
opening-extension-whom = Application
opening-extension-whom-hint = Its reference, or the person’s email address. Whoever has begun nothing yet gets a draft.
opening-extension-until = May be sent until
opening-extension-until-hint = The opening closes { $closes }. At most { $count } days after that.
opening-extension-reason = Reason
opening-extension-reason-hint = The applicant reads it.
opening-extension-give = Give more time
opening-extension-done = More time was given. The applicant is told by letter.
opening-extension-untold = More time was given. The application has no email address yet: tell the person yourself.
opening-extensions-given = Given so far
opening-extensions-none = Nobody was given more time.
opening-extension-state = { $state ->
    [draft] not sent yet
    [submitted] submitted
   *[withdrawn] withdrawn
}
opening-extension-to = until { $until }
opening-extension-over = (over)
opening-extension-made = { $who }, { $when }
opening-extension-wrong-whom = Say whose application: its reference, or an email address.
opening-extension-wrong-reference = That is neither a reference (three groups of four, like 7Q2M-9FKD-41TX) nor an email address.
opening-extension-wrong-unknown = This opening has no application with that reference. Check it, or use the person’s email address.
opening-extension-wrong-unconfirmed = An application was begun with this address, but nobody has confirmed the mailbox. Ask the person for its reference: it is on every page of it.
opening-extension-wrong-no-more = That is not later than it may be sent anyway. Choose a later time.
opening-extension-wrong-too-late = { $count ->
    [one] One day after the opening’s closing is the most. Choose an earlier time.
   *[other] { $count } days after the opening’s closing are the most. Choose an earlier time.
}
opening-chair-sees-all = The chair sees scores and cards at any time

# A blind review is lifted
opening-done-unblinded = The blind review is lifted: reviewers see who applied.
opening-unblind = Lift the blind review
opening-unblind-final = There is no way back.
opening-unblind-text = From then on reviewers see names, addresses and documents of everybody who applied. Usually it is lifted once all cards are in.
opening-unblind-reason = Reason, for the record
opening-unblind-reason-hint = One plain sentence; reviewers and applicants do not read it.
opening-unblind-keep = Keep it blind
