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
opening-wrong-missing = Plotësoni këtë fushë.
opening-wrong-not-one-line = Shkruajeni në një rresht.
opening-wrong-control-characters = Kjo përmban karaktere që nuk mund të shfaqen. Shkruajeni përsëri.
opening-wrong-too-long = Kjo është shumë e gjatë: më së shumti { $most } karaktere.
opening-wrong-language = Kjo gjuhë nuk përdoret këtu: përdorni en, sq ose sr.
opening-wrong-unknown-field = Nuk ka tekst të tillë për përkthim.
opening-wrong-reason-missing = Jepni një arsye.
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
opening-wrong-max-files = Zgjidhni një numër nga 1 deri në { $most }.
opening-wrong-format = Ky format nuk njihet këtu. Zgjidhni ndër: { $known }.
opening-wrong-format-twice = Ky format është tashmë në listë.
opening-wrong-member-twice = Ky person është tashmë në komision.
opening-wrong-chair-twice = Komisioni ka vetëm një kryesues.
opening-wrong-member-administrator = Administratori nuk sheh aplikime dhe nuk merr pjesë në asnjë komision.
opening-wrong-member-unknown = Nuk ka llogari me adresën { $email }. Ftojeni më parë këtë person.
opening-wrong-publish-title = Konkursit i duhet titulli para se të publikohet.
opening-wrong-publish-description = Konkursit i duhet përshkrimi para se të publikohet.
opening-wrong-opens-after-closing = Do të hapej vetëm pasi të jetë mbyllur. Zgjidhni një kohë më të hershme.
opening-wrong-grace-shorter = Koha për të përfunduar ngarkimin është publikuar dhe mund vetëm të zgjatet.
opening-wrong-notice = Një mbyllje më e hershme duhet të njoftohet { $count } orë përpara saj. Zgjidhni një më të vonë.
opening-wrong-nothing-changes = Asgjë nuk do të ndryshonte. Ndryshoni diçka, ose lëreni siç është.
opening-wrong-not-amendable = Mënyra e vlerësimit caktohet para publikimit.
opening-wrong-shortlist-drawn = Lista e ngushtë është nxjerrë nga ajo që kishte arritur deri në mbyllje. Afati nuk mund të zgjatet më.
opening-criteria-in-use = Janë dorëzuar vlerësime sipas këtyre kritereve. Titujt dhe përshkrimet mund të ndryshojnë ende; çelësat, peshat dhe shkallët jo.
opening-still-open = Ky konkurs ende pranon aplikime. Arkivojeni pasi të mbyllet.
opening-warning-no-criteria = Ende nuk ka kritere. Vlerësuesit kanë nevojë për to.
opening-warning-no-documents = Nuk kërkohet asnjë dokument, as CV.
opening-warning-no-reviewers = Në komision ende nuk ka vlerësues.
opening-warning-quorum = Çdo aplikim kërkon { $quorum } vlerësime, por në komision vlerësojnë { $reviewers } persona.
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

# Faqet e burimeve njerëzore: listat dhe çfarë pret
opening-opening = Konkursi
opening-new = Konkurs i ri
opening-new-lede = Mbetet draft që e sheh vetëm stafi i burimeve njerëzore derisa ta shpallni.
opening-none = Ende asnjë konkurs
opening-none-text = Shkruani të parin. Mbetet draft që e sheh vetëm stafi i burimeve njerëzore derisa ta shpallni.
opening-no-panel = Ende nuk jeni në asnjë komision
opening-no-panel-text = Këtu dalin konkurset në komisionin e të cilave ju caktojnë.
opening-waiting = Ju pret
opening-waiting-reviews = { $count ->
    [one] { $count } aplikim pret vlerësimin tuaj.
   *[other] { $count } aplikime presin vlerësimin tuaj.
}
opening-waiting-review-now = Vlerëso
opening-waiting-draft = draft që nuk e sheh askush tjetër.
opening-waiting-finish = Përfundojeni
opening-no-date = ende pa datë
opening-cards = Fletët e vlerësimit
opening-done-of = { $done } nga { $all }
opening-of-all = nga { $all }
opening-phase-draft = Draft
opening-phase-upcoming = I planifikuar
opening-phase-open = I hapur
opening-phase-closed = I mbyllur
opening-phase-cancelled = I anuluar
opening-phase-archived = I arkivuar

