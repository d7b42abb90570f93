### Hartimi, shpallja, ndryshimi dhe mbyllja e një konkursi.
