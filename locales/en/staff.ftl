### Signing in, invitations and the pages of HR.

staff-nav-openings = Openings
staff-nav-people = People
staff-nav-public = Public site
