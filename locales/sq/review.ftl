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
review-invalid-comment-too-long = Komenti është tepër i gjatë: më së shumti { $count } karaktere.
review-invalid-comment-unreadable = Komenti ka një karakter që nuk mund të ruhet. Shkruajeni përsëri.
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

# Lista e aplikimeve
review-title = Vlerësimi
review-applications = Aplikimet
review-applications-count = { $count ->
    [one] { $count } aplikim
   *[other] { $count } aplikime
}
review-applications-more-than = Më shumë se { $count } aplikime
review-nobody-yet = Ende askush nuk ka aplikuar
review-nobody-yet-text = Aplikimet shfaqen këtu sapo të dërgohen.
review-public-page = Faqja publike
review-search = Emri, e-maili ose referenca
review-search-words = Fjalë në dokumente
review-stage = Faza
review-stage-all = Të gjitha fazat
review-order = Renditja
review-order-arrival = Më të rejat të parat
review-received = Pranuar më
review-cards = Fletët
review-cards-of = { $count } nga { $quorum }
review-complete = e plotë
review-incomplete = jo e plotë
review-required-left-open = mungon e detyrueshmja
review-mean = Mesatarja
review-unrated = pa vlerësim
review-after-own = pas fletës suaj
review-candidates = Kandidatët
review-candidate = Kandidati { $reference }
review-nothing-found-text = Kërkimi gjen fillimet e emrave, me ose pa shenja dhe në të dy alfabetet.
review-nothing-covered = Ky është vlerësim anonim: mund të kërkoni vetëm sipas referencës.
review-pages = Faqet
review-first-page = Faqja e parë

# Një aplikim
review-version-received = versioni { $version }, pranuar { $when }
review-withheld = i infektuar ose i palexueshëm: nuk jepet
review-document-waiting = faqet e tij po përgatiten
review-unreadable-locked = hapet vetëm me fjalëkalim: faqet nuk shfaqen
review-unreadable-broken = nuk mundi të lexohej: faqet nuk shfaqen
review-unreadable-heavy = brenda tepër i madh ose i ndërlikuar: faqet nuk shfaqen
review-page-image = Faqja { $page } nga { $count }: { $name }
review-pages-more = { $shown } faqet e para nga { $count }. Për të tjerat shkarkojeni dokumentin.
review-scan-waiting = pret kontrollin për viruse
review-scan-infected = u gjet virus: nuk i jepet askujt
review-scan-unscannable = nuk mund të kontrollohej për viruse: nuk i jepet askujt
review-scan-trouble = Një dokument nuk jepet
review-documents-covered = Në vlerësimin anonim i shihni faqet me emra, adresa, numra telefoni, lidhje dhe fotografi të mbuluara.
review-no-documents = Nuk u kërkuan dokumente.
review-answers = Përgjigjet
review-no-questions = Nuk u bënë pyetje.
review-left-open = pa përgjigje
review-scorecards = Fletët e vlerësimit
review-scorecard = Fleta e vlerësimit
review-no-cards = Ende nuk është dorëzuar asnjë fletë.
review-hidden-own = Fletët e të tjerëve i shihni kur ta dorëzoni tuajën.
review-hidden-all = Fletët e të tjerëve i shihni kur të jenë dorëzuar të gjitha.
review-reviewer = Vlerësuesi
review-value = Vlera
review-value-long = Mesatarja e ponderuar e vlerësimeve tuaja
review-card-holds = Komenti dhe pikët
review-history = Historiku
review-event-submitted = U dorëzua versioni { $version }
review-event-extended = U dha më shumë kohë, deri më { $until }
review-event-moved = U zhvendos nga “{ $from }” te “{ $to }”
review-event-card-submitted = U dorëzua një fletë
review-event-card-reopened = U rihap një fletë
review-event-by = { $what } – { $name }
review-facts = Të dhënat
review-details = Të dhënat
review-letters-in = Letrat në
review-covered = i mbuluar
review-score = Vlerëso
review-move = Zhvendos

