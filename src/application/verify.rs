//! What was answered with a receipt, against what is stored: the receipt is ours and says what the database says, and its
//! documents are there, byte for byte (P2).

use super::attach::address_of;
use super::documents;
use super::receipt::Statement;
use crate::context::House;
use crate::secrets::sha256_hex;
use entity::{OpeningId, audit_head, document, opening, submission};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Versions read at a time.
const AT_ONCE: u64 = 200;

/// Every version and document for which that does not hold, each a line, and the first break of each opening's chain of
/// receipts. Reads every document of every version once.
///
/// # Errors
/// The database's own error.
pub async fn verify(house: &House) -> Result<Vec<String>, DbErr> {
    let db = house.store.read();
    let openings = opening::Entity::find().select_only().column(opening::Column::Id).order_by_asc(opening::Column::Id);
    let mut broken = Vec::new();
    for opening in openings.into_tuple::<OpeningId>().all(db).await? {
        verify_opening(house, opening, &mut broken).await?;
    }
    Ok(broken)
}

async fn verify_opening(house: &House, opening: OpeningId, broken: &mut Vec<String>) -> Result<(), DbErr> {
    let db = house.store.read();
    let (mut given, mut last, mut whole) = (0, None, true);
    loop {
        let versions = submission::Entity::find()
            .filter(submission::Column::OpeningId.eq(opening))
            .filter(submission::Column::Sequence.gt(given))
            .order_by_asc(submission::Column::Sequence)
            .limit(AT_ONCE)
            .all(db)
            .await?;
        if versions.is_empty() {
            break;
        }
        for version in &versions {
            let held = documents::of_version(db, version.id).await?;
            let said = house.keys.read_receipt::<Statement>(&version.receipt).ok();
            if !said.as_ref().is_some_and(|said| is_true(said, version, &held)) {
                broken.push(format!("the receipt of version {} is not what the database says", version.id));
            }
            let follows =
                said.is_some_and(|said| (said.sequence, said.previous.as_deref()) == (given + 1, last.as_deref()));
            if whole && !(follows && version.sequence == given + 1) {
                whole = false;
                broken.push(format!("the receipts of opening {opening} break at number {}", given + 1));
            }
            for row in &held {
                let is_whole = match address_of(row) {
                    Some(address) => house.files.is_whole(&address, row.size).await,
                    None => false,
                };
                if !is_whole {
                    broken.push(format!("document {} of version {} is missing or changed", row.id, version.id));
                }
            }
            (given, last) = (version.sequence, Some(sha256_hex(&version.receipt)));
        }
    }
    let end = audit_head::Entity::find_by_id(opening.to_string()).one(db).await?;
    let end = end.map_or((0, None), |end| (end.receipts, Some(end.receipt_hash).filter(|hash| !hash.is_empty())));
    if whole && end != (given, last) {
        broken.push(format!("the receipts of opening {opening} end at number {given}, not at {}", end.0));
    }
    Ok(())
}

/// Whether the receipt tells of this version.
fn is_true(said: &Statement, version: &submission::Model, held: &[document::Model]) -> bool {
    let named = (said.submission, said.version, said.received_at, said.closes_at);
    let documents: Vec<_> = said.documents.iter().map(|d| (d.key.as_str(), d.size, d.sha256.as_str())).collect();
    let stored: Vec<_> = held.iter().map(|d| (d.requirement_key.as_str(), d.size, d.sha256.as_str())).collect();
    named == (version.id, version.number, version.received_at, version.closes_at) && documents == stored
}
