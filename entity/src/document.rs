//! An uploaded file; its bytes are addressed by their SHA-256.

use crate::{ApplicationId, DocumentId, Instant};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What the scanner for malware found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Scan {
    /// No scanner was set up when it came.
    Unscanned,
    /// Accepted and stamped; staff wait for the scanner.
    Waiting,
    Clean,
    Infected,
    /// Beyond the scanner's limits, or encrypted: nobody can say what is in it.
    Unscannable,
}

/// Whether its pages and its text could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Nobody tried.
    Waiting,
    Read,
    /// Broken, encrypted, or beyond the limits.
    Unreadable,
}

/// Why a document could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Unreadable {
    /// It opens only with a password.
    Locked,
    /// It is not built as its format says.
    Broken,
    /// It takes more memory than it may.
    TooLarge,
    /// It takes more time than it may.
    TooSlow,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    pub application_id: ApplicationId,
    /// The requirement it answers.
    pub requirement_key: String,
    /// Its place among the files that answer the requirement, from 1; a file that replaces another takes its place. Gaps stay.
    pub place: i32,
    /// Cleaned: data, never a path.
    pub name: String,
    /// `pdf`, `docx`, … as judged from the content.
    pub format: String,
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Hex.
    pub sha256: String,
    pub scan: Scan,
    pub reading: Reading,
    /// Why it is unreadable; none unless it is.
    pub unreadable: Option<Unreadable>,
    /// How many pages it has, drawn or not; none until it was read.
    pub pages: Option<i32>,
    /// The instant the first byte of the upload was read.
    pub began_at: Instant,
    /// The instant the last byte of the upload was read.
    pub received_at: Instant,
    /// Replaced or removed by the applicant; versions submitted before still hold it.
    pub removed_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
