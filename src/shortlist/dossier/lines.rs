//! What was submitted, application by application, in the order of the list: read a few at a time, for nobody needs thousands
//! of them at once. Versions never change; one that is erased meanwhile ends the dossier with an error.

use super::{AT_ONCE, Dossier, Held};
use crate::shortlist::read::Entry;
use entity::submission;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use std::io;
use tokio::runtime::Handle;

/// One application of a dossier.
pub struct Line<'a> {
    /// Its place on the list.
    pub entry: &'a Entry,
    /// Its documents, in order.
    pub documents: &'a [Held],
    /// What was sent.
    pub version: submission::Model,
}

impl Dossier {
    /// The applications with what was sent. Blocks on the database: for threads that may.
    pub fn lines(&self) -> impl Iterator<Item = io::Result<Line<'_>>> {
        let parts = self.list.entries.chunks(AT_ONCE).zip(self.documents.chunks(AT_ONCE));
        parts.flat_map(|(entries, documents)| match self.part(entries, documents) {
            Ok(lines) => lines.into_iter().map(Ok).collect::<Vec<_>>(),
            Err(error) => vec![Err(error)],
        })
    }

    fn part<'a>(&self, entries: &'a [Entry], documents: &'a [Vec<Held>]) -> io::Result<Vec<Line<'a>>> {
        let these = entries.iter().map(|entry| entry.row.submission_id);
        let find = submission::Entity::find().filter(submission::Column::Id.is_in(these));
        let found = Handle::current().block_on(find.all(self.store.read())).map_err(io::Error::other)?;
        let mut versions: HashMap<_, _> = found.into_iter().map(|version| (version.id, version)).collect();
        let gone = || io::Error::other("an application was erased while its dossier was taken");
        let line = |(entry, documents): (&'a Entry, &'a Vec<Held>)| {
            let version = versions.remove(&entry.row.submission_id).ok_or_else(gone)?;
            Ok(Line { entry, documents, version })
        };
        entries.iter().zip(documents).map(line).collect()
    }
}
