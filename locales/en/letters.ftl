### Letters to applicants and staff.

# Every letter
letter-greeting = Hello,
letter-greeting-name = Dear { $name },
letter-closes = The opening closes on { $closes }.
letter-closes-yours = For you it closes on { $closes }.

# A way back to an application
letter-return-subject = Your application for { $title }: the way back
letter-return-text = You began an application for { $title }. With this link you come back to it, on any device:
letter-return-once = The link works once, { $within }. You can ask for a new one on the page of the opening.
letter-reminder-subject = Not sent yet: your application for { $title }
letter-reminder-text = You began an application for { $title } and have not sent it. Only what is sent counts. With this link you come back to it, on any device:

# The receipt
letter-receipt-subject = Your application for { $title } has arrived: { $reference }
letter-receipt-text = Your application for { $title } has arrived, complete and in time.
letter-receipt-received = Reference: { $reference }
    Received: { $received }
    In UTC: { $utc }
letter-receipt-keep = Keep this letter. The reference and the SHA-256 of each document show what you sent; nobody can change it unseen.

# Withdrawn
letter-moved-subject = Another address for your application for { $title }
letter-moved-text = The application { $reference } for { $title } was sent again with another email address. Its letters go there from now on.
letter-moved-mistake = If it was not you, write to { $help } at once.
letter-withdrawn-subject = Your application { $reference } is withdrawn
letter-withdrawn-text = You withdrew your application for { $title } (reference { $reference }). It will not be considered.

# Amended and cancelled
letter-amended-subject = Changed: { $title }
letter-amended-text = Something changed in the opening { $title }, for which you have an application (reference { $reference }).
letter-amended-reason = The reason given: { $reason }
letter-extended-subject = More time: { $title }
letter-extended-text = You were given more time for your application for { $title } (reference { $reference }): you may fill in, change and send it until the instant below, although the opening closes earlier for others.
letter-cancelled-subject = Cancelled: { $title }
letter-cancelled-text = The opening { $title } was cancelled. Your application (reference { $reference }) will not be considered, and you need do nothing.

# A document that is given to nobody
letter-withheld-subject = A file of your application for { $title } cannot be used
letter-withheld-text = One of the files that you sent for { $title } (reference { $reference }) is given to nobody, and nobody has read it.
letter-withheld-infected = “{ $document }”: our virus scanner found a virus in it. That can happen without your doing; have your device checked.
letter-withheld-unscannable = “{ $document }”: our virus scanner could not look into it. It is protected by a password or a permission, or holds more than can be checked.
letter-withheld-replace = Please send a clean copy before the opening closes, best as a new PDF without protection. With this link you come back to your application; choose the file there anew, and if you had sent your application, send it again:
letter-withheld-staff = The opening takes no other file for it any more. The people who work on this opening see that the file is missing, and decide how to go on; they write to you if they need it. The rest of your application stands as you sent it.

# Invitation
letter-invitation-subject = { $organisation } invites you
letter-invitation-text = You are invited to work on the openings of { $organisation }. Choose a password with this link; it works once, within { $count ->
    [one] { $count } day
   *[other] { $count } days
}:
letter-invitation-mistake = If you did not expect this letter, leave it; without your password the account stays closed.
letter-password-subject = Your password at { $organisation } was changed
letter-password-text = The password of your account at { $organisation } was changed on { $at }. Wherever else you were signed in, you are signed out.
letter-password-mistake = If it was not you, ask an administrator at once to disable your account.

# The inbox for trying out
letters-inbox-title = Letters sent
letters-inbox-lede = This site is being tried out: letters are kept here instead of being sent.
letters-inbox-empty = No letter has been sent yet

# Somebody is named in a note
letter-mentioned-subject = You were named in a note: { $title }
letter-mentioned-text = { $name } named you in a note on an application for “{ $title }”. Sign in to read it:
