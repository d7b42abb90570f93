//! Meritum: a recruitment and applications portal.
