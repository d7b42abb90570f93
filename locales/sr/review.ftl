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

# Spisak prijava
review-title = Ocenjivanje
review-applications = Prijave
review-applications-count = { $count ->
    [one] { $count } prijava
    [few] { $count } prijave
   *[other] { $count } prijava
}
review-applications-more-than = Više od { $count } prijava
review-nobody-yet = Još se niko nije prijavio
review-nobody-yet-text = Prijave se pojavljuju ovde čim budu poslate.
review-public-page = Javna stranica
review-search = Ime, e-pošta ili oznaka
review-search-words = Reči u dokumentima
review-stage = Faza
review-stage-all = Sve faze
review-order = Redosled
review-order-arrival = Najnovije prvo
review-received = Primljena
review-cards = Kartoni
review-cards-of = { $count } od { $quorum }
review-complete = potpuno
review-incomplete = nepotpuno
review-required-left-open = nedostaje obavezno
review-mean = Prosek
review-unrated = nije ocenjeno
review-after-own = posle vašeg kartona
review-candidates = Kandidati
review-candidate = Kandidat { $reference }
review-nothing-found-text = Pretraga nalazi početke imena, sa kvačicama ili bez njih i u oba pisma.
review-nothing-covered = Ovo je anonimno ocenjivanje: možete tražiti samo po oznaci.
review-pages = Stranice
review-first-page = Prva stranica

# Jedna prijava
review-version-received = verzija { $version }, primljena { $when }
review-withheld = zaraženo ili nečitljivo: ne izdaje se
review-document-waiting = stranice se pripremaju
review-unreadable-locked = otvara se samo lozinkom: stranice se ne prikazuju
review-unreadable-broken = nije mogao da se pročita: stranice se ne prikazuju
review-unreadable-heavy = iznutra prevelik ili presložen: stranice se ne prikazuju
review-page-image = Stranica { $page } od { $count }: { $name }
review-pages-more = Prvih { $shown } od { $count } stranica. Za ostale preuzmite dokument.
review-scan-waiting = čeka proveru na viruse
review-scan-infected = nađen je virus: ne daje se nikome
review-scan-unscannable = nije moglo da se proveri na viruse: ne daje se nikome
review-scan-trouble = Jedan dokument se ne izdaje
review-documents-covered = U anonimnom ocenjivanju vidite stranice na kojima su prekriveni imena, adrese, brojevi telefona, veze i slike.
review-no-documents = Dokumenti nisu traženi.
review-answers = Odgovori
review-no-questions = Pitanja nisu postavljena.
review-left-open = bez odgovora
review-scorecards = Kartoni ocena
review-scorecard = Karton ocena
review-no-cards = Nijedan karton još nije predat.
review-hidden-own = Kartone drugih videćete kad predate svoj.
review-hidden-all = Kartone drugih videćete kad svi budu predati.
review-reviewer = Ocenjivač
review-value = Vrednost
review-value-long = Ponderisani prosek vaših ocena
review-card-holds = Komentar i ocene
review-history = Istorija
review-event-submitted = Poslata verzija { $version }
review-event-extended = Dato je više vremena, do { $until }
review-event-moved = Premešteno iz „{ $from }“ u „{ $to }“
review-event-card-submitted = Predat karton
review-event-card-reopened = Ponovo otvoren karton
review-event-by = { $what } – { $name }
review-facts = Podaci
review-details = Podaci
review-letters-in = Pisma na
review-covered = prekriveno
review-score = Oceni
review-move = Premesti

