### Javna lista konkursa i njihove stranice.

careers-nav-openings = Konkursi

# Spisak
careers-title = Radite sa nama
careers-tagline = Svaki konkurs je javan, na svaku prijavu odgovaramo, a kriterijumi su zapisani pre nego što se pročita prvi CV.
careers-place-all = Sva mesta
careers-show-all = Otvoreni i zatvoreni
careers-show-open = Samo otvoreni
careers-show-closed = Samo zatvoreni
careers-nothing-for = Ništa za „{ $q }“
careers-nothing-text = Nijedan konkurs to nema u naslovu, mestu ili tekstu.
careers-show-every = Prikaži sve konkurse
careers-empty = Trenutno nema konkursa
careers-empty-text = Novi se prvo pojavljuju ovde. Možete ih pratiti preko kanala ispod.
careers-pages = Stranice
careers-first-page = Prva stranica
careers-times-are = Vremena su lokalna: { $zone }.
careers-follow = Pratite preko Atom kanala
careers-feed-title = Konkursi: { $organisation }

# Jedan konkurs
careers-all-openings = Svi konkursi
careers-about = O radnom mestu
careers-not-in-your-language = Ovaj tekst nije dostupan na vašem jeziku.
careers-criteria = Šta se ocenjuje
careers-criteria-text = Ocenjivači boduju svaku prijavu prema ovim kriterijumima, nezavisno jedni od drugih.
careers-weight = težina { $weight }
careers-send = Šta treba poslati
careers-document-limits = { $formats }; najviše { $size }
careers-document-limits-several = najviše { $count ->
    [one] { $count } datoteka
    [few] { $count } datoteke
   *[other] { $count } datoteka
}, { $formats }; svaka najviše { $size }
careers-questions = { $count ->
    [one] Vaš odgovor na { $count } pitanje
    [few] Vaše odgovore na { $count } pitanja
   *[other] Vaše odgovore na { $count } pitanja
}
careers-contact = Pitanja o radnom mestu
careers-changes = Sve izmene
careers-all-changes = Sve izmene
careers-published = Objavljeno.
careers-amended-on = Izmenjeno: { $day }
careers-cancelled-on = Ovaj konkurs je otkazan: { $day }
careers-has-closed = Ovaj konkurs je zatvoren.
careers-took-until = Prijave su primane do ovog trenutka: { $closes }.
careers-see-open = Pogledajte otvorene konkurse
careers-closes = Zatvara se: { $closes }

# Podaci
careers-facts = Ukratko
careers-fact-closes = Zatvara se
careers-fact-left = Preostalo vreme
careers-fact-was-to-close = Trebalo je da se zatvori
careers-salary = Plata
careers-salary-gross = { $amount }, bruto
careers-place = Mesto
careers-contract = Ugovor
careers-positions = Broj mesta
careers-languages = Oglas na jezicima
careers-apply = Prijavite se
careers-apply-text = Nalog nije potreban. Svaki korak se čuva, a možete stati i vratiti se dok se konkurs ne zatvori.
careers-grace = Slanje koje je do tada počelo može da se završi u narednih { $grace }.
careers-on-your-device = Na vašem uređaju: { $time }
careers-applied-already = Već ste počeli? Zatražite vezu do svoje prijave.
careers-applied = Prijavili ste se? Zatražite vezu do svoje prijave.
