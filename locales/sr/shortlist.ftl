### Uži izbor i njegovi dosijei.