# Një konkurs për stafin
opening-stands-draft = Draft. E shohin vetëm burimet njerëzore dhe komisioni.
opening-stands-upcoming = Të gjithë e shohin nga { $when }.
opening-stands-open = Pranon aplikime deri më { $when }.
opening-stands-closed = U mbyll: { $when }.
opening-stands-cancelled = U anulua: { $when }.
opening-stands-archived = I arkivuar. U mbyll: { $when }.
opening-done-published = Konkursi u shpall.
opening-done-amended = Ndryshimi qëndron në faqen publike.
opening-done-cancelled = Konkursi u anulua. Të gjithë që kishin aplikuar marrin një letër.
opening-done-archived = Konkursi u arkivua: doli nga lista publike, faqja e tij mbetet.
opening-amend = Ndrysho
opening-cancel = Anulo konkursin
opening-archive = Arkivo
opening-duplicate = Kopjo
opening-public-page = Faqja publike
opening-drafts = Ende të padërguara
opening-withdrawn = Të tërhequra
opening-over-time = Aplikimet me kalimin e kohës
opening-most-in-a-day = më së shumti në një ditë: { $count }
opening-where-they-stand = Ku janë
opening-blind-short = Vlerësim anonim
opening-panel-empty = Ende askush.
opening-on-record = Në regjistër
opening-by-house = Meritum
opening-record = { $act ->
    [drafted] { $who } nisi draftin
    [edited] { $who } redaktoi draftin
    [duplicated] { $who } e bëri draftin nga një konkurs tjetër
    [criteria_set] { $who } caktoi kriteret
    [questions_set] { $who } caktoi pyetjet
    [documents_set] { $who } caktoi dokumentet
    [panel_set] { $who } caktoi komisionin
    [published] { $who } shpalli konkursin
    [amended] { $who } ndryshoi konkursin
    [cancelled] { $who } anuloi konkursin
    [archived] { $who } arkivoi konkursin
    [unblinded] { $who } e hoqi anonimitetin e vlerësimit
   *[other] { $who }: { $act }
}

# Shkrimi
opening-saved = U ruajt.
opening-save-draft = Ruaj draftin
opening-stale = Ndërkohë dikush tjetër e ndryshoi këtë konkurs.
opening-stale-text = Ajo që shkruat është ende këtu dhe nuk është ruajtur. Nëse ruani përsëri, zëvendësohet ajo që shkroi tjetri.
opening-stale-look = Shiheni siç është tani
opening-is-published = Ky konkurs është shpallur. Ajo që lexojnë të gjithë ndryshon vetëm me ndryshime të shpallura, me arsye.
opening-is-over = Ky konkurs ka përfunduar dhe nuk mund të ndryshojë më.
opening-list-is-fixed = Konkursi është shpallur: kjo listë nuk mund të ndryshojë më.
opening-preview = Parapamje, siç do ta shohin aplikantët
opening-closing = Mbyllja
opening-closes-stored = Mbyllet { $closes }
opening-closes-on = Dita e fundit
opening-closes-time = Ora
opening-closes-hint = Pa orë, mbyllet në fund të ditës.
opening-time-zone = Zona kohore
opening-grace = Minuta për një ngarkim të filluar
opening-text = Teksti
opening-own-language = Gjuha kryesore
opening-own-language-hint = Teksti i saj shfaqet kur në gjuhën tjetër nuk ka.
opening-title = Titulli
opening-title-hint = Vetëm titulli i pozitës; vendi dhe datat kanë fushat e veta.
opening-summary = Me një fjali
opening-description = Përshkrimi
opening-description-hint = Markdown: ## titull, - listë, **theksuar**.
opening-post = Pozita
opening-salary-from = Paga nga
opening-salary-to = deri
opening-currency = Valuta
opening-period = Paguhet
opening-places-hint = Një në çdo rresht: qyteti, shteti, rruga. Brenda vendit shteti mund të mos shënohet.
opening-remote-too = Mund të bëhet nga distanca
opening-contact = Ku drejtohen pyetjet
opening-contact-hint = E lexojnë të gjithë.
opening-blind = Vlerësim anonim: vlerësuesit nuk shohin emra dhe adresa
opening-visibility = Vlerësuesit i shohin pikët e njëri-tjetrit
opening-visibility-name = { $visibility ->
    [after_own] pasi të dorëzojnë fletën e vet
   *[other] pasi të dorëzohen të gjitha fletët
}
opening-reviews = Vlerësime që i duhen çdo aplikimi
opening-reviews-hint = Bosh: nga një nga çdo vlerësues i komisionit.
opening-wrong-number = Jepni një numër.

