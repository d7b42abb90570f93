### Shortlists and their dossiers.

shortlist-title = Shortlists
shortlist-number = Shortlist { $number }
shortlist-lede = A shortlist is frozen when it is drawn. It keeps what was submitted and the figures of that moment.
shortlist-none = No shortlist has been drawn yet
shortlist-draw = Draw a shortlist
shortlist-draw-lede = Take the first so many of the ranking, or choose by name. It is frozen as it stands when you draw it.
shortlist-still-open = The opening still takes applications until { $closes }. Whoever applies later will not be on a list drawn now.
shortlist-by-rank = By rank
shortlist-first = Take the first
shortlist-first-hint = Whoever ties with the last of them is taken too: equal scores are not parted.
shortlist-by-hand = Or by name
shortlist-freeze-first = Freeze the first
shortlist-freeze-chosen = Freeze the chosen
shortlist-chosen = chosen
shortlist-choose = Choose
shortlist-choose-one = Choose { $name }
shortlist-reason = Reason
shortlist-reason-hint = Why it is this list. It stands in the dossier, up to { $limit } characters.
shortlist-rank = Rank
shortlist-candidate = Candidate
shortlist-mean = Mean
shortlist-reviews = Cards
shortlist-unrated = not rated
shortlist-more = Only the first { $count } are shown. Others can be named through the API.
shortlist-count = { $count ->
    [one] { $count } application
   *[other] { $count } applications
}
shortlist-frozen = Frozen { $when }
shortlist-by = by { $name }
shortlist-cut-off = the first of the ranking
shortlist-hand-picked = chosen by name
shortlist-unmoved = Later changes to cards do not touch it.
shortlist-who = Who is on it
shortlist-downloads = Downloads
shortlist-dossier = Dossier
shortlist-dossier-about = ZIP with all documents, the table and a manifest with every SHA-256
shortlist-table = Table
shortlist-table-xlsx = XLSX, for Excel and LibreOffice
shortlist-table-csv = CSV, for everything else
shortlist-signed = Signed
shortlist-unsigned = Nobody has signed yet
shortlist-tag-unsigned = not signed
shortlist-tag-signed = { $count ->
    [one] { $count } signature
   *[other] { $count } signatures
}
shortlist-sign = Sign this shortlist
shortlist-note = Note
shortlist-note-hint = Optional; it stands beside your signature.
shortlist-note-too-long = The note has more than { $limit } characters. Shorten it.
shortlist-reason-missing = Write why it is this list.
shortlist-reason-too-long = The reason has more than { $limit } characters. Shorten it.
shortlist-size-zero = Take at least one.
shortlist-size-or-references = Say either how many are taken or who, not both and not neither.
shortlist-size-number = Write a whole number, such as 5.
shortlist-nobody = Choose at least one.
shortlist-nobody-ranked = Nobody has a submitted card yet. Choose by name, or wait for the reviews.
shortlist-reference-unknown = There is no submitted application { $reference } for this opening.
shortlist-reference-twice = { $reference } is named twice.
shortlist-covered = In a blind review the dossier is for human resources and managers: it is full of names.
shortlist-dossiers-busy = You are drawing { $count } dossiers already. Wait until one is done.
shortlist-conflict = You have a conflict of interest with somebody who applied here. Somebody else draws, signs and downloads this opening’s shortlists.