# Tryeza e vlerësimit
review-error-title = Gabim:
review-candidate-bar = Kandidati
review-position = { $position } nga { $count }
review-blind = vlerësim anonim
review-all-candidates = Të gjithë kandidatët
review-next-open = Tjetri pa fletë
review-keys = Tastet
review-progress = { $done } nga { $count } të dorëzuara
review-your-cards = Fletët tuaja të dorëzuara
review-submitted = e dorëzuar
review-draft = skicë
review-paper = Çfarë u dërgua
review-what-to-read = Çfarë të lexohet
review-your-card = Fleta juaj
review-outdated = Aplikuesi dërgoi versionin { $version } më { $when }, pasi ju e dorëzuat këtë fletë. Shikojeni përsëri dhe rihapeni fletën nëse vlerësimi juaj ndryshon.
review-outdated-covered = Aplikuesi dërgoi versionin { $version } pasi ju e dorëzuat këtë fletë. Shikojeni përsëri dhe rihapeni fletën nëse vlerësimi juaj ndryshon.
review-locked = E dorëzuar dhe e mbyllur. Nëse e rihapni, kjo shënohet, dhe fleta nuk llogaritet derisa ta dorëzoni përsëri.
review-not-rated = pa vlerësim
review-others = Fletët e komisionit
review-reopen = Rihap fletën time
review-nobody-sees = Askush nuk e sheh para se ta dorëzoni. Mund të lini jashtë atë që nuk mund ta gjykoni: kjo nuk është zero.
review-weight = pesha { $weight }
review-cannot-judge = Pa vlerësim
review-from-to = Nga { $min } deri në { $max }
review-comment = Koment për komisionin
review-submit-next = Dorëzo dhe vazhdo
review-conflict = U ndryshua në një dritare tjetër
review-conflict-text = Ajo që keni shkruar është ende në formularin më poshtë. Ruajeni për të zëvendësuar atë që është ruajtur tani:
review-autosave-conflict = U ndryshua në një dritare tjetër. Ruajeni për t’i parë të dyja; ajo që keni zgjedhur këtu mbetet.
review-autosave-failed = Nuk u ruajt: nuk ka lidhje. Po provohet përsëri.
review-autosave-signed-out = Nuk u ruajt: nuk jeni të kyçur. Kyçuni në një dritare tjetër, pastaj ruajeni.
review-autosave-wrong = Nuk u ruajt: {"{detail}"}
review-key-next = kandidati tjetër
review-key-previous = kandidati i mëparshëm
review-key-unreviewed = tjetri pa fletë
review-key-score = vlerëso kriterin dhe vazhdo
review-key-criterion = kriteri tjetër, i mëparshëm
review-key-submit = dorëzo
review-key-help = kjo ndihmë
review-keys-on = Përdor taste të vetme. Fikeni nëse i flisni kompjuterit.

# Fundi i vlerësimit dhe renditja
review-all-in = Të gjitha fletët tuaja janë dorëzuar
review-to-ranking = Shih renditjen
review-read-again = Lexoji përsëri
review-go-on = Vazhdo vlerësimin
review-why-waiting = Deri atëherë renditja mbetet e mbyllur për ju, që vlerësimi i askujt të mos ndikojë tek i një tjetri.
review-ranking = Renditja
review-ranking-lede = Sipas mesatares së fletëve të dorëzuara. Mesataret e barabarta ndajnë të njëjtin vend; ajo që nuk është vlerësuar nuk është zero.
review-rank = Vendi
review-tied = i ndarë
review-scores-from-to = Fletët nga { $min } deri në { $max }
review-legend-card = një vlerësues
review-legend-mean = mesatarja
review-legend-range = nga më e ulëta te më e larta
review-how = Si doli { $mean }
review-rates-nothing = nuk vlerëson asgjë që llogaritet
review-unrated-criteria = Pa vlerësim: { $titles }

