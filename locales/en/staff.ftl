### Signing in, invitations and the pages of HR.

staff-nav-openings = Openings
staff-nav-people = People
staff-nav-public = Public site

# The rooms of an opening
staff-room = This opening
staff-room-overview = Overview
staff-room-advert = Advert
staff-room-criteria = Criteria
staff-room-questions = Questions
staff-room-documents = Documents
staff-room-panel = Panel
staff-room-applications = Applications
staff-room-review = Review
staff-room-ranking = Ranking
staff-room-shortlists = Shortlists
