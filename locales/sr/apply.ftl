### Ono što kandidat vidi, od prvog koraka do potvrde o prijemu.

# Šta nedostaje ili nije u redu, kako stoji pored polja
apply-wrong-name-missing = Unesite svoje puno ime, onako kako treba da stoji na pismima za vas.
apply-wrong-email-missing = Unesite svoju adresu e-pošte. Na nju stiže potvrda.
apply-wrong-email = Ovo nije adresa na koju pisma stižu. Proverite je: izgleda kao ime@example.org.
apply-wrong-phone = Unesite broj telefona sa 5 do 20 cifara, na primer +383 44 123 456, ili ga izostavite.
apply-wrong-consent-missing = Bez vaše saglasnosti ne smemo da čuvamo prijavu. Označite polje da biste nastavili.
apply-wrong-language = Izaberite jedan od ponuđenih jezika.
apply-wrong-too-long = Ovo je predugačko: prihvata se najviše { $count ->
    [one] { $count } znak
    [few] { $count } znaka
   *[other] { $count } znakova
}. Skratite.
apply-wrong-answer-missing = Na ovo pitanje treba odgovoriti.
apply-wrong-answer-number = Unesite broj, na primer 7 ili 2,5, sa najviše 15 cifara.
apply-wrong-answer-date = Unesite datum kao godina-mesec-dan, na primer 2025-02-14.
apply-wrong-answer-choice = Izaberite jedan od ponuđenih odgovora.
apply-wrong-answer-yes-no = Odgovorite sa da ili ne.
apply-wrong-answer-unknown = Ovaj konkurs nema takvo pitanje. Izostavite ga.
apply-wrong-answer-type = Ovo nije odgovor na ovo pitanje. Pošaljite tekst, broj, da ili ne, ili spisak izbora.
apply-wrong-knock-out = Sa ovim odgovorom prijava na ovaj konkurs ne može da uspe i ne može da se pošalje. Ako ste odgovorili greškom, promenite odgovor.
apply-wrong-field-unknown = Ovo polje niko nije tražio. Izostavite ga.
apply-wrong-answers-json = Pošaljite odgovore kao jedan JSON objekat: ključ pitanja i odgovor.
apply-wrong-consent = Pošaljite true ili false.
apply-wrong-file-name = Navedite ime datoteke: u zaglavlju Content-Disposition ili kao ?name=.
apply-wrong-document-missing = Ovaj dokument još nedostaje. Izaberite datoteku.
apply-wrong-document-unknown = Ovaj konkurs ne traži taj dokument. Izostavite ga.
apply-wrong-document-too-many = Prihvata se najviše { $count ->
    [one] { $count } dokument
    [few] { $count } dokumenta
   *[other] { $count } dokumenata
}. Prvo uklonite jedan.
apply-wrong-document-full = Ovde se prima najviše { $count ->
    [one] { $count } datoteka
    [few] { $count } datoteke
   *[other] { $count } datoteka
}, a već su tu: { $names }. Prvo uklonite ili zamenite neku od njih.
apply-wrong-document-named = „{ $name }“: { $wrong }
apply-wrong-document-twice = „{ $name }“ je već ovde. Ista datoteka je poslata još jednom; čuva se jednom.
apply-wrong-document-total = Svi vaši dokumenti zajedno su preveliki: prihvata se najviše { $limit }. Smanjite neki od njih ili uklonite onaj koji nije tražen.

# Zašto konkurs ne prima prijavu
apply-closed = Ovaj konkurs je zatvoren: { $closes }. Ovo smo primili: { $received }.
apply-not-yet-open = Ovaj konkurs prima prijave od: { $opens }.
apply-cancelled = Ovaj konkurs je otkazan i ne prima prijave.
apply-withdrawn = Ova prijava je povučena. Dok konkurs prima prijave, možete započeti novu.
apply-settled = Primili smo ovo na vreme: { $received }, ali nismo uspeli da ga upišemo pre nego što su liste postale konačne. Greška je naša: odmah pišite organizaciji i navedite ovo vreme.
apply-in-doubt = Naš sat se podešava, i ništa ne primamo dok ne znamo ko je na vreme. Ništa nije izgubljeno: pokušajte ponovo za trenutak.
apply-discard-draft = Ovo je još nacrt: ništa nije poslato što bi moglo da se povuče. Možete ga obrisati.