# Sto za ocenjivanje
review-error-title = Greška:
review-candidate-bar = Kandidat
review-position = { $position } od { $count }
review-blind = anonimno ocenjivanje
review-all-candidates = Svi kandidati
review-next-open = Sledeći bez kartona
review-keys = Tasteri
review-progress = Predato { $done } od { $count }
review-your-cards = Vaši predati kartoni
review-submitted = predato
review-draft = nacrt
review-paper = Šta je poslato
review-what-to-read = Šta se čita
review-your-card = Vaš karton
review-outdated = Kandidat je poslao verziju { $version } ({ $when }), pošto ste predali ovaj karton. Pogledajte ponovo i otvorite karton ako se vaše ocene menjaju.
review-outdated-covered = Kandidat je poslao verziju { $version } pošto ste predali ovaj karton. Pogledajte ponovo i otvorite karton ako se vaše ocene menjaju.
review-locked = Predat i zaključan. Ako ga ponovo otvorite, to se beleži, a karton se ne računa dok ga opet ne predate.
review-not-rated = nije ocenjeno
review-others = Kartoni komisije
review-reopen = Ponovo otvori moj karton
review-nobody-sees = Niko ga ne vidi dok ga ne predate. Možete izostaviti ono što ne možete da procenite: to nije nula.
review-weight = težina { $weight }
review-cannot-judge = Bez ocene
review-from-to = Od { $min } do { $max }
review-comment = Komentar za komisiju
review-submit-next = Predaj i dalje
review-conflict = Izmenjeno u drugom prozoru
review-conflict-text = Ono što ste uneli još je u obrascu ispod. Sačuvajte ga da zameni ono što je sada sačuvano:
review-autosave-conflict = Izmenjeno u drugom prozoru. Sačuvajte da vidite oboje; ono što ste ovde izabrali ostaje.
review-autosave-failed = Nije sačuvano: nema veze. Pokušava se ponovo.
review-autosave-signed-out = Nije sačuvano: odjavljeni ste. Prijavite se u drugom prozoru, pa sačuvajte.
review-autosave-wrong = Nije sačuvano: {"{detail}"}
review-key-next = sledeći kandidat
review-key-previous = prethodni kandidat
review-key-unreviewed = sledeći bez kartona
review-key-score = oceni kriterijum i idi dalje
review-key-criterion = sledeći, prethodni kriterijum
review-key-submit = predaj
review-key-help = ova pomoć
review-keys-on = Koristi pojedinačne tastere. Isključite ako računaru govorite.

# Kraj ocenjivanja i rang-lista
review-all-in = Svi vaši kartoni su predati
review-to-ranking = Pogledaj rang-listu
review-read-again = Pročitaj ponovo
review-go-on = Nastavi ocenjivanje
review-why-waiting = Do tada vam je rang-lista zatvorena, da ničija ocena ne bi uticala na tuđu.
review-ranking = Rang-lista
review-ranking-lede = Po proseku predatih kartona. Jednaki proseci dele mesto; ono što nije ocenjeno nije nula.
review-rank = Mesto
review-tied = deljeno
review-scores-from-to = Kartoni od { $min } do { $max }
review-legend-card = jedan ocenjivač
review-legend-mean = prosek
review-legend-range = od najniže do najviše
review-how = Kako je nastalo { $mean }
review-rates-nothing = ne ocenjuje ništa što se računa
review-unrated-criteria = Bez ocene: { $titles }

