### Prijava, pozivnice i stranice kadrovske službe.

staff-nav-openings = Konkursi
staff-nav-people = Ljudi
staff-nav-public = Javna stranica

# Prostorije jednog konkursa
staff-room = Ovaj konkurs
staff-room-overview = Pregled
staff-room-advert = Oglas
staff-room-criteria = Kriterijumi
staff-room-questions = Pitanja
staff-room-documents = Dokumenti
staff-room-panel = Komisija
staff-room-applications = Prijave
staff-room-assignments = Dodele
staff-room-review = Ocenjivanje
staff-room-ranking = Rang-lista
staff-room-shortlists = Uži izbori

# Before a session ends
staff-session-ends = Za dva minuta bićete odjavljeni, jer neko vreme nije bilo nijednog zahteva. Ostanite i ništa sa ove strane neće biti izgubljeno.
staff-session-stay = Ostani prijavljen
