### Listat e ngushta dhe dosjet e tyre.

shortlist-title = Listat e ngushta
shortlist-number = Lista e ngushtë { $number }
shortlist-lede = Lista e ngushtë ngrihet në çastin kur hartohet. Ajo ruan çfarë u dorëzua dhe shifrat e atij çasti.
shortlist-none = Ende nuk është hartuar asnjë listë
shortlist-draw = Harto një listë të ngushtë
shortlist-draw-lede = Merrni të parët e renditjes ose zgjidhni me emër. Lista ngrihet ashtu siç është kur e hartoni.
shortlist-still-open = Konkursi pranon ende aplikime deri më { $closes }. Kush aplikon më vonë nuk do të jetë në një listë të hartuar tani.
shortlist-by-rank = Sipas renditjes
shortlist-first = Merr të parët
shortlist-first-hint = Merret edhe kush barazohet me të fundit: pikët e barabarta nuk ndahen.
shortlist-by-hand = Ose sipas emrit
shortlist-freeze-first = Ngrij të parët
shortlist-freeze-chosen = Ngrij të zgjedhurit
shortlist-chosen = të zgjedhur
shortlist-choose = Zgjidh
shortlist-choose-one = Zgjidh { $name }
shortlist-reason = Arsyeja
shortlist-reason-hint = Pse është kjo lista. Shënohet në dosje, deri në { $limit } karaktere.
shortlist-rank = Renditja
shortlist-candidate = Kandidati
shortlist-mean = Mesatarja
shortlist-reviews = Fletë
shortlist-unrated = pa vlerësim
shortlist-more = Shfaqen vetëm { $count } të parët. Të tjerët mund të emërtohen përmes API-së.
shortlist-count = { $count ->
    [one] { $count } aplikim
   *[other] { $count } aplikime
}
shortlist-frozen = Ngrirë më { $when }
shortlist-by = nga { $name }
shortlist-cut-off = të parët e renditjes
shortlist-hand-picked = të zgjedhur me emër
shortlist-unmoved = Ndryshimet e mëvonshme të fletëve nuk e prekin.
shortlist-who = Kush është në të
shortlist-downloads = Shkarkime
shortlist-dossier = Dosja
shortlist-dossier-about = ZIP me të gjitha dokumentet, tabelën dhe një listë me çdo SHA-256
shortlist-table = Tabela
shortlist-table-xlsx = XLSX, për Excel dhe LibreOffice
shortlist-table-csv = CSV, për çdo gjë tjetër
shortlist-signed = Nënshkruar
shortlist-unsigned = Ende nuk ka nënshkruar askush
shortlist-tag-unsigned = e panënshkruar
shortlist-tag-signed = { $count ->
    [one] { $count } nënshkrim
   *[other] { $count } nënshkrime
}
shortlist-sign = Nënshkruaje këtë listë
shortlist-note = Shënim
shortlist-note-hint = Sipas dëshirës; qëndron pranë nënshkrimit tuaj.
shortlist-note-too-long = Shënimi ka më shumë se { $limit } karaktere. Shkurtojeni.
shortlist-reason-missing = Shkruani pse është kjo lista.
shortlist-reason-too-long = Arsyeja ka më shumë se { $limit } karaktere. Shkurtojeni.
shortlist-size-zero = Merrni të paktën një.
shortlist-size-or-references = Thoni ose sa merren ose cilët, jo të dyja dhe jo asnjërën.
shortlist-size-number = Shkruani një numër të plotë, për shembull 5.
shortlist-nobody = Zgjidhni të paktën një.
shortlist-nobody-ranked = Askush nuk ka ende një fletë të dorëzuar. Zgjidhni me emër ose prisni vlerësimet.
shortlist-reference-unknown = Për këtë konkurs nuk ka aplikim të dorëzuar { $reference }.
shortlist-reference-twice = { $reference } përmendet dy herë.
shortlist-covered = Në një vlerësim të verbër dosja është për burimet njerëzore dhe drejtuesit: ajo është plot me emra.
shortlist-dossiers-busy = Po shkarkoni tashmë { $count } dosje. Prisni derisa të mbarojë njëra.
shortlist-conflict = Keni një konflikt interesi me dikë që ka aplikuar këtu. Listat e ngushta të këtij konkursi i përpilon, i nënshkruan dhe i shkarkon dikush tjetër.
