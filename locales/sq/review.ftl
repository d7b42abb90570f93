### Vlerësimi dhe renditja.
