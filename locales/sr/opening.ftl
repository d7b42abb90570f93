### Izrada, objavljivanje, izmena i zatvaranje konkursa.

# Odbijena vremena zatvaranja
opening-closing-missing = Unesite datum zatvaranja.
opening-closing-both = Unesite ili datum ili vreme zatvaranja, ne oba.
opening-closing-unreadable = Ovaj datum ili vreme ne može se pouzdano pročitati. Napišite ga kao 2025-02-14 ili 2025-02-14T12:00.
opening-closing-leap-second = Vreme zatvaranja ne može biti u šezdesetoj sekundi. Izaberite sledeći pun minut.
opening-closing-unknown-zone = Ne postoji vremenska zona „{ $zone }“. Navedite neku iz baze tz, na primer Europe/Belgrade.
opening-closing-zone-is-no-place = „{ $zone }“ je skraćenica koja na različitim mestima znači različito vreme. Navedite mesto, na primer Europe/Belgrade.
opening-closing-skipped = { $date } – časovnici u zoni { $zone } tada preskaču { $time }. Može se misliti na { $first } ili { $second }. Izaberite drugo vreme.
opening-closing-doubled = { $date } – časovnici u zoni { $zone } tada dvaput pokazuju { $time }: prvo { $first }, zatim { $second }. Izaberite drugo vreme.
opening-closing-no-such-day = { $date } – taj dan ne postoji u zoni { $zone }. Izaberite drugi dan.
opening-closing-past = { $closes } – to vreme je već prošlo. Izaberite vreme u budućnosti.

# Odbijena polja i spiskovi
opening-wrong-missing = Popunite ovo polje.
opening-wrong-not-one-line = Napišite ovo u jednom redu.
opening-wrong-control-characters = Ovo sadrži znakove koji se ne mogu prikazati. Unesite ponovo.
opening-wrong-too-long = Ovo je predugačko: najviše { $most } znakova.
opening-wrong-language = Ovaj jezik se ovde ne koristi: upotrebite en, sq ili sr.
opening-wrong-unknown-field = Nema takvog teksta za prevod.
opening-wrong-reason-missing = Navedite razlog.
opening-wrong-key = Ključ počinje malim slovom i ima najviše 40 malih slova, cifara, crtica i donjih crta.
opening-wrong-key-twice = Ovaj ključ je već na spisku. Svakom treba njegov.
opening-wrong-key-reserved = „{ $key }“ je naziv polja u obrascu prijave. Izaberite drugi ključ.
opening-wrong-too-many = Ovo je previše: najviše { $most }.
opening-wrong-out-of-range = Unesite ceo broj od { $least } do { $most }.
opening-wrong-too-large = Ovo je previše: najviše { $most }.
opening-wrong-decimals = Unesite broj sa najviše tri decimale.
opening-wrong-salary-missing = Navedite bar jedan kraj raspona plate.
opening-wrong-salary-order = Najviša plata je manja od najniže. Proverite obe.
opening-wrong-currency = Ovo nije oznaka valute u upotrebi (ISO 4217), kao što je EUR.
opening-wrong-country = Ovo nije oznaka države (ISO 3166-1), kao što su AL, RS ili XK.
opening-wrong-weight = Težina mora biti veća od nule. Da biste izostavili kriterijum, uklonite ga.
opening-wrong-scale = Najviša vrednost mora biti iznad najniže.
opening-wrong-anchor-off-scale = Ova vrednost nije na skali svog kriterijuma.
opening-wrong-anchor-twice = Ova vrednost je već opisana.
opening-wrong-choices-missing = Navedite bar dve mogućnosti za izbor.
opening-wrong-choices-surplus = Samo izbor ima mogućnosti. Uklonite ih ili pretvorite pitanje u izbor.
opening-wrong-length-of-no-text = Samo tekst ima najveću dužinu.
opening-wrong-knock-out-unknown = „{ $key }“ nije nijedna od mogućnosti.
opening-wrong-knock-out-kind = Ovaj uslov ne odgovara vrsti pitanja: odgovor za da ili ne, mogućnosti za izbor, najmanja vrednost za broj.
opening-wrong-max-bytes = Izaberite ograničenje od najviše { $most }.
opening-wrong-max-files = Izaberite broj od 1 do { $most }.
opening-wrong-format = Ovaj format ovde nije poznat. Izaberite među: { $known }.
opening-wrong-format-twice = Ovaj format je već na spisku.
opening-wrong-member-twice = Ova osoba je već u komisiji.
opening-wrong-chair-twice = Komisija ima samo jednog predsedavajućeg.
opening-wrong-member-administrator = Administrator ne vidi prijave i nije član nijedne komisije.
opening-wrong-member-unknown = Ne postoji nalog sa adresom { $email }. Prvo pozovite tu osobu.
opening-wrong-publish-title = Konkursu je potreban naslov pre objavljivanja.
opening-wrong-publish-description = Konkursu je potreban opis pre objavljivanja.
opening-wrong-opens-after-closing = Otvorio bi se tek kad je već zatvoren. Izaberite ranije vreme.
opening-wrong-grace-shorter = Vreme za završetak slanja je objavljeno i može samo da se produži.
opening-wrong-notice = Ranije zatvaranje mora da se objavi { $count } sati pre njega. Izaberite kasnije.
opening-wrong-nothing-changes = Ništa se ne bi promenilo. Promenite nešto ili ostavite kako jeste.
opening-wrong-not-amendable = Način ocenjivanja se utvrđuje pre objavljivanja.
opening-wrong-shortlist-drawn = Uži izbor je napravljen od onoga što je stiglo do zatvaranja. Rok se više ne može produžiti.
opening-criteria-in-use = Po ovim kriterijumima su predate ocene. Nazivi i opisi se još mogu menjati; ključevi, težine i skale ne.
opening-still-open = Ovaj konkurs još prima prijave. Arhivirajte ga kad se zatvori.
opening-warning-no-criteria = Još nema kriterijuma. Ocenjivačima su potrebni.
opening-warning-no-documents = Ne traži se nijedan dokument, čak ni biografija.
opening-warning-no-reviewers = U komisiji još nema ocenjivača.
opening-warning-quorum = Svakoj prijavi treba { $quorum } ocena, a u komisiji ocenjuje { $reviewers } osoba.
opening-warning-no-place = Nije navedeno ni mesto rada ni rad na daljinu. Pretraživačima je potrebno jedno od toga.

