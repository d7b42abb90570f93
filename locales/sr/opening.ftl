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
