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

# Fusha dhe lista të refuzuara
opening-wrong-missing = Kjo nevojitet.
opening-wrong-not-one-line = Shkruajeni në një rresht.
opening-wrong-control-characters = Kjo përmban shenja që nuk mund të shfaqen. Shkruajeni përsëri.
opening-wrong-too-long = Kjo është shumë e gjatë: më së shumti { $most } shenja.
opening-wrong-language = Kjo gjuhë nuk përdoret këtu: përdorni en, sq ose sr.
opening-wrong-unknown-field = Nuk ka tekst të tillë për përkthim.
opening-wrong-reason-missing = Jepni një arsye. Do ta lexojnë të gjithë.
opening-wrong-key = Çelësi fillon me shkronjë të vogël dhe ka më së shumti 40 shkronja të vogla, shifra, viza dhe nënviza.
opening-wrong-key-twice = Ky çelës është tashmë në listë. Secilit i duhet i veti.
opening-wrong-key-reserved = “{ $key }” është emri i një fushe të formularit të aplikimit. Zgjidhni një çelës tjetër.
opening-wrong-too-many = Këto janë shumë: më së shumti { $most }.
opening-wrong-out-of-range = Jepni një numër të plotë nga { $least } deri në { $most }.
opening-wrong-too-large = Kjo është shumë e madhe: më së shumti { $most }.
opening-wrong-decimals = Jepni një numër me më së shumti tri shifra pas presjes.
opening-wrong-salary-missing = Shënoni të paktën njërin skaj të pagës.
opening-wrong-salary-order = Paga më e lartë është nën më të ultën. Kontrolloni të dyja.
opening-wrong-currency = Ky nuk është kod valute në përdorim (ISO 4217), si p.sh. EUR.
opening-wrong-country = Ky nuk është kod shteti (ISO 3166-1), si p.sh. AL, RS ose XK.
opening-wrong-weight = Pesha duhet të jetë më e madhe se zero. Për ta lënë jashtë një kriter, hiqeni.
opening-wrong-scale = Vlera më e lartë duhet të jetë mbi më të ultën.
opening-wrong-anchor-off-scale = Kjo vlerë nuk është në shkallën e kriterit të vet.
opening-wrong-anchor-twice = Kjo vlerë është përshkruar tashmë.
opening-wrong-choices-missing = Jepni të paktën dy mundësi për zgjedhje.
opening-wrong-choices-surplus = Vetëm zgjedhja ka mundësi. Hiqini ato, ose bëjeni pyetjen zgjedhje.
opening-wrong-length-of-no-text = Vetëm teksti ka gjatësi më të madhe.
opening-wrong-knock-out-unknown = “{ $key }” nuk është asnjë nga mundësitë.
opening-wrong-knock-out-kind = Ky kusht nuk i përshtatet llojit të pyetjes: përgjigje për po ose jo, mundësi për zgjedhje, vlerë më e vogël për numër.
opening-wrong-max-bytes = Zgjidhni një kufi prej më së shumti { $most }.
opening-wrong-format = Ky format nuk njihet këtu. Zgjidhni ndër: { $known }.
opening-wrong-format-twice = Ky format është tashmë në listë.
opening-wrong-member-twice = Ky person është tashmë në panel.
opening-wrong-chair-twice = Paneli ka një kryesues.
opening-wrong-member-administrator = Administratori nuk sheh aplikime dhe nuk merr pjesë në panel.
opening-wrong-member-unknown = Nuk ka llogari me adresën { $email }. Ftojeni më parë këtë person.
opening-wrong-publish-title = Konkursit i duhet titulli para se të publikohet.
opening-wrong-publish-description = Konkursit i duhet përshkrimi para se të publikohet.
opening-wrong-opens-after-closing = Do të hapej vetëm pasi të jetë mbyllur. Zgjidhni një kohë më të hershme.
opening-wrong-grace-shorter = Koha për të përfunduar ngarkimin është publikuar dhe mund vetëm të zgjatet.
opening-wrong-nothing-changes = Asgjë nuk do të ndryshonte. Ndryshoni diçka, ose lëreni siç është.
opening-wrong-not-amendable = Mënyra e vlerësimit caktohet para publikimit.
opening-wrong-shortlist-drawn = Lista e ngushtë është nxjerrë nga ajo që kishte arritur deri në mbyllje. Afati nuk mund të zgjatet më.
opening-criteria-in-use = Janë dorëzuar vlerësime sipas këtyre kritereve. Titujt dhe përshkrimet mund të ndryshojnë ende; çelësat, peshat dhe shkallët jo.
opening-still-open = Ky konkurs ende pranon aplikime. Arkivojeni pasi të mbyllet.
opening-warning-no-criteria = Ende nuk ka kritere. Vlerësuesit kanë nevojë për to.
opening-warning-no-documents = Nuk kërkohet asnjë dokument, as CV.
opening-warning-no-reviewers = Në panel ende nuk ka vlerësues.
opening-warning-quorum = Çdo aplikim kërkon { $quorum } vlerësime, por në panel vlerësojnë { $reviewers } persona.
opening-warning-no-place = Nuk është shënuar as vendi i punës, as puna nga larg. Makinat e kërkimit kanë nevojë për njërën.

# Të dhënat me fjalë
opening-contract = { $contract ->
    [full_time] orar i plotë
    [part_time] orar i pjesshëm
    [fixed_term] kohë e caktuar
    [contractor] kontratë shërbimi
    [internship] praktikë
   *[volunteer] vullnetarisht
}
opening-remote = Nga distanca
opening-places-or-remote = { $places } ose nga distanca
opening-country = { $code ->
    [AL] Shqipëri
    [AT] Austri
    [BA] Bosnjë e Hercegovinë
    [BE] Belgjikë
    [BG] Bullgari
    [CH] Zvicër
    [DE] Gjermani
    [GR] Greqi
    [HR] Kroaci
    [IT] Itali
    [ME] Mal i Zi
    [MK] Maqedoni e Veriut
    [RS] Serbi
    [SI] Slloveni
    [TR] Turqi
    [XK] Kosovë
   *[other] { $code }
}
opening-field-title = Titulli
opening-field-summary = Përmbledhja
opening-field-description = Përshkrimi
opening-field-closes-at = Koha e mbylljes
opening-field-time-zone = Zona kohore
opening-field-language = Gjuha kryesore
opening-field-salary = Paga
opening-field-contract = Kontrata
opening-field-places = Vendet
opening-field-remote = Nga distanca
opening-field-positions = Numri i pozitave
opening-field-contact = Kontakti
opening-field-grace-seconds = Koha për të përfunduar një ngarkim
opening-field-in-language = { $field } ({ $language })
opening-change = { $field }: { $before } → { $after }
opening-change-rewritten = { $field }: i rishkruar
