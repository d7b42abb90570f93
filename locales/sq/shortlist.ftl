### Listat e ngushta dhe dosjet e tyre.