# Koraci, i šta stoji iznad i ispod svakog
apply-steps = Koraci
apply-step-about = O vama
apply-step-questions = Pitanja
apply-step-documents = Dokumenti
apply-step-check = Provera
apply-step-done = (gotovo)
apply-clock-left = Još { $time }
apply-clock-here = Na vašem uređaju: { $time }
apply-clock-last = Zatvara se za manje od tri minuta. Što do tada ne bude poslato, neće biti primljeno.
apply-clock-last-edited = Zatvara se za manje od tri minuta. Izmene koje do tada ne budu poslate ne važe: ostaje ono što ste ranije poslali.
apply-clock-last-grace = Datoteka čije je slanje do tada počelo može još da stigne u roku od { $grace } i da se pošalje sa ostalim kako jeste.
apply-closes = Zatvara se: { $deadline }
apply-error-title = Greška:
apply-problems = { $count ->
    [one] Treba ispraviti { $count } stvar
    [few] Treba ispraviti { $count } stvari
   *[other] Treba ispraviti { $count } stvari
}
apply-save-and-continue = Sačuvaj i nastavi
apply-save-and-leave = Sačuvaj i izađi
apply-link-was-sent = Veza za povratak je poslata na { $email }.

# O vama
apply-full-name = Puno ime
apply-full-name-hint = Onako kako treba da stoji u pismu.
apply-email-hint = Tamo stižu potvrda i veza za povratak.
apply-letters-in = Jezik pisama za vas
apply-your-data = Vaši podaci
apply-data-notice = { $organisation } koristi ono što ovde pošaljete samo da popuni ovo radno mesto. Čitaju to samo ljudi koji rade na ovom konkursu. Možete to u svako doba pročitati, preuzeti i povući.
apply-consent = Saglasan/saglasna sam da { $organisation } čuva i čita ono što ovde šaljem radi popunjavanja ovog radnog mesta.
apply-consent-given = Dali ste saglasnost

# Pitanja
apply-questions-lede = { $count ->
    [one] { $count } pitanje. Možete stati u svako doba i vratiti se.
    [few] { $count } pitanja. Možete stati u svako doba i vratiti se.
   *[other] { $count } pitanja. Možete stati u svako doba i vratiti se.
}
apply-no-answer = Bez odgovora
apply-characters-left = Preostalo znakova: { $left }
apply-at-most-characters = { $count ->
    [one] Najviše { $count } znak
    [few] Najviše { $count } znaka
   *[other] Najviše { $count } znakova
}

# Dokumenti
apply-documents-title = Vaši dokumenti
apply-documents-lede = Svaka datoteka je sačuvana čim stigne. Možete je zameniti do zatvaranja.
apply-document-replace = Zameni: { $title }
apply-document-replace-this = Zameni
apply-document-choose = Izaberite datoteku: { $title }
apply-document-limits = { $formats }, do { $limit }
apply-document-limits-several = Najviše { $count ->
    [one] { $count } datoteka
    [few] { $count } datoteke
   *[other] { $count } datoteka
}: { $formats }, svaka do { $limit }
apply-document-choose-several = Izaberite jednu ili više datoteka: { $title }
apply-document-add = Dodajte još jednu datoteku: { $title }
apply-document-send-several = Pošalji izabrano
apply-document-count = { $count } od najviše { $most ->
    [one] { $most } datoteke
    [few] { $most } datoteke
   *[other] { $most } datoteka
}
apply-document-most = Ovde se ne prima više datoteka. Da dodate drugu, prvo uklonite jednu.
apply-document-send = Pošalji ovu datoteku
apply-document-send-first = Kada izaberete datoteku, pritisnite dugme ispod nje. Datoteka koja je samo izabrana nije stigla ovamo.
apply-document-received = { $size }, primljeno u { $time }
apply-scan-waiting = čeka proveru na viruse, što vas ništa ne košta
apply-scan-infected = Naša provera je u ovoj datoteci našla virus. Ne daje se nikome: molimo pošaljite čistu kopiju.
apply-scan-unscannable = Naša provera na viruse nije mogla da pogleda u ovu datoteku: zaštićena je, ili sadrži više nego što može da se proveri. Ne daje se nikome: molimo pošaljite kopiju bez zaštite.
apply-document-none = Nema datoteke
apply-unreadable-locked = Ova datoteka traži lozinku, pa je ovde niko nije mogao otvoriti. Sačuvajte je bez lozinke i zamenite. Prijavu možete poslati i ovakvu.
apply-unreadable-broken = Ova datoteka nije mogla da se pročita: izgleda oštećena. Otvorite je na svom uređaju, sačuvajte ponovo, najbolje kao PDF, i zamenite. Prijavu možete poslati i ovakvu.
apply-unreadable-heavy = Ova datoteka nije mogla da se prikaže: iznutra je prevelika ili presložena. Sačuvajte je ponovo kao jednostavan PDF i zamenite. Prijavu možete poslati i ovakvu.
apply-bytes = { $bytes } bajtova
apply-upload-too-large = { $name } ima { $size } MB; prihvata se najviše { $limit } MB.
apply-upload-sending = Šalje se { $name }: { $percent } %
apply-upload-received = Stiglo: { $name }.
apply-upload-waiting = Veza se prekinula. { $name } se nastavlja samo čim se ona vrati.
apply-upload-failed = Datoteka { $name } nije stigla do nas. Pokušajte ponovo; ono što je ranije poslato je sačuvano.
apply-upload-progress = Poslato
apply-wrong-document-not-chosen = Prvo izaberite datoteku, pa je pošaljite.

