//! The faces' common ground: what wraps both the pages and the API.

pub mod front;
