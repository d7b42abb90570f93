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
