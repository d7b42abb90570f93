//! The record: what matters is written down in the same transaction, append-only and hash-chained.
//!
//! One chain per opening and one for the house, so that two openings never wait for one another.

use crate::context::Context;
use crate::store::batch::Batch;
use crate::store::{Store, sole};
use entity::{Instant, OpeningId, audit_entry, audit_head};
use futures_util::TryStreamExt;
use sea_orm::sea_query::{Expr, OnConflict, UpdateStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, QueryTrait, Set,
};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The hash before the first entry of a chain.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Entries of one statement: fewer values than either database takes.
const AT_ONCE: usize = 1000;

/// Something to put on the record.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Whose chain; none: the house's.
    pub opening: Option<OpeningId>,
    /// What was done, `noun.verb`.
    pub act: &'static str,
    /// The id or reference of what it was done to.
    pub thing: String,
    /// Facts: ids, hashes, before and after; no names, no addresses.
    pub detail: Value,
}

impl Entry {
    /// Something done to `thing` of an opening.
    pub fn of(opening: OpeningId, act: &'static str, thing: impl ToString) -> Self {
        Self { opening: Some(opening), act, thing: thing.to_string(), detail: Value::Null }
    }

    /// Something done in the house: accounts, settings.
    pub fn house(act: &'static str, thing: impl ToString) -> Self {
        Self { opening: None, act, thing: thing.to_string(), detail: Value::Null }
    }

    /// With facts.
    #[must_use]
    pub fn with(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

/// Appends to the chain, in the transaction of the change itself. Call it last: the chain's end is locked from here to the commit.
///
/// # Errors
/// The database's own error.
pub async fn append(tx: &impl ConnectionTrait, ctx: &Context, entry: Entry) -> Result<(), DbErr> {
    Chain::hold(tx, entry.opening).await?.append(tx, ctx, entry).await
}

/// The end of a chain, locked until the commit: nobody else appends before. Whatever may wait for others comes before it.
#[derive(Debug)]
pub struct Chain(audit_head::Model);

impl Chain {
    /// Locks the end of an opening's chain, or of the house's.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn hold(tx: &impl ConnectionTrait, opening: Option<OpeningId>) -> Result<Self, DbErr> {
        let scope = opening.map_or_else(|| "house".to_owned(), |id| id.to_string());
        if let Some(head) = head_of(tx, &scope).await? {
            return Ok(Self(head));
        }
        begin_chain(tx, &scope).await?;
        let gone = || DbErr::RecordNotFound("the head of the record's chain".to_owned());
        head_of(tx, &scope).await?.map(Self).ok_or_else(gone)
    }

    /// The end that was found with the opening, where whoever writes is alone; see [`fair::sharing`](crate::store::fair::sharing).
    ///
    /// # Errors
    /// The database's own error.
    pub fn found(row: &QueryResult) -> Result<Option<Self>, DbErr> {
        if row.column_names().iter().any(|name| name == "end_scope") {
            return Ok(audit_head::Model::from_query_result_optional(row, "end_")?.map(Self));
        }
        Ok(None)
    }

    /// How many receipts were given for the opening, and the SHA-256 of the last one.
    pub fn receipts(&self) -> (i64, Option<&str>) {
        (self.0.receipts, Some(self.0.receipt_hash.as_str()).filter(|hash| !hash.is_empty()))
    }

    /// One more receipt is given, with this hash.
    pub fn receipt_given(&mut self, hash: String) {
        self.0.receipts += 1;
        self.0.receipt_hash = hash;
    }

    /// Appends an entry of this chain.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn append(self, tx: &impl ConnectionTrait, ctx: &Context, entry: Entry) -> Result<(), DbErr> {
        let mut batch = Batch::of(tx);
        self.add(&mut batch, ctx, entry);
        batch.send(tx).await
    }

    /// Appends an entry of this chain with what else is written.
    pub fn add(self, batch: &mut Batch, ctx: &Context, entry: Entry) {
        let (head, rows) = self.longer_by(ctx, vec![entry]);
        batch.add(&head);
        batch.add(&audit_entry::Entity::insert_many(rows).into_query());
    }

