//! A published job opening, or one being drafted. "Closed" is never stored: it is derived from `closes_at` when asked.

#![expect(clippy::struct_excessive_bools, reason = "the columns of a table")]

use crate::{Instant, OpeningId, StaffId};
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Where an opening stands. Closed is not among them: the closing instant says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum State {
    Draft,
    /// Public from `opens_at` on.
    Published,
    Cancelled,
    Archived,
}

/// When a reviewer sees the others' cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Once their own card for that application is submitted.
    AfterOwn,
    /// Once every reviewer's card for that application is submitted.
    AfterAll,
}

/// How the work is contracted; schema.org's `employmentType` is derived from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Contract {
    FullTime,
    PartTime,
    FixedTerm,
    Contractor,
    Internship,
    Volunteer,
}

/// What a salary is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// One place of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Town or city.
    pub locality: String,
    /// ISO 3166-1 alpha-2, or XK for Kosovo.
    pub country: String,
    /// Street and number, when the advert gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
}

/// The places of work, in the order of the advert.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Places(pub Vec<Place>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opening")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OpeningId,
    #[sea_orm(unique)]
    pub slug: String,
    pub state: State,
    /// The language whose texts stand in for missing ones: `en`, `sq` or `sr`.
    pub language: String,
    /// What HR typed: `2025-02-14` (a bare date: the end of that day) or `2025-02-14T12:00`.
    pub closes_local: Option<String>,
    /// IANA name, for example `Europe/Belgrade`.
    pub time_zone: String,
    /// The closing instant; exclusive. None only while a draft.
    pub closes_at: Option<Instant>,
    /// The public sees it from here on. None only while a draft.
    pub opens_at: Option<Instant>,
    /// Seconds that an upload begun before the closing instant may take to finish. Published.
    pub grace_seconds: i32,
    pub salary_min: Option<i64>,
    pub salary_max: Option<i64>,
    /// ISO 4217.
    pub salary_currency: Option<String>,
    pub salary_period: Option<Period>,
    pub contract: Contract,
    pub places: Places,
    pub remote: bool,
    pub positions: i32,
    /// Where questions go; shown on the advert.
    pub contact: String,
    pub blind: bool,
    pub visibility: Visibility,
    /// Whether the panel's chair sees the others' cards and figures at any time, whatever `visibility` says.
    pub chair_sees_all: bool,
    /// Whether reviewers see only the applications that are assigned to them.
    pub assigned: bool,
    /// The quorum: submitted cards that make an application's review complete. None: every reviewer of the panel.
    pub reviews_per_application: Option<i32>,
    /// Counts edits: the ETag.
    pub version: i32,
    pub created_by: StaffId,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub published_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
    /// With how many hours left whoever had a draft was last reminded; none: not yet, for this closing instant.
    pub reminded_hours: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
