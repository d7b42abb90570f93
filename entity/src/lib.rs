//! Meritum's rows.