# Više odjednom
review-batch-choose = Izaberi
review-batch-choose-one = Izaberi: { $name }
review-batch-chosen = izabrano
review-batch-all = { $count ->
    [one] Svu { $count } prijavu koju ovaj spisak nalazi
    [few] Sve { $count } prijave koje ovaj spisak nalazi
   *[other] Svih { $count } prijava koje ovaj spisak nalazi
}
review-batch-all-too-many = Spisak nalazi više od { $max }, koliko se najviše premešta odjednom
review-batch-to = Premesti u …
review-batch-move = Premesti …
review-batch-confirm = Potvrdite premeštanje
review-batch-question = { $count ->
    [one] Premestiti { $count } prijavu u fazu „{ $to }“?
    [few] Premestiti { $count } prijave u fazu „{ $to }“?
   *[other] Premestiti { $count } prijava u fazu „{ $to }“?
}
review-batch-from = Iz faze
review-batch-can-undo = { $count ->
    [one] Nikome se ne piše. Možete to poništiti još { $count } minut.
    [few] Nikome se ne piše. Možete to poništiti još { $count } minuta.
   *[other] Nikome se ne piše. Možete to poništiti još { $count } minuta.
}
review-batch-moved = { $count ->
    [one] { $count } prijava je premeštena u fazu „{ $to }“.
    [few] { $count } prijave su premeštene u fazu „{ $to }“.
   *[other] { $count } prijava je premešteno u fazu „{ $to }“.
}
review-batch-undo = Poništi
review-batch-undone = { $count ->
    [0] Nijedna nije vraćena.
    [one] { $count } prijava je vraćena.
    [few] { $count } prijave su vraćene.
   *[other] { $count } prijava je vraćeno.
}
review-batch-stayed = { $count ->
    [one] { $count } ostaje gde jeste: u međuvremenu je premeštena dalje ili povučena.
    [few] { $count } ostaju gde jesu: u međuvremenu su premeštene dalje ili povučene.
   *[other] { $count } ostaje gde jeste: u međuvremenu su premeštene dalje ili povučene.
}
review-batch-not-moved = Ništa nije premešteno
review-batch-no-stage = Izaberite fazu u koju se premešta.
review-batch-nothing = Izaberite bar jednu prijavu koja još nije u toj fazi.
review-batch-too-many = Odjednom se premešta najviše { $max } prijava. Suzite spisak.
review-batch-refused = { $count ->
    [one] { $count } prijava ne može da se premesti, pa nije premeštena nijedna. Pogledajte spisak ponovo.
    [few] { $count } prijave ne mogu da se premeste, pa nije premeštena nijedna. Pogledajte spisak ponovo.
   *[other] { $count } prijava ne može da se premesti, pa nije premeštena nijedna. Pogledajte spisak ponovo.
}
review-batch-unknown = { $reference } više nije tu.
review-batch-changed = { $reference } je premeštena ili ponovo poslata pošto ste je videli.
review-batch-no-step = { $reference } je u fazi „{ $from }“, odakle takvog koraka nema.
review-batch-over = Ovo je već urađeno ili poništeno, ili je njegovo vreme isteklo. Pogledajte spisak ponovo.
review-batch-seen = Pošaljite ono što stoji u polju „seen“ njenog reda.
review-batch-either = Navedite ili prijave ili ono što se traži od spiska.
# Sukobi interesa, i kako se ljudi zovu u anonimnom ocenjivanju
review-alias = Šifra
review-order-own = Moj redosled
review-conflicts = Sukobi interesa
review-conflicts-none = Niko nije prijavio nijedan.
review-conflict-declare = Prijavi sukob interesa
review-conflict-lede = Poznajete li kandidata { $name }, ili od ishoda nešto dobijate ili gubite? Onda ocenjuje neko drugi. Od sada ne vidite ovu prijavu, a list koji ste za nju predali ne računa se. Kadrovska služba to može da povuče, vi ne možete.
review-conflict-reason = U čemu je sukob
review-conflict-reason-hint = Jedna rečenica, za kadrovsku službu i zapisnik: najviše { $count ->
    [one] { $count } znak
    [few] { $count } znaka
   *[other] { $count } znakova
}.
review-conflict-confirm = Prijavi
review-conflict-record = Zabeleži nečiji sukob interesa
review-conflict-record-button = Zabeleži
review-conflict-whose = Čiji: e-adresa naloga
review-conflict-nobody = Niko sa nalogom nema ovu adresu.
review-conflict-declared = { $name }, { $when }
review-conflict-take-back = Povuci
review-alias-before-reviewers = Ocenjivači ga zovu
review-by-question = Pitanje po pitanje
review-by-question-lede = Jedno pitanje kod svih kandidata, da se isto poredi sa istim. Redosled je samo vaš, i drugi za svako pitanje.
review-question = Pitanje
review-question-show = Prikaži

