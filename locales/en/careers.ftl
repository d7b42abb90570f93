### The public list of openings and their pages.
