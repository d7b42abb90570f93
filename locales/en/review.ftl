### Scoring and ranking.

# The drawing of a candidate's scores
review-spread-label = { $count ->
    [one] { $count } score: { $values }. Mean { $mean }.
   *[other] { $count } scores: { $values }. Mean { $mean }.
}

# Stages
review-stage-received = Received
review-stage-under-review = Under review
review-stage-shortlisted = Shortlisted
review-stage-interview = Interview
review-stage-offered = Offered
review-stage-hired = Hired
review-stage-rejected = Rejected

# What is wrong with what was sent
review-invalid-unknown-criterion = The opening has no such criterion. Send only its own.
review-invalid-off-the-scale = “{ $title }” is scored from { $min } to { $max }, with at most three decimals.
review-invalid-comment-too-long = The comment is too long: at most { $count } characters.
review-invalid-comment-unreadable = The comment contains a character that cannot be kept. Type it anew.
review-invalid-nothing-rated = Score at least one criterion before you submit.
review-invalid-limit = A page has from 1 to { $max } entries.
review-invalid-cursor = This page does not exist any more. Begin again with the first.
review-invalid-sort = The list can be ordered by arrival, name or mean.
review-invalid-sort-covered = In a blind review the list cannot be ordered by name.
review-invalid-stage = There is no such stage.

# Refusals
review-card-frozen = Your card is submitted. Reopen it to change it.
review-card-stale = This card was changed in another window. Open it anew, and make your change again.
review-card-not-submitted = Your card is not submitted, so there is nothing to reopen.
review-no-such-step = From “{ $from }” an application cannot go to “{ $to }” at once.
review-stage-stale = The application was moved or submitted anew after you opened it. Open it again.
review-waiting-for-own = { $count ->
    [one] You see this when your own cards are in: { $count } is missing.
   *[other] You see this when your own cards are in: { $count } are missing.
}
review-waiting-for-all = { $count ->
    [one] You see this when all cards of the panel are in: { $count } is missing.
   *[other] You see this when all cards of the panel are in: { $count } are missing.
}

# The list of applications
review-title = Review
review-applications = Applications
review-applications-count = { $count ->
    [one] { $count } application
   *[other] { $count } applications
}
review-applications-more-than = More than { $count } applications
review-nobody-yet = Nobody has applied yet
review-nobody-yet-text = Applications stand here as soon as they are sent.
review-public-page = Public page
review-search = Name, e-mail or reference
review-search-words = Words in the documents
review-stage = Stage
review-stage-all = All stages
review-order = Order
review-order-arrival = Newest first
review-received = Received
review-cards = Cards
review-cards-of = { $count } of { $quorum }
review-complete = complete
review-incomplete = incomplete
review-required-left-open = required left out
review-mean = Mean
review-unrated = not rated
review-after-own = after your card
review-candidates = Candidates
review-candidate = Candidate { $reference }
review-nothing-found-text = Search finds the beginnings of names, with or without their marks and in either script.
review-nothing-covered = This is a blind review: you can search by reference alone.
review-pages = Pages
review-first-page = First page

# One application
review-version-received = version { $version }, received { $when }
review-withheld = infected or unreadable: withheld
review-document-waiting = its pages are being drawn
review-unreadable-locked = opens only with a password: no pages are shown
review-unreadable-broken = could not be read: no pages are shown
review-unreadable-heavy = too large or complicated inside: no pages are shown
review-page-image = Page { $page } of { $count }: { $name }
review-pages-more = The first { $shown } of { $count } pages. Download the document for the rest.
review-scan-waiting = waiting for the virus scan
review-scan-infected = a virus was found: given to nobody
review-scan-unscannable = could not be scanned for viruses: given to nobody
review-scan-trouble = A document is withheld
review-documents-covered = In a blind review you see the pages with names, addresses, telephone numbers, links and pictures covered.
review-no-documents = No documents were asked for.
review-answers = Answers
review-no-questions = No questions were asked.
review-left-open = left open
review-scorecards = Scorecards
review-scorecard = Scorecard
review-no-cards = No card is submitted yet.
review-hidden-own = You see the others' cards when your own is submitted.
review-hidden-all = You see the others' cards when all of them are submitted.
review-reviewer = Reviewer
review-value = Value
review-value-long = Weighted mean of your scores
review-card-holds = Comment and scores
review-history = History
review-event-submitted = Version { $version } submitted
review-event-extended = More time was given, until { $until }
review-event-moved = Moved from “{ $from }” to “{ $to }”
review-event-card-submitted = Card submitted
review-event-card-reopened = Card reopened
review-event-by = { $what } – { $name }
review-facts = Facts
review-details = Details
review-letters-in = Letters in
review-covered = covered
review-score = Score
review-move = Move

