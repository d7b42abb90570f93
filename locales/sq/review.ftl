### Vlerësimi dhe renditja.

# Vizatimi i vlerësimeve të një kandidati
review-spread-label = { $count ->
    [one] { $count } vlerësim: { $values }. Mesatarja { $mean }.
   *[other] { $count } vlerësime: { $values }. Mesatarja { $mean }.
}
