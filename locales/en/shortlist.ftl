### Shortlists and their dossiers.
