### Lista publike e konkurseve dhe faqet e tyre.
