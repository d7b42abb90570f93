### Pisma kandidatima i osoblju.

# Every letter
letter-greeting = Poštovani,
letter-greeting-name = Poštovani/a { $name },
letter-closes = Konkurs se zatvara: { $closes }.

# A way back to an application
letter-return-subject = Vaša prijava za { $title }: put nazad
letter-return-text = Započeli ste prijavu za { $title }. Ovom vezom se vraćate na nju, na bilo kom uređaju:
letter-return-once = Veza važi jednom, u roku od { $count ->
    [one] { $count } sata
    [few] { $count } sata
   *[other] { $count } sati
}. Novu možete zatražiti na stranici konkursa.

# The receipt
letter-receipt-subject = Vaša prijava za { $title } je stigla: { $reference }
letter-receipt-text = Vaša prijava za { $title } je stigla, potpuna i na vreme.
letter-receipt-received = Oznaka: { $reference }
    Primljeno: { $received }
    Po UTC: { $utc }
letter-receipt-keep = Sačuvajte ovo pismo. Oznaka i SHA-256 svakog dokumenta pokazuju šta ste poslali; niko to ne može neprimetno da promeni.

# Withdrawn
letter-withdrawn-subject = Vaša prijava { $reference } je povučena
letter-withdrawn-text = Povukli ste svoju prijavu za { $title } (oznaka { $reference }). Neće biti razmatrana.

# Amended and cancelled
letter-amended-subject = Izmena: { $title }
letter-amended-text = Nešto se promenilo u konkursu { $title }, za koji imate prijavu (oznaka { $reference }).
letter-amended-reason = Navedeni razlog: { $reason }
letter-cancelled-subject = Otkazano: { $title }
letter-cancelled-text = Konkurs { $title } je otkazan. Vaša prijava (oznaka { $reference }) neće biti razmatrana i ne treba ništa da radite.

# Invitation
letter-invitation-subject = { $organisation } vas poziva
letter-invitation-text = Pozvani ste da radite na konkursima organizacije { $organisation }. Izaberite lozinku ovom vezom; važi jednom, u roku od { $count ->
    [one] { $count } dana
    [few] { $count } dana
   *[other] { $count } dana
}:
letter-invitation-mistake = Ako niste očekivali ovo pismo, ne radite ništa; bez vaše lozinke nalog ostaje zatvoren.

# The inbox for trying out
letters-inbox-title = Poslata pisma
letters-inbox-lede = Ovaj sajt se isprobava: pisma se čuvaju ovde umesto da se šalju.
letters-inbox-empty = Još nije poslato nijedno pismo
