//! Which document of an application is meant, where several may answer one requirement.

use entity::{DocumentId, document};

/// How somebody names a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which<'a> {
    /// The one that answers this requirement.
    Sole(&'a str),
    /// The one with this id, which answers this requirement.
    Of(&'a str, DocumentId),
    /// The one with this id.
    One(DocumentId),
}

/// A document by what tells it from others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Named {
    pub id: DocumentId,
    pub name: String,
}

impl From<&document::Model> for Named {
    fn from(row: &document::Model) -> Self {
        Self { id: row.id, name: row.name.clone() }
    }
}

/// Nobody can say which document is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// None of them is.
    NotThere,
    /// Each of these answers the requirement.
    Several(Vec<Named>),
}

/// The id that stands in an address.
pub fn id(typed: &str) -> Option<DocumentId> {
    typed.parse().ok().map(DocumentId)
}

impl Which<'_> {
    /// That document among these.
    ///
    /// # Errors
    /// See [`Unclear`].
    pub fn among(self, held: Vec<document::Model>) -> Result<document::Model, Unclear> {
        let is_meant = |row: &document::Model| match self {
            Self::Sole(key) => row.requirement_key == key,
            Self::Of(key, id) => row.requirement_key == key && row.id == id,
            Self::One(id) => row.id == id,
        };
        let mut meant: Vec<_> = held.into_iter().filter(is_meant).collect();
        if meant.len() > 1 {
            return Err(Unclear::Several(meant.iter().map(Into::into).collect()));
        }
        meant.pop().ok_or(Unclear::NotThere)
    }
}
