### Ono što kandidat vidi, od prvog koraka do potvrde o prijemu.