    /// Appends entries of this chain, in their order.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn append_all(self, tx: &impl ConnectionTrait, ctx: &Context, entries: Vec<Entry>) -> Result<(), DbErr> {
        let (head, rows) = self.longer_by(ctx, entries);
        tx.execute(&head).await?;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let some: Vec<_> = rows.by_ref().take(AT_ONCE).collect();
            audit_entry::Entity::insert_many(some).exec_without_returning(tx).await?;
        }
        Ok(())
    }

    /// What writes the chain's new end, and the entries up to it.
    fn longer_by(self, ctx: &Context, entries: Vec<Entry>) -> (UpdateStatement, Vec<audit_entry::ActiveModel>) {
        let Self(mut head) = self;
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            let mut row = audit_entry::Model {
                scope: head.scope.clone(),
                number: head.number + 1,
                at: ctx.now(),
                opening_id: entry.opening,
                actor_kind: ctx.actor.kind().to_owned(),
                staff_id: ctx.actor.staff().map(|staff| staff.id),
                act: entry.act.to_owned(),
                thing: entry.thing,
                detail: entry.detail.to_string(),
                previous_hash: head.hash.clone(),
                hash: String::new(),
            };
            row.hash = hash_of(&row);
            head.number = row.number;
            head.hash.clone_from(&row.hash);
            rows.push(row.into_active_model());
        }
        let end = audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Number, Expr::value(head.number))
            .col_expr(audit_head::Column::Hash, Expr::value(head.hash))
            .col_expr(audit_head::Column::Receipts, Expr::value(head.receipts))
            .col_expr(audit_head::Column::ReceiptHash, Expr::value(head.receipt_hash))
            .filter(audit_head::Column::Scope.eq(&head.scope))
            .into_query();
        (end, rows)
    }
}

/// The head of a chain, locked until the commit.
async fn head_of(tx: &impl ConnectionTrait, scope: &str) -> Result<Option<audit_head::Model>, DbErr> {
    sole(audit_head::Entity::find_by_id(scope).lock_exclusive(), tx).await
}

/// Begins a chain, unless another does so at the same time.
async fn begin_chain(tx: &impl ConnectionTrait, scope: &str) -> Result<(), DbErr> {
    audit_head::Entity::insert(audit_head::ActiveModel {
        scope: Set(scope.to_owned()),
        number: Set(0),
        hash: Set(GENESIS.to_owned()),
        receipts: Set(0),
        receipt_hash: Set(String::new()),
    })
    .on_conflict(OnConflict::column(audit_head::Column::Scope).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await
    .map(drop)
}

/// The hash of an entry: SHA-256 over its fields, each preceded by its length, so that no two entries read alike.
pub fn hash_of(row: &audit_entry::Model) -> String {
    let staff = row.staff_id.map(|id| id.to_string()).unwrap_or_default();
    let (number, Instant(at)) = (row.number.to_string(), row.at);
    let mut hasher = Sha256::new();
    for field in [
        row.scope.as_str(),
        &number,
        &at.to_string(),
        &row.actor_kind,
        &staff,
        &row.act,
        &row.thing,
        &row.detail,
        &row.previous_hash,
    ] {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    data_encoding::HEXLOWER.encode(&hasher.finalize())
}

/// Walks every chain; returns a sentence for the first break of each.
///
/// # Errors
/// The database's own error.
pub async fn verify(store: &Store) -> Result<Vec<String>, DbErr> {
    let mut broken = Vec::new();
    for head in audit_head::Entity::find().all(store.read()).await? {
        let (mut number, mut hash) = (0, GENESIS.to_owned());
        let mut entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::Scope.eq(&head.scope))
            .order_by_asc(audit_entry::Column::Number)
            .stream(store.read())
            .await?;
        let mut whole = true;
        while let Some(row) = entries.try_next().await? {
            number += 1;
            if row.number != number || row.previous_hash != hash || row.hash != hash_of(&row) {
                broken.push(format!("the record of {} is broken at entry {number}", head.scope));
                whole = false;
                break;
            }
            hash = row.hash;
        }
        if whole && (number, &hash) != (head.number, &head.hash) {
            broken.push(format!("the record of {} ends at entry {number}, not at {}", head.scope, head.number));
        }
    }
    Ok(broken)
}
