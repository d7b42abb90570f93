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
apply-wrong-document-missing = Ovaj dokument još nedostaje. Izaberite datoteku.
apply-wrong-document-unknown = Ovaj konkurs ne traži taj dokument. Izostavite ga.
apply-wrong-document-too-many = Prihvata se najviše { $count ->
    [one] { $count } dokument
    [few] { $count } dokumenta
   *[other] { $count } dokumenata
}. Prvo uklonite jedan.
apply-wrong-document-total = Svi vaši dokumenti zajedno su preveliki: prihvata se najviše { $limit }. Smanjite neki od njih ili uklonite onaj koji nije tražen.

# Zašto konkurs ne prima prijavu
apply-closed = Ovaj konkurs je zatvoren: { $closes }. Ovo smo primili: { $received }.
apply-not-yet-open = Ovaj konkurs prima prijave od: { $opens }.
apply-cancelled = Ovaj konkurs je otkazan i ne prima prijave.
apply-withdrawn = Ova prijava je povučena. Dok konkurs prima prijave, možete započeti novu.
apply-discard-draft = Ovo je još nacrt: ništa nije poslato što bi moglo da se povuče. Možete ga obrisati.
