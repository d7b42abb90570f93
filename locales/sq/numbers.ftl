# Sa e sigurt është renditja
numbers-title = Sa e sigurt është kjo renditje?
numbers-lede = Çfarë thonë fletët përtej mesatareve: kush është i rreptë, sa i sigurt është çdo vend, ku pajtohen vlerësuesit. Mesataret vijnë të parat dhe asgjë këtu nuk i ndryshon.
numbers-stale = Një fletë ndryshoi: këto shifra po rillogariten. Ajo që shihni është e { $when }.
numbers-computing = Këto shifra po llogariten. Shikoni përsëri pas pak.
numbers-refused-no-cards = Asgjë nuk përshtatet: ende asnjë fletë nuk vlerëson diçka që llogaritet.
numbers-refused-one-reviewer = Asgjë nuk përshtatet: të gjitha fletët janë të një vlerësuesi, prandaj askush nuk mund të thotë nëse është i rreptë.
numbers-refused-disconnected = Asgjë nuk përshtatet: këto grupe vlerësuesish nuk kanë asnjë kandidat të përbashkët, prandaj askush nuk mund të dallojë vlerësuesit e rreptë nga kandidatët më të dobët. Do të ndihmonte një kandidat i vlerësuar nga të dy grupet.
numbers-refused-too-few = Asgjë nuk përshtatet: ka shumë pak fletë për të dalluar vlerësuesit e rreptë nga kandidatët më të dobët ({ $cards }; duhen së paku { $needed }).
numbers-refused-no-variance = Asgjë nuk përshtatet: të gjitha fletët kanë të njëjtën vlerë.
numbers-refused-alike = Asgjë nuk përshtatet: fletët për një kandidat ndryshojnë po aq sa vetë kandidatët. Sipas këtyre fletëve askush nuk mund të thotë kush është më i mirë.
numbers-refused-unsolvable = Asgjë nuk përshtatet: me këto vlera nuk mund të llogaritet.
numbers-group = Grupi { $number }: { $names }
numbers-cut-separates = Prerja pas vendit { $last } e ndan vendin { $last } nga vendi { $first }: ai më lart është më i miri me gjasë { $percent }.
numbers-cut-open = Prerja pas vendit { $last } nuk e ndan vendin { $last } nga vendi { $first }: ai më lart është më i miri me gjasë vetëm { $percent }.
numbers-cut-tied = Vendet { $last } dhe { $first } kanë të njëjtën mesatare: prerja mes tyre ndan të barabartë.
numbers-in-doubt = { $count ->
    [0] Askush tjetër nuk mund të jetë në anën tjetër të saj.
    [one] { $count } kandidat mund të jetë në njërën ose në tjetrën anë të saj.
   *[other] { $count } kandidatë mund të jenë në njërën ose në tjetrën anë të saj.
}
numbers-cut-field = Vende brenda prerjes
numbers-cut-show = Shfaq
numbers-complete = Të gjithë i vlerësuan të gjithë: përshtatja i afron mesataret dhe nuk ndryshon asnjë vend.
numbers-moved = Vlerat e përshtatura marrin parasysh vlerësuesit e rreptë dhe zemërgjerë; kush lëviz është i shënuar.
numbers-up = { $count ->
    [one] { $count } vend më lart
   *[other] { $count } vende më lart
}
numbers-down = { $count ->
    [one] { $count } vend më poshtë
   *[other] { $count } vende më poshtë
}
numbers-range = { $low } deri në { $high }
numbers-interval = Mund të jetë
numbers-adjusted = përshtatur { $value }
numbers-adjusted-head = Përshtatur
numbers-chance = Mes { $count } të parëve
numbers-ranks = Vendet dhe sa të sigurta janë
numbers-ranks-text = Në 95 nga 100 raste që përputhen me këto fletë, vendi i vërtetë është brenda shiritit. Vija e ndërprerë është prerja. “Përshtatur” është ajo që do të ishte më së shumti gjasa mesatarja, po ta kishte vlerësuar kandidatin tërë paneli.
numbers-leanings = Vlerësues të rreptë dhe zemërgjerë
numbers-leanings-text = Sa vlerëson secili më ulët ose më lart se paneli, për të njëjtët kandidatë. Ku shiriti e kalon vijën e ndërprerë, mund të jenë si të tjerët.
numbers-reviewer = Vlerësuesi
numbers-harsh-lenient = Më i rreptë – më zemërgjerë
numbers-agreement = Sa pajtohen vlerësuesit
numbers-agreement-text = 1 është pajtim i plotë, 0 (vija e ndërprerë) është ajo që do të jepte rastësia. Mbështetuni te një fletë e vetme nga rreth 0,8; mesatarja e disa fletëve është më e sigurt se një.
numbers-criterion = Kriteri
numbers-alpha-interval = α sipas largësisë
numbers-alpha-ordinal = α sipas radhës
numbers-icc = ICC e fletëve të vetme
numbers-coefficient = { $value } ({ $low } deri në { $high })
numbers-undefined-pairs = askush nuk u vlerësua nga dy veta
numbers-undefined-variance = të gjitha vlerësimet janë njësoj
numbers-undefined-disconnected = disa vlerësues nuk kanë kandidat të përbashkët
numbers-undefined-few = shumë pak vlerësime
numbers-weights = Çfarë vendosin peshat
numbers-weights-text = { $count ->
    [one] Sa pak do të duhej të ndryshonte një peshë që dikush tjetër të ishte i pari.
   *[other] Sa pak do të duhej të ndryshonte një peshë që dikush tjetër të ishte mes { $count } të parëve.
}
numbers-weights-tied = Prerja ndan dy veta me të njëjtën mesatare: çdo ndryshim i një peshe mund të vendosë mes tyre.
numbers-weights-nobody = Askush nuk është jashtë prerjes.
numbers-change = Ndryshimi
numbers-lowered = { $percent } më pak
numbers-raised = { $percent } më shumë
numbers-unmoved = asgjë deri në dhjetëfishin e peshës
numbers-next = Cili vlerësim do të sqaronte më së shumti
numbers-next-text = { $count ->
    [one] Fletë të tjera që do të tregonin më së shumti kush është i pari.
   *[other] Fletë të tjera që do të tregonin më së shumti kush është mes { $count } të parëve.
}
numbers-next-one = { $reviewer } për { $candidate }: do të sqaronte rreth { $percent } të dyshimit.
numbers-days = Fletët e dorëzuara ditë pas dite
numbers-day = Dita
