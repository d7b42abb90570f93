### Izrada, objavljivanje, izmena i zatvaranje konkursa.
