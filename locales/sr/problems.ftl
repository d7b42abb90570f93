### Šta nije uspelo i šta se može učiniti.
