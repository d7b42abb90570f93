//! One person's application to one opening, as it is being written and where it stands.
//! What counts for review and shortlists is its current [`submission`](crate::submission), never these drafts' fields.

use crate::{ApplicationId, Instant, OpeningId, SubmissionId};
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The applicant's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum State {
    Draft,
    Submitted,
    Withdrawn,
}

/// HR's side: where a submitted application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Received,
    UnderReview,
    Shortlisted,
    Interview,
    Offered,
    Hired,
    Rejected,
}

/// Question key → answer: a string, number, boolean or list of option keys; in a draft whatever was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, serde_json::Value>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationId,
    pub opening_id: OpeningId,
    /// Short, unguessable, human-friendly; unique.
    #[sea_orm(unique)]
    pub reference: String,
    /// What it is called before those who review blind, and the random order in which they read; unique.
    #[sea_orm(unique)]
    pub alias: String,
    pub state: State,
    pub stage: Stage,
    /// The applicant's language: `en`, `sq` or `sr`.
    pub language: String,
    pub full_name: String,
    /// `full_name` folded for search: no case, diacritics or script. Of what was submitted, once it is.
    pub name_fold: String,
    pub email: String,
    /// Normalised (NFKC, lower case). With the opening, unique among submitted applications. Of what was submitted, once it is.
    pub email_key: String,
    pub phone: String,
    pub consent_at: Option<Instant>,
    pub answers: Answers,
    /// SHA-256 of the applicant's token, hex.
    pub token_hash: String,
    /// Which token opens it: 0 at first, one more when somebody proves to have its mailbox.
    pub token_number: i32,
    /// The mailbox that was proven last; empty for none.
    pub proven_email_key: String,
    /// Counts edits: the ETag.
    pub version: i32,
    /// The version that counts.
    pub submission_id: Option<SubmissionId>,
    pub began_at: Instant,
    pub updated_at: Instant,
    /// `received_at` of the submission that counts.
    pub submitted_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
    /// When what was submitted was last changed without being sent again; none: it stands as it was sent.
    pub edited_at: Option<Instant>,
    /// The closing instant of this application alone, where it is later than the opening's: the latest of its
    /// [`extension`](crate::extension)s.
    pub extended_until: Option<Instant>,
    /// Submitted cards. Kept with the three below by the act that submits a card, from the cards alone, so that the first
    /// page of a ranking costs the same among 100 and 100,000.
    pub reviews: i32,
    /// Mean of the submitted cards' values in units of 1e-12, rounded half to even: the sort key.
    pub mean_key: Option<i64>,
    /// The same mean, exactly, as `p/q` in lowest terms.
    pub mean_exact: Option<String>,
    /// Every required criterion and the quorum are there.
    pub review_complete: bool,
}

impl ActiveModelBehavior for ActiveModel {}
