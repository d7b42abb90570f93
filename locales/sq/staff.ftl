### Hyrja, ftesat dhe faqet e burimeve njerëzore.

staff-nav-openings = Konkurset
staff-nav-people = Njerëzit
staff-nav-public = Faqja publike

# Dhomat e një konkursi
staff-room = Ky konkurs
staff-room-overview = Përmbledhje
staff-room-advert = Shpallja
staff-room-criteria = Kriteret
staff-room-questions = Pyetjet
staff-room-documents = Dokumentet
staff-room-panel = Komisioni
staff-room-applications = Aplikimet
staff-room-assignments = Caktimet
staff-room-review = Vlerësimi
staff-room-ranking = Renditja
staff-room-shortlists = Listat e ngushta

# Before a session ends
staff-session-ends = Pas dy minutash do të dilni nga llogaria, sepse prej kohësh nuk është bërë asnjë kërkesë. Qëndroni, dhe asgjë nga kjo faqe nuk humbet.
staff-session-stay = Qëndro brenda