# Podaci rečima
opening-contract = { $contract ->
    [full_time] puno radno vreme
    [part_time] nepuno radno vreme
    [fixed_term] na određeno vreme
    [contractor] ugovor o delu
    [internship] praksa
   *[volunteer] volontiranje
}
opening-remote = Na daljinu
opening-places-or-remote = { $places } ili na daljinu
opening-country = { $code ->
    [AL] Albanija
    [AT] Austrija
    [BA] Bosna i Hercegovina
    [BE] Belgija
    [BG] Bugarska
    [CH] Švajcarska
    [DE] Nemačka
    [GR] Grčka
    [HR] Hrvatska
    [IT] Italija
    [ME] Crna Gora
    [MK] Severna Makedonija
    [RS] Srbija
    [SI] Slovenija
    [TR] Turska
    [XK] Kosovo
   *[other] { $code }
}
opening-field-title = Naslov
opening-field-summary = Sažetak
opening-field-description = Opis
opening-field-closes-at = Vreme zatvaranja
opening-field-time-zone = Vremenska zona
opening-field-language = Glavni jezik
opening-field-salary = Plata
opening-field-contract = Ugovor
opening-field-places = Mesta
opening-field-remote = Na daljinu
opening-field-positions = Broj mesta
opening-field-contact = Kontakt
opening-field-grace-seconds = Vreme za završetak slanja
opening-field-in-language = { $field } ({ $language })
opening-change = { $field }: { $before } → { $after }
opening-change-rewritten = { $field }: napisano iznova

