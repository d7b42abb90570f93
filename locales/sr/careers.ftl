### Javna lista konkursa i njihove stranice.
