//! The rows of documents are written here, wherever they come from, with the jobs that every new document causes.

use crate::context::Context;
use crate::document::{read, scan};
use crate::queue;
use crate::store::batch::Batch;
use entity::document;
use sea_orm::{EntityTrait, IntoActiveModel, QueryTrait};

/// Writes the rows of documents whose bytes are stored, and asks that they be scanned and read.
pub(super) fn keep(batch: &mut Batch, ctx: &Context, rows: &[document::Model]) {
    if rows.is_empty() {
        return;
    }
    let new = rows.iter().map(|row| row.clone().into_active_model());
    batch.add(&document::Entity::insert_many(new).into_query());
    let now = ctx.now();
    let scans = rows.iter().filter_map(|row| scan::job(row, now));
    queue::add(batch, scans.chain(rows.iter().map(read::job)), now);
}
