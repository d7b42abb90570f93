# Koliko je rang-lista pouzdana
numbers-title = Koliko je ova rang-lista pouzdana?
numbers-lede = Šta kartoni govore osim proseka: ko je strog, koliko je svako mesto pouzdano, gde se ocenjivači slažu. Proseci su prvi i ništa ih ovde ne menja.
numbers-stale = Jedan karton je promenjen: ovi podaci se ponovo računaju. Ono što vidite je od { $when }.
numbers-computing = Ovi podaci se računaju. Pogledajte ponovo za koji trenutak.
numbers-refused-no-cards = Ništa se ne prilagođava: još nijedan karton ne ocenjuje ništa što se računa.
numbers-refused-one-reviewer = Ništa se ne prilagođava: svi kartoni su od jednog ocenjivača, pa niko ne može reći da li je strog.
numbers-refused-disconnected = Ništa se ne prilagođava: ove grupe ocenjivača nemaju nijednog zajedničkog kandidata, pa niko ne može razlikovati stroge ocenjivače od slabijih kandidata. Pomogao bi jedan kandidat kog ocene obe grupe.
numbers-refused-too-few = Ništa se ne prilagođava: premalo je kartona da bi se strogi ocenjivači razlikovali od slabijih kandidata ({ $cards }; potrebno je najmanje { $needed }).
numbers-refused-no-variance = Ništa se ne prilagođava: svi kartoni imaju istu vrednost.
numbers-refused-alike = Ništa se ne prilagođava: kartoni za jednog kandidata razlikuju se koliko i sami kandidati. Po ovim kartonima niko ne može reći ko je bolji.
numbers-refused-unsolvable = Ništa se ne prilagođava: sa ovim vrednostima ne može se računati.
numbers-group = Grupa { $number }: { $names }
numbers-cut-separates = Rez posle { $last }. mesta razdvaja { $last }. i { $first }. mesto: viši je bolji sa verovatnoćom { $percent }.
numbers-cut-open = Rez posle { $last }. mesta ne razdvaja { $last }. i { $first }. mesto: viši je bolji sa verovatnoćom od samo { $percent }.
numbers-cut-tied = { $last }. i { $first }. mesto imaju isti prosek: rez između njih razdvaja jednake.
numbers-in-doubt = { $count ->
    [0] Niko drugi ne bi mogao biti s druge strane.
    [one] { $count } kandidat mogao bi biti s jedne ili s druge strane.
    [few] { $count } kandidata mogla bi biti s jedne ili s druge strane.
   *[other] { $count } kandidata moglo bi biti s jedne ili s druge strane.
}
numbers-cut-field = Mesta unutar reza
numbers-cut-show = Prikaži
numbers-complete = Svi su ocenili sve: prilagođavanje približava proseke i ne menja nijedno mesto.
numbers-moved = Prilagođene vrednosti uzimaju u obzir stroge i blage ocenjivače; ko se pomera, označen je.
numbers-up = { $count ->
    [one] { $count } mesto više
    [few] { $count } mesta više
   *[other] { $count } mesta više
}
numbers-down = { $count ->
    [one] { $count } mesto niže
    [few] { $count } mesta niže
   *[other] { $count } mesta niže
}
numbers-range = { $low } do { $high }
numbers-interval = Moguće mesto
numbers-adjusted = prilagođeno { $value }
numbers-adjusted-head = Prilagođeno
numbers-chance = Među prvih { $count }
numbers-ranks = Mesta i koliko su pouzdana
numbers-ranks-text = U 95 od 100 slučajeva koji odgovaraju ovim kartonima, pravo mesto je unutar trake. Isprekidana linija je rez. „Prilagođeno“ je ono što bi prosek najverovatnije bio da je kandidata ocenila cela komisija.
numbers-leanings = Strogi i blagi ocenjivači
numbers-leanings-text = Koliko svako ocenjuje niže ili više od komisije, za iste kandidate. Gde traka prelazi isprekidanu liniju, možda su kao ostali.
numbers-reviewer = Ocenjivač
numbers-harsh-lenient = Stroži – blaži
numbers-agreement = Koliko se ocenjivači slažu
numbers-agreement-text = 1 je potpuno slaganje, 0 (isprekidana linija) je ono što bi dao slučaj. Na jedan karton se oslonite od oko 0,8; prosek više kartona pouzdaniji je od jednog.
numbers-criterion = Kriterijum
numbers-alpha-interval = α po rastojanju
numbers-alpha-ordinal = α po redosledu
numbers-icc = ICC pojedinačnih kartona
numbers-coefficient = { $value } ({ $low } do { $high })
numbers-undefined-pairs = nikoga nisu ocenila dvojica
numbers-undefined-variance = sve ocene su iste
numbers-undefined-disconnected = neki ocenjivači nemaju zajedničkog kandidata
numbers-undefined-few = premalo ocena
numbers-weights = O čemu odlučuju težine
numbers-weights-text = { $count ->
    [1] Koliko malo bi se jedna težina morala promeniti da neko drugi bude prvi.
    [one] Koliko malo bi se jedna težina morala promeniti da neko drugi bude među prvih { $count }.
    [few] Koliko malo bi se jedna težina morala promeniti da neko drugi bude među prva { $count }.
   *[other] Koliko malo bi se jedna težina morala promeniti da neko drugi bude među prvih { $count }.
}
numbers-weights-tied = Rez razdvaja dvoje sa istim prosekom: svaka promena težine može odlučiti među njima.
numbers-weights-nobody = Niko nije izvan reza.
numbers-change = Promena
numbers-lowered = { $percent } manje
numbers-raised = { $percent } više
numbers-unmoved = ništa do desetostruke težine
numbers-next = Koje bi ocenjivanje najviše razjasnilo
numbers-next-text = { $count ->
    [1] Dalji kartoni koji bi najviše rekli o tome ko je prvi.
    [one] Dalji kartoni koji bi najviše rekli o tome ko je među prvih { $count }.
    [few] Dalji kartoni koji bi najviše rekli o tome ko je među prva { $count }.
   *[other] Dalji kartoni koji bi najviše rekli o tome ko je među prvih { $count }.
}
numbers-next-one = { $reviewer } za { $candidate }: razjasnilo bi oko { $percent } nedoumice.
numbers-days = Predati kartoni po danima
numbers-day = Dan
