### The public list of openings and their pages.

careers-nav-openings = Openings

# The list
careers-title = Work with us
careers-tagline = Every opening is public, every application is answered, and what counts is written down before the first CV is read.
careers-place-all = All places
careers-show-all = Open and closed
careers-show-open = Open only
careers-show-closed = Closed only
careers-nothing-for = Nothing for “{ $q }”
careers-nothing-text = No opening matches in its title, place or text.
careers-show-every = Show all openings
careers-empty = No openings at the moment
careers-empty-text = New ones appear here first. Follow them by the feed below.
careers-pages = Pages
careers-first-page = First page
careers-times-are = Times are local: { $zone }.
careers-follow = Follow by Atom feed
careers-feed-title = Openings of { $organisation }

# One opening
careers-all-openings = All openings
careers-about = About the position
careers-not-in-your-language = This text is not available in your language.
careers-criteria = What counts
careers-criteria-text = Reviewers score every application against these, independently of one another.
careers-weight = weight { $weight }
careers-send = What to send
careers-document-limits = { $formats }; up to { $size }
careers-document-limits-several = at most { $count ->
    [one] { $count } file
   *[other] { $count } files
}, { $formats }; each up to { $size }
careers-questions = { $count ->
    [one] Your answer to { $count } question
   *[other] Your answers to { $count } questions
}
careers-contact = Questions about the position
careers-changes = All changes
careers-all-changes = All changes
careers-published = Published.
careers-amended-on = Changed on { $day }.
careers-cancelled-on = This opening was cancelled on { $day }.
careers-has-closed = This opening has closed.
careers-took-until = It took applications until { $closes }.
careers-see-open = See what is open
careers-closes = Closes { $closes }

# Its facts
careers-facts = At a glance
careers-fact-closes = Closes
careers-fact-left = Time left
careers-fact-was-to-close = Was to close
careers-salary = Salary
careers-salary-gross = { $amount }, gross
careers-place = Place
careers-contract = Contract
careers-positions = Positions
careers-languages = Advert in
careers-apply = Apply
careers-apply-text = No account needed. Every step is saved, and you can stop and come back until it closes.
careers-grace = An upload that has begun by then may finish within { $grace }.
careers-on-your-device = On your device: { $time }
careers-applied-already = Already begun? Get a link to your application.
careers-applied = You applied? Get a link to your application.
