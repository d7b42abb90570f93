### Javna lista konkursa i njihove stranice.

careers-nav-openings = Konkursi
