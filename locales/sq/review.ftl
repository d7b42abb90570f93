### Vlerësimi dhe renditja.

# Vizatimi i vlerësimeve të një kandidati
review-spread-label = { $count ->
    [one] { $count } vlerësim: { $values }. Mesatarja { $mean }.
   *[other] { $count } vlerësime: { $values }. Mesatarja { $mean }.
}

# Fazat
review-stage-received = Pranuar
review-stage-under-review = Në vlerësim
review-stage-shortlisted = Në listën e ngushtë
review-stage-interview = Intervistë
review-stage-offered = Ofertë e bërë
review-stage-hired = I punësuar
review-stage-rejected = Refuzuar

# Çfarë nuk shkon me atë që u dërgua
review-invalid-unknown-criterion = Konkursi nuk e ka këtë kriter. Dërgoni vetëm kriteret e tij.
review-invalid-off-the-scale = “{ $title }” vlerësohet nga { $min } deri në { $max }, me më së shumti tri shifra pas presjes.
review-invalid-comment-too-long = Komenti është tepër i gjatë: më së shumti { $count } shenja.
review-invalid-comment-unreadable = Komenti ka një shenjë që nuk mund të ruhet. Shkruajeni përsëri.
review-invalid-nothing-rated = Vlerësoni së paku një kriter para se ta dorëzoni.
review-invalid-limit = Një faqe ka nga 1 deri në { $max } zëra.
review-invalid-cursor = Kjo faqe nuk ekziston më. Filloni përsëri nga e para.
review-invalid-sort = Lista mund të renditet sipas arritjes, emrit ose mesatares.
review-invalid-sort-covered = Në vlerësimin anonim lista nuk mund të renditet sipas emrit.
review-invalid-stage = Nuk ka fazë të tillë.

# Refuzimet
review-card-frozen = Fleta juaj është dorëzuar. Rihapeni për ta ndryshuar.
review-card-stale = Kjo fletë u ndryshua në një dritare tjetër. Hapeni përsëri dhe bëjeni ndryshimin sërish.
review-card-not-submitted = Fleta juaj nuk është dorëzuar, prandaj nuk ka çfarë të rihapet.
review-no-such-step = Nga “{ $from }” një aplikim nuk mund të kalojë menjëherë te “{ $to }”.
review-stage-stale = Aplikimi u zhvendos ose u dorëzua sërish pasi e hapët. Hapeni përsëri.
review-waiting-for-own = { $count ->
    [one] Këtë e shihni kur të jenë dorëzuar fletët tuaja: mungon { $count }.
   *[other] Këtë e shihni kur të jenë dorëzuar fletët tuaja: mungojnë { $count }.
}
review-waiting-for-all = { $count ->
    [one] Këtë e shihni kur të jenë dorëzuar të gjitha fletët e komisionit: mungon { $count }.
   *[other] Këtë e shihni kur të jenë dorëzuar të gjitha fletët e komisionit: mungojnë { $count }.
}
