### Ocenjivanje i rangiranje.

# Crtež ocena jednog kandidata
review-spread-label = { $count ->
    [one] { $count } ocena: { $values }. Prosek { $mean }.
    [few] { $count } ocene: { $values }. Prosek { $mean }.
   *[other] { $count } ocena: { $values }. Prosek { $mean }.
}

# Faze
review-stage-received = Primljena
review-stage-under-review = Na ocenjivanju
review-stage-shortlisted = U užem izboru
review-stage-interview = Razgovor
review-stage-offered = Data ponuda
review-stage-hired = Zaposlenje
review-stage-rejected = Odbijena

# Šta nije u redu s onim što je poslato
review-invalid-unknown-criterion = Konkurs nema taj kriterijum. Pošaljite samo njegove.
review-invalid-off-the-scale = „{ $title }“ se ocenjuje od { $min } do { $max }, s najviše tri decimale.
review-invalid-comment-too-long = Komentar je predugačak: najviše { $count } znakova.
review-invalid-comment-unreadable = Komentar sadrži znak koji se ne može sačuvati. Napišite ga ponovo.
review-invalid-nothing-rated = Ocenite bar jedan kriterijum pre nego što predate karton.
review-invalid-limit = Stranica ima od 1 do { $max } stavki.
review-invalid-cursor = Ta stranica više ne postoji. Počnite ponovo od prve.
review-invalid-sort = Spisak se može poređati po prispeću, imenu ili proseku.
review-invalid-sort-covered = U anonimnom ocenjivanju spisak se ne može poređati po imenu.
review-invalid-stage = Nema takve faze.

# Odbijanja
review-card-frozen = Vaš karton je predat. Otvorite ga ponovo da biste ga izmenili.
review-card-stale = Ovaj karton je izmenjen u drugom prozoru. Otvorite ga ponovo i unesite izmenu još jednom.
review-card-not-submitted = Vaš karton nije predat, pa nema šta da se ponovo otvori.
review-no-such-step = Iz faze „{ $from }“ prijava ne može odmah u fazu „{ $to }“.
review-stage-stale = Prijava je premeštena ili ponovo poslata pošto ste je otvorili. Otvorite je ponovo.
review-waiting-for-own = { $count ->
    [one] Ovo ćete videti kad predate sve svoje kartone: nedostaje { $count }.
    [few] Ovo ćete videti kad predate sve svoje kartone: nedostaju { $count }.
   *[other] Ovo ćete videti kad predate sve svoje kartone: nedostaje { $count }.
}
review-waiting-for-all = { $count ->
    [one] Ovo ćete videti kad budu predati svi kartoni komisije: nedostaje { $count }.
    [few] Ovo ćete videti kad budu predati svi kartoni komisije: nedostaju { $count }.
   *[other] Ovo ćete videti kad budu predati svi kartoni komisije: nedostaje { $count }.
}
