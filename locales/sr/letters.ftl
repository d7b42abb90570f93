### Pisma kandidatima i osoblju.

# Every letter
letter-greeting = Poštovani,
letter-greeting-name = Poštovani/a { $name },
letter-closes = Konkurs se zatvara: { $closes }.
letter-closes-yours = Za vas se zatvara { $closes }.

# A way back to an application
letter-return-subject = Vaša prijava na konkurs „{ $title }“: veza za povratak
letter-return-text = Započeli ste prijavu na konkurs „{ $title }“. Preko ove veze vraćate se na nju, na bilo kom uređaju:
letter-return-once = Veza važi jednom, { $within }. Novu možete zatražiti na stranici konkursa.
letter-reminder-subject = Još nije poslata: vaša prijava za { $title }
letter-reminder-text = Započeli ste prijavu za { $title } i niste je poslali. Važi samo ono što je poslato. Ovom vezom se vraćate na nju, sa bilo kog uređaja:

# The receipt
letter-receipt-subject = Vaša prijava na konkurs „{ $title }“ je stigla: { $reference }
letter-receipt-text = Vaša prijava na konkurs „{ $title }“ je stigla, potpuna i na vreme.
letter-receipt-received = Referentni broj: { $reference }
    Primljeno: { $received }
    Po UTC: { $utc }
letter-receipt-keep = Sačuvajte ovo pismo. Referentni broj i SHA-256 svakog dokumenta pokazuju šta ste poslali; niko to ne može neprimetno da promeni.

# Withdrawn
letter-moved-subject = Druga adresa za vašu prijavu na konkurs „{ $title }“
letter-moved-text = Prijava { $reference } na konkurs „{ $title }“ ponovo je poslata sa drugom adresom e-pošte. Njena pisma od sada idu tamo.
letter-moved-mistake = Ako to niste bili vi, odmah pišite na { $help }.
letter-withdrawn-subject = Vaša prijava { $reference } je povučena
letter-withdrawn-text = Povukli ste svoju prijavu na konkurs „{ $title }“ (referentni broj { $reference }). Neće biti razmatrana.

# Amended and cancelled
letter-amended-subject = Izmena: { $title }
letter-amended-text = Nešto se promenilo u konkursu „{ $title }“, na koji imate prijavu (referentni broj { $reference }).
letter-amended-reason = Navedeni razlog: { $reason }
letter-extended-subject = Više vremena: { $title }
letter-extended-text = Dobili ste više vremena za prijavu na konkurs „{ $title }“ (referentni broj { $reference }): možete da je popunite, izmenite i pošaljete do trenutka navedenog ispod, iako se konkurs za ostale zatvara ranije.
letter-cancelled-subject = Otkazano: { $title }
letter-cancelled-text = Konkurs „{ $title }“ je otkazan. Vaša prijava (referentni broj { $reference }) neće biti razmatrana i ne morate ništa da preduzimate.

# A document that is given to nobody
letter-withheld-subject = Jedna datoteka vaše prijave na konkurs „{ $title }“ ne može da se koristi
letter-withheld-text = Jedna od datoteka koje ste poslali za konkurs „{ $title }“ (referentni broj { $reference }) ne daje se nikome i niko je nije pročitao.
letter-withheld-infected = „{ $document }“: naša provera je u njoj našla virus. To može da se desi i bez vaše krivice; proverite svoj uređaj.
letter-withheld-unscannable = „{ $document }“: naša provera na viruse nije mogla da pogleda u nju. Zaštićena je lozinkom ili dozvolom, ili sadrži više nego što može da se proveri.
letter-withheld-replace = Molimo vas da pošaljete čistu kopiju pre zatvaranja konkursa, najbolje kao novi PDF bez zaštite. Preko ove veze vraćate se na svoju prijavu; tamo ponovo izaberite datoteku i, ako ste prijavu već poslali, pošaljite je ponovo:
letter-withheld-staff = Konkurs više ne prima drugu datoteku umesto nje. Ljudi koji rade na ovom konkursu vide da datoteka nedostaje i odlučuju kako dalje; pišu vam ako im zatreba. Ostatak prijave stoji kako ste ga poslali.

# Invitation
letter-invitation-subject = { $organisation } vas poziva
letter-invitation-text = Pozvani ste da radite na konkursima organizacije { $organisation }. Izaberite lozinku preko ove veze; važi jednom, u roku od { $count ->
    [one] { $count } dana
    [few] { $count } dana
   *[other] { $count } dana
}:
letter-invitation-mistake = Ako niste očekivali ovo pismo, ne radite ništa; bez vaše lozinke nalog ostaje zatvoren.
letter-password-subject = Vaša lozinka na sajtu organizacije { $organisation } je promenjena
letter-password-text = Lozinka vašeg naloga na sajtu organizacije { $organisation } promenjena je: { $at }. Svuda gde ste još bili prijavljeni, odjavljeni ste.
letter-password-mistake = Ako to niste bili vi, odmah zamolite administratora da onemogući vaš nalog.

# The inbox for trying out
letters-inbox-title = Poslata pisma
letters-inbox-lede = Ovaj sajt se isprobava: pisma se čuvaju ovde umesto da se šalju.
letters-inbox-empty = Još nije poslato nijedno pismo

# Neko je pomenut u belešci
letter-mentioned-subject = Pomenuti ste u belešci: { $title }
letter-mentioned-text = { $name } vas pominje u belešci uz jednu prijavu za „{ $title }“. Prijavite se da je pročitate:
