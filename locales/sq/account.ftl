### Llogaritë: hyrja, ftesat, fjalëkalimet, kush punon këtu.

# Hyrja
account-error-title = Gabim:
account-password = Fjalëkalimi
account-sign-in-lede = Për stafin dhe komisionet. Aplikantëve nuk u duhet llogari: lidhja në letrën e tyre i kthen te aplikimi.
account-forgotten = E keni harruar fjalëkalimin? Kërkojini një administratori këtu një lidhje të re.
account-signed-out = Keni dalë nga llogaria.
account-wrong-credentials = Adresa dhe fjalëkalimi nuk përkojnë. Kontrolloni të dyja dhe provoni përsëri.
account-too-many = Shumë përpjekje. Provoni përsëri pas { $count ->
    [one] { $count } minute
   *[other] { $count } minutash
}.

# Ftesat dhe fjalëkalimet
account-accept-title = Pranoni ftesën
account-accept-welcome = Mirë se erdhët, { $name }
account-accept-lede = Zgjidhni një fjalëkalim për { $organisation }. Pastaj hyni menjëherë.
account-accept-do = Ruaje dhe hyr
account-choose-password = Zgjidhni një fjalëkalim
account-password-hint = { $count ->
    [one] { $count } karakter
   *[other] { $count } karaktere
} ose më shumë. Disa fjalë njëra pas tjetrës janë zgjedhje e mirë.
account-wrong-password-short = Është shumë i shkurtër: duhen së paku { $count ->
    [one] { $count } karakter
   *[other] { $count } karaktere
}. Disa fjalë njëra pas tjetrës janë zgjedhje e mirë.
account-wrong-password-long = Është shumë i gjatë: pranohen më së shumti { $count ->
    [one] { $count } karakter
   *[other] { $count } karaktere
}.
account-wrong-password-common = Ky është ndër të parët që do të provonin të tjerët. Zgjidhni disa fjalë që nuk shkojnë bashkë.
account-wrong-password-name = Mos përdorni emrin e organizatës, të këtij programi ose adresën tuaj: të tjerët do t’i provonin.
account-wrong-present-password = Ky nuk është fjalëkalimi juaj i tanishëm.

# Llogaria e vet
account-title = Llogaria
account-role = Roli
account-present-password = Fjalëkalimi i tanishëm
account-new-password = Fjalëkalimi i ri
account-password-note = Kushdo që ka hyrë diku tjetër si ju, edhe programet, del prej saj.
account-password-do = Ndërro fjalëkalimin
account-password-changed = Fjalëkalimi u ndërrua dhe kudo tjetër keni dalë.
account-sessions = Ku keni hyrë
account-session-here = Ky shfletues
account-session-other = Një shfletues tjetër
account-session-times = Që nga { $since }, parë së fundi { $seen }
account-session-now = tani
account-session-end = Mbylle
account-session-ended = Ajo hyrje u mbyll.

# Njerëzit
account-role-administrator = Administrator
account-role-administrator-hint = Fton njerëz dhe jep role. Nuk sheh aplikime.
account-role-hr = Burimet njerëzore
account-role-hr-hint = Shpall konkurse dhe lexon çdo aplikim.
account-role-member = Anëtar
account-role-member-hint = Sheh vetëm konkurset në komisionin e të cilave është.
account-standing-invited = i ftuar
account-standing-active = aktiv
account-standing-disabled = i çaktivizuar
account-pages = Faqet e listës
account-invite-title = Ftoni dikë
account-invite-email-hint = Ftesa shkon atje.
account-letters-in = Letrat në
account-invite-do = Dërgo ftesën
account-invited = Ftesa është nisur.
account-wrong-name-missing = Shkruani emrin e personit.
account-wrong-name-long = Është shumë i gjatë: pranohen më së shumti { $count ->
    [one] { $count } karakter
   *[other] { $count } karaktere
}.
account-wrong-email = Kjo nuk është adresë ku arrijnë letrat. Kontrollojeni: duket si emri@example.org.
account-wrong-email-taken = Për këtë adresë ka tashmë një llogari.
account-since = Llogaria që nga
account-role-do = Ndërro rolin
account-changed = U ndërrua. Vlen që nga klikimi i tyre i radhës.
account-access = Qasja
account-again-note = Një lidhje e re u lejon të zgjedhin fjalëkalim, kur e kanë humbur ftesën ose harruar fjalëkalimin.
account-again-do = Dërgo një lidhje të re
account-disable-note = Një llogari e çaktivizuar del menjëherë kudo. Ajo që ka bërë mbetet e shënuar.
account-disable-self-note = Kjo është llogaria juaj: dilni menjëherë, dhe duhet ta aktivizojë përsëri një administrator tjetër.
account-disable-do = Çaktivizo llogarinë
account-enable-note = Kjo llogari është e çaktivizuar: askush nuk mund të hyjë në të.
account-enable-do = Aktivizo llogarinë
account-last-administrator = Administratori i fundit mbetet: jepjani më parë rolin dikujt tjetër.