# Ko šta ocenjuje
review-assign = Ko šta ocenjuje
review-assign-lede = Svaki ocenjivač iz komisije ocenjuje svaku prijavu. Raspodelite ih, i svako vidi samo svoje.
review-assign-lede-assigned = Svaki ocenjivač vidi samo ono što mu je dodeljeno, svojim redosledom.
review-assign-unassigned = Još nedodeljene
review-assign-lacking = Premalo ocenjivača
review-assign-reviewers = Ocenjivači
review-assign-share = Raspodeli automatski
review-assign-share-lede = Niko ne dobija ono s čim je u sukobu interesa, svako dobija koliko i drugi, a ono što je započeto ostaje gde jeste. Ishod vidite pre nego što se išta dogodi.
review-assign-reviews = Ocenjivača za svaku prijavu
review-assign-reviews-missing = Napišite brojem koliko ocenjivača dobija svaka prijava.
review-assign-reviews-out-of-range = Prijava dobija od 1 do { $most } ocenjivača.
review-assign-reviews-under-quorum = Broj ocenjivanja koji konkurs traži za svaku prijavu: { $count }. S manje ocenjivača nijedno nikad ne bi bilo potpuno.
review-assign-anew = Vrati ono što niko nije započeo i raspodeli sve iznova
review-assign-preview = Pregled
review-assign-preview-rest = Pregled: raspodeli ostatak
review-assign-who = Ko koliko ima
review-assign-nobody = Još niko iz komisije ne ocenjuje. Prvo izaberite komisiju.
review-assign-assigned = Dodeljeno
review-assign-begun = Započeto
review-assign-submitted = Predato
review-assign-only-lacking = Samo one s premalo ocenjivača
review-assign-all = Sve prijave
review-assign-none-lacking = Nijedna prijava nema premalo ocenjivača
review-assign-application = Prijava
review-assign-add = Dodaj
review-assign-not-yet = Još nije dodeljena
review-assign-lacks = { $count ->
    [one] Nedostaje { $count } ocenjivač
    [few] Nedostaju { $count } ocenjivača
   *[other] Nedostaje { $count } ocenjivača
}
review-assign-take = Oduzmi
review-assign-take-whom = { $name }, dodeljeno: { $reviewer }
review-assign-add-whom = Ocenjivač za prijavu: { $name }
review-assign-add-button = Dodaj
review-assign-card-submitted = predato
review-assign-card-begun = započeto
review-assign-left-panel = više ne ocenjuje
review-assign-list = Dodeli po spisku
review-assign-list-label = Prijave i ocenjivači
review-assign-list-hint = Po jedna u redu: oznaka prijave i e-adresa ocenjivača, kako se kopiraju iz tabele. Ono što je već dodeljeno ostaje. Ako je neki red pogrešan, ništa se ne dodeljuje.
review-assign-list-button = Dodeli ovo
review-assign-list-line = Red { $line }:
review-assign-list-wrong = { $count ->
    [one] Na spisku je pogrešna { $count } stvar. Ništa nije dodeljeno.
    [few] Na spisku su pogrešne { $count } stvari. Ništa nije dodeljeno.
   *[other] Na spisku je pogrešno { $count } stvari. Ništa nije dodeljeno.
}
review-assign-list-empty = Spisak je prazan.
review-assign-list-unknown-application = Ovde nema poslate prijave „{ $reference }“.
review-assign-list-unknown-reviewer = Niko ko ovde ocenjuje nema adresu „{ $email }“.
review-assign-list-conflict = { $name } je u sukobu interesa s prijavom { $reference }.
review-assign-list-twice = { $name } je na spisku dvaput za prijavu { $reference }.
review-assign-list-done = Dodeljeno kako spisak kaže.
review-assign-done = Raspodeljeno.
review-assign-ended = Svaki ocenjivač ponovo ocenjuje svaku prijavu.
review-assign-end = Neka svi ponovo ocenjuju sve
review-assign-end-lede = Sve dodele se vraćaju. Kartoni ostaju i računaju se.
review-assign-end-button = Vrati sve dodele
review-assign-preview-title = Šta bi ispalo
review-assign-preview-lede = Prijave: { $applications }. Ocenjivača za svaku: { $count }. Ništa se ne dešava dok ne potvrdite.
review-assign-preview-nothing = Nema šta da se raspodeli: svaka prijava ima svoje ocenjivače.
review-assign-preview-first = Dosad svaki ocenjivač vidi svaku prijavu. Od tada svako vidi samo svoje.
review-assign-preview-pairs = Nove dodele: { $new }. Vraćeno: { $gone }.
review-assign-now = Sada
review-assign-then = Zatim
review-assign-confirm = Raspodeli ovako
review-assign-changed = U međuvremenu se nešto promenilo: neko se prijavio, odustao, započeo karton ili prijavio sukob interesa. Pogledajte još jednom pre raspodele.
review-assign-card-stays = Karton je predat, pa prijava ostaje kod tog ocenjivača.
review-assign-infeasible-panel = Traženo ocenjivača za svaku prijavu: { $wanted }. Ocenjivača u komisiji: { $reviewers }. Dodajte nekoga u komisiju ili tražite manje.
review-assign-infeasible-short = Traženo ocenjivača za prijavu { $reference }: { $wanted }. Bez sukoba interesa s njom: { $able }. Drugih takvih prijava: { $others }. Dodajte nekoga u komisiju ili tražite manje.
review-assign-uneven-kept = Ocenjivači dobijaju od { $least } do { $most }. Više od jednakog dela ostaje kako jeste: { $together }, { $names }.
review-assign-uneven-must = Ocenjivači dobijaju od { $least } do { $most }. Zbog sukoba interesa i onog što ostaje kako jeste, { $together } mogu da preuzmu samo: { $names }.
review-assign-uneven-cannot = Ocenjivači dobijaju od { $least } do { $most }. Zbog sukoba interesa i onog što ostaje kako jeste, najviše { $together } mogu da preuzmu: { $names }.
review-assign-apart-few = { $count ->
    [one] Komisija je { $count } grupa.
    [few] Komisija se deli na { $count } grupe koje nemaju nijednu zajedničku prijavu, pa niko ne može da razlikuje strogog ocenjivača od onog sa slabijim prijavama.
   *[other] Komisija se deli na { $count } grupa koje nemaju nijednu zajedničku prijavu, pa niko ne može da razlikuje strogog ocenjivača od onog sa slabijim prijavama.
} Više ocenjivača za svaku prijavu bi ih spojilo.
review-assign-apart-no-way = { $count ->
    [one] Komisija je { $count } grupa.
    [few] Komisija se deli na { $count } grupe koje nemaju nijednu zajedničku prijavu, pa niko ne može da razlikuje strogog ocenjivača od onog sa slabijim prijavama.
   *[other] Komisija se deli na { $count } grupa koje nemaju nijednu zajedničku prijavu, pa niko ne može da razlikuje strogog ocenjivača od onog sa slabijim prijavama.
} Sukobi interesa i ono što ostaje kako jeste ne ostavljaju drugi put. Ručno dodajte jednoj prijavi jedne grupe ocenjivača iz druge.
review-assign-apart-not-found = { $count ->
    [one] Komisija je { $count } grupa.
    [few] Komisija se deli na { $count } grupe koje nemaju nijednu zajedničku prijavu, pa niko ne može da razlikuje strogog ocenjivača od onog sa slabijim prijavama.
   *[other] Komisija se deli na { $count } grupa koje nemaju nijednu zajedničku prijavu, pa niko ne može da razlikuje strogog ocenjivača od onog sa slabijim prijavama.
} Put da se spoje nije nađen. Pogledajte još jednom ili ručno dodajte jednoj prijavi jedne grupe ocenjivača iz druge.
# Beleške i oznake
review-notes = Beleške
review-notes-own = Tuđe beleške čitate kada vaš karton bude predat.
review-notes-all = Tuđe beleške čitate kada svi kartoni budu predati.
review-note = Beleška
review-note-new = Ostavite belešku
review-note-hint = Najviše { $max } znakova. Čitaju je kadrovska služba i komisija, koliko smeju da čitaju ovu prijavu; kandidat nikada.
review-note-name = Pomenite nekoga i dobiće pismo:
review-note-leave = Ostavi belešku
review-note-change = Izmeni
review-note-until = Možete da je menjate do { $until }.
review-note-edited = izmenjena
review-note-remove = Ukloni
review-note-empty = Napišite nešto.
review-note-too-long = Najviše { $max } znakova.
review-note-nobody = Niko ko može da čita ovu belešku ne zove se „{ $name }“.
review-note-several = Više osoba se zove „{ $name }“. Napišite celo ime.
review-note-over = Vreme u kome beleška može da se menja je isteklo. Možete da je uklonite i ostavite drugu.
review-tags = Oznake
review-tag-new = Nova oznaka
review-tag-put = Dodaj
review-tag-remove = Ukloni
review-tag-empty = Napišite oznaku.
review-tag-too-long = Oznaka ima najviše { $max } znakova.
review-tag-too-many = Na jednoj prijavi stoji najviše { $max } vaših oznaka.
review-unread-title = Pomenuti ste u belešci
review-unread = { $author }, uz { $who }, { $opening }
review-unread-waits = Možete da je pročitate kada vaš karton bude predat.

# Pretraga
review-search-all = Pretražite imena, odgovore i dokumente
review-search-covered = Pretražite odgovore ili šifru kandidata
review-filter-more = Još filtera
review-filter-any = Bilo šta
review-filter-tag = Oznaka
review-filter-complete = Ocenjivanje
review-filter-is-complete = potpuno
review-filter-is-incomplete = nepotpuno
review-filter-assigned = Dodeljeno
review-filter-answer = Odgovor
review-filter-criterion = Prosek jednog kriterijuma
review-filter-at-least = najmanje
review-filter-at-most = najviše
review-filter-unreviewed = Bez mog kartona
review-filter-knocked-out = Sa odgovorom koji isključuje
review-search-remove = Ukloni
review-search-name = Sačuvajte ovu pretragu kao
review-search-nameless = Dajte joj ime.
review-search-name-long = Ime ima najviše { $max } znakova.
review-search-too-many = Čuvate { $max } pretraga ovog konkursa, koliko ih najviše može biti. Uklonite jednu.
review-invalid-answer = Navedite pitanje koje nudi izbor i jedan od njegovih odgovora.
review-invalid-figure = Napišite broj sa najviše tri decimale.
