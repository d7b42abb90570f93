### What an applicant meets, from the first step to the receipt.

# What is missing or wrong, as it stands beside the field
apply-wrong-name-missing = Enter your full name, as it should stand on letters to you.
apply-wrong-email-missing = Enter your e-mail address. The receipt goes there.
apply-wrong-email = This is not an e-mail address that letters reach. Check it: it looks like name@example.org.
apply-wrong-phone = Enter a telephone number with 5 to 20 digits, such as +383 44 123 456, or leave it out.
apply-wrong-consent-missing = Without your consent we may not keep your application. Tick the box to go on.
apply-wrong-language = Choose one of the languages offered.
apply-wrong-too-long = This is too long: at most { $count ->
    [one] { $count } character is
   *[other] { $count } characters are
} accepted. Shorten it.
apply-wrong-answer-missing = This question needs an answer.
apply-wrong-answer-number = Enter a number, such as 7 or 2.5, with at most 15 digits.
apply-wrong-answer-date = Enter a date as year-month-day, such as 2025-02-14.
apply-wrong-answer-choice = Choose from the answers offered.
apply-wrong-answer-yes-no = Answer yes or no.
apply-wrong-answer-unknown = This opening asks no such question. Leave it out.
apply-wrong-answer-type = This is not an answer to this question. Send a text, a number, yes or no, or a list of choices.
apply-wrong-knock-out = With this answer an application to this opening cannot succeed, and it cannot be sent. If you answered by mistake, change your answer.
apply-wrong-field-unknown = Nobody asked for this field. Leave it out.
apply-wrong-answers-json = Send the answers as one JSON object: question key to answer.
apply-wrong-consent = Send true or false.
apply-wrong-file-name = Name the file: in Content-Disposition, or as ?name=.
apply-wrong-document-missing = This document is still missing. Choose the file.
apply-wrong-document-unknown = This opening does not ask for this document. Leave it out.
apply-wrong-document-too-many = At most { $count ->
    [one] { $count } document is
   *[other] { $count } documents are
} accepted. Remove one first.
apply-wrong-document-full = At most { $count ->
    [one] { $count } file is
   *[other] { $count } files are
} taken here, and there are already: { $names }. Remove or replace one of them first.
apply-wrong-document-named = “{ $name }”: { $wrong }
apply-wrong-document-twice = “{ $name }” is here already. The same file was sent once more; it is kept once.
apply-wrong-document-total = All your documents together are too large: at most { $limit } are accepted. Make one of them smaller, or remove one that was not asked for.

# Why an opening does not take an application
apply-closed = This opening closed on { $closes }. We received this on { $received }.
apply-not-yet-open = This opening takes applications from { $opens } on.
apply-cancelled = This opening was cancelled and takes no applications.
apply-withdrawn = This application is withdrawn. While the opening takes applications, you may begin a new one.
apply-settled = We received this { $received }, in time, but could not write it before the lists became final. The fault is ours: write to the organisation at once and name this time.
apply-in-doubt = Our clock is being set, and we take nothing until we know who is in time. Nothing is lost: try again in a moment.
apply-discard-draft = This is still a draft: nothing was submitted that could be withdrawn. You can delete it.

# The steps, and what stands above and below each
apply-steps = Steps
apply-step-about = About you
apply-step-questions = Questions
apply-step-documents = Documents
apply-step-check = Check
apply-step-done = (done)
apply-clock-left = { $time } left
apply-clock-here = On your device: { $time }
apply-clock-last = It closes in less than three minutes. What is not sent by then is not taken.
apply-clock-last-edited = It closes in less than three minutes. Changes that are not sent by then do not count: what you sent before stands.
apply-clock-last-grace = A file whose upload has begun by then may still arrive within { $grace } and be sent with the rest as it is.
apply-closes = Closes { $deadline }
apply-error-title = Error:
apply-problems = { $count ->
    [one] One thing to mend
   *[other] { $count } things to mend
}
apply-save-and-continue = Save and continue
apply-save-and-leave = Save and leave
apply-link-was-sent = A link to come back was sent to { $email }.

