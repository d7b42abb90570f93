//! What an application is called before somebody: by name and reference, or in a blind review by its alias alone (P6).

/// One or the other, so that whoever holds the alias cannot hold the name too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// As everybody knows it who does not review blind.
    Named { reference: String, full_name: String },
    /// As those know it who do.
    Alias(String),
}

impl Who {
    /// What stands in addresses and in the API where the reference would.
    pub fn address(&self) -> &str {
        match self {
            Self::Named { reference, .. } => reference,
            Self::Alias(alias) => alias,
        }
    }

    /// The name; none where it is covered.
    pub fn full_name(&self) -> Option<&str> {
        match self {
            Self::Named { full_name, .. } => Some(full_name),
            Self::Alias(_) => None,
        }
    }

    /// Whether it is covered.
    pub const fn is_covered(&self) -> bool {
        matches!(self, Self::Alias(_))
    }
}