# Ndryshimi, shpallja, anulimi
opening-amend-title = Ndryshoni { $title }
opening-amend-lede = Ndryshimi dhe arsyeja e tij mbeten në faqen publike përgjithmonë. Kur lëviz koha e mbylljes, të gjithë që kanë aplikim ose draft marrin një letër.
opening-amend-reason-title = Pse
opening-amend-do = Shpall ndryshimin
opening-reason = Arsyeja, që ta lexojnë të gjithë
opening-reason-hint = Një a dy fjali të thjeshta.
opening-publish = Shpall
opening-publish-next = Shpall…
opening-publish-title = Të shpallet { $title }?
opening-publish-lede = Prej atëherë e lexojnë të gjithë, dhe ndryshimet bëhen me shpallje që i lexojnë po ashtu të gjithë.
opening-warning-no-text = Nuk ka tekst në këtë gjuhë: { $language }. Lexuesit e saj do të shohin tekstin kryesor.
opening-when = Kur
opening-when-now = Tani
opening-when-later = Në një çast që zgjedh unë
opening-day = Dita
opening-not-yet = Ende jo
opening-cancel-title = Të anulohet { $title }?
opening-cancel-final = Kjo nuk mund të kthehet mbrapsht.
opening-cancel-text = Faqja publike do ta thotë, me arsyen tuaj, dhe të gjithë që kanë aplikim ose draft marrin një letër.
opening-keep = Mbaje

# Rreshtat e listave
opening-move-up = Lëvize lart
opening-move-down = Lëvize poshtë
opening-in-language = Në gjuhë tjetër: { $language }
opening-hint = Ndihmesë
opening-criteria-title = Kriteret
opening-criteria-lede = Çfarë vlerësohet dhe sa peshon. Titujt dhe peshat janë publike.
opening-criteria-row = Kriteri { $number }
opening-criteria-empty = Ende pa kritere
opening-criteria-add = Shto një kriter
opening-criteria-save = Ruaj kriteret
opening-weight = Pesha
opening-lowest = Më e ulëta
opening-highest = Më e larta
opening-anchors = Çfarë nënkuptojnë numrat
opening-criterion-required = Çdo fletë duhet të ketë pikë për të
opening-questions-title = Pyetjet
opening-questions-lede = U bëhen të gjithëve, me këtë renditje. Përgjigjja përjashtuese i tregohet aplikantit menjëherë.
opening-questions-row = Pyetja { $number }
opening-questions-empty = Ende pa pyetje
opening-questions-add = Shto një pyetje
opening-questions-save = Ruaj pyetjet
opening-question = Pyetja
opening-question-required = Duhet përgjigjur
opening-kind = Lloji i përgjigjes
opening-kind-name = { $kind ->
    [short_text] Tekst i shkurtër
    [long_text] Tekst i gjatë
    [number] Numër
    [date] Datë
    [choice] Njëra prej disave
    [several] Disa prej tyre
   *[yes_no] Po ose jo
}
opening-choices = Mundësitë
opening-choices-hint = Për zgjedhje: një në çdo rresht.
opening-choices-in-hint = Me renditjen e njëjtë, një në çdo rresht.
opening-accepted = Përjashtuese: vazhdojnë vetëm këto
opening-accepted-hint = Bosh: vazhdon me çdo mundësi.
opening-answer = Përjashtuese, po ose jo
opening-answer-any = Asnjë
opening-answer-yes = Vazhdon vetëm “po”
opening-answer-no = Vazhdon vetëm “jo”
opening-at-least = Përjashtuese, numri më i vogël
opening-max-length = Teksti, më së shumti karaktere
opening-documents-title = Dokumentet
opening-documents-lede = Çfarë dërgojnë aplikantët.
opening-documents-row = Dokumenti { $number }
opening-documents-empty = Ende pa dokumente
opening-documents-add = Shto një dokument
opening-documents-save = Ruaj dokumentet
opening-document-name = Emri
opening-document-required = I detyrueshëm
opening-largest = Më i madhi, MB
opening-max-files = Skedarë më së shumti
opening-formats = Formatet
opening-panel-title = Komisioni
opening-panel-lede = Kush lexon, vlerëson dhe vendos për këtë konkurs.
opening-panel-row = Anëtari { $number }
opening-panel-add = Shto dikë
opening-panel-save = Ruaj komisionin
opening-panel-role = Roli
opening-panel-role-name = { $role ->
    [chair] Kryesues/e
    [reviewer] Vlerësues/e
   *[manager] Menaxher/e
}