# The desk
review-error-title = Error:
review-candidate-bar = Candidate
review-position = { $position } of { $count }
review-blind = blind review
review-all-candidates = All candidates
review-next-open = Next without a card
review-keys = Keys
review-progress = { $done } of { $count } submitted
review-your-cards = Your submitted cards
review-submitted = submitted
review-draft = draft
review-paper = What was sent
review-what-to-read = What to read
review-your-card = Your card
review-outdated = The applicant sent version { $version } on { $when }, after you submitted this card. Look again, and reopen the card if your scores change.
review-outdated-covered = The applicant sent version { $version } after you submitted this card. Look again, and reopen the card if your scores change.
review-locked = Submitted and locked. If you reopen it, that is on the record, and it does not count until you submit it again.
review-not-rated = not rated
review-others = The panel's cards
review-reopen = Reopen my card
review-nobody-sees = Nobody sees it before you submit it. You may leave out what you cannot judge: that is not zero.
review-weight = weight { $weight }
review-cannot-judge = Not rated
review-from-to = From { $min } to { $max }
review-comment = Comment for the panel
review-submit-next = Submit and next
review-conflict = Changed in another window
review-conflict-text = What you typed is still in the form below. Save it to replace what is kept now:
review-autosave-conflict = Changed in another window. Save to see both; what you chose here stays.
review-autosave-failed = Not saved: no connection. Trying again.
review-autosave-signed-out = Not saved: you are signed out. Sign in in another window, then save.
review-autosave-wrong = Not saved: {"{detail}"}
review-key-next = next candidate
review-key-previous = previous candidate
review-key-unreviewed = next without a card
review-key-score = score the criterion and go on
review-key-criterion = next, previous criterion
review-key-submit = submit
review-key-help = this help
review-keys-on = Use single keys. Turn this off if you speak to your computer.

# The end of a review, and the ranking
review-all-in = All your cards are in
review-to-ranking = See the ranking
review-read-again = Read them again
review-go-on = Go on reviewing
review-why-waiting = Until then the ranking stays closed to you, so that nobody's score colours another's.
review-ranking = Ranking
review-ranking-lede = By the mean of the submitted cards. Equal means share a rank; what is not rated is not zero.
review-rank = Rank
review-tied = tied
review-scores-from-to = Cards from { $min } to { $max }
review-legend-card = one reviewer
review-legend-mean = mean
review-legend-range = lowest to highest
review-how = How { $mean } came about
review-rates-nothing = rates nothing that counts
review-unrated-criteria = Not rated: { $titles }

# Several at once
review-batch-choose = Choose
review-batch-choose-one = Choose { $name }
review-batch-chosen = chosen
review-batch-all = All { $count } that this list finds
review-batch-all-too-many = The list finds more than { $max }, the most that are moved at once
review-batch-to = Move to …
review-batch-move = Move …
review-batch-confirm = Confirm the move
review-batch-question = { $count ->
    [one] Move one application to “{ $to }”?
   *[other] Move { $count } applications to “{ $to }”?
}
review-batch-from = From
review-batch-can-undo = { $count ->
    [one] Nobody is written to. You can take it back for one minute.
   *[other] Nobody is written to. You can take it back for { $count } minutes.
}
review-batch-moved = { $count ->
    [one] One application was moved to “{ $to }”.
   *[other] { $count } applications were moved to “{ $to }”.
}
review-batch-undo = Undo
review-batch-undone = { $count ->
    [0] None was moved back.
    [one] One application was moved back.
   *[other] { $count } applications were moved back.
}
review-batch-stayed = { $count ->
    [one] One stays where it is: it was moved on or withdrawn since.
   *[other] { $count } stay where they are: they were moved on or withdrawn since.
}
review-batch-not-moved = Nothing was moved
review-batch-no-stage = Choose the stage to move to.
review-batch-nothing = Choose at least one application that is not in that stage yet.
review-batch-too-many = At most { $max } applications are moved at once. Narrow the list down.
review-batch-refused = { $count ->
    [one] One application cannot be moved, so none was. Look at the list again.
   *[other] { $count } applications cannot be moved, so none was. Look at the list again.
}
review-batch-unknown = { $reference } is not there any more.
review-batch-changed = { $reference } was moved or submitted anew after you saw it.
review-batch-no-step = { $reference } stands at “{ $from }”, from where there is no such step.
review-batch-over = This was done or taken back already, or its time is over. Look at the list again.
review-batch-seen = Send back what “seen” of its row holds.
review-batch-either = Name either the applications or what the list is asked for.
# Conflicts of interest, and what a blind review calls people
review-alias = Alias
review-order-own = My own order
review-conflicts = Conflicts of interest
review-conflicts-none = Nobody has declared one.
review-conflict-declare = Declare a conflict of interest
review-conflict-lede = Do you know { $name }, or gain or lose by the outcome? Then somebody else reviews them. From now on you do not see this application, and a card that you submitted for it does not count. HR can take it back, you cannot.
review-conflict-reason = What the conflict is
review-conflict-reason-hint = One sentence, for HR and the record: at most { $count ->
    [one] { $count } character
   *[other] { $count } characters
}.
review-conflict-confirm = Declare it
review-conflict-record = Record somebody’s conflict
review-conflict-record-button = Record it
review-conflict-whose = Whose: the e-mail address of their account
review-conflict-nobody = Nobody with an account has this address.
review-conflict-declared = { $name }, { $when }
review-conflict-take-back = Take back
review-alias-before-reviewers = Called by reviewers
review-by-question = Question by question
review-by-question-lede = One question across all candidates, so that like is compared with like. The order is your own, and another one for each question.
review-question = Question
review-question-show = Show

