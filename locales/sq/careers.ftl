### Lista publike e konkurseve dhe faqet e tyre.

careers-nav-openings = Konkurset

# Lista
careers-title = Punoni me ne
careers-tagline = Çdo konkurs është publik, çdo aplikim merr përgjigje dhe kriteret shkruhen para se të lexohet CV-ja e parë.
careers-place-all = Të gjitha vendet
careers-show-all = Të hapura dhe të mbyllura
careers-show-open = Vetëm të hapurat
careers-show-closed = Vetëm të mbyllurat
careers-nothing-for = Asgjë për “{ $q }”
careers-nothing-text = Asnjë konkurs nuk përputhet në titull, vend a tekst.
careers-show-every = Shfaq të gjitha konkurset
careers-empty = Për momentin nuk ka konkurse
careers-empty-text = Të rejat dalin këtu së pari. Mund t’i ndiqni me kanalin më poshtë.
careers-pages = Faqet
careers-first-page = Faqja e parë
careers-times-are = Orët janë lokale: { $zone }.
careers-follow = Ndiqni me kanal Atom
careers-feed-title = Konkurset e { $organisation }

# Një konkurs
careers-all-openings = Të gjitha konkurset
careers-about = Rreth pozitës
careers-not-in-your-language = Ky tekst nuk është në gjuhën tuaj.
careers-criteria = Çfarë vlerësohet
careers-criteria-text = Vlerësuesit i japin pikë çdo aplikimi sipas këtyre kritereve, secili më vete.
careers-weight = pesha { $weight }
careers-send = Çfarë duhet dërguar
careers-document-limits = { $formats }; deri në { $size }
careers-document-limits-several = më së shumti { $count ->
    [one] { $count } skedar
   *[other] { $count } skedarë
}, { $formats }; secili deri në { $size }
careers-questions = { $count ->
    [one] Përgjigjja juaj në { $count } pyetje
   *[other] Përgjigjet tuaja në { $count } pyetje
}
careers-contact = Pyetje rreth pozitës
careers-changes = Të gjitha ndryshimet
careers-all-changes = Të gjitha ndryshimet
careers-published = U shpall.
careers-amended-on = Ndryshuar më { $day }.
careers-cancelled-on = Ky konkurs u anulua më { $day }.
careers-has-closed = Ky konkurs është mbyllur.
careers-took-until = Aplikimet u pranuan deri më { $closes }.
careers-see-open = Shihni konkurset e hapura
careers-closes = Mbyllet { $closes }

# Të dhënat
careers-facts = Shkurtimisht
careers-fact-closes = Mbyllet
careers-fact-left = Koha e mbetur
careers-fact-was-to-close = Do të mbyllej
careers-salary = Paga
careers-salary-gross = { $amount }, bruto
careers-place = Vendi
careers-contract = Kontrata
careers-positions = Numri i pozitave
careers-languages = Shpallja në
careers-apply = Apliko
careers-apply-text = Nuk duhet llogari. Çdo hap ruhet; mund të ndaleni dhe të ktheheni derisa të mbyllet konkursi.
careers-grace = Një ngarkim që ka filluar deri atëherë mund të përfundojë brenda { $grace }.
careers-on-your-device = Në pajisjen tuaj: { $time }
careers-applied-already = Keni filluar tashmë? Merrni një lidhje te aplikimi juaj.
careers-applied = Keni aplikuar? Merrni një lidhje te aplikimi juaj.
