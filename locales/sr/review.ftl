### Ocenjivanje i rangiranje.

# Crtež ocena jednog kandidata
review-spread-label = { $count ->
    [one] { $count } ocena: { $values }. Prosek { $mean }.
    [few] { $count } ocene: { $values }. Prosek { $mean }.
   *[other] { $count } ocena: { $values }. Prosek { $mean }.
}
