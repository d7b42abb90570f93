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
apply-wrong-document-missing = This document is still missing. Choose the file.
apply-wrong-document-unknown = This opening does not ask for this document. Leave it out.
apply-wrong-document-too-many = At most { $count ->
    [one] { $count } document is
   *[other] { $count } documents are
} accepted. Remove one first.
apply-wrong-document-total = All your documents together are too large: at most { $limit } are accepted. Make one of them smaller, or remove one that was not asked for.

# Why an opening does not take an application
apply-closed = This opening closed on { $closes }. We received this on { $received }.
apply-not-yet-open = This opening takes applications from { $opens } on.
apply-cancelled = This opening was cancelled and takes no applications.
apply-withdrawn = This application is withdrawn. While the opening takes applications, you may begin a new one.
apply-discard-draft = This is still a draft: nothing was submitted that could be withdrawn. You can delete it.
