### Çfarë kanë të përbashkët të gjitha faqet: butonat, gjuhët, datat, kohëzgjatjet, shumat.

# Butonat dhe lidhjet
common-yes = Po
common-no = Jo
common-save = Ruaj
common-cancel = Anulo
common-back = Kthehu
common-continue = Vazhdo
common-next = Tjetra
common-previous = E mëparshmja
common-search = Kërko
common-close = Mbyll
common-open = Hap
common-send = Dërgo
common-edit = Ndrysho
common-remove = Hiq
common-add = Shto
common-replace = Zëvendëso
common-stop = Ndalo
common-download = Shkarko
common-print = Printo
common-copy = Kopjo
common-confirm = Konfirmo
common-preview = Parapamje
common-show = Shfaq
common-hide = Fshih
common-filter = Filtro
common-clear-filters = Pastro filtrat
common-try-again = Provo përsëri
common-sign-in = Hyr
common-sign-out = Dil
common-skip-to-content = Kalo te përmbajtja
common-home = Ballina
common-menu = Menyja
common-main-navigation = Navigimi kryesor
common-page-previous = Faqja e mëparshme
common-page-next = Faqja tjetër
common-more = Më shumë
common-all = Të gjitha
common-none = Asnjë
common-nothing-found = Nuk u gjet asgjë

# Fjalët pranë fushave
common-required = e detyrueshme
common-optional = opsionale
common-name = Emri
common-email = Email-i
common-phone = Telefoni
common-date-label = Data
common-time = Ora
common-reason = Arsyeja
common-comment = Koment
common-language = Gjuha
common-status = Gjendja
common-reference = Referenca
common-documents = Dokumentet
common-document-of = { $title }, skedari { $number } nga { $count }
common-labelled = { $label }: { $value }
common-error-summary = Ka një problem
common-saved-at = U ruajt në orën { $time }
common-saving = Po ruhet…
common-not-saved = Ende nuk është ruajtur

# Gjuhët
common-language-en = anglisht
common-language-sq = shqip
common-language-sr = serbisht
common-language-sr-Cyrl = serbisht (cirilik)
common-in-english = Në anglisht
common-choose-language = Zgjidh gjuhën

# Ditët dhe muajt
common-weekday-1 = e hënë
common-weekday-2 = e martë
common-weekday-3 = e mërkurë
common-weekday-4 = e enjte
common-weekday-5 = e premte
common-weekday-6 = e shtunë
common-weekday-7 = e diel
common-weekday-short-1 = hën
common-weekday-short-2 = mar
common-weekday-short-3 = mër
common-weekday-short-4 = enj
common-weekday-short-5 = pre
common-weekday-short-6 = sht
common-weekday-short-7 = die
common-month-1 = janar
common-month-2 = shkurt
common-month-3 = mars
common-month-4 = prill
common-month-5 = maj
common-month-6 = qershor
common-month-7 = korrik
common-month-8 = gusht
common-month-9 = shtator
common-month-10 = tetor
common-month-11 = nëntor
common-month-12 = dhjetor
common-month-short-1 = jan
common-month-short-2 = shk
common-month-short-3 = mar
common-month-short-4 = pri
common-month-short-5 = maj
common-month-short-6 = qer
common-month-short-7 = korr
common-month-short-8 = gush
common-month-short-9 = sht
common-month-short-10 = tet
common-month-short-11 = nën
common-month-short-12 = dhj

# Datat dhe orët
common-date = { $weekday }, { $day } { $month } { $year }
common-month-year = { $month } { $year }
common-date-time = { $date }, ora { $time }
common-utc = { $time } UTC
common-city-time = { $city ->
    [Prishtina] ora e Prishtinës
    [Tirana] ora e Tiranës
    [Skopje] ora e Shkupit
    [Podgorica] ora e Podgoricës
    [Belgrade] ora e Beogradit
   *[other] ora lokale, { $city }
}

# Kohëzgjatjet
common-weeks = { $count ->
    [one] { $count } javë
   *[other] { $count } javë
}
common-days = { $count ->
    [one] { $count } ditë
   *[other] { $count } ditë
}
common-hours = { $count ->
    [one] { $count } orë
   *[other] { $count } orë
}
common-minutes = { $count ->
    [one] { $count } minutë
   *[other] { $count } minuta
}
common-h = { $count } orë
common-min = { $count } min
common-less-than-a-minute = më pak se një minutë
common-within-hours = { $count ->
    [one] brenda { $count } ore
   *[other] brenda { $count } orësh
}
common-within-days = { $count ->
    [one] brenda { $count } dite
   *[other] brenda { $count } ditësh
}
common-closes-in-weeks = { $count ->
    [one] Mbyllet pas { $count } jave
   *[other] Mbyllet pas { $count } javësh
}
common-closes-in-days = { $count ->
    [one] Mbyllet pas { $count } dite
   *[other] Mbyllet pas { $count } ditësh
}
common-closes-in-hours = { $count ->
    [one] Mbyllet pas { $count } ore
   *[other] Mbyllet pas { $count } orësh
}
common-closes-in-minutes = { $count ->
    [one] Mbyllet pas { $count } minute
   *[other] Mbyllet pas { $count } minutash
}
common-closes-in-less-than-a-minute = Mbyllet për më pak se një minutë
common-closed = Mbyllur
common-clock-note = Ora e pajisjes suaj gabon për { $time }. Kjo faqe ndjek tonën.

# Shumat
common-files = { $count ->
    [one] { $count } skedar
   *[other] { $count } skedarë
}
common-pages = { $count ->
    [one] { $count } faqe
   *[other] { $count } faqe
}
common-money = { $amount } { $currency }
common-salary = { $money } { $period }
common-salary-from = nga { $money } { $period }
common-salary-up-to = deri në { $money } { $period }
common-salary-period = { $period ->
    [hour] në orë
    [day] në ditë
    [week] në javë
    [year] në vit
   *[month] në muaj
}

common-help = Ndihmë
common-staff-sign-in = Stafi
