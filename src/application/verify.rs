//! What was answered with a receipt, against what is stored: the receipt is ours and says what the database says, and its
//! documents are there, byte for byte (P2).

use super::documents;
use super::receipt::Statement;
use crate::context::House;
use crate::files::Address;
use entity::{SubmissionId, document, submission};
use futures_util::TryStreamExt;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Versions read at a time.
const AT_ONCE: u64 = 200;

/// Every version and document for which that does not hold, each a line. Reads every document of every version once.
///
/// # Errors
/// The database's own error.
pub async fn verify(house: &House) -> Result<Vec<String>, DbErr> {
    let db = house.store.read();
    let (mut broken, mut after) = (Vec::new(), None::<SubmissionId>);
    loop {
        let mut query = submission::Entity::find().order_by_asc(submission::Column::Id).limit(AT_ONCE);
        if let Some(after) = after {
            query = query.filter(submission::Column::Id.gt(after));
        }
        let versions = query.all(db).await?;
        let Some(last) = versions.last() else { return Ok(broken) };
        after = Some(last.id);
        for version in &versions {
            let held = documents::of_version(db, version.id).await?;
            if !is_true(house, version, &held) {
                broken.push(format!("the receipt of version {} is not what the database says", version.id));
            }
            for row in &held {
                if !is_whole(house, row).await {
                    broken.push(format!("document {} of version {} is missing or changed", row.id, version.id));
                }
            }
        }
    }
}

/// Whether the receipt is signed by us and tells of this version.
fn is_true(house: &House, version: &submission::Model, held: &[document::Model]) -> bool {
    let Ok(said) = house.keys.read_receipt::<Statement>(&version.receipt) else { return false };
    let named = (said.submission, said.version, said.received_at, said.closes_at);
    let documents: Vec<_> = said.documents.iter().map(|d| (d.key.as_str(), d.size, d.sha256.as_str())).collect();
    let stored: Vec<_> = held.iter().map(|d| (d.requirement_key.as_str(), d.size, d.sha256.as_str())).collect();
    named == (version.id, version.number, version.received_at, version.closes_at) && documents == stored
}

/// Whether all bytes are there and have the document's hash.
async fn is_whole(house: &House, row: &document::Model) -> bool {
    let Ok(sha256) = row.sha256.parse() else { return false };
    let Ok(content) = house.files.read(&Address::new(sha256, row.id)).await else { return false };
    let read = content.try_fold(0_i64, async |size, part| Ok(size + i64::try_from(part.len()).unwrap_or(0))).await;
    read.is_ok_and(|size| size == row.size)
}
