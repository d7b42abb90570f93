//! One immutable version of an application: what was sent, when, and the receipt that was given for it.

use crate::application::Answers;
use crate::{ApplicationId, Instant, OpeningId, SubmissionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionId,
    pub application_id: ApplicationId,
    pub opening_id: OpeningId,
    /// 1, 2, 3 … within the application.
    pub number: i32,
    /// 1, 2, 3 … among the receipts of the opening.
    pub sequence: i64,
    pub full_name: String,
    pub email: String,
    pub phone: String,
    /// `en`, `sq` or `sr`.
    pub language: String,
    pub answers: Answers,
    /// SHA-256 of the `Idempotency-Key`, hex; unique within the opening.
    pub idempotency_hash: Option<String>,
    /// SHA-256 of what was asked under that key: the same key with another request is refused.
    pub idempotency_fingerprint: Option<String>,
    /// The instant the last byte of the request was read.
    pub received_at: Instant,
    /// The closing instant in force.
    pub closes_at: Instant,
    /// The signed statement, a compact JWS (RFC 7515).
    pub receipt: String,
}

impl ActiveModelBehavior for ActiveModel {}
