//! Meritum's schema.