# About you
apply-full-name = Full name
apply-full-name-hint = As it should stand in a letter.
apply-email-hint = Your receipt and a link to come back go there.
apply-letters-in = Letters to you in
apply-your-data = Your data
apply-data-notice = { $organisation } uses what you send here to fill this opening, and for nothing else. Only the people who work on this opening read it. You can read, download and withdraw it at any time.
apply-consent = I agree that { $organisation } keeps and reads what I send here to fill this opening.
apply-consent-given = You agreed

# Questions
apply-questions-lede = { $count ->
    [one] One question. You can stop at any time and come back.
   *[other] { $count } questions. You can stop at any time and come back.
}
apply-no-answer = No answer
apply-characters-left = { $left } characters left
apply-at-most-characters = { $count ->
    [one] At most { $count } character
   *[other] At most { $count } characters
}

# Documents
apply-documents-title = Your documents
apply-documents-lede = Each file is kept as soon as it has arrived. You can replace it until the closing time.
apply-document-replace = Replace: { $title }
apply-document-replace-this = Replace
apply-document-choose = Choose a file: { $title }
apply-document-limits = { $formats }, up to { $limit }
apply-document-limits-several = At most { $count ->
    [one] { $count } file
   *[other] { $count } files
}: { $formats }, each up to { $limit }
apply-document-choose-several = Choose one or more files: { $title }
apply-document-add = Add another file: { $title }
apply-document-send-several = Send what is chosen
apply-document-count = { $count } of at most { $most ->
    [one] { $most } file
   *[other] { $most } files
}
apply-document-most = No further file is taken here. To add another, remove one first.
apply-document-send = Send this file
apply-document-send-first = Press the button below a file after choosing it. A file that is only chosen has not arrived here.
apply-document-received = { $size }, received { $time }
apply-scan-waiting = waits for the virus scan, which costs you nothing
apply-scan-infected = Our virus scanner found a virus in this file. It is given to nobody: please send a clean copy.
apply-scan-unscannable = Our virus scanner could not look into this file: it is protected, or holds more than can be checked. It is given to nobody: please send a copy without protection.
apply-document-none = No file
apply-unreadable-locked = This file asks for a password, so nobody here could open it. Save it without a password and replace it. You can also send your application as it is.
apply-unreadable-broken = This file could not be read: it seems to be damaged. Open it on your device, save it again, best as PDF, and replace it. You can also send your application as it is.
apply-unreadable-heavy = This file could not be shown: it is too large or too complicated inside. Save it again as a simple PDF and replace it. You can also send your application as it is.
apply-bytes = { $bytes } bytes
apply-upload-too-large = { $name } has { $size } MB; at most { $limit } MB are accepted.
apply-upload-sending = Sending { $name }: { $percent } %
apply-upload-received = { $name } has arrived.
apply-upload-waiting = The connection broke. { $name } goes on by itself as soon as it is back.
apply-upload-failed = { $name } did not get through. Try again; what was sent before is kept.
apply-upload-progress = Sent
apply-wrong-document-not-chosen = Choose a file first, then send it.

# Check and send
apply-check-title = Check and send
apply-check-lede = This is what we will get. Change what is not right yet; until the closing time you may change it and send it again.
apply-check-receipt = You get a receipt at once, here and by e-mail.
apply-change = Change
apply-not-given = Not given
apply-missing = { $count ->
    [one] One thing is missing
   *[other] { $count } things are missing
}
apply-submit = Send my application
apply-applied-before = You have applied already
apply-applied-before-detail = There is an application from this e-mail address to this opening. You can come back to it with a link that we send to you. If you want to apply anew, withdraw it first.

# The receipt
apply-receipt-page = Receipt
apply-receipt-in-time = Sent, and in time
apply-receipt-before = Your application for { $title } arrived { $span } before the closing time.
apply-receipt-in-grace = Sent, and accepted
apply-receipt-grace = Your application for { $title } arrived within the extra time that the opening gives to uploads begun before the closing time.
apply-receipt-withdrawn = You have withdrawn this application since. The receipt shows what was sent.
apply-received = Received
apply-closing = Closing time
apply-version = Version
apply-receipt-pdf = Receipt as PDF
apply-receipt-enclosed = The signed statement { $file } is enclosed in this file. Anyone can verify it with the keys published at { $keys }.
apply-receipt-download = Download the signed receipt
apply-now = What happens now
apply-now-letter = At once
apply-now-letter-detail = A letter with this receipt and a link to your application is on its way to { $email }.
apply-now-closing = Until the closing time
apply-now-closing-detail = Others may still apply: { $closes }. Until then you can change yours and send it again; you can withdraw it at any time.
apply-now-answer = Afterwards
apply-now-answer-detail = People read every application and score it. You hear from us at { $email }.

