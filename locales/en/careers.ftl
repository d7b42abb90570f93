### The public list of openings and their pages.

careers-nav-openings = Openings
