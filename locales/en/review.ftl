### Scoring and ranking.

# The drawing of a candidate's scores
review-spread-label = { $count ->
    [one] { $count } score: { $values }. Mean { $mean }.
   *[other] { $count } scores: { $values }. Mean { $mean }.
}