# Disa njëherësh
review-batch-choose = Zgjidh
review-batch-choose-one = Zgjidh { $name }
review-batch-chosen = të zgjedhura
review-batch-all = Të gjitha { $count } që gjen kjo listë
review-batch-all-too-many = Lista gjen më shumë se { $max }, aq sa zhvendosen më së shumti njëherësh
review-batch-to = Zhvendos te …
review-batch-move = Zhvendos …
review-batch-confirm = Konfirmoni zhvendosjen
review-batch-question = { $count ->
    [one] Të zhvendoset një aplikim te “{ $to }”?
   *[other] Të zhvendosen { $count } aplikime te “{ $to }”?
}
review-batch-from = Nga
review-batch-can-undo = { $count ->
    [one] Askujt nuk i shkruhet. Mund ta ktheni mbrapsht për një minutë.
   *[other] Askujt nuk i shkruhet. Mund ta ktheni mbrapsht për { $count } minuta.
}
review-batch-moved = { $count ->
    [one] Një aplikim u zhvendos te “{ $to }”.
   *[other] { $count } aplikime u zhvendosën te “{ $to }”.
}
review-batch-undo = Ktheje mbrapsht
review-batch-undone = { $count ->
    [0] Asnjë nuk u kthye mbrapsht.
    [one] Një aplikim u kthye mbrapsht.
   *[other] { $count } aplikime u kthyen mbrapsht.
}
review-batch-stayed = { $count ->
    [one] Një mbetet ku është: ndërkohë u zhvendos më tej ose u tërhoq.
   *[other] { $count } mbeten ku janë: ndërkohë u zhvendosën më tej ose u tërhoqën.
}
review-batch-not-moved = Asgjë nuk u zhvendos
review-batch-no-stage = Zgjidhni fazën ku do të zhvendosen.
review-batch-nothing = Zgjidhni të paktën një aplikim që nuk është ende në atë fazë.
review-batch-too-many = Njëherësh zhvendosen më së shumti { $max } aplikime. Ngushtojeni listën.
review-batch-refused = { $count ->
    [one] Një aplikim nuk mund të zhvendoset, prandaj nuk u zhvendos asnjë. Shikojeni përsëri listën.
   *[other] { $count } aplikime nuk mund të zhvendosen, prandaj nuk u zhvendos asnjë. Shikojeni përsëri listën.
}
review-batch-unknown = { $reference } nuk është më aty.
review-batch-changed = { $reference } u zhvendos ose u dorëzua sërish pasi e patë.
review-batch-no-step = { $reference } është te “{ $from }”, nga ku nuk ka hap të tillë.
review-batch-over = Kjo u bë ose u kthye mbrapsht tashmë, ose koha e saj kaloi. Shikojeni përsëri listën.
review-batch-seen = Dërgoni atë që ka “seen” i rreshtit të tij.
review-batch-either = Jepni ose aplikimet, ose çfarë kërkohet nga lista.
# Konfliktet e interesit, dhe si quhen njerëzit në një vlerësim anonim
review-alias = Pseudonimi
review-order-own = Radha ime
review-conflicts = Konflikte interesi
review-conflicts-none = Askush nuk ka deklaruar ndonjë.
review-conflict-declare = Deklaroni një konflikt interesi
review-conflict-lede = E njihni { $name }, apo fitoni ose humbni nga përfundimi? Atëherë e vlerëson dikush tjetër. Që tani nuk e shihni më këtë aplikim, dhe një fletë që keni dorëzuar për të nuk vlen. Burimet njerëzore mund ta tërheqin, ju jo.
review-conflict-reason = Cili është konflikti
review-conflict-reason-hint = Një fjali, për burimet njerëzore dhe regjistrin: më së shumti { $count ->
    [one] { $count } shenjë
   *[other] { $count } shenja
}.
review-conflict-confirm = Deklarojeni
review-conflict-record = Shënoni konfliktin e dikujt
review-conflict-record-button = Shënojeni
review-conflict-whose = I kujt: adresa e postës elektronike e llogarisë
review-conflict-nobody = Askush me llogari nuk e ka këtë adresë.
review-conflict-declared = { $name }, { $when }
review-conflict-take-back = Tërhiqeni
review-alias-before-reviewers = Vlerësuesit e quajnë
review-by-question = Pyetje për pyetje
review-by-question-lede = Një pyetje te të gjithë kandidatët, që të krahasohet e njëjta gjë me të njëjtën. Radha është vetëm e juaja, dhe tjetër për secilën pyetje.
review-question = Pyetja
review-question-show = Shfaqe

