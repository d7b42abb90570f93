### Çfarë sheh kandidati, nga hapi i parë deri te dëshmia e pranimit.

# Çfarë mungon ose është gabim, siç qëndron pranë fushës
apply-wrong-name-missing = Shkruani emrin tuaj të plotë, ashtu siç duhet të jetë në letrat për ju.
apply-wrong-email-missing = Shkruani adresën tuaj të postës elektronike. Aty shkon vërtetimi.
apply-wrong-email = Kjo nuk është adresë ku mbërrijnë letrat. Kontrollojeni: duket si emri@example.org.
apply-wrong-phone = Shkruani një numër telefoni me 5 deri në 20 shifra, si +383 44 123 456, ose lëreni bosh.
apply-wrong-consent-missing = Pa pëlqimin tuaj nuk mund ta ruajmë aplikimin. Shënoni kutinë për të vazhduar.
apply-wrong-language = Zgjidhni një nga gjuhët e ofruara.
apply-wrong-too-long = Kjo është shumë e gjatë: pranohen më së shumti { $count ->
    [one] { $count } karakter
   *[other] { $count } karaktere
}. Shkurtojeni.
apply-wrong-answer-missing = Kjo pyetje kërkon përgjigje.
apply-wrong-answer-number = Shkruani një numër, si 7 ose 2,5, me më së shumti 15 shifra.
apply-wrong-answer-date = Shkruani një datë si vit-muaj-ditë, për shembull 2025-02-14.
apply-wrong-answer-choice = Zgjidhni nga përgjigjet e ofruara.
apply-wrong-answer-yes-no = Përgjigjuni po ose jo.
apply-wrong-answer-unknown = Ky konkurs nuk e ka këtë pyetje. Hiqeni.
apply-wrong-answer-type = Kjo nuk është përgjigje për këtë pyetje. Dërgoni një tekst, një numër, po ose jo, ose një listë zgjedhjesh.
apply-wrong-knock-out = Me këtë përgjigje aplikimi për këtë konkurs nuk mund të ketë sukses dhe nuk mund të dërgohet. Nëse u përgjigjët gabimisht, ndryshojeni përgjigjen.
apply-wrong-field-unknown = Kjo fushë nuk është kërkuar. Hiqeni.
apply-wrong-answers-json = Dërgoni përgjigjet si një objekt JSON: çelësi i pyetjes dhe përgjigjja.
apply-wrong-consent = Dërgoni true ose false.
apply-wrong-file-name = Emërtoni skedarin: në Content-Disposition ose si ?name=.
apply-wrong-document-missing = Ky dokument ende mungon. Zgjidhni skedarin.
apply-wrong-document-unknown = Ky konkurs nuk e kërkon këtë dokument. Hiqeni.
apply-wrong-document-too-many = Pranohen më së shumti { $count ->
    [one] { $count } dokument
   *[other] { $count } dokumente
}. Hiqni njërin më parë.
apply-wrong-document-full = Këtu pranohen më së shumti { $count ->
    [one] { $count } skedar
   *[other] { $count } skedarë
}, dhe tashmë janë: { $names }. Hiqni ose zëvendësoni njërin prej tyre më parë.
apply-wrong-document-named = “{ $name }”: { $wrong }
apply-wrong-document-twice = “{ $name }” është tashmë këtu. I njëjti skedar u dërgua edhe një herë; ruhet vetëm një herë.
apply-wrong-document-total = Të gjitha dokumentet tuaja së bashku janë shumë të mëdha: pranohen më së shumti { $limit }. Zvogëloni njërin prej tyre ose hiqni një që nuk është kërkuar.

# Pse një konkurs nuk pranon aplikim
apply-closed = Ky konkurs u mbyll më { $closes }. Këtë e morëm më { $received }.
apply-not-yet-open = Ky konkurs pranon aplikime nga { $opens }.
apply-cancelled = Ky konkurs u anulua dhe nuk pranon aplikime.
apply-withdrawn = Ky aplikim është tërhequr. Sa kohë që konkursi pranon aplikime, mund të filloni një të ri.
apply-settled = E pranuam më { $received }, në kohë, por nuk arritëm ta shkruajmë para se listat të bëheshin përfundimtare. Faji është yni: shkruajini organizatës menjëherë dhe përmendni këtë kohë.
apply-in-doubt = Ora jonë po rregullohet dhe nuk pranojmë asgjë derisa të dimë kush është në kohë. Asgjë nuk ka humbur: provoni sërish pas një çasti.
apply-discard-draft = Ky është ende draft: nuk u dërgua asgjë që mund të tërhiqet. Mund ta fshini.

# Hapat, dhe çfarë qëndron mbi e nën secilin
apply-steps = Hapat
apply-step-about = Për ju
apply-step-questions = Pyetjet
apply-step-documents = Dokumentet
apply-step-check = Kontrolli
apply-step-done = (i kryer)
apply-clock-left = Edhe { $time }
apply-clock-here = Në pajisjen tuaj: { $time }
apply-clock-last = Mbyllet për më pak se tri minuta. Çka nuk dërgohet deri atëherë, nuk pranohet.
apply-clock-last-edited = Mbyllet për më pak se tri minuta. Ndryshimet që nuk dërgohen deri atëherë nuk vlejnë: mbetet ajo që keni dërguar më parë.
apply-clock-last-grace = Një skedar, ngarkimi i të cilit ka filluar deri atëherë, mund të mbërrijë ende brenda { $grace } dhe të dërgohet me pjesën tjetër ashtu siç është.
apply-closes = Mbyllet më { $deadline }
apply-error-title = Gabim:
apply-problems = { $count ->
    [one] Një gjë për t’u ndrequr
   *[other] { $count } gjëra për t’u ndrequr
}
apply-save-and-continue = Ruaj dhe vazhdo
apply-save-and-leave = Ruaj dhe dil
apply-link-was-sent = Një lidhje për t’u kthyer u dërgua te { $email }.

# Për ju
apply-full-name = Emri i plotë
apply-full-name-hint = Ashtu siç duhet të jetë në një letër.
apply-email-hint = Aty shkojnë vërtetimi dhe një lidhje për t’u kthyer.
apply-letters-in = Gjuha e letrave për ju
apply-your-data = Të dhënat tuaja
apply-data-notice = { $organisation } e përdor atë që dërgoni këtu vetëm për të plotësuar këtë vend pune. E lexojnë vetëm njerëzit që punojnë me këtë konkurs. Mund ta lexoni, ta shkarkoni dhe ta tërhiqni në çdo kohë.
apply-consent = Pajtohem që { $organisation } ta ruajë dhe ta lexojë atë që dërgoj këtu për të plotësuar këtë vend pune.
apply-consent-given = U pajtuat

# Pyetjet
apply-questions-lede = { $count ->
    [one] Një pyetje. Mund të ndaleni në çdo kohë dhe të ktheheni.
   *[other] { $count } pyetje. Mund të ndaleni në çdo kohë dhe të ktheheni.
}
apply-no-answer = Pa përgjigje
apply-characters-left = Edhe { $left } karaktere
apply-at-most-characters = { $count ->
    [one] Më së shumti { $count } karakter
   *[other] Më së shumti { $count } karaktere
}

# Dokumentet
apply-documents-title = Dokumentet tuaja
apply-documents-lede = Secili skedar ruhet sapo të ketë arritur. Mund ta zëvendësoni deri në mbyllje.
apply-document-replace = Zëvendëso: { $title }
apply-document-replace-this = Zëvendëso
apply-document-choose = Zgjidhni një skedar: { $title }
apply-document-limits = { $formats }, deri në { $limit }
apply-document-limits-several = Më së shumti { $count ->
    [one] { $count } skedar
   *[other] { $count } skedarë
}: { $formats }, secili deri në { $limit }
apply-document-choose-several = Zgjidhni një ose më shumë skedarë: { $title }
apply-document-add = Shtoni edhe një skedar: { $title }
apply-document-send-several = Dërgo çfarë është zgjedhur
apply-document-count = { $count } nga më së shumti { $most ->
    [one] { $most } skedar
   *[other] { $most } skedarë
}
apply-document-most = Këtu nuk pranohet skedar tjetër. Për të shtuar një, hiqni njërin më parë.
apply-document-send = Dërgo këtë skedar
apply-document-send-first = Pasi ta zgjidhni skedarin, shtypni butonin poshtë tij. Një skedar që vetëm është zgjedhur nuk ka arritur këtu.
apply-document-received = { $size }, u pranua në { $time }
apply-scan-waiting = pret kontrollin për viruse, që nuk ju kushton asgjë
apply-scan-infected = Kontrolli ynë gjeti virus në këtë skedar. Nuk i jepet askujt: ju lutemi dërgoni një kopje të pastër.
apply-scan-unscannable = Kontrolli ynë për viruse nuk mundi ta shikonte brenda këtë skedar: është i mbrojtur, ose përmban më shumë se sa mund të kontrollohet. Nuk i jepet askujt: ju lutemi dërgoni një kopje pa mbrojtje.
apply-document-none = Asnjë skedar
apply-unreadable-locked = Ky skedar kërkon fjalëkalim, prandaj askush këtu nuk mundi ta hapë. Ruajeni pa fjalëkalim dhe zëvendësojeni. Mund ta dërgoni aplikimin edhe kështu si është.
apply-unreadable-broken = Ky skedar nuk mundi të lexohej: duket i dëmtuar. Hapeni në pajisjen tuaj, ruajeni përsëri, më së miri si PDF, dhe zëvendësojeni. Mund ta dërgoni aplikimin edhe kështu si është.
apply-unreadable-heavy = Ky skedar nuk mundi të shfaqej: brenda është tepër i madh ose tepër i ndërlikuar. Ruajeni përsëri si PDF të thjeshtë dhe zëvendësojeni. Mund ta dërgoni aplikimin edhe kështu si është.
apply-bytes = { $bytes } bajtë
apply-upload-too-large = { $name } ka { $size } MB; pranohen më së shumti { $limit } MB.
apply-upload-sending = Po dërgohet { $name }: { $percent } %
apply-upload-received = { $name } ka arritur.
apply-upload-waiting = Lidhja u ndërpre. { $name } vazhdon vetë sapo të kthehet.
apply-upload-failed = { $name } nuk arriti. Provoni përsëri; ajo që u dërgua më parë është ruajtur.
apply-upload-progress = E dërguar
apply-wrong-document-not-chosen = Zgjidhni së pari një skedar, pastaj dërgojeni.

# Kontrolli dhe dërgimi
apply-check-title = Kontrolloni dhe dërgoni
apply-check-lede = Kjo është ajo që do të marrim. Ndryshoni çfarë nuk është ende në rregull; deri në mbyllje mund ta ndryshoni dhe ta dërgoni sërish.
apply-check-receipt = Vërtetimin e merrni menjëherë, këtu dhe me postë elektronike.
apply-change = Ndrysho
apply-not-given = Nuk është dhënë
apply-missing = { $count ->
    [one] Mungon një gjë
   *[other] Mungojnë { $count } gjëra
}
apply-submit = Dërgo aplikimin tim
apply-applied-before = Keni aplikuar tashmë
apply-applied-before-detail = Ka një aplikim nga kjo adresë e postës elektronike për këtë konkurs. Mund të ktheheni tek ai me një lidhje që ju dërgojmë. Nëse doni të aplikoni nga fillimi, tërhiqeni atë më parë.

# Vërtetimi
apply-receipt-page = Vërtetimi
apply-receipt-in-time = U dërgua, dhe në kohë
apply-receipt-before = Aplikimi juaj për { $title } arriti { $span } para mbylljes.
apply-receipt-in-grace = U dërgua dhe u pranua
apply-receipt-grace = Aplikimi juaj për { $title } arriti brenda kohës shtesë që ky konkurs u jep ngarkimeve të filluara para mbylljes.
apply-receipt-withdrawn = Ndërkohë e keni tërhequr këtë aplikim. Vërtetimi tregon çfarë u dërgua.
apply-received = U pranua
apply-closing = Mbyllja
apply-version = Versioni
apply-receipt-pdf = Vërtetimi si PDF
apply-receipt-enclosed = Deklarata e nënshkruar { $file } është e bashkëngjitur në këtë skedar. Kushdo mund ta verifikojë me çelësat e publikuar në { $keys }.
apply-receipt-download = Shkarko vërtetimin e nënshkruar
apply-now = Çfarë ndodh tani
apply-now-letter = Menjëherë
apply-now-letter-detail = Një letër me këtë vërtetim dhe një lidhje për te aplikimi juaj është nisur drejt { $email }.
apply-now-closing = Deri në mbyllje
apply-now-closing-detail = Të tjerët ende mund të aplikojnë: { $closes }. Deri atëherë mund ta ndryshoni tuajin dhe ta dërgoni sërish; mund ta tërhiqni në çdo kohë.
apply-now-answer = Më pas
apply-now-answer-detail = Njerëzit e lexojnë dhe e vlerësojnë secilin aplikim. Do t’ju shkruajmë te { $email }.

# Ku ka arritur
apply-mine-title = Aplikimi im
apply-mine-draft = Ky është draft: nuk është dërguar.
apply-mine-saved = U ruajt së fundi më { $time }.
apply-mine-complete = Gjithçka është aty. Kontrollojeni dhe dërgojeni.
apply-mine-go-on = Vazhdo
apply-mine-submitted = U dërgua.
apply-mine-received = U pranua më { $time }.
apply-happened = Çfarë ka ndodhur
apply-happened-begun = E filluat këtë aplikim.
apply-happened-submitted = E dërguat.
apply-happened-withdrawn = E tërhoqët.
apply-to-receipt = Vërtetimi
apply-to-opening = Kthehu te konkursi
apply-export = Shkarko gjithçka
apply-forget = Harroje këtu
apply-forget-detail = Kjo pajisje e mban mend aplikimin tuaj. Nuk është e juaja?

