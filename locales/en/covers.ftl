### What a blind review covers in the documents.

covers-title = Covers for the blind review
covers-intro = Reviewers see the pages of the documents as images. What is marked here is covered in them.
covers-look = What the blind review covers in these documents
covers-wait = Documents wait for you: reviewers read them once you have confirmed what is covered.
covers-all = All applications that wait for you
covers-confirmed = Confirmed
covers-unconfirmed = Not confirmed
covers-covered-here = Covered on this page. Press what may be seen:
covers-shown-here = Not covered. Press what is to be covered again:
covers-show = (show)
covers-cover-again = (cover again)
covers-picture = Picture
covers-drawing = Drawing
covers-link = Link
covers-link-of = Link: { $words }
covers-words = Cover words as well
covers-words-hint = In all documents and answers of this application, in any spelling and case: a nickname, a village, an employer.
covers-cover = Cover everywhere
covers-added = Covered besides. Press what need not be:
covers-take-back = (no longer cover)
covers-confirm = The covers are right
covers-clear = Take back all corrections
covers-limits = Not found is what people tell of themselves in other words, what is handwritten, and what stands in a picture.
covers-doubt-picture = This page is a picture: what stands in it cannot be covered word by word.
covers-doubt-letters = The letters of this page do not say what they mean: names cannot be found among them.
covers-doubt-unknown = This page was not looked through: there is too much on it, or it was read before covers were made.
covers-not-shown = Reviewers do not see it unless you release it.
covers-released = You released it: reviewers see it with the covers that are marked.
covers-withheld-by-hand = You withhold this page: reviewers do not see it.
covers-release = Show the page with these covers
covers-withhold = Withhold the page
covers-keep-withheld = It stays withheld
covers-page-back = Decide anew
covers-no-words = Write words with letters or digits, at most { $most } characters.
covers-stale = Something has changed since you looked. Look once more at what is covered.
covers-too-many = There are too many corrections. Withhold the page instead.
covers-confirm-all = Confirm all without a doubtful page
covers-confirm-all-text = What was found by itself is taken as right wherever every page could be judged. Pages that are pictures, or cannot be judged, stay for you to look at.
covers-confirmed-count = { $count ->
    [one] The covers of { $count } application were confirmed.
   *[other] The covers of { $count } applications were confirmed.
}
covers-waiting = Waiting for you
covers-none-waiting = No documents wait to be confirmed.
covers-more = More stand here when these are done.
covers-page-withheld = Page { $page } of { $count } is not shown in a blind review: what is on it cannot be judged. HR may release it.
covers-pages-more = The first { $shown } of { $count } pages.
covers-unconfirmed-reviewer = HR is checking what is covered: the pages are shown afterwards
covers-never = no pages are shown
