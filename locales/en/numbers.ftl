# How sure a ranking is
numbers-title = How sure is this ranking?
numbers-lede = What the cards say beyond their means: who is harsh, how sure each rank is, where reviewers agree. Means come first, and nothing here changes them.
numbers-stale = A card was changed: these figures are being recalculated. What you see is of { $when }.
numbers-computing = These figures are being calculated. Look again in a moment.
numbers-refused-no-cards = Nothing is adjusted: no card rates anything that counts yet.
numbers-refused-one-reviewer = Nothing is adjusted: all cards are by one reviewer, so nobody can tell whether they are harsh.
numbers-refused-disconnected = Nothing is adjusted: these groups of reviewers have no candidate in common, so nobody can tell harsh reviewers from weaker candidates. One candidate reviewed by both groups would help.
numbers-refused-too-few = Nothing is adjusted: there are too few cards to tell harsh reviewers from weaker candidates ({ $cards }; at least { $needed } are needed).
numbers-refused-no-variance = Nothing is adjusted: all cards have the same value.
numbers-refused-alike = Nothing is adjusted: the cards for one candidate differ as much as the candidates do. By these cards nobody can tell who is better.
numbers-refused-unsolvable = Nothing is adjusted: the values cannot be computed with.
numbers-group = Group { $number }: { $names }
numbers-cut-separates = The cut after place { $last } separates { $last } from { $first }: the one above is the better one with a probability of { $percent }.
numbers-cut-open = The cut after place { $last } does not separate { $last } from { $first }: the one above is the better one with a probability of { $percent } only.
numbers-cut-tied = Places { $last } and { $first } have the same mean: a cut between them parts equals.
numbers-in-doubt = { $count ->
    [0] Nobody else could be on the other side of it.
    [one] { $count } candidate could be on either side of it.
   *[other] { $count } candidates could be on either side of it.
}
numbers-cut-field = Places within the cut
numbers-cut-show = Show
numbers-complete = Everybody reviewed everybody: adjusting draws the means together and changes no rank.
numbers-moved = Adjusted values allow for harsh and lenient reviewers; who moves is marked.
numbers-up = { $count ->
    [one] { $count } place up
   *[other] { $count } places up
}
numbers-down = { $count ->
    [one] { $count } place down
   *[other] { $count } places down
}
numbers-range = { $low } to { $high }
numbers-interval = Could rank
numbers-adjusted = adjusted { $value }
numbers-adjusted-head = Adjusted
numbers-chance = Among the first { $count }
numbers-ranks = Ranks and how sure they are
numbers-ranks-text = In 95 of 100 cases that fit these cards, the true rank lies within the bar. The dashed line is the cut. “Adjusted” is what the mean would most likely be, had the whole panel reviewed the candidate.
numbers-leanings = Harsh and lenient reviewers
numbers-leanings-text = How far each scores below or above the panel, for the same candidates. Where the bar crosses the dashed line, they may well be like the others.
numbers-reviewer = Reviewer
numbers-harsh-lenient = Harsher – more lenient
numbers-agreement = How far reviewers agree
numbers-agreement-text = 1 is full agreement, 0 (the dashed line) is what chance would give. Rely on a single card from about 0.8; the mean of several cards is surer than one.
numbers-criterion = Criterion
numbers-alpha-interval = α by distance
numbers-alpha-ordinal = α by order
numbers-icc = ICC of single cards
numbers-coefficient = { $value } ({ $low } to { $high })
numbers-undefined-pairs = nobody was rated by two
numbers-undefined-variance = all scores are the same
numbers-undefined-disconnected = some reviewers have no candidate in common
numbers-undefined-few = too few scores
numbers-weights = What the weights decide
numbers-weights-text = { $count ->
    [one] By how little one weight would have to change for somebody else to be first.
   *[other] By how little one weight would have to change for somebody else to be among the first { $count }.
}
numbers-weights-tied = The cut parts two with the same mean: any change of a weight may decide between them.
numbers-weights-nobody = Nobody is outside the cut.
numbers-change = Change
numbers-lowered = { $percent } less
numbers-raised = { $percent } more
numbers-unmoved = nothing up to ten times the weight
numbers-next = Which review would settle most
numbers-next-text = { $count ->
    [one] Further cards that would tell most about who is first.
   *[other] Further cards that would tell most about who is among the first { $count }.
}
numbers-next-one = { $reviewer } for { $candidate }: would settle about { $percent } of the doubt about them.
numbers-days = Cards submitted day by day
numbers-day = Day
