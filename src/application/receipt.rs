//! The signed statement of what was submitted, when.

use crate::audit::Chain;
use crate::context::Context;
use crate::keys::KeyError;
use crate::secrets::sha256_hex;
use entity::{Instant, SubmissionId, document, opening};
use serde::{Deserialize, Serialize};

/// What a receipt says. Anyone with the public key (`/.well-known/jwks.json`) can verify it without us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Statement {
    /// The site that received it.
    pub iss: String,
    pub reference: String,
    pub submission: SubmissionId,
    /// 1, 2, 3 … within the application.
    pub version: i32,
    /// The opening's slug.
    pub opening: String,
    /// The instant the last byte of the request was read.
    pub received_at: Instant,
    /// The closing instant in force; exclusive.
    pub closes_at: Instant,
    /// It is this application's own: HR gave it more time than the opening has.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub extended: bool,
    pub time_zone: String,
    /// The grace that the opening published.
    pub grace_seconds: i32,
    pub documents: Vec<Received>,
    /// 1, 2, 3 … among the receipts of the opening.
    pub sequence: i64,
    /// SHA-256 of the receipt of the opening before this one, hex: none can be dropped, added or dated back unnoticed.
    pub previous: Option<String>,
}

/// A document as a receipt names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Received {
    pub key: String,
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// Hex.
    pub sha256: String,
}

/// What the receipt of a version is made of.
pub(super) struct Version<'a> {
    pub id: SubmissionId,
    pub reference: &'a str,
    pub number: i32,
    pub received_at: Instant,
    pub closes_at: Instant,
}

/// Signs the receipt of a version, the next one of the opening's chain: a compact JWS (RFC 7515).
pub(super) fn sign(
    ctx: &Context,
    opening: &opening::Model,
    version: &Version<'_>,
    documents: &[document::Model],
    chain: &mut Chain,
) -> Result<String, KeyError> {
    let (given, previous) = chain.receipts();
    let receipt = ctx.keys.sign_receipt(&Statement {
        iss: ctx.settings.site.public_url.clone(),
        reference: version.reference.to_owned(),
        submission: version.id,
        version: version.number,
        opening: opening.slug.clone(),
        received_at: version.received_at,
        closes_at: version.closes_at,
        extended: Some(version.closes_at) != opening.closes_at,
        time_zone: opening.time_zone.clone(),
        grace_seconds: opening.grace_seconds,
        documents: documents
            .iter()
            .map(|document| Received {
                key: document.requirement_key.clone(),
                name: document.name.clone(),
                size: document.size,
                sha256: document.sha256.clone(),
            })
            .collect(),
        sequence: given + 1,
        previous: previous.map(str::to_owned),
    })?;
    chain.receipt_given(sha256_hex(&receipt));
    Ok(receipt)
}
