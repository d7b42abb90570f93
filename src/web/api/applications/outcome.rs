//! What the operations answer, by status.

use super::super::review;
use super::answer::{
    BegunApplication, DeletedApplication, Document, OwnApplication, SubmittedApplication, WithdrawnApplication,
};
use crate::application::export;
use poem_openapi::payload::{Json, PlainText};
use poem_openapi::types::Any;
use poem_openapi::{ApiResponse, Union};

#[derive(ApiResponse)]
pub(super) enum Sent {
    /// Submitted; repeated requests get the first one's receipt.
    #[oai(status = 201)]
    Is(Json<SubmittedApplication>, #[oai(header = "Location")] String),
}

#[derive(ApiResponse)]
pub(super) enum Begun {
    /// A draft was begun.
    #[oai(status = 201)]
    Is(Json<BegunApplication>, #[oai(header = "Location")] String, #[oai(header = "ETag")] String),
}

#[derive(ApiResponse)]
pub(super) enum Attached {
    /// The document is attached.
    #[oai(status = 200)]
    Is(Json<Document>),
}

#[derive(ApiResponse)]
pub(super) enum Added {
    /// The document is attached.
    #[oai(status = 201)]
    Is(Json<Document>, #[oai(header = "Location")] String),
    /// The same file answers the requirement already, and was not stored twice: this is it.
    #[oai(status = 200)]
    Known(Json<Document>, #[oai(header = "Location")] String),
}

#[derive(ApiResponse)]
pub(super) enum Removed {
    /// The document is taken out.
    #[oai(status = 204)]
    Is,
}

#[derive(ApiResponse)]
pub(super) enum One {
    /// The application.
    #[oai(status = 200)]
    Own(Json<OwnApplication>, #[oai(header = "ETag")] String, #[oai(header = "Cache-Control")] String),
}

/// An application, to whom it is.
#[derive(Debug, Union)]
pub(super) enum Either {
    Own(OwnApplication),
    Candidate(review::Candidate),
}

#[derive(ApiResponse)]
pub(super) enum Whole {
    /// The application.
    #[oai(status = 200)]
    Is(Json<Either>, #[oai(header = "ETag")] String, #[oai(header = "Cache-Control")] String),
}

#[derive(ApiResponse)]
pub(super) enum TakenBack {
    /// Withdrawn.
    #[oai(status = 200)]
    Is(Json<WithdrawnApplication>),
}

#[derive(ApiResponse)]
pub(super) enum Deleted {
    /// A draft is erased with its files; a submitted application is withdrawn and kept until retention ends.
    #[oai(status = 200)]
    Is(Json<DeletedApplication>),
}

#[derive(ApiResponse)]
pub(super) enum Exported {
    /// Everything that is kept of the application.
    #[oai(status = 200)]
    Is(
        Json<Any<export::Export>>,
        #[oai(header = "Content-Disposition")] String,
        #[oai(header = "Cache-Control")] String,
    ),
}

#[derive(ApiResponse)]
pub(super) enum Receipt {
    /// The receipt of the version that counts, a compact JWS (RFC 7515).
    #[oai(status = 200, content_type = "application/jose")]
    Is(PlainText<String>, #[oai(header = "Cache-Control")] String),
}