# Who reviews what
review-assign = Who reviews what
review-assign-lede = Every reviewer of the panel reviews every application. Share them out, and each sees only their own.
review-assign-lede-assigned = Each reviewer sees only what is assigned to them, in an order of their own.
review-assign-unassigned = Not assigned yet
review-assign-lacking = Too few reviewers
review-assign-reviewers = Reviewers
review-assign-share = Share out automatically
review-assign-share-lede = Nobody gets what they have a conflict of interest with, everybody gets as much as the others, and what is begun stays where it is. You see what would come of it before anything happens.
review-assign-reviews = Reviewers for each application
review-assign-reviews-missing = Say how many reviewers each application gets, as a number.
review-assign-reviews-out-of-range = An application gets from 1 to { $most } reviewers.
review-assign-reviews-under-quorum = Reviews that the opening wants for each application: { $count }. With fewer reviewers none would ever be complete.
review-assign-anew = Take back what nobody has begun, and share everything out anew
review-assign-preview = Preview
review-assign-preview-rest = Preview: share out the rest
review-assign-who = Who has how many
review-assign-nobody = Nobody on the panel reviews yet. Choose the panel first.
review-assign-assigned = Assigned
review-assign-begun = Begun
review-assign-submitted = Submitted
review-assign-only-lacking = Only those with too few reviewers
review-assign-all = All applications
review-assign-none-lacking = No application has too few reviewers
review-assign-application = Application
review-assign-add = Add
review-assign-not-yet = Not assigned yet
review-assign-lacks = { $count ->
    [one] { $count } reviewer too few
   *[other] { $count } reviewers too few
}
review-assign-take = Take away
review-assign-take-whom = { $name } from { $reviewer }
review-assign-add-whom = A reviewer for { $name }
review-assign-add-button = Add
review-assign-card-submitted = submitted
review-assign-card-begun = begun
review-assign-left-panel = does not review any more
review-assign-list = Assign by a list
review-assign-list-label = Applications and reviewers
review-assign-list-hint = One a line: the application’s reference and the reviewer’s e-mail address, as copied from a spreadsheet. What is assigned already stays. If a line is wrong, nothing is assigned.
review-assign-list-button = Assign these
review-assign-list-line = Line { $line }:
review-assign-list-wrong = { $count ->
    [one] { $count } thing in the list is wrong. Nothing was assigned.
   *[other] { $count } things in the list are wrong. Nothing was assigned.
}
review-assign-list-empty = The list is empty.
review-assign-list-unknown-application = There is no submitted application “{ $reference }” here.
review-assign-list-unknown-reviewer = Nobody who reviews here has the address “{ $email }”.
review-assign-list-conflict = { $name } has a conflict of interest with { $reference }.
review-assign-list-twice = { $name } stands in the list twice for { $reference }.
review-assign-list-done = Assigned as the list says.
review-assign-done = Shared out.
review-assign-ended = Every reviewer reviews every application again.
review-assign-end = Let everybody review everything again
review-assign-end-lede = All assignments are taken back. Cards stay, and count.
review-assign-end-button = Take all assignments back
review-assign-preview-title = What would come of it
review-assign-preview-lede = Applications: { $applications }. Reviewers for each: { $count }. Nothing happens until you confirm.
review-assign-preview-nothing = There is nothing to share out: every application has its reviewers.
review-assign-preview-first = Until now every reviewer sees every application. From then on each sees only their own.
review-assign-preview-pairs = New assignments: { $new }. Taken back: { $gone }.
review-assign-now = Now
review-assign-then = Then
review-assign-confirm = Share out like this
review-assign-changed = Something has changed meanwhile: somebody applied, withdrew, began a card or declared a conflict of interest. Look again before you share out.
review-assign-card-stays = Their card is submitted, so the application stays with them.
review-assign-infeasible-panel = Reviewers wanted for each application: { $wanted }. Reviewers on the panel: { $reviewers }. Add somebody to the panel, or ask for fewer.
review-assign-infeasible-short = Reviewers wanted for application { $reference }: { $wanted }. Without a conflict of interest with it: { $able }. Other applications like it: { $others }. Add somebody to the panel, or ask for fewer.
review-assign-uneven-kept = The reviewers get from { $least } to { $most } each. More than an even share stays as it is: { $together } with { $names }.
review-assign-uneven-must = The reviewers get from { $least } to { $most } each. Because of conflicts of interest, and what stays as it is, { $together } can go to nobody but { $names }.
review-assign-uneven-cannot = The reviewers get from { $least } to { $most } each. Because of conflicts of interest, and what stays as it is, no more than { $together } can go to { $names }.
review-assign-apart-few = { $count ->
    [one] The panel is { $count } group.
   *[other] The panel falls into { $count } groups that have no application in common, so nobody can tell a severe reviewer from one with weaker applications.
} More reviewers for each application would join them.
review-assign-apart-no-way = { $count ->
    [one] The panel is { $count } group.
   *[other] The panel falls into { $count } groups that have no application in common, so nobody can tell a severe reviewer from one with weaker applications.
} Conflicts of interest and what stays as it is leave no other way. Add a reviewer of one group to an application of the other by hand.
review-assign-apart-not-found = { $count ->
    [one] The panel is { $count } group.
   *[other] The panel falls into { $count } groups that have no application in common, so nobody can tell a severe reviewer from one with weaker applications.
} No way to join them was found. Look again, or add a reviewer of one group to an application of the other by hand.
# Notes and tags
review-notes = Notes
review-notes-own = You read the others' notes when your own card is submitted.
review-notes-all = You read the others' notes when all cards are submitted.
review-note = Note
review-note-new = Leave a note
review-note-hint = At most { $max } characters. It is read by HR and the panel as far as they may read this application; never by the applicant.
review-note-name = Name somebody, and they get a letter:
review-note-leave = Leave the note
review-note-change = Change
review-note-until = You can change it until { $until }.
review-note-edited = changed
review-note-remove = Remove
review-note-empty = Write something.
review-note-too-long = At most { $max } characters.
review-note-nobody = Nobody who can read this note is called “{ $name }”.
review-note-several = More than one person is called “{ $name }”. Write the whole name.
review-note-over = The time in which a note can be changed is over. You can remove it and leave another.
review-tags = Tags
review-tag-new = New tag
review-tag-put = Add
review-tag-remove = Remove
review-tag-empty = Write a tag.
review-tag-too-long = A tag has at most { $max } characters.
review-tag-too-many = At most { $max } tags of yours stand on one application.
review-unread-title = You were named in a note
review-unread = { $author }, on { $who }, { $opening }
review-unread-waits = You can read it when your own card is submitted.

# Finding
review-search-all = Search in names, answers and documents
review-search-covered = Search in answers, or an alias
review-filter-more = More filters
review-filter-any = Any
review-filter-tag = Tag
review-filter-complete = Review
review-filter-is-complete = complete
review-filter-is-incomplete = incomplete
review-filter-assigned = Assigned to
review-filter-answer = Answer
review-filter-criterion = Mean of a criterion
review-filter-at-least = at least
review-filter-at-most = at most
review-filter-unreviewed = Without my card
review-filter-knocked-out = With an answer that knocks out
review-search-remove = Remove
review-search-name = Keep this search as
review-search-nameless = Give it a name.
review-search-name-long = A name has at most { $max } characters.
review-search-too-many = You keep { $max } searches of this opening, the most there can be. Remove one.
review-invalid-answer = Name a question that offers a choice, and one of its answers.
review-invalid-figure = Write a number with at most three decimals.
