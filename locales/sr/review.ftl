### Ocenjivanje i rangiranje.
