//! The images of documents' pages: which there are, where they lie, and whether they are whole.

use crate::context::House;
use crate::files::Address;
use entity::{DocumentId, PageId, document_page};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Rows read at a time.
const AT_ONCE: u64 = 500;

/// The pages of these documents, in their order.
///
/// # Errors
/// The database's own error.
pub async fn of(
    db: &impl ConnectionTrait,
    documents: impl IntoIterator<Item = DocumentId>,
) -> Result<HashMap<DocumentId, Vec<document_page::Model>>, DbErr> {
    let rows = document_page::Entity::find()
        .filter(document_page::Column::DocumentId.is_in(documents))
        .order_by_asc(document_page::Column::Number)
        .all(db)
        .await?;
    let mut pages: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        pages.entry(row.document_id).or_default().push(row);
    }
    Ok(pages)
}

/// Where the images of these documents' pages lie: to be erased with them, after the commit.
///
/// # Errors
/// The database's own error.
pub async fn addresses(
    db: &impl ConnectionTrait,
    documents: impl IntoIterator<Item = DocumentId>,
) -> Result<Vec<Address>, DbErr> {
    Ok(of(db, documents).await?.values().flatten().filter_map(address_of).collect())
}

/// The id under which an image lies in the file store, which knows documents only.
pub const fn in_store(page: PageId) -> DocumentId {
    DocumentId(page.0)
}

/// Where a page's image lies.
pub fn address_of(row: &document_page::Model) -> Option<Address> {
    row.sha256.parse().ok().map(|sha256| Address::new(sha256, in_store(row.file_id)))
}

/// Every page whose image is missing or changed, each a line. Reads every image once.
///
/// # Errors
/// The database's own error.
pub async fn verify(house: &House) -> Result<Vec<String>, DbErr> {
    let (mut broken, mut after) = (Vec::new(), None::<PageId>);
    loop {
        let mut query = document_page::Entity::find().order_by_asc(document_page::Column::FileId).limit(AT_ONCE);
        if let Some(after) = after {
            query = query.filter(document_page::Column::FileId.gt(after));
        }
        let rows = query.all(house.store.read()).await?;
        let Some(last) = rows.last() else { return Ok(broken) };
        after = Some(last.file_id);
        for row in &rows {
            let is_whole = match address_of(row) {
                Some(address) => house.files.is_whole(&address, row.size).await,
                None => false,
            };
            if !is_whole {
                broken.push(format!(
                    "the image of page {} of document {} is missing or changed",
                    row.number, row.document_id
                ));
            }
        }
    }
}