# Where it stands
apply-mine-title = My application
apply-mine-draft = This is a draft: it has not been sent.
apply-mine-saved = Last saved { $time }.
apply-mine-complete = Everything is there. Check it and send it.
apply-mine-go-on = Go on
apply-mine-submitted = Sent.
apply-mine-received = Received { $time }.
apply-happened = What has happened
apply-happened-begun = You began this application.
apply-happened-submitted = You sent it.
apply-happened-withdrawn = You withdrew it.
apply-to-receipt = Receipt
apply-to-opening = Back to the opening
apply-export = Download everything
apply-forget = Forget it here
apply-forget-detail = This device remembers your application. Is it not yours?

# Withdrawing and deleting
apply-withdraw-title = Withdraw my application
apply-withdraw-which = { $title }, reference { $reference }
apply-withdraw-means = Nobody will consider your application any more. While the opening takes applications, you may take this back or apply anew.
apply-withdraw-do = Withdraw
apply-withdraw-keep = Keep it
apply-withdrawn-title = You have withdrawn
apply-withdrawn-lede = You withdrew your application { $reference } on { $time }. It is no longer considered.
apply-withdrawn-again = While the opening takes applications, you may take this back, and your application counts again as you sent it; or apply anew.
apply-submit-changes = Send the changes
apply-check-same = You have sent exactly this. Nothing has been changed since.
apply-mine-may-change = Until { $deadline } you may change it and send it again. What you sent counts until you do.
apply-mine-change = Change my application
apply-mine-edited = You have changed it since, and the changes are not sent. What we received { $time } counts.
apply-mine-edited-late = What you changed afterwards was not sent before the closing time. What we received { $time } counts.
apply-mine-send-changes = Check and send the changes
apply-mine-drop = Drop the changes
apply-happened-edited = You changed it after sending; the changes are not sent.
apply-come-back = Take the withdrawal back
apply-come-back-already = You have applied to this opening anew in the meantime: that application counts.
apply-discard-title = Delete my draft
apply-discard-means = Everything that you typed and every file that you sent is deleted. This cannot be undone.
apply-discard-do = Delete

# Too late, or cancelled
apply-late-title = This opening has closed
apply-late-lede = { $title } took applications until { $closed }.
apply-late-closed = Closed at
apply-late-received = Your request came at
apply-late-by = Later by
apply-late-seconds = { $seconds } seconds
apply-late-fair = Nothing that you sent in time is lost. What came later cannot be accepted, from anybody: that is what makes the closing time fair.
apply-late-grace = Your last file began in time.
apply-late-grace-detail = It arrived within the extra time that this opening gives to uploads, so you may still send your application as it is, until { $until }.
apply-late-cancelled = This opening was cancelled
apply-late-cancelled-lede = { $title } takes no applications. You need do nothing.
apply-late-draft = You have a draft here that was not sent.
apply-late-draft-detail = It can no longer be changed. You can read it below and download it.
apply-late-draft-until = { $count ->
    [one] It is erased one day after the closing.
   *[other] It is erased { $count } days after the closing.
}
apply-late-openings = See what is open

# The way back
apply-ask-title = Come back to your application
apply-ask-lede = Enter the e-mail address that you gave in your application. We send a link to it that brings you back, on any device.
apply-ask-email-hint = The address in your application.
apply-ask-do = Send me a link
apply-ask-sent = If there is an application with this address, a letter with a link is on its way to it. Look into the folder for unwanted mail as well.
apply-ask-once = The link works once, { $within }.
apply-lost-title = This device does not hold the way in
apply-lost-lede = An application opens only on the device where it was begun, or with a link from one of our letters. If you have an application under this reference, nothing of it is lost.
apply-return-title = Back to your application
apply-return-lede = The link in your letter is good. It works once: press the button on the device on which you want to go on.
apply-return-do = Open my application

# Before the first step
apply-begin-title = Apply: { $title }
apply-begin-lede = You need no account. Every step is saved, and you can stop and come back until the opening closes.
apply-begin-do = Begin