# Tërheqja dhe fshirja
apply-withdraw-title = Tërhiq aplikimin tim
apply-withdraw-which = { $title }, referenca { $reference }
apply-withdraw-means = Askush nuk do ta shqyrtojë më aplikimin tuaj. Sa kohë që konkursi pranon aplikime, mund ta ktheni këtë prapa ose të aplikoni nga fillimi.
apply-withdraw-do = Tërhiqe
apply-withdraw-keep = Mbaje
apply-withdrawn-title = Jeni tërhequr
apply-withdrawn-lede = Aplikimin { $reference } e tërhoqët më { $time }. Ai nuk shqyrtohet më.
apply-withdrawn-again = Sa kohë që konkursi pranon aplikime, mund ta ktheni tërheqjen prapa, dhe aplikimi juaj vlen sërish ashtu siç e dërguat; ose mund të aplikoni nga fillimi.
apply-submit-changes = Dërgo ndryshimet
apply-check-same = Keni dërguar pikërisht këtë. Që atëherë nuk është ndryshuar asgjë.
apply-mine-may-change = Deri më { $deadline } mund ta ndryshoni dhe ta dërgoni sërish. Deri atëherë vlen ajo që keni dërguar.
apply-mine-change = Ndrysho aplikimin tim
apply-mine-edited = E keni ndryshuar që atëherë dhe ndryshimet nuk janë dërguar. Vlen ajo që pranuam më { $time }.
apply-mine-edited-late = Ajo që ndryshuat më pas nuk u dërgua para mbylljes. Vlen ajo që pranuam më { $time }.
apply-mine-send-changes = Kontrollo dhe dërgo ndryshimet
apply-mine-drop = Hiq ndryshimet
apply-happened-edited = E ndryshuat pas dërgimit; ndryshimet nuk janë dërguar.
apply-come-back = Ktheje tërheqjen prapa
apply-come-back-already = Ndërkohë keni aplikuar nga fillimi në këtë konkurs: vlen ai aplikim.
apply-discard-title = Fshi draftin tim
apply-discard-means = Fshihet gjithçka që keni shkruar dhe secili skedar që keni dërguar. Kjo nuk mund të kthehet prapa.
apply-discard-do = Fshije

# Tepër vonë, ose anuluar
apply-late-title = Ky konkurs është mbyllur
apply-late-lede = { $title } pranoi aplikime deri më { $closed }.
apply-late-closed = U mbyll më
apply-late-received = Kërkesa juaj erdhi më
apply-late-by = Vonesa
apply-late-seconds = { $seconds } sekonda
apply-late-fair = Asgjë që dërguat në kohë nuk ka humbur. Ajo që erdhi më vonë nuk mund të pranohet, nga askush: kjo e bën të drejtë kohën e mbylljes.
apply-late-grace = Dërgimi i skedarit tuaj të fundit filloi në kohë.
apply-late-grace-detail = Ai arriti brenda kohës shtesë që ky konkurs u jep ngarkimeve, prandaj aplikimin mund ta dërgoni ende ashtu siç është, deri më { $until }.
apply-late-cancelled = Ky konkurs u anulua
apply-late-cancelled-lede = { $title } nuk pranon aplikime. Nuk duhet të bëni asgjë.
apply-late-draft = Këtu keni një draft që nuk u dërgua.
apply-late-draft-detail = Nuk mund të ndryshohet më. Mund ta lexoni më poshtë dhe ta shkarkoni.
apply-late-draft-until = { $count ->
    [one] Fshihet një ditë pas mbylljes.
   *[other] Fshihet { $count } ditë pas mbylljes.
}
apply-late-openings = Shihni çfarë është e hapur

# Rruga e kthimit
apply-ask-title = Kthehuni te aplikimi juaj
apply-ask-lede = Shkruani adresën e postës elektronike që dhatë në aplikim. Aty dërgojmë një lidhje që ju kthen, në çdo pajisje.
apply-ask-email-hint = Adresa në aplikimin tuaj.
apply-ask-do = Më dërgoni një lidhje
apply-ask-sent = Nëse ka një aplikim me këtë adresë, një letër me lidhje është nisur drejt saj. Shikoni edhe te posta e padëshiruar.
apply-ask-once = Lidhja vlen një herë, { $within }.
apply-lost-title = Kjo pajisje nuk e hap këtë aplikim
apply-lost-lede = Një aplikim hapet vetëm në pajisjen ku u fillua, ose me një lidhje nga letrat tona. Nëse keni një aplikim me këtë referencë, asgjë prej tij nuk ka humbur.
apply-return-title = Kthimi te aplikimi juaj
apply-return-lede = Lidhja në letrën tuaj është e vlefshme. Ajo përdoret vetëm një herë: shtypni butonin në pajisjen ku doni të vazhdoni.
apply-return-do = Hap aplikimin tim

# Before the first step
apply-begin-title = Aplikoni: { $title }
apply-begin-lede = Nuk ju duhet llogari. Secili hap ruhet, dhe mund të ndaleni e të ktheheni derisa të mbyllet konkursi.
apply-begin-do = Fillo
