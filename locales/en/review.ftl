### Scoring and ranking.
