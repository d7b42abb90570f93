### Çka sheh kandidati, nga hapi i parë deri te dëshmia e pranimit.

# Çfarë mungon ose është gabim, siç qëndron pranë fushës
apply-wrong-name-missing = Shkruani emrin tuaj të plotë, ashtu siç duhet të jetë në letrat për ju.
apply-wrong-email-missing = Shkruani adresën tuaj të postës elektronike. Aty shkon vërtetimi.
apply-wrong-email = Kjo nuk është adresë ku mbërrijnë letrat. Kontrollojeni: duket si emri@example.org.
apply-wrong-phone = Shkruani një numër telefoni me 5 deri në 20 shifra, si +383 44 123 456, ose lëreni bosh.
apply-wrong-consent-missing = Pa pëlqimin tuaj nuk mund ta ruajmë aplikimin. Shënoni kutinë për të vazhduar.
apply-wrong-language = Zgjidhni një nga gjuhët e ofruara.
apply-wrong-too-long = Kjo është shumë e gjatë: pranohen më së shumti { $count ->
    [one] { $count } shenjë
   *[other] { $count } shenja
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
apply-wrong-document-missing = Ky dokument ende mungon. Zgjidhni skedarin.
apply-wrong-document-unknown = Ky konkurs nuk e kërkon këtë dokument. Hiqeni.
apply-wrong-document-too-many = Pranohen më së shumti { $count ->
    [one] { $count } dokument
   *[other] { $count } dokumente
}. Hiqni njërin më parë.
apply-wrong-document-total = Të gjitha dokumentet tuaja së bashku janë shumë të mëdha: pranohen më së shumti { $limit }. Zvogëloni njërin prej tyre ose hiqni një që nuk është kërkuar.

# Pse një konkurs nuk pranon aplikim
apply-closed = Ky konkurs u mbyll më { $closes }. Këtë e morëm më { $received }.
apply-not-yet-open = Ky konkurs pranon aplikime nga { $opens }.
apply-cancelled = Ky konkurs u anulua dhe nuk pranon aplikime.
apply-withdrawn = Ky aplikim është tërhequr. Derisa konkursi pranon aplikime, mund të filloni një të ri.
apply-discard-draft = Ky është ende draft: nuk u dërgua asgjë që mund të tërhiqet. Mund ta fshini.
