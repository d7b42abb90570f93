### Çfarë mbulon vlerësimi anonim në dokumente.

covers-title = Mbulimet për vlerësimin anonim
covers-intro = Vlerësuesit i shohin faqet e dokumenteve si pamje. Në to mbulohet ajo që është shënuar këtu.
covers-look = Çfarë mbulon vlerësimi anonim në këto dokumente
covers-wait = Ka dokumente që ju presin: vlerësuesit i lexojnë pasi ta konfirmoni çfarë është mbuluar.
covers-all = Të gjitha aplikimet që ju presin
covers-confirmed = I konfirmuar
covers-unconfirmed = I pakonfirmuar
covers-covered-here = E mbuluar në këtë faqe. Shtypni atë që mund të shihet:
covers-shown-here = E pambuluar. Shtypni atë që duhet të mbulohet përsëri:
covers-show = (shfaqe)
covers-cover-again = (mbuloje përsëri)
covers-picture = Fotografi
covers-drawing = Vizatim
covers-link = Lidhje
covers-link-of = Lidhje: { $words }
covers-words = Mbuloni edhe fjalë të tjera
covers-words-hint = Në të gjitha dokumentet dhe përgjigjet e këtij aplikimi, pavarësisht nga drejtshkrimi dhe shkronjat e mëdha: një nofkë, një fshat, një punëdhënës.
covers-cover = Mbuloje kudo
covers-added = Të mbuluara veç kësaj. Shtypni atë që s’ka nevojë të mbulohet:
covers-take-back = (mos e mbulo më)
covers-confirm = Mbulimet janë në rregull
covers-clear = Hiqni të gjitha ndreqjet
covers-limits = Nuk gjendet ajo që njerëzit tregojnë për veten me fjalë të tjera, ajo që është shkruar me dorë dhe ajo që gjendet në një fotografi.
covers-doubt-picture = Kjo faqe është fotografi: ajo që ka brenda nuk mund të mbulohet fjalë për fjalë.
covers-doubt-letters = Shkronjat e kësaj faqeje nuk tregojnë çfarë do të thonë: emrat nuk mund të gjenden mes tyre.
covers-doubt-unknown = Kjo faqe nuk u shqyrtua: ka tepër gjëra në të, ose u lexua para se të bëheshin mbulimet.
covers-not-shown = Vlerësuesit nuk e shohin derisa ta lëshoni ju.
covers-released = E keni lëshuar: vlerësuesit e shohin me mbulimet e shënuara.
covers-withheld-by-hand = E keni ndalur këtë faqe: vlerësuesit nuk e shohin.
covers-release = Shfaqe faqen me këto mbulime
covers-withhold = Ndale faqen
covers-keep-withheld = Le të mbetet e ndalur
covers-page-back = Vendosni përsëri
covers-no-words = Shkruani fjalë me shkronja ose shifra, më së shumti { $most } shenja.
covers-stale = Diçka ka ndryshuar që kur e patë. Shihni edhe një herë çfarë mbulohet.
covers-too-many = Ka tepër ndreqje. Më mirë ndaleni faqen.
covers-confirm-all = Konfirmo të gjitha pa faqe të dyshimta
covers-confirm-all-text = Ajo që u gjet vetvetiu merret si e saktë kudo ku çdo faqe mundi të shqyrtohej. Faqet që janë fotografi ose që nuk mund të shqyrtohen mbeten për t’i parë ju.
covers-confirmed-count = { $count ->
    [one] U konfirmuan mbulimet e { $count } aplikimi.
   *[other] U konfirmuan mbulimet e { $count } aplikimeve.
}
covers-waiting = Ju presin
covers-none-waiting = Asnjë dokument nuk pret konfirmim.
covers-more = Të tjerat shfaqen kur të mbarojnë këto.
covers-page-withheld = Faqja { $page } nga { $count } nuk tregohet në vlerësimin anonim: ajo që ka në të nuk mund të shqyrtohet. Burimet njerëzore mund ta lëshojnë.
covers-pages-more = { $shown } faqet e para nga { $count }.
covers-unconfirmed-reviewer = Burimet njerëzore po kontrollojnë çfarë mbulohet: faqet tregohen më pas
covers-never = faqet nuk shfaqen