# Stranice kadrovske službe: spiskovi i šta čeka
opening-opening = Konkurs
opening-new = Novi konkurs
opening-new-lede = Ostaje nacrt koji vidi samo kadrovska služba dok ga ne objavite.
opening-none = Još nema konkursa
opening-none-text = Napišite prvi. Ostaje nacrt koji vidi samo kadrovska služba dok ga ne objavite.
opening-no-panel = Još niste ni u jednoj komisiji
opening-no-panel-text = Ovde se pojavljuju konkursi u čiju vas komisiju uvrste.
opening-waiting = Čeka na vas
opening-waiting-reviews = { $count ->
    [one] { $count } prijava čeka vašu ocenu.
    [few] { $count } prijave čekaju vašu ocenu.
   *[other] { $count } prijava čeka vašu ocenu.
}
opening-waiting-review-now = Oceni
opening-waiting-draft = nacrt koji niko drugi ne vidi.
opening-waiting-finish = Dovršite ga
opening-no-date = još bez datuma
opening-cards = Listići ocena
opening-done-of = { $done } od { $all }
opening-of-all = od { $all }
opening-phase-draft = Nacrt
opening-phase-upcoming = Zakazan
opening-phase-open = Otvoren
opening-phase-closed = Zatvoren
opening-phase-cancelled = Otkazan
opening-phase-archived = Arhiviran

# Jedan konkurs za zaposlene
opening-stands-draft = Nacrt. Vide ga samo kadrovska služba i komisija.
opening-stands-upcoming = Svi ga vide od ovog trenutka: { $when }.
opening-stands-open = Prima prijave do ovog trenutka: { $when }.
opening-stands-closed = Zatvoren: { $when }.
opening-stands-cancelled = Otkazan: { $when }.
opening-stands-archived = Arhiviran. Zatvoren: { $when }.
opening-done-published = Konkurs je objavljen.
opening-done-amended = Izmena stoji na javnoj stranici.
opening-done-cancelled = Konkurs je otkazan. Svi koji su se prijavili dobijaju pismo.
opening-done-archived = Konkurs je arhiviran: nije više na javnom spisku, njegova stranica ostaje.
opening-amend = Izmeni
opening-cancel = Otkaži konkurs
opening-archive = Arhiviraj
opening-duplicate = Kopiraj
opening-public-page = Javna stranica
opening-drafts = Još neposlate
opening-withdrawn = Povučene
opening-over-time = Prijave kroz vreme
opening-most-in-a-day = najviše u jednom danu: { $count }
opening-where-they-stand = Gde su
opening-blind-short = Anonimno ocenjivanje
opening-panel-empty = Još niko.
opening-on-record = U zapisniku
opening-by-house = Meritum
opening-record = { $act ->
    [drafted] { $who }: započet nacrt
    [edited] { $who }: nacrt uređen
    [duplicated] { $who }: nacrt napravljen od drugog konkursa
    [criteria_set] { $who }: određeni kriterijumi
    [questions_set] { $who }: određena pitanja
    [documents_set] { $who }: određeni dokumenti
    [panel_set] { $who }: određena komisija
    [published] { $who }: konkurs objavljen
    [amended] { $who }: konkurs izmenjen
    [cancelled] { $who }: konkurs otkazan
    [archived] { $who }: konkurs arhiviran
    [unblinded] { $who }: ukinuta anonimnost ocenjivanja
   *[other] { $who }: { $act }
}

# Pisanje
opening-saved = Sačuvano.
opening-save-draft = Sačuvaj nacrt
opening-stale = U međuvremenu je neko drugi izmenio ovaj konkurs.
opening-stale-text = Ono što ste otkucali još je ovde i nije sačuvano. Ako ponovo sačuvate, zamenićete ono što je drugi napisao.
opening-stale-look = Pogledajte kako sada izgleda
opening-is-published = Ovaj konkurs je objavljen. Ono što svi čitaju menja se samo objavljenim izmenama, uz razlog.
opening-is-over = Ovaj konkurs je završen i više se ne može menjati.
opening-list-is-fixed = Konkurs je objavljen: ovaj spisak se više ne može menjati.
opening-preview = Pregled, kako će ga videti kandidati
opening-closing = Zatvaranje
opening-closes-stored = Zatvara se: { $closes }
opening-closes-on = Poslednji dan
opening-closes-time = Vreme
opening-closes-hint = Bez vremena, zatvara se na kraju dana.
opening-time-zone = Vremenska zona
opening-grace = Minuta za započeto slanje
opening-text = Tekst
opening-own-language = Glavni jezik
opening-own-language-hint = Njen tekst se prikazuje kada ga na drugom jeziku nema.
opening-title = Naslov
opening-title-hint = Samo naziv radnog mesta; mesto i datumi imaju svoja polja.
opening-summary = U jednoj rečenici
opening-description = Opis
opening-description-hint = Markdown: ## naslov, - spisak, **istaknuto**.
opening-post = Radno mesto
opening-salary-from = Plata od
opening-salary-to = do
opening-currency = Valuta
opening-period = Isplata
opening-places-hint = Po jedno u redu: grad, država, ulica. Za domaća mesta država se može izostaviti.
opening-remote-too = Može se raditi na daljinu
opening-contact = Kome se obraćati s pitanjima
opening-contact-hint = Svi ga čitaju.
opening-blind = Anonimno ocenjivanje: ocenjivači ne vide imena i adrese
opening-visibility = Ocenjivači vide ocene jedni drugih
opening-visibility-name = { $visibility ->
    [after_own] kada predaju svoj listić
   *[other] kada su svi listići predati
}
opening-reviews = Ocena potrebnih svakoj prijavi
opening-reviews-hint = Prazno: po jedna od svakog ocenjivača u komisiji.
opening-wrong-number = Unesite broj.

