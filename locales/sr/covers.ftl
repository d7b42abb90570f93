### Šta anonimno ocenjivanje prekriva u dokumentima.

covers-title = Prekriveno u anonimnom ocenjivanju
covers-intro = Ocenjivači vide stranice dokumenata kao slike. Na njima je prekriveno ono što je ovde označeno.
covers-look = Šta anonimno ocenjivanje prekriva u ovim dokumentima
covers-wait = Dokumenti čekaju na vas: ocenjivači ih čitaju kad potvrdite šta je prekriveno.
covers-all = Sve prijave koje vas čekaju
covers-confirmed = Potvrđeno
covers-unconfirmed = Nije potvrđeno
covers-covered-here = Prekriveno na ovoj stranici. Pritisnite ono što sme da se vidi:
covers-shown-here = Nije prekriveno. Pritisnite ono što treba ponovo prekriti:
covers-show = (prikaži)
covers-cover-again = (ponovo prekrij)
covers-picture = Slika
covers-drawing = Crtež
covers-link = Veza
covers-link-of = Veza: { $words }
covers-words = Prekrijte i druge reči
covers-words-hint = U svim dokumentima i odgovorima ove prijave, bez obzira na pravopis i veličinu slova: nadimak, selo, poslodavca.
covers-cover = Prekrij svuda
covers-added = Prekriveno povrh toga. Pritisnite ono što ne treba prekrivati:
covers-take-back = (više ne prekrivaj)
covers-confirm = Prekriveno je kako treba
covers-clear = Povuci sve ispravke
covers-limits = Ne nalazi se ono što ljudi o sebi kažu drugim rečima, ono što je pisano rukom i ono što stoji na slici.
covers-doubt-picture = Ova stranica je slika: ono što stoji na njoj ne može da se prekrije reč po reč.
covers-doubt-letters = Slova ove stranice ne kazuju šta znače: imena među njima ne mogu da se nađu.
covers-doubt-unknown = Ova stranica nije pregledana: na njoj je previše toga, ili je pročitana pre nego što se prekrivalo.
covers-not-shown = Ocenjivači je ne vide dok je ne pustite.
covers-released = Pustili ste je: ocenjivači je vide s označenim prekrivenim mestima.
covers-withheld-by-hand = Zadržali ste ovu stranicu: ocenjivači je ne vide.
covers-release = Prikaži stranicu s ovim prekrivenim mestima
covers-withhold = Zadrži stranicu
covers-keep-withheld = Ostaje zadržana
covers-page-back = Odluči ponovo
covers-no-words = Napišite reči sa slovima ili ciframa, najviše { $most } znakova.
covers-stale = Nešto se promenilo otkako ste gledali. Pogledajte još jednom šta je prekriveno.
covers-too-many = Previše je ispravki. Radije zadržite stranicu.
covers-confirm-all = Potvrdi sve bez sumnjive stranice
covers-confirm-all-text = Ono što je nađeno samo od sebe uzima se kao tačno svuda gde je svaka stranica mogla da se proceni. Stranice koje su slike ili ne mogu da se procene ostaju da ih pogledate.
covers-confirmed-count = { $count ->
    [one] Potvrđena je { $count } prijava.
    [few] Potvrđene su { $count } prijave.
   *[other] Potvrđeno je { $count } prijava.
}
covers-waiting = Čekaju vas
covers-none-waiting = Nijedan dokument ne čeka potvrdu.
covers-more = Ostale stoje ovde kad ove budu gotove.
covers-page-withheld = Stranica { $page } od { $count } ne prikazuje se u anonimnom ocenjivanju: ono što je na njoj ne može da se proceni. Kadrovska služba može da je pusti.
covers-pages-more = Prvih { $shown } od { $count } stranica.
covers-unconfirmed-reviewer = Kadrovska služba proverava šta je prekriveno: stranice se prikazuju posle toga
covers-never = stranice se ne prikazuju
