### Lista publike e konkurseve dhe faqet e tyre.

careers-nav-openings = Konkurset