# Izmena, objava, otkazivanje
opening-amend-title = Izmena: { $title }
opening-amend-lede = Izmena i njen razlog trajno ostaju na javnoj stranici. Kada se vreme zatvaranja pomeri, svi koji imaju prijavu ili nacrt dobijaju pismo.
opening-amend-reason-title = Zašto
opening-amend-do = Objavi izmenu
opening-reason = Razlog, koji svi mogu da pročitaju
opening-reason-hint = Jedna ili dve jednostavne rečenice.
opening-publish = Objavi
opening-publish-next = Objavi…
opening-publish-title = Objaviti: { $title }?
opening-publish-lede = Od tada ga svi mogu čitati, a izmene se objavljuju tako da i njih svi mogu pročitati.
opening-warning-no-text = Nema teksta na ovom jeziku: { $language }. Njegovi čitaoci videće glavni tekst.
opening-when = Kada
opening-when-now = Odmah
opening-when-later = U trenutku koji ja izaberem
opening-day = Dan
opening-not-yet = Ne još
opening-cancel-title = Otkazati: { $title }?
opening-cancel-final = Ovo se ne može poništiti.
opening-cancel-text = Javna stranica će to reći, uz vaš razlog, a svi koji imaju prijavu ili nacrt dobijaju pismo.
opening-keep = Zadrži ga

# Redovi spiskova
opening-move-up = Pomeri gore
opening-move-down = Pomeri dole
opening-in-language = Na drugom jeziku: { $language }
opening-hint = Napomena
opening-criteria-title = Kriterijumi
opening-criteria-lede = Šta se ocenjuje i koliko vredi. Naslovi i težine su javni.
opening-criteria-row = Kriterijum { $number }
opening-criteria-empty = Još nema kriterijuma
opening-criteria-add = Dodaj kriterijum
opening-criteria-save = Sačuvaj kriterijume
opening-weight = Težina
opening-lowest = Najmanja
opening-highest = Najveća
opening-anchors = Šta brojevi znače
opening-criterion-required = Svaki listić mora imati ocenu za njega
opening-questions-title = Pitanja
opening-questions-lede = Postavljaju se svima, ovim redom. O isključujućem odgovoru kandidat saznaje odmah.
opening-questions-row = Pitanje { $number }
opening-questions-empty = Još nema pitanja
opening-questions-add = Dodaj pitanje
opening-questions-save = Sačuvaj pitanja
opening-question = Pitanje
opening-question-required = Odgovor je obavezan
opening-kind = Vrsta odgovora
opening-kind-name = { $kind ->
    [short_text] Kratak tekst
    [long_text] Dugačak tekst
    [number] Broj
    [date] Datum
    [choice] Jedna od ponuđenih
    [several] Više ponuđenih
   *[yes_no] Da ili ne
}
opening-choices = Opcije
opening-choices-hint = Za izbor: po jedna u redu.
opening-choices-in-hint = Istim redom, po jedna u redu.
opening-accepted = Isključujuće: dalje idu samo ove
opening-accepted-hint = Prazno: dalje se ide sa svakom opcijom.
opening-answer = Isključujuće, da ili ne
opening-answer-any = Nijedno
opening-answer-yes = Dalje ide samo „da“
opening-answer-no = Dalje ide samo „ne“
opening-at-least = Isključujuće, najmanji broj
opening-max-length = Tekst, najviše znakova
opening-documents-title = Dokumenti
opening-documents-lede = Šta kandidati šalju.
opening-documents-row = Dokument { $number }
opening-documents-empty = Još nema dokumenata
opening-documents-add = Dodaj dokument
opening-documents-save = Sačuvaj dokumente
opening-document-name = Naziv
opening-document-required = Obavezan
opening-largest = Najveći, MB
opening-max-files = Najviše datoteka
opening-formats = Formati
opening-panel-title = Komisija
opening-panel-lede = Ko čita, ocenjuje i odlučuje o ovom konkursu.
opening-panel-row = Član { $number }
opening-panel-add = Dodaj nekoga
opening-panel-save = Sačuvaj komisiju
opening-panel-role = Uloga
opening-panel-role-name = { $role ->
    [chair] Predsedavajući
    [reviewer] Ocenjivač
   *[manager] Rukovodilac
}

