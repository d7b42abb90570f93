### Prijava, pozivnice i stranice kadrovske službe.
