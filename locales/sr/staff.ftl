### Prijava, pozivnice i stranice kadrovske službe.

staff-nav-openings = Konkursi
staff-nav-people = Ljudi
staff-nav-public = Javna stranica
