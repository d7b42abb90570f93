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
staff-room-assignments = Assignments
staff-room-review = Review
staff-room-ranking = Ranking
staff-room-shortlists = Shortlists

# Before a session ends
staff-session-ends = You will be signed out in two minutes, because nothing was asked of us for a while. Stay, and nothing of what is on this page is lost.
staff-session-stay = Stay signed in
