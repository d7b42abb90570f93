### Hyrja, ftesat dhe faqet e burimeve njerëzore.

staff-nav-openings = Konkurset
staff-nav-people = Njerëzit
staff-nav-public = Faqja publike