# Provera i slanje
apply-check-title = Proverite i pošaljite
apply-check-lede = Ovo ćemo primiti. Promenite šta još nije u redu; do zatvaranja možete je menjati i ponovo poslati.
apply-check-receipt = Potvrdu dobijate odmah, ovde i e-poštom.
apply-change = Promeni
apply-not-given = Nije navedeno
apply-missing = { $count ->
    [one] Nedostaje { $count } stvar
    [few] Nedostaju { $count } stvari
   *[other] Nedostaje { $count } stvari
}
apply-submit = Pošalji moju prijavu
apply-applied-before = Već ste se prijavili
apply-applied-before-detail = Za ovaj konkurs već postoji prijava sa ove adrese e-pošte. Na nju se možete vratiti vezom koju vam pošaljemo. Ako želite da se prijavite iznova, prvo je povucite.

# Potvrda
apply-receipt-page = Potvrda
apply-receipt-in-time = Poslato, i na vreme
apply-receipt-before = Vaša prijava na konkurs „{ $title }“ stigla je pre zatvaranja, i to: { $span }.
apply-receipt-in-grace = Poslato i prihvaćeno
apply-receipt-grace = Vaša prijava na konkurs „{ $title }“ stigla je u dodatnom vremenu koje ovaj konkurs daje za slanja započeta pre zatvaranja.
apply-receipt-withdrawn = U međuvremenu ste povukli ovu prijavu. Potvrda pokazuje šta je poslato.
apply-received = Primljeno
apply-closing = Zatvaranje
apply-version = Verzija
apply-receipt-pdf = Potvrda kao PDF
apply-receipt-enclosed = Potpisana izjava { $file } priložena je u ovoj datoteci. Svako može da je proveri ključevima objavljenim na { $keys }.
apply-receipt-download = Preuzmi potpisanu potvrdu
apply-now = Šta sledi
apply-now-letter = Odmah
apply-now-letter-detail = Pismo sa ovom potvrdom i vezom do vaše prijave je na putu na { $email }.
apply-now-closing = Do zatvaranja
apply-now-closing-detail = Drugi se još mogu prijaviti: { $closes }. Do tada svoju možete menjati i ponovo poslati; povući je možete u svako doba.
apply-now-answer = Zatim
apply-now-answer-detail = Ljudi čitaju i ocenjuju svaku prijavu. Javićemo vam se na { $email }.

# Dokle je stigla
apply-mine-title = Moja prijava
apply-mine-draft = Ovo je nacrt: nije poslat.
apply-mine-saved = Poslednji put sačuvano: { $time }.
apply-mine-complete = Sve je tu. Proverite i pošaljite.
apply-mine-go-on = Nastavi
apply-mine-submitted = Poslato.
apply-mine-received = Primljeno: { $time }.
apply-happened = Šta se dogodilo
apply-happened-begun = Započeli ste ovu prijavu.
apply-happened-submitted = Poslali ste je.
apply-happened-withdrawn = Povukli ste je.
apply-to-receipt = Potvrda
apply-to-opening = Nazad na konkurs
apply-export = Preuzmi sve
apply-forget = Zaboravi je ovde
apply-forget-detail = Ovaj uređaj pamti vašu prijavu. Nije vaš?

