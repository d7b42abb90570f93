### Letrat për kandidatët dhe stafin.

# Every letter
letter-greeting = Përshëndetje,
letter-greeting-name = I/e nderuar { $name },
letter-closes = Konkursi mbyllet më { $closes }.
letter-closes-yours = Për ju mbyllet më { $closes }.

# A way back to an application
letter-return-subject = Aplikimi juaj për { $title }: lidhja për t’u kthyer
letter-return-text = Keni filluar një aplikim për { $title }. Me këtë lidhje ktheheni tek ai, në çdo pajisje:
letter-return-once = Lidhja vlen një herë, { $within }. Një të re mund ta kërkoni te faqja e konkursit.
letter-reminder-subject = Ende i padërguar: aplikimi juaj për { $title }
letter-reminder-text = Filluat një aplikim për { $title } dhe nuk e keni dërguar. Vlen vetëm ajo që dërgohet. Me këtë lidhje ktheheni tek ai, nga çdo pajisje:

# The receipt
letter-receipt-subject = Aplikimi juaj për { $title } ka arritur: { $reference }
letter-receipt-text = Aplikimi juaj për { $title } ka arritur, i plotë dhe në kohë.
letter-receipt-received = Referenca: { $reference }
    U pranua: { $received }
    Në UTC: { $utc }
letter-receipt-keep = Ruajeni këtë letër. Referenca dhe SHA-256 i secilit dokument tregojnë se çfarë keni dërguar; askush nuk mund ta ndryshojë pa u vënë re.

# Withdrawn
letter-moved-subject = Adresë tjetër për aplikimin tuaj për { $title }
letter-moved-text = Aplikimi { $reference } për { $title } u dërgua përsëri me një adresë tjetër emaili. Letrat e tij shkojnë atje prej tani.
letter-moved-mistake = Nëse nuk ishit ju, shkruani menjëherë te { $help }.
letter-withdrawn-subject = Aplikimi juaj { $reference } u tërhoq
letter-withdrawn-text = Ju e tërhoqët aplikimin tuaj për { $title } (referenca { $reference }). Ai nuk do të shqyrtohet.

# Amended and cancelled
letter-amended-subject = Ndryshim: { $title }
letter-amended-text = Diçka ndryshoi në konkursin { $title }, për të cilin keni një aplikim (referenca { $reference }).
letter-amended-reason = Arsyeja e dhënë: { $reason }
letter-extended-subject = Më shumë kohë: { $title }
letter-extended-text = Ju është dhënë më shumë kohë për aplikimin tuaj për { $title } (referenca { $reference }): mund ta plotësoni, ndryshoni dhe dërgoni deri në çastin më poshtë, megjithëse konkursi për të tjerët mbyllet më herët.
letter-cancelled-subject = U anulua: { $title }
letter-cancelled-text = Konkursi { $title } u anulua. Aplikimi juaj (referenca { $reference }) nuk do të shqyrtohet dhe nuk duhet të bëni asgjë.

# A document that is given to nobody
letter-withheld-subject = Një skedar i aplikimit tuaj për { $title } nuk mund të përdoret
letter-withheld-text = Një nga skedarët që dërguat për { $title } (referenca { $reference }) nuk i jepet askujt dhe askush nuk e ka lexuar.
letter-withheld-infected = “{ $document }”: kontrolli ynë gjeti virus në të. Kjo mund të ndodhë pa fajin tuaj; kontrolloni pajisjen tuaj.
letter-withheld-unscannable = “{ $document }”: kontrolli ynë për viruse nuk mundi ta shikonte brenda. Është i mbrojtur me fjalëkalim ose leje, ose përmban më shumë se sa mund të kontrollohet.
letter-withheld-replace = Ju lutemi dërgoni një kopje të pastër para se të mbyllet konkursi, më së miri si PDF të re pa mbrojtje. Me këtë lidhje ktheheni te aplikimi juaj; zgjidhni aty skedarin përsëri dhe, nëse e kishit dërguar aplikimin, dërgojeni përsëri:
letter-withheld-staff = Konkursi nuk pranon më skedar tjetër në vend të tij. Njerëzit që punojnë me këtë konkurs e shohin që skedari mungon dhe vendosin si të vazhdohet; ju shkruajnë nëse u duhet. Pjesa tjetër e aplikimit mbetet siç e dërguat.

# Invitation
letter-invitation-subject = { $organisation } ju fton
letter-invitation-text = Jeni të ftuar të punoni me konkurset e { $organisation }. Zgjidhni një fjalëkalim me këtë lidhje; ajo vlen një herë, brenda { $count ->
    [one] { $count } dite
   *[other] { $count } ditësh
}:
letter-invitation-mistake = Nëse nuk e prisnit këtë letër, mos bëni asgjë; pa fjalëkalimin tuaj llogaria mbetet e mbyllur.
letter-password-subject = Fjalëkalimi juaj te { $organisation } u ndryshua
letter-password-text = Fjalëkalimi i llogarisë suaj te { $organisation } u ndryshua më { $at }. Kudo tjetër ku kishit hyrë, jeni nxjerrë nga llogaria.
letter-password-mistake = Nëse nuk ishit ju, kërkoni menjëherë nga një administrator që ta çaktivizojë llogarinë tuaj.

# The inbox for trying out
letters-inbox-title = Letrat e dërguara
letters-inbox-lede = Ky sajt është në provë: letrat ruhen këtu në vend që të dërgohen.
letters-inbox-empty = Ende nuk është dërguar asnjë letër

# Dikush përmendet në një shënim
letter-mentioned-subject = Ju përmendën në një shënim: { $title }
letter-mentioned-text = { $name } ju përmendi në një shënim për një aplikim për “{ $title }”. Hyni që ta lexoni:
