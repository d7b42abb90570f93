### Drafting, publishing, amending and closing an opening.