# Povlačenje i brisanje
apply-withdraw-title = Povuci moju prijavu
apply-withdraw-which = { $title }, referentni broj { $reference }
apply-withdraw-means = Vašu prijavu više niko neće razmatrati. Dok konkurs prima prijave, možete ovo opozvati ili se prijaviti iznova.
apply-withdraw-do = Povuci
apply-withdraw-keep = Zadrži
apply-withdrawn-title = Povukli ste prijavu
apply-withdrawn-lede = Prijavu { $reference } ste povukli: { $time }. Više se ne razmatra.
apply-withdrawn-again = Dok konkurs prima prijave, možete opozvati povlačenje, i vaša prijava opet važi onako kako ste je poslali; ili se prijaviti iznova.
apply-submit-changes = Pošalji izmene
apply-check-same = Poslali ste upravo ovo. Od tada ništa nije promenjeno.
apply-mine-may-change = Do { $deadline } možete je menjati i ponovo poslati. Do tada važi ono što ste poslali.
apply-mine-change = Promeni moju prijavu
apply-mine-edited = Od tada ste je promenili, a izmene nisu poslate. Važi ono što smo primili: { $time }.
apply-mine-edited-late = Ono što ste kasnije promenili nije poslato pre zatvaranja. Važi ono što smo primili: { $time }.
apply-mine-send-changes = Proveri i pošalji izmene
apply-mine-drop = Odbaci izmene
apply-happened-edited = Promenili ste je posle slanja; izmene nisu poslate.
apply-come-back = Opozovi povlačenje
apply-come-back-already = U međuvremenu ste se na ovaj konkurs prijavili iznova: važi ta prijava.
apply-discard-title = Obriši moj nacrt
apply-discard-means = Briše se sve što ste upisali i svaka datoteka koju ste poslali. To se ne može opozvati.
apply-discard-do = Obriši

# Prekasno, ili otkazano
apply-late-title = Ovaj konkurs je zatvoren
apply-late-lede = Konkurs „{ $title }“: prijave su primane do ovog trenutka: { $closed }.
apply-late-closed = Zatvoreno
apply-late-received = Vaš zahtev je stigao
apply-late-by = Kašnjenje
apply-late-seconds = { $seconds } sekundi
apply-late-fair = Ništa što ste poslali na vreme nije izgubljeno. Ono što je stiglo kasnije ne može se prihvatiti ni od koga: zato je rok pravičan.
apply-late-grace = Slanje vaše poslednje datoteke počelo je na vreme.
apply-late-grace-detail = Stigla je u dodatnom vremenu koje ovaj konkurs daje za slanja, pa prijavu još možete poslati takvu kakva je, do: { $until }.
apply-late-cancelled = Ovaj konkurs je otkazan
apply-late-cancelled-lede = Konkurs „{ $title }“ ne prima prijave. Ne morate ništa da preduzimate.
apply-late-draft = Ovde imate nacrt koji nije poslat.
apply-late-draft-detail = Više se ne može menjati. Možete ga pročitati dole i preuzeti.
apply-late-draft-until = { $count ->
    [one] Briše se { $count } dan posle zatvaranja.
    [few] Briše se { $count } dana posle zatvaranja.
   *[other] Briše se { $count } dana posle zatvaranja.
}
apply-late-openings = Pogledajte šta je otvoreno

# Put nazad
apply-ask-title = Vratite se na svoju prijavu
apply-ask-lede = Unesite adresu e-pošte koju ste naveli u prijavi. Na nju šaljemo vezu kojom se vraćate, na bilo kom uređaju.
apply-ask-email-hint = Adresa iz vaše prijave.
apply-ask-do = Pošaljite mi vezu
apply-ask-sent = Ako postoji prijava sa ovom adresom, pismo sa vezom je na putu. Pogledajte i u neželjenu poštu.
apply-ask-once = Veza važi jednom, { $within }.
apply-lost-title = Ovaj uređaj ne otvara tu prijavu
apply-lost-lede = Prijava se otvara samo na uređaju na kom je započeta, ili vezom iz nekog od naših pisama. Ako imate prijavu pod ovim brojem, ništa od nje nije izgubljeno.
apply-return-title = Nazad na vašu prijavu
apply-return-lede = Veza iz vašeg pisma važi. Može se upotrebiti samo jednom: pritisnite dugme na uređaju na kom želite da nastavite.
apply-return-do = Otvori moju prijavu

# Before the first step
apply-begin-title = Prijava: { $title }
apply-begin-lede = Nije vam potreban nalog. Svaki korak se čuva, a možete stati i vratiti se dok se konkurs ne zatvori.
apply-begin-do = Započni