# More time for single applications
opening-extensions = Më shumë kohë për një person
opening-extension-lede = Një ndërprerje rryme, një sëmundje, një gabim yni: një aplikimi mund t’i jepet një çast i tij mbylljeje. Kjo shënohet në regjistër dhe aplikuesit i tregohet arsyeja juaj me letër, me një lidhje për të vazhduar.
opening-extension-whom = Aplikimi
opening-extension-whom-hint = Referenca e tij ose adresa e emailit e personit. Kush nuk ka filluar ende, merr një draft.
opening-extension-until = Mund të dërgohet deri më
opening-extension-until-hint = Konkursi mbyllet { $closes }. Më së shumti { $count } ditë pas kësaj.
opening-extension-reason = Arsyeja
opening-extension-reason-hint = Aplikuesi e lexon.
opening-extension-give = Jep më shumë kohë
opening-extension-done = U dha më shumë kohë. Aplikuesi njoftohet me letër.
opening-extension-untold = U dha më shumë kohë. Aplikimi nuk ka ende adresë emaili: njoftojeni personin vetë.
opening-extensions-given = Të dhëna deri tani
opening-extensions-none = Askujt nuk i është dhënë më shumë kohë.
opening-extension-state = { $state ->
    [draft] ende pa u dërguar
    [submitted] i dërguar
   *[withdrawn] i tërhequr
}
opening-extension-to = deri më { $until }
opening-extension-over = (ka kaluar)
opening-extension-made = { $who }, { $when }
opening-extension-wrong-whom = Thoni aplikimin e kujt: referencën ose një adresë emaili.
opening-extension-wrong-reference = Kjo nuk është as referencë (tri grupe me nga katër shenja, si 7Q2M-9FKD-41TX) as adresë emaili.
opening-extension-wrong-unknown = Ky konkurs nuk ka aplikim me këtë referencë. Kontrollojeni ose përdorni adresën e emailit të personit.
opening-extension-wrong-unconfirmed = Me këtë adresë është filluar një aplikim, por askush nuk e ka konfirmuar kutinë postare. Kërkojini personit referencën: ajo është në çdo faqe të tij.
opening-extension-wrong-no-more = Kjo nuk është më vonë se sa mund të dërgohet gjithsesi. Zgjidhni një kohë më të vonshme.
opening-extension-wrong-too-late = { $count ->
    [one] Një ditë pas mbylljes së konkursit është më e shumta. Zgjidhni një kohë më të hershme.
   *[other] { $count } ditë pas mbylljes së konkursit janë më të shumtat. Zgjidhni një kohë më të hershme.
}
opening-chair-sees-all = Kryetari i sheh pikët dhe fletët në çdo kohë

# Hiqet anonimiteti i vlerësimit
opening-done-unblinded = Anonimiteti u hoq: vlerësuesit e shohin kush ka aplikuar.
opening-unblind = Hiqeni anonimitetin
opening-unblind-final = Kthim prapa nuk ka.
opening-unblind-text = Që atëherë vlerësuesit i shohin emrat, adresat dhe dokumentet e të gjithë atyre që kanë aplikuar. Zakonisht hiqet kur të jenë dorëzuar të gjitha fletët.
opening-unblind-reason = Arsyeja, për regjistrin
opening-unblind-reason-hint = Një fjali e thjeshtë; vlerësuesit dhe aplikuesit nuk e lexojnë.
opening-unblind-keep = Lëreni anonim