# Kush vlerëson çfarë
review-assign = Kush vlerëson çfarë
review-assign-lede = Çdo vlerësues i komisionit vlerëson çdo aplikim. Shpërndajini, dhe secili i sheh vetëm të vetat.
review-assign-lede-assigned = Çdo vlerësues sheh vetëm atë që i është caktuar, në renditjen e vet.
review-assign-unassigned = Ende të pacaktuara
review-assign-lacking = Me pak vlerësues
review-assign-reviewers = Vlerësuesit
review-assign-share = Shpërndarja automatike
review-assign-share-lede = Askush nuk merr atë me të cilën ka konflikt interesi, secili merr aq sa të tjerët, dhe çfarë është nisur mbetet aty ku është. Rezultatin e shihni para se të ndodhë gjë.
review-assign-reviews = Vlerësues për çdo aplikim
review-assign-reviews-missing = Shkruani me numër sa vlerësues merr çdo aplikim.
review-assign-reviews-out-of-range = Një aplikim merr nga 1 deri në { $most } vlerësues.
review-assign-reviews-under-quorum = Vlerësime që konkursi i kërkon për çdo aplikim: { $count }. Me më pak vlerësues asnjë nuk do të ishte kurrë i plotë.
review-assign-anew = Merr prapa atë që askush nuk e ka nisur dhe shpërnda gjithçka nga e para
review-assign-preview = Parashikimi
review-assign-preview-rest = Parashikimi: shpërnda pjesën tjetër
review-assign-who = Kush sa ka
review-assign-nobody = Ende askush në komision nuk vlerëson. Zgjidhni së pari komisionin.
review-assign-assigned = Të caktuara
review-assign-begun = Të nisura
review-assign-submitted = Të dorëzuara
review-assign-only-lacking = Vetëm ato me pak vlerësues
review-assign-all = Të gjitha aplikimet
review-assign-none-lacking = Asnjë aplikim nuk ka pak vlerësues
review-assign-application = Aplikimi
review-assign-add = Shto
review-assign-not-yet = Ende i pacaktuar
review-assign-lacks = { $count ->
    [one] Mungon { $count } vlerësues
   *[other] Mungojnë { $count } vlerësues
}
review-assign-take = Hiqe
review-assign-take-whom = { $name } nga { $reviewer }
review-assign-add-whom = Vlerësues për { $name }
review-assign-add-button = Shto
review-assign-card-submitted = dorëzuar
review-assign-card-begun = nisur
review-assign-left-panel = nuk vlerëson më
review-assign-list = Caktimi me listë
review-assign-list-label = Aplikimet dhe vlerësuesit
review-assign-list-hint = Një për rresht: referenca e aplikimit dhe adresa e e-mailit e vlerësuesit, siç kopjohen nga një tabelë. Çfarë është caktuar tashmë mbetet. Nëse një rresht është gabim, nuk caktohet asgjë.
review-assign-list-button = Cakto këto
review-assign-list-line = Rreshti { $line }:
review-assign-list-wrong = { $count ->
    [one] { $count } gjë në listë është gabim. Nuk u caktua asgjë.
   *[other] { $count } gjëra në listë janë gabim. Nuk u caktua asgjë.
}
review-assign-list-empty = Lista është e zbrazët.
review-assign-list-unknown-application = Këtu nuk ka aplikim të dorëzuar “{ $reference }”.
review-assign-list-unknown-reviewer = Askush që vlerëson këtu nuk e ka adresën “{ $email }”.
review-assign-list-conflict = { $name } ka konflikt interesi me { $reference }.
review-assign-list-twice = { $name } është dy herë në listë për { $reference }.
review-assign-list-done = U caktua siç thotë lista.
review-assign-done = U shpërnda.
review-assign-ended = Çdo vlerësues vlerëson përsëri çdo aplikim.
review-assign-end = Të gjithë le të vlerësojnë përsëri gjithçka
review-assign-end-lede = Të gjitha caktimet merren prapa. Fletët mbeten dhe llogariten.
review-assign-end-button = Merr prapa të gjitha caktimet
review-assign-preview-title = Çfarë do të dilte
review-assign-preview-lede = Aplikime: { $applications }. Vlerësues për secilin: { $count }. Asgjë nuk ndodh para se ta konfirmoni.
review-assign-preview-nothing = Nuk ka çfarë të shpërndahet: çdo aplikim i ka vlerësuesit e vet.
review-assign-preview-first = Deri tani çdo vlerësues sheh çdo aplikim. Prej atëherë secili i sheh vetëm të vetat.
review-assign-preview-pairs = Caktime të reja: { $new }. Të marra prapa: { $gone }.
review-assign-now = Tani
review-assign-then = Pastaj
review-assign-confirm = Shpërnda kështu
review-assign-changed = Ndërkohë diçka ka ndryshuar: dikush aplikoi, u tërhoq, nisi një fletë ose deklaroi konflikt interesi. Shikojeni edhe një herë para se ta shpërndani.
review-assign-card-stays = Fleta e tyre është dorëzuar, prandaj aplikimi mbetet tek ata.
review-assign-infeasible-panel = Vlerësues të kërkuar për çdo aplikim: { $wanted }. Vlerësues në komision: { $reviewers }. Shtoni dikë në komision ose kërkoni më pak.
review-assign-infeasible-short = Vlerësues të kërkuar për aplikimin { $reference }: { $wanted }. Pa konflikt interesi me të: { $able }. Aplikime të tjera si ky: { $others }. Shtoni dikë në komision ose kërkoni më pak.
review-assign-uneven-kept = Vlerësuesit marrin nga { $least } deri në { $most } secili. Më shumë se pjesa e barabartë mbetet siç është: { $together } te { $names }.
review-assign-uneven-must = Vlerësuesit marrin nga { $least } deri në { $most } secili. Për shkak të konflikteve të interesit dhe të asaj që mbetet siç është, { $together } nuk mund t’i marrë askush përveç { $names }.
review-assign-uneven-cannot = Vlerësuesit marrin nga { $least } deri në { $most } secili. Për shkak të konflikteve të interesit dhe të asaj që mbetet siç është, jo më shumë se { $together } mund t’i takojnë { $names }.
review-assign-apart-few = { $count ->
    [one] Komisioni është { $count } grup.
   *[other] Komisioni ndahet në { $count } grupe që nuk kanë asnjë aplikim të përbashkët, prandaj askush nuk mund ta dallojë vlerësuesin e rreptë nga ai me aplikime më të dobëta.
} Më shumë vlerësues për çdo aplikim do t’i bashkonin.
review-assign-apart-no-way = { $count ->
    [one] Komisioni është { $count } grup.
   *[other] Komisioni ndahet në { $count } grupe që nuk kanë asnjë aplikim të përbashkët, prandaj askush nuk mund ta dallojë vlerësuesin e rreptë nga ai me aplikime më të dobëta.
} Konfliktet e interesit dhe çfarë mbetet siç është nuk lënë rrugë tjetër. Shtojini me dorë një aplikimi të një grupi një vlerësues të grupit tjetër.
review-assign-apart-not-found = { $count ->
    [one] Komisioni është { $count } grup.
   *[other] Komisioni ndahet në { $count } grupe që nuk kanë asnjë aplikim të përbashkët, prandaj askush nuk mund ta dallojë vlerësuesin e rreptë nga ai me aplikime më të dobëta.
} Nuk u gjet rrugë për t’i bashkuar. Shikojeni edhe një herë, ose shtojini me dorë një aplikimi të një grupi një vlerësues të grupit tjetër.
# Shënime dhe etiketa
review-notes = Shënime
review-notes-own = Shënimet e të tjerëve i lexoni kur fleta juaj të jetë dorëzuar.
review-notes-all = Shënimet e të tjerëve i lexoni kur të gjitha fletët të jenë dorëzuar.
review-note = Shënim
review-note-new = Lini një shënim
review-note-hint = Më së shumti { $max } shkronja. E lexojnë burimet njerëzore dhe paneli aq sa mund ta lexojnë këtë aplikim; aplikuesi kurrë.
review-note-name = Përmendni dikë dhe i shkon një letër:
review-note-leave = Lëre shënimin
review-note-change = Ndrysho
review-note-until = Mund ta ndryshoni deri më { $until }.
review-note-edited = i ndryshuar
review-note-remove = Hiqe
review-note-empty = Shkruani diçka.
review-note-too-long = Më së shumti { $max } shkronja.
review-note-nobody = Askush që mund ta lexojë këtë shënim nuk quhet “{ $name }”.
review-note-several = Më shumë se një person quhet “{ $name }”. Shkruani emrin e plotë.
review-note-over = Koha në të cilën një shënim mund të ndryshohet ka kaluar. Mund ta hiqni dhe të lini një tjetër.
review-tags = Etiketa
review-tag-new = Etiketë e re
review-tag-put = Shto
review-tag-remove = Hiqe
review-tag-empty = Shkruani një etiketë.
review-tag-too-long = Një etiketë ka më së shumti { $max } shkronja.
review-tag-too-many = Më së shumti { $max } etiketa tuajat qëndrojnë në një aplikim.
review-unread-title = Ju përmendën në një shënim
review-unread = { $author }, për { $who }, { $opening }
review-unread-waits = Mund ta lexoni kur fleta juaj të jetë dorëzuar.

# Kërkimi
review-search-all = Kërkoni në emra, përgjigje dhe dokumente
review-search-covered = Kërkoni në përgjigje, ose një pseudonim
review-filter-more = Më shumë filtra
review-filter-any = Çfarëdo
review-filter-tag = Etiketa
review-filter-complete = Vlerësimi
review-filter-is-complete = i plotë
review-filter-is-incomplete = i paplotë
review-filter-assigned = Caktuar për
review-filter-answer = Përgjigjja
review-filter-criterion = Mesatarja e një kriteri
review-filter-at-least = së paku
review-filter-at-most = së shumti
review-filter-unreviewed = Pa fletën time
review-filter-knocked-out = Me përgjigje që përjashton
review-search-remove = Hiqe
review-search-name = Ruajeni këtë kërkim si
review-search-nameless = Jepini një emër.
review-search-name-long = Një emër ka më së shumti { $max } shkronja.
review-search-too-many = Ju ruani { $max } kërkime të kësaj shpalljeje, aq sa mund të ketë. Hiqni një.
review-invalid-answer = Jepni një pyetje që ofron zgjedhje dhe një nga përgjigjet e saj.
review-invalid-figure = Shkruani një numër me më së shumti tri shifra pas presjes.
