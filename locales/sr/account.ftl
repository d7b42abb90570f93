### Nalozi: prijava, pozivnice, lozinke, ko radi ovde.

# Prijava
account-error-title = Greška:
account-password = Lozinka
account-sign-in-lede = Za zaposlene i komisije. Kandidatima nalog nije potreban: vraća ih veza iz njihovog pisma.
account-forgotten = Zaboravili ste lozinku? Zatražite novu vezu od administratora.
account-signed-out = Odjavljeni ste.
account-wrong-credentials = Adresa i lozinka se ne slažu. Proverite oboje i pokušajte ponovo.
account-too-many = Previše pokušaja. Pokušajte ponovo za { $count ->
    [one] { $count } minut
    [few] { $count } minuta
   *[other] { $count } minuta
}.

# Pozivnice i lozinke
account-accept-title = Prihvatite pozivnicu
account-accept-welcome = Dobro došli, { $name }
account-accept-lede = Izaberite lozinku za { $organisation }. Zatim ste prijavljeni.
account-accept-do = Sačuvaj i prijavi me
account-choose-password = Izaberite lozinku
account-password-hint = { $count ->
    [one] { $count } znak
    [few] { $count } znaka
   *[other] { $count } znakova
} ili više. Dobar izbor je nekoliko reči zaredom.
account-wrong-password-short = Prekratka je: treba najmanje { $count ->
    [one] { $count } znak
    [few] { $count } znaka
   *[other] { $count } znakova
}. Dobar izbor je nekoliko reči zaredom.
account-wrong-password-long = Predugačka je: prihvata se najviše { $count ->
    [one] { $count } znak
    [few] { $count } znaka
   *[other] { $count } znakova
}.
account-wrong-password-common = Ova je među prvima koje bi drugi pokušali. Izaberite nekoliko reči koje ne idu zajedno.
account-wrong-password-name = Izostavite ime organizacije, ovog programa i svoju adresu: drugi bi ih pokušali.
account-wrong-present-password = Ovo nije vaša sadašnja lozinka.

# Sopstveni nalog
account-title = Nalog
account-role = Uloga
account-present-password = Sadašnja lozinka
account-new-password = Nova lozinka
account-password-note = Ko god je drugde prijavljen kao vi, i programi, time se odjavljuje.
account-password-do = Promeni lozinku
account-password-changed = Lozinka je promenjena, a svuda drugde ste odjavljeni.
account-sessions = Gde ste prijavljeni
account-session-here = Ovaj pregledač
account-session-other = Drugi pregledač
account-session-times = Od { $since }, poslednji put { $seen }
account-session-now = sada
account-session-end = Završi
account-session-ended = Ta prijava je završena.

# Ljudi
account-role-administrator = Administrator
account-role-administrator-hint = Poziva ljude i dodeljuje uloge. Ne vidi prijave.
account-role-hr = Kadrovska služba
account-role-hr-hint = Objavljuje konkurse i čita svaku prijavu.
account-role-member = Član
account-role-member-hint = Vidi samo konkurse u čijoj je komisiji.
account-standing-invited = pozvan
account-standing-active = aktivan
account-standing-disabled = onemogućen
account-pages = Stranice spiska
account-invite-title = Pozovite nekoga
account-invite-email-hint = Pozivnica ide tamo.
account-letters-in = Pisma na
account-invite-do = Pošalji pozivnicu
account-invited = Pozivnica je na putu.
account-wrong-name-missing = Unesite ime osobe.
account-wrong-name-long = Predugačko je: prihvata se najviše { $count ->
    [one] { $count } znak
    [few] { $count } znaka
   *[other] { $count } znakova
}.
account-wrong-email = Ovo nije adresa na koju stižu pisma. Proverite je: izgleda kao ime@example.org.
account-wrong-email-taken = Nalog sa ovom adresom već postoji.
account-since = Nalog od
account-role-do = Promeni ulogu
account-changed = Promenjeno. Važi od njihovog sledećeg klika.
account-access = Pristup
account-again-note = Nova veza im dopušta da izaberu lozinku, bilo da su izgubili pozivnicu ili zaboravili lozinku.
account-again-do = Pošalji novu vezu
account-disable-note = Onemogućen nalog se odmah svuda odjavljuje. Ono što je učinjeno ostaje zabeleženo.
account-disable-self-note = Ovo je vaš nalog: odmah se odjavljujete, a drugi administrator mora ponovo da ga omogući.
account-disable-do = Onemogući nalog
account-enable-note = Ovaj nalog je onemogućen: niko ne može da se prijavi.
account-enable-do = Omogući nalog
account-last-administrator = Poslednji administrator ostaje: prvo dajte ulogu nekom drugom.
