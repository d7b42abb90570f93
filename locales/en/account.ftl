### Accounts: signing in, invitations, passwords, who works here.

# Signing in
account-error-title = Error:
account-password = Password
account-sign-in-lede = For staff and panels. Applicants need no account: the link in their letter brings them back.
account-forgotten = Forgotten your password? Ask an administrator here for a new link.
account-signed-out = You are signed out.
account-wrong-credentials = The e-mail address and the password do not belong together. Check both and try again.
account-too-many = Too many attempts. Try again in { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}.

# Invitations and passwords
account-accept-title = Accept the invitation
account-accept-welcome = Welcome, { $name }
account-accept-lede = Choose a password for { $organisation }. Then you are signed in.
account-accept-do = Save and sign in
account-choose-password = Choose a password
account-password-hint = { $count ->
    [one] { $count } character
   *[other] { $count } characters
} or more. A few words in a row do well.
account-wrong-password-short = This is too short: { $count ->
    [one] { $count } character is
   *[other] { $count } characters are
} needed at least. A few words in a row do well.
account-wrong-password-long = This is too long: at most { $count ->
    [one] { $count } character is
   *[other] { $count } characters are
} accepted.
account-wrong-password-common = This is among the first that others would try. Choose a few words that do not belong together.
account-wrong-password-name = Leave out the name of the organisation, of this software and your address: others would try them.
account-wrong-present-password = This is not your present password.

# One’s own account
account-title = Account
account-role = Role
account-present-password = Present password
account-new-password = New password
account-password-note = Whoever is signed in as you elsewhere is signed out by it, programs among them.
account-password-do = Change the password
account-password-changed = The password is changed, and everywhere else you are signed out.
account-sessions = Where you are signed in
account-session-here = This browser
account-session-other = Another browser
account-session-times = Since { $since }, last seen { $seen }
account-session-now = now
account-session-end = End it
account-session-ended = That session is ended.

# People
account-role-administrator = Administrator
account-role-administrator-hint = Invites people and gives roles. Sees no applications.
account-role-hr = HR
account-role-hr-hint = Publishes openings and reads every application.
account-role-member = Member
account-role-member-hint = Sees only the openings whose panel they sit on.
account-standing-invited = invited
account-standing-active = active
account-standing-disabled = disabled
account-pages = Pages of people
account-invite-title = Invite somebody
account-invite-email-hint = The invitation goes there.
account-letters-in = Letters in
account-invite-do = Send the invitation
account-invited = The invitation is on its way.
account-wrong-name-missing = Enter the name of the person.
account-wrong-name-long = This is too long: at most { $count ->
    [one] { $count } character is
   *[other] { $count } characters are
} accepted.
account-wrong-email = This is not an e-mail address that letters reach. Check it: it looks like name@example.org.
account-wrong-email-taken = There is an account of this address already.
account-since = Account since
account-role-do = Change the role
account-changed = Changed. It holds from their next click on.
account-access = Access
account-again-note = A new link lets them choose a password, whether they lost the invitation or forgot the password.
account-again-do = Send a new link
account-disable-note = A disabled account is signed out everywhere at once. What it did stays on the record.
account-disable-self-note = This is your own account: you are signed out at once, and another administrator has to enable it again.
account-disable-do = Disable the account
account-enable-note = This account is disabled: nobody can sign in to it.
account-enable-do = Enable the account
account-last-administrator = The last administrator stays: give somebody else the role first.
