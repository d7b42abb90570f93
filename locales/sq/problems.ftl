### Çfarë shkoi keq dhe çfarë mund të bëhet.

# Dokumente që nuk pranohen
problems-document-empty = Ky skedar është bosh. Kontrolloni nëse hapet në pajisjen tuaj, pastaj zgjidheni përsëri.
problems-document-no-extension = Emri i këtij skedari nuk mbaron me një format. Skedari është { $detected }: shtoni .{ $extension } në fund të emrit dhe zgjidheni përsëri.
problems-document-misnamed = Ky skedar quhet .{ $named }, por është { $detected }. Riemërtojeni që të mbarojë me .{ $extension }, ose ruajeni në formatin që thotë emri, dhe zgjidheni përsëri.
problems-document-not-allowed = Ky skedar është { $detected }, dhe kjo nuk pranohet këtu. Ruajeni në një nga këto formate dhe zgjidheni përsëri: { $allowed }.
problems-document-heic = Kjo është një fotografi në formatin HEIC të Apple-it, të cilin shumë kompjuterë nuk e hapin. Dërgojeni nga telefoni si JPEG ose vendoseni në një PDF. Këtu pranohen: { $allowed }.
problems-document-macros = Ky dokument Word përmban makro, të cilat nuk pranohen. Në Word zgjidhni “Ruaj si” dhe llojin “Dokument Word (.docx)” ose PDF. Këtu pranohen: { $allowed }.
problems-document-old-office = Ky është një dokument në një format të vjetër të Office-it. Hapeni, zgjidhni “Ruaj si” dhe pastaj një format më të ri. Këtu pranohen: { $allowed }.
problems-document-archive = Ky është një arkiv. Shpaketojeni dhe zgjidhni vetë dokumentin. Këtu pranohen: { $allowed }.
problems-document-unknown = Nuk e njohim këtë skedar: mund të jetë i dëmtuar ose në një format që nuk pranohet. Hapeni, ruajeni përsëri në një nga këto formate dhe zgjidheni përsëri: { $allowed }.
problems-document-damaged = Ky skedar { $format } është i dëmtuar ose i paplotë. Hapeni në pajisjen tuaj, ruajeni përsëri dhe zgjidheni përsëri.
problems-document-not-text = Ky skedar quhet tekst, por përmban bajte që asnjë tekst nuk i ka. Ruajeni si tekst të thjeshtë në UTF-8, ose si PDF, dhe zgjidheni përsëri.
problems-document-locked = Ky skedar hapet vetëm me fjalëkalim, ndaj askush këtu nuk do të mund ta lexonte. Hiqni fjalëkalimin, ruajeni dhe zgjidheni përsëri.
problems-document-too-many-pixels = Kjo pamje është shumë e madhe: { $width } × { $height } pikselë. Pranohen më së shumti { $megapixels } megapikselë. Zvogëlojeni, ose skanojeni me rezolucion më të ulët, dhe zgjidheni përsëri.
problems-document-too-complex = Ky dokument përbëhet nga tepër shumë pjesë. Ruajeni si PDF dhe zgjidheni përsëri.
problems-document-unpacks-too-far = Ky dokument është shumë më i madh nga brenda sesa nga jashtë: pranohen më së shumti { $limit }. Zvogëloni pamjet në të, ose ruajeni si PDF, dhe zgjidheni përsëri.
problems-document-unsafe = Ky dokument është ndërtuar në një mënyrë që nuk është e sigurt për t'u hapur. Hapeni në pajisjen tuaj, ruajeni me një emër tjetër, ose si PDF, dhe zgjidheni përsëri.
problems-document-too-large = Ky skedar është shumë i madh: pranohen më së shumti { $limit }. Zvogëlojeni, për shembull duke e ruajtur si PDF me pamje më të vogla, dhe zgjidheni përsëri.
problems-document-interrupted = Lidhja u ndërpre para se të mbërrinte ky skedar. Ajo që dërguat më parë është ruajtur; zgjidheni këtë skedar përsëri.
problems-document-no-room = Ky skedar nuk mundi të ruhej, dhe faji është yni. Asgjë që dërguat më parë nuk ka humbur. Ju lutemi provoni përsëri pas disa minutash.

# Çfarë është një skedar, pas “ky skedar është”
problems-document-kind-pdf = një dokument PDF
problems-document-kind-docx = një dokument Word
problems-document-kind-odt = një tekst OpenDocument
problems-document-kind-rtf = një dokument Rich Text
problems-document-kind-txt = një tekst i thjeshtë
problems-document-kind-jpeg = një pamje JPEG
problems-document-kind-png = një pamje PNG
problems-document-kind-old-office = një dokument në një format të vjetër të Office-it
problems-document-kind-macro-document = një dokument Word me makro
problems-document-kind-spreadsheet = një fletë llogaritëse
problems-document-kind-presentation = një prezantim
problems-document-kind-heic = një fotografi në formatin HEIC të Apple-it
problems-document-kind-other-image = një pamje në një format tjetër
problems-document-kind-media = një incizim zanor ose video
problems-document-kind-archive = një arkiv
problems-document-kind-web-page = një faqe interneti
problems-document-kind-program = një program
problems-document-kind-locked = një dokument me fjalëkalim
problems-document-kind-unknown = në një format të panjohur
