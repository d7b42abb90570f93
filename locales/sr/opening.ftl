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
opening-wrong-missing = Ovo je potrebno.
opening-wrong-not-one-line = Napišite ovo u jednom redu.
opening-wrong-control-characters = Ovo sadrži znakove koji se ne mogu prikazati. Unesite ponovo.
opening-wrong-too-long = Ovo je predugačko: najviše { $most } znakova.
opening-wrong-language = Ovaj jezik se ovde ne koristi: upotrebite en, sq ili sr.
opening-wrong-unknown-field = Nema takvog teksta za prevod.
opening-wrong-reason-missing = Navedite razlog. Svi će ga čitati.
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
opening-wrong-weight = Težina mora biti veća od nule. Da biste izostavili merilo, uklonite ga.
opening-wrong-scale = Najviša vrednost mora biti iznad najniže.
opening-wrong-anchor-off-scale = Ova vrednost nije na skali svog merila.
opening-wrong-anchor-twice = Ova vrednost je već opisana.
opening-wrong-choices-missing = Navedite bar dve mogućnosti za izbor.
opening-wrong-choices-surplus = Samo izbor ima mogućnosti. Uklonite ih ili pretvorite pitanje u izbor.
opening-wrong-length-of-no-text = Samo tekst ima najveću dužinu.
opening-wrong-knock-out-unknown = „{ $key }“ nije nijedna od mogućnosti.
opening-wrong-knock-out-kind = Ovaj uslov ne odgovara vrsti pitanja: odgovor za da ili ne, mogućnosti za izbor, najmanja vrednost za broj.
opening-wrong-max-bytes = Izaberite ograničenje od najviše { $most }.
opening-wrong-format = Ovaj format ovde nije poznat. Izaberite među: { $known }.
opening-wrong-format-twice = Ovaj format je već na spisku.
opening-wrong-member-twice = Ova osoba je već u komisiji.
opening-wrong-chair-twice = Komisija ima jednog predsednika.
opening-wrong-member-administrator = Administrator ne vidi prijave i nije član nijedne komisije.
opening-wrong-member-unknown = Ne postoji nalog sa adresom { $email }. Prvo pozovite tu osobu.
opening-wrong-publish-title = Konkursu je potreban naslov pre objavljivanja.
opening-wrong-publish-description = Konkursu je potreban opis pre objavljivanja.
opening-wrong-opens-after-closing = Otvorio bi se tek kad je već zatvoren. Izaberite ranije vreme.
opening-wrong-grace-shorter = Vreme za završetak slanja je objavljeno i može samo da se produži.
opening-wrong-nothing-changes = Ništa se ne bi promenilo. Promenite nešto ili ostavite kako jeste.
opening-wrong-not-amendable = Način ocenjivanja se utvrđuje pre objavljivanja.
opening-wrong-shortlist-drawn = Uži izbor je napravljen od onoga što je stiglo do zatvaranja. Rok se više ne može produžiti.
opening-criteria-in-use = Po ovim merilima su predate ocene. Nazivi i opisi se još mogu menjati; ključevi, težine i skale ne.
opening-still-open = Ovaj konkurs još prima prijave. Arhivirajte ga kad se zatvori.
opening-warning-no-criteria = Još nema merila. Ocenjivačima su potrebna.
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
