### Signing in, invitations and the pages of HR.
