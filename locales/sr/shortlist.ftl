### Uži izbor i njegovi dosijei.

shortlist-title = Uži izbori
shortlist-number = Uži izbor { $number }
shortlist-lede = Uži izbor se zamrzava kada se sastavi. Čuva ono što je predato i brojke tog trenutka.
shortlist-none = Još nije sastavljen nijedan uži izbor
shortlist-draw = Sastavi uži izbor
shortlist-draw-lede = Uzmite prve sa rang-liste ili birajte po imenu. Zamrzava se onako kako stoji kada ga sastavite.
shortlist-still-open = Konkurs još prima prijave do { $closes }. Ko se prijavi kasnije neće biti na spisku sastavljenom sada.
shortlist-by-rank = Po rang-listi
shortlist-first = Uzmi prvih
shortlist-first-hint = Uzima se i svako ko je izjednačen s poslednjim: jednake ocene se ne razdvajaju.
shortlist-by-hand = Ili po imenu
shortlist-freeze-first = Zamrzni prve
shortlist-freeze-chosen = Zamrzni izabrane
shortlist-chosen = izabrano
shortlist-choose = Izbor
shortlist-choose-one = Izaberi: { $name }
shortlist-reason = Razlog
shortlist-reason-hint = Zašto baš ovaj spisak. Stoji u dosijeu, do { $limit } znakova.
shortlist-rank = Rang
shortlist-candidate = Kandidat
shortlist-mean = Prosek
shortlist-reviews = Listići
shortlist-unrated = bez ocene
shortlist-more = Prikazano je samo prvih { $count }. Ostali se mogu navesti preko API-ja.
shortlist-count = { $count ->
    [one] { $count } prijava
    [few] { $count } prijave
   *[other] { $count } prijava
}
shortlist-frozen = Zamrznuto: { $when }
shortlist-by = sastavlja { $name }
shortlist-cut-off = prvi sa rang-liste
shortlist-hand-picked = izabrani po imenu
shortlist-unmoved = Kasnije izmene listića ga ne menjaju.
shortlist-who = Ko je na njemu
shortlist-downloads = Preuzimanja
shortlist-dossier = Dosije
shortlist-dossier-about = ZIP sa svim dokumentima, tabelom i popisom sa svakim SHA-256
shortlist-table = Tabela
shortlist-table-xlsx = XLSX, za Excel i LibreOffice
shortlist-table-csv = CSV, za sve ostalo
shortlist-signed = Potpisano
shortlist-unsigned = Još niko nije potpisao
shortlist-tag-unsigned = nije potpisano
shortlist-tag-signed = { $count ->
    [one] { $count } potpis
    [few] { $count } potpisa
   *[other] { $count } potpisa
}
shortlist-sign = Potpiši ovaj uži izbor
shortlist-note = Napomena
shortlist-note-hint = Po želji; stoji pored vašeg potpisa.
shortlist-note-too-long = Napomena ima više od { $limit } znakova. Skratite je.
shortlist-reason-missing = Napišite zašto baš ovaj spisak.
shortlist-reason-too-long = Razlog ima više od { $limit } znakova. Skratite ga.
shortlist-size-zero = Uzmite bar jednog.
shortlist-size-or-references = Recite ili koliko se uzima ili koga, ne oboje i ne ništa.
shortlist-size-number = Napišite ceo broj, na primer 5.
shortlist-nobody = Izaberite bar jednog.
shortlist-nobody-ranked = Niko još nema predat listić. Birajte po imenu ili sačekajte ocene.
shortlist-reference-unknown = Za ovaj konkurs ne postoji predata prijava { $reference }.
shortlist-reference-twice = { $reference } je navedeno dvaput.
shortlist-covered = U slepom ocenjivanju dosije je za kadrovsku službu i rukovodioce: pun je imena.
shortlist-dossiers-busy = Već preuzimate { $count } dosijea. Sačekajte da se jedan završi.
shortlist-conflict = Imate sukob interesa sa nekim ko se ovde prijavio. Uže liste ovog konkursa sastavlja, potpisuje i preuzima neko drugi.
