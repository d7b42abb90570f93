### Hartimi, shpallja, ndryshimi dhe mbyllja e një konkursi.

# Kohët e mbylljes që nuk pranohen
opening-closing-missing = Jepni një datë mbylljeje.
opening-closing-both = Jepni ose datën ose kohën e mbylljes, jo të dyja.
opening-closing-unreadable = Kjo nuk është datë ose kohë që lexohet pa dyshim. Shkruajeni si 2025-02-14 ose 2025-02-14T12:00.
opening-closing-leap-second = Koha e mbylljes nuk mund të jetë në sekondën e gjashtëdhjetë. Zgjidhni minutën tjetër të plotë.
opening-closing-unknown-zone = Nuk ka zonë kohore me emrin “{ $zone }”. Shkruani një nga baza tz, për shembull Europe/Belgrade.
opening-closing-zone-is-no-place = “{ $zone }” është shkurtesë që në vende të ndryshme tregon kohë të ndryshme. Shkruani një vend, për shembull Europe/Belgrade.
opening-closing-skipped = Më { $date } orët në { $zone } e kapërcejnë kohën { $time }. Mund të mendohet { $first } ose { $second }. Zgjidhni një kohë tjetër.
opening-closing-doubled = Më { $date } orët në { $zone } e tregojnë dy herë kohën { $time }: së pari { $first }, pastaj { $second }. Zgjidhni një kohë tjetër.
opening-closing-no-such-day = { $date } nuk ekziston në { $zone }. Zgjidhni një ditë tjetër.
opening-closing-past = { $closes } ka kaluar tashmë. Zgjidhni një kohë në të ardhmen.
