### Çfarë shkoi keq dhe çfarë mund të bëhet.