# More time for single applications
opening-extensions = Više vremena za jednu osobu
opening-extension-lede = Nestanak struje, bolest, naša greška: jednoj prijavi može se dati sopstveni trenutak zatvaranja. To se beleži, a kandidat pismom saznaje vaš razlog i dobija vezu da nastavi.
opening-extension-whom = Prijava
opening-extension-whom-hint = Njen referentni broj ili adresa e-pošte te osobe. Ko još ništa nije počeo, dobija nacrt.
opening-extension-until = Može se poslati do
opening-extension-until-hint = Konkurs se zatvara { $closes }. Najviše { $count } dana posle toga.
opening-extension-reason = Razlog
opening-extension-reason-hint = Kandidat ga čita.
opening-extension-give = Daj više vremena
opening-extension-done = Dato je više vremena. Kandidat se obaveštava pismom.
opening-extension-untold = Dato je više vremena. Prijava još nema adresu e-pošte: sami obavestite tu osobu.
opening-extensions-given = Dato do sada
opening-extensions-none = Nikome nije dato više vremena.
opening-extension-state = { $state ->
    [draft] još nije poslata
    [submitted] podneta
   *[withdrawn] povučena
}
opening-extension-to = do { $until }
opening-extension-over = (isteklo)
opening-extension-made = { $who }, { $when }
opening-extension-wrong-whom = Navedite čija prijava: referentni broj ili adresu e-pošte.
opening-extension-wrong-reference = To nije ni referentni broj (tri grupe od po četiri znaka, kao 7Q2M-9FKD-41TX) ni adresa e-pošte.
opening-extension-wrong-unknown = Ovaj konkurs nema prijavu s tim referentnim brojem. Proverite ga ili upotrebite adresu e-pošte te osobe.
opening-extension-wrong-unconfirmed = Sa ovom adresom je započeta prijava, ali niko nije potvrdio poštansko sanduče. Zatražite od te osobe referentni broj: nalazi se na svakoj stranici prijave.
opening-extension-wrong-no-more = To nije kasnije nego što se ionako može poslati. Izaberite kasnije vreme.
opening-extension-wrong-too-late = { $count ->
    [one] Najviše { $count } dan posle zatvaranja konkursa. Izaberite ranije vreme.
    [few] Najviše { $count } dana posle zatvaranja konkursa. Izaberite ranije vreme.
   *[other] Najviše { $count } dana posle zatvaranja konkursa. Izaberite ranije vreme.
}
opening-chair-sees-all = Predsedavajući vidi ocene i listove u svako doba

# Ukida se anonimnost ocenjivanja
opening-done-unblinded = Anonimnost je ukinuta: ocenjivači vide ko se prijavio.
opening-unblind = Ukini anonimnost
opening-unblind-final = Povratka nema.
opening-unblind-text = Od tada ocenjivači vide imena, adrese i dokumenta svih koji su se prijavili. Obično se ukida kada su svi listovi predati.
opening-unblind-reason = Razlog, za zapisnik
opening-unblind-reason-hint = Jedna jednostavna rečenica; ocenjivači i kandidati je ne čitaju.
opening-unblind-keep = Ostavi anonimno
