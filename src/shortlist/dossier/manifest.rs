//! What a dossier holds and why: for people who check it years later, without us.
//!
//! Written entry by entry, as the rest of the dossier is: of thousands of applications, one is in memory in this form at a
//! time. Keys come in the order of the alphabet.

use super::lines::Line;
use super::{Dossier, archive};
use crate::clock::Calendar;
use crate::review::document::is_readable;
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Value, json};

/// The manifest of a dossier whose table has this SHA-256, in hexadecimal digits.
pub struct Manifest<'a> {
    pub dossier: &'a Dossier,
    pub table_sha256: &'a str,
}

impl Serialize for Manifest<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let list = &self.dossier.list;
        let opening = &list.standing.opening;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("closes_at", &opening.closes_at.map(|at| at.to_timestamp().to_string()))?;
        map.serialize_entry("drawn_at", &list.row.drawn_at.to_timestamp().to_string())?;
        map.serialize_entry("drawn_by", &list.drawn_by)?;
        map.serialize_entry("entries", &Entries(self.dossier))?;
        map.serialize_entry("files", &json!([{ "path": "applications.csv", "sha256": self.table_sha256 }]))?;
        map.serialize_entry("method", &list.row.method)?;
        map.serialize_entry("number", &list.row.number)?;
        map.serialize_entry("opening", &opening.slug)?;
        map.serialize_entry("reason", &list.row.reason)?;
        map.serialize_entry("shortlist", &list.row.id)?;
        map.serialize_entry("signatures", &signatures(self.dossier))?;
        map.serialize_entry("time_zone", &opening.time_zone)?;
        map.end()
    }
}

/// The applications on the list, in order.
struct Entries<'a>(&'a Dossier);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_seq(Some(self.0.list.entries.len()))?;
        for line in self.0.lines() {
            entries.serialize_element(&entry(&line.map_err(S::Error::custom)?))?;
        }
        entries.end()
    }
}

fn entry(Line { entry, documents, version }: &Line<'_>) -> Value {
    let documents: Vec<Value> = documents
        .iter()
        .map(|held| {
            let file = &held.file;
            let path = is_readable(file).then(|| archive::path(entry, held));
            json!({
                "path": path, "scan": file.scan, "key": file.requirement_key, "name": file.name,
                "size": file.size, "sha256": file.sha256, "media_type": file.media_type,
            })
        })
        .collect();
    json!({
        "position": entry.row.position, "reference": entry.who.address(), "version": version.number,
        "received_at": version.received_at.to_timestamp().to_string(), "rank": entry.row.rank,
        "mean_exact": entry.row.mean_exact, "reviews": entry.row.reviews,
        "receipt": version.receipt, "documents": documents,
    })
}

fn signatures(dossier: &Dossier) -> Vec<Value> {
    let signatures = dossier.list.signatures.iter().map(
        |s| json!({ "name": s.name, "note": s.row.note, "signed_at": s.row.signed_at.to_timestamp().to_string() }),
    );
    signatures.collect()
}
