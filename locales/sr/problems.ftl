### Šta nije uspelo i šta se može učiniti.

# Dokumenti koji se ne prihvataju
problems-document-empty = Ova datoteka je prazna. Proverite da li se otvara na vašem uređaju, pa je ponovo izaberite.
problems-document-no-extension = Ime ove datoteke se ne završava formatom. Datoteka je { $detected }: dodajte .{ $extension } na kraj imena i ponovo je izaberite.
problems-document-misnamed = Ova datoteka se zove .{ $named }, ali je { $detected }. Preimenujte je tako da se završava sa .{ $extension }, ili je sačuvajte u formatu koji kaže ime, i ponovo je izaberite.
problems-document-not-allowed = Ova datoteka je { $detected }, a to se ovde ne prihvata. Sačuvajte je u jednom od ovih formata i ponovo je izaberite: { $allowed }.
problems-document-heic = Ovo je fotografija u Apple-ovom formatu HEIC, koji mnogi računari ne otvaraju. Pošaljite je s telefona kao JPEG ili je stavite u PDF. Ovde se prihvataju: { $allowed }.
problems-document-macros = Ovaj Word dokument sadrži makroe, koji se ne prihvataju. U Wordu izaberite „Sačuvaj kao” i tip „Word dokument (.docx)” ili PDF. Ovde se prihvataju: { $allowed }.
problems-document-old-office = Ovo je dokument u starom formatu Office-a. Otvorite ga, izaberite „Sačuvaj kao”, pa noviji format. Ovde se prihvataju: { $allowed }.
problems-document-archive = Ovo je arhiva. Raspakujte je i izaberite sam dokument. Ovde se prihvataju: { $allowed }.
problems-document-unknown = Ne prepoznajemo ovu datoteku: možda je oštećena ili u formatu koji se ne prihvata. Otvorite je, sačuvajte u jednom od ovih formata i ponovo je izaberite: { $allowed }.
problems-document-damaged = Ova datoteka { $format } je oštećena ili nepotpuna. Otvorite je na svom uređaju, sačuvajte je ponovo i ponovo je izaberite.
problems-document-not-text = Ova datoteka se predstavlja kao tekst, ali sadrži bajtove kojih ni u jednom tekstu nema. Sačuvajte je kao običan tekst u UTF-8, ili kao PDF, i ponovo je izaberite.
problems-document-locked = Ova datoteka se otvara samo lozinkom, pa je ovde niko ne bi mogao pročitati. Uklonite lozinku, sačuvajte datoteku i ponovo je izaberite.
problems-document-too-many-pixels = Ova slika je prevelika: { $width } × { $height } piksela. Prihvata se najviše { $megapixels } megapiksela. Smanjite je, ili je skenirajte u manjoj rezoluciji, i ponovo je izaberite.
problems-document-too-complex = Ovaj dokument se sastoji od previše delova. Sačuvajte ga kao PDF i ponovo ga izaberite.
problems-document-unpacks-too-far = Ovaj dokument je iznutra mnogo veći nego spolja: prihvata se najviše { $limit }. Smanjite slike u njemu, ili ga sačuvajte kao PDF, i ponovo ga izaberite.
problems-document-unsafe = Ovaj dokument je sastavljen tako da ga nije bezbedno otvoriti. Otvorite ga na svom uređaju, sačuvajte ga pod drugim imenom, ili kao PDF, i ponovo ga izaberite.
problems-document-too-large = Ova datoteka je prevelika: prihvata se najviše { $limit }. Smanjite je, na primer tako što ćete je sačuvati kao PDF s manjim slikama, i ponovo je izaberite.
problems-document-interrupted = Veza se prekinula pre nego što je ova datoteka stigla. Ono što ste ranije poslali je sačuvano; ponovo izaberite ovu datoteku.
problems-document-no-room = Ova datoteka nije mogla biti sačuvana, i to je naša greška. Ništa što ste ranije poslali nije izgubljeno. Pokušajte ponovo za nekoliko minuta.

# Šta je datoteka, posle „ova datoteka je”
problems-document-kind-pdf = PDF dokument
problems-document-kind-docx = Word dokument
problems-document-kind-odt = tekst u formatu OpenDocument
problems-document-kind-rtf = dokument u formatu Rich Text
problems-document-kind-txt = običan tekst
problems-document-kind-jpeg = slika u formatu JPEG
problems-document-kind-png = slika u formatu PNG
problems-document-kind-old-office = dokument u starom formatu Office-a
problems-document-kind-macro-document = Word dokument s makroima
problems-document-kind-spreadsheet = tabela
problems-document-kind-presentation = prezentacija
problems-document-kind-heic = fotografija u Apple-ovom formatu HEIC
problems-document-kind-other-image = slika u drugom formatu
problems-document-kind-media = zvučni ili video zapis
problems-document-kind-archive = arhiva
problems-document-kind-web-page = veb-stranica
problems-document-kind-program = program
problems-document-kind-locked = dokument s lozinkom
problems-document-kind-unknown = datoteka nepoznatog formata
