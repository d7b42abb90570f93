//! What the chapters stand on.

pub mod source;
