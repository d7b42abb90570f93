### Ono što je zajedničko svim stranicama: dugmad, jezici, datumi, trajanja, iznosi.

# Dugmad i veze
common-yes = Da
common-no = Ne
common-save = Sačuvaj
common-cancel = Otkaži
common-back = Nazad
common-continue = Nastavi
common-next = Sledeće
common-previous = Prethodno
common-search = Pretraži
common-close = Zatvori
common-open = Otvori
common-send = Pošalji
common-edit = Izmeni
common-remove = Ukloni
common-add = Dodaj
common-replace = Zameni
common-stop = Zaustavi
common-download = Preuzmi
common-print = Odštampaj
common-copy = Kopiraj
common-confirm = Potvrdi
common-preview = Pregled
common-show = Prikaži
common-hide = Sakrij
common-filter = Filtriraj
common-clear-filters = Poništi filtere
common-try-again = Pokušaj ponovo
common-sign-in = Prijavi se
common-sign-out = Odjavi se
common-skip-to-content = Pređi na sadržaj
common-home = Početna
common-menu = Meni
common-main-navigation = Glavna navigacija
common-page-previous = Prethodna strana
common-page-next = Sledeća strana
common-more = Više
common-all = Sve
common-none = Nijedno
common-nothing-found = Ništa nije pronađeno

# Reči uz polja
common-required = obavezno
common-optional = neobavezno
common-name = Ime
common-email = Imejl
common-phone = Telefon
common-date-label = Datum
common-time = Vreme
common-reason = Razlog
common-comment = Komentar
common-language = Jezik
common-status = Status
common-reference = Referentni broj
common-documents = Dokumenti
common-document-of = { $title }, datoteka { $number } od { $count }
common-labelled = { $label }: { $value }
common-error-summary = Postoji problem
common-saved-at = Sačuvano u { $time }
common-saving = Čuva se…
common-not-saved = Još nije sačuvano

# Jezici
common-language-en = engleski
common-language-sq = albanski
common-language-sr = srpski
common-language-sr-Cyrl = srpski (ćirilica)
common-in-english = Na engleskom
common-choose-language = Izaberi jezik

# Dani i meseci
common-weekday-1 = ponedeljak
common-weekday-2 = utorak
common-weekday-3 = sreda
common-weekday-4 = četvrtak
common-weekday-5 = petak
common-weekday-6 = subota
common-weekday-7 = nedelja
common-weekday-short-1 = pon
common-weekday-short-2 = uto
common-weekday-short-3 = sre
common-weekday-short-4 = čet
common-weekday-short-5 = pet
common-weekday-short-6 = sub
common-weekday-short-7 = ned
common-month-1 = januar
common-month-2 = februar
common-month-3 = mart
common-month-4 = april
common-month-5 = maj
common-month-6 = jun
common-month-7 = jul
common-month-8 = avgust
common-month-9 = septembar
common-month-10 = oktobar
common-month-11 = novembar
common-month-12 = decembar
common-month-short-1 = jan
common-month-short-2 = feb
common-month-short-3 = mar
common-month-short-4 = apr
common-month-short-5 = maj
common-month-short-6 = jun
common-month-short-7 = jul
common-month-short-8 = avg
common-month-short-9 = sep
common-month-short-10 = okt
common-month-short-11 = nov
common-month-short-12 = dec

# Datumi i vremena
common-date = { $weekday }, { $day }. { $month } { $year }.
common-month-year = { $month } { $year }.
common-date-time = { $date } u { $time }
common-utc = { $time } UTC
common-city-time = { $city ->
    [Prishtina] vreme u Prištini
    [Tirana] vreme u Tirani
    [Skopje] vreme u Skoplju
    [Podgorica] vreme u Podgorici
    [Belgrade] vreme u Beogradu
   *[other] lokalno vreme, { $city }
}

# Trajanja
common-weeks = { $count ->
    [one] { $count } nedelja
    [few] { $count } nedelje
   *[other] { $count } nedelja
}
common-days = { $count ->
    [one] { $count } dan
    [few] { $count } dana
   *[other] { $count } dana
}
common-hours = { $count ->
    [one] { $count } sat
    [few] { $count } sata
   *[other] { $count } sati
}
common-minutes = { $count ->
    [one] { $count } minut
    [few] { $count } minuta
   *[other] { $count } minuta
}
common-h = { $count } h
common-min = { $count } min
common-less-than-a-minute = manje od minut
common-within-hours = { $count ->
    [one] u roku od { $count } sata
    [few] u roku od { $count } sata
   *[other] u roku od { $count } sati
}
common-within-days = { $count ->
    [one] u roku od { $count } dana
    [few] u roku od { $count } dana
   *[other] u roku od { $count } dana
}
common-closes-in-weeks = { $count ->
    [one] Zatvara se za { $count } nedelju
    [few] Zatvara se za { $count } nedelje
   *[other] Zatvara se za { $count } nedelja
}
common-closes-in-days = { $count ->
    [one] Zatvara se za { $count } dan
    [few] Zatvara se za { $count } dana
   *[other] Zatvara se za { $count } dana
}
common-closes-in-hours = { $count ->
    [one] Zatvara se za { $count } sat
    [few] Zatvara se za { $count } sata
   *[other] Zatvara se za { $count } sati
}
common-closes-in-minutes = { $count ->
    [one] Zatvara se za { $count } minut
    [few] Zatvara se za { $count } minuta
   *[other] Zatvara se za { $count } minuta
}
common-closes-in-less-than-a-minute = Zatvara se za manje od minut
common-closed = Zatvoreno
common-clock-note = Sat vašeg uređaja odstupa za { $time }. Ova stranica prati naš.

# Iznosi
common-files = { $count ->
    [one] { $count } datoteka
    [few] { $count } datoteke
   *[other] { $count } datoteka
}
common-pages = { $count ->
    [one] { $count } strana
    [few] { $count } strane
   *[other] { $count } strana
}
common-money = { $amount } { $currency }
common-salary = { $money } { $period }
common-salary-from = od { $money } { $period }
common-salary-up-to = do { $money } { $period }
common-salary-period = { $period ->
    [hour] na sat
    [day] dnevno
    [week] nedeljno
    [year] godišnje
   *[month] mesečno
}

common-help = Pomoć
common-staff-sign-in = Zaposleni
