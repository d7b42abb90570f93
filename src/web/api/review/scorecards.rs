//! `/api/v1/applications/{reference}/scorecard`: one's own card, and the others' as far as independence allows.

use super::figures;
use super::{PRIVATE, Tag, not_found};
use crate::account::may::Act;
use crate::context::Context;
use crate::opening::rules::thousandths;
use crate::review::card::Filled;
use crate::review::{candidate, read, reopen, score};
use crate::web::api::caller::Caller;
use crate::web::api::conditions::{etag, optional, required};
use crate::web::problem::{Code, Problem};
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use std::collections::BTreeMap;

/// The resource.
pub struct Scorecards;

/// The whole card.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct Card {
    /// Criterion key → score on its scale, at most three decimals. What is left out, or null, is not rated: that is not zero.
    #[oai(default)]
    scores: BTreeMap<String, Option<f64>>,
    #[oai(default)]
    comment: String,
    /// True locks the card and lets it count.
    #[oai(default)]
    submitted: bool,
}

impl Card {
    fn filled(self) -> Filled {
        let scores = self.scores.into_iter().filter_map(|(key, score)| Some((key, thousandths(score?)))).collect();
        Filled { scores, comment: self.comment, submitted: self.submitted }
    }
}

#[derive(ApiResponse)]
enum Own {
    /// The card as it stands.
    #[oai(status = 200)]
    Is(Json<figures::Scorecard>, #[oai(header = "ETag")] String, #[oai(header = "Cache-Control")] String),
}

#[derive(ApiResponse)]
enum All {
    /// The cards that the caller may see.
    #[oai(status = 200)]
    Are(Json<figures::Scorecards>, #[oai(header = "Cache-Control")] String),
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Review")]
impl Scorecards {
    /// One's own card; before it is begun, an empty one of version 0.
    #[oai(path = "/applications/:reference/scorecard", method = "get", operation_id = "get_scorecard")]
    async fn get(&self, caller: Caller, reference: Path<String>) -> Result<Own, Problem> {
        own(&caller.staff()?, &reference.0).await
    }

    /// Keeps one's own card whole. The first version needs no `If-Match`; every later one does (428), for the card may be open
    /// in two windows: of two that saw the same version one is kept, and the other is told (412). A submitted card is
    /// locked (423) until its author reopens it.
    #[oai(path = "/applications/:reference/scorecard", method = "put", operation_id = "put_scorecard")]
    async fn put(
        &self,
        caller: Caller,
        reference: Path<String>,
        body: Json<Card>,
        /// The `ETag` of the card as it was read; `"0"` for one that is not begun.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<Own, Problem> {
        let ctx = caller.staff()?;
        let before = own_card(&ctx, &reference.0).await?;
        let seen = match if_match.0.as_deref() {
            None => None,
            // `*` is any card, but not none (RFC 9110 §13.1.1).
            Some(header) => match optional(Some(header))? {
                None if before.row.is_none() => return Err(Problem::new(Code::Stale)),
                None => Some(before.version()),
                version => version,
            },
        };
        let kept = score::score(&ctx, &reference.0, body.0.filled(), seen).await?;
        let tag = etag(kept.row.version);
        let card = figures::Scorecard::kept(before.candidate.address().to_owned(), kept);
        Ok(Own::Is(Json(card), tag, PRIVATE.to_owned()))
    }

    /// Takes one's own submitted card back to change it: on the record, and until it is submitted again it does not count.
    #[oai(path = "/applications/:reference/scorecard/reopening", method = "post", operation_id = "reopen_scorecard")]
    async fn reopen(
        &self,
        caller: Caller,
        reference: Path<String>,
        /// The `ETag` of the card as it was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<Own, Problem> {
        let ctx = caller.staff()?;
        let before = own_card(&ctx, &reference.0).await?;
        let seen = required(if_match.0.as_deref())?.unwrap_or(before.version());
        reopen::reopen(&ctx, &reference.0, seen).await?;
        own(&ctx, &reference.0).await
    }

    /// The submitted cards of an application. A reviewer sees the others' once their own is submitted, or everybody's where
    /// the opening says so; until then `waiting_for` says what for. Drafts are their authors' alone.
    #[oai(path = "/applications/:reference/scorecards", method = "get", operation_id = "list_scorecards")]
    async fn list(&self, caller: Caller, reference: Path<String>) -> Result<All, Problem> {
        let cards = read::cards(&caller.staff()?, &reference.0).await?.ok_or_else(not_found)?;
        Ok(All::Are(Json(cards.into()), PRIVATE.to_owned()))
    }
}

async fn own(ctx: &Context, reference: &str) -> Result<Own, Problem> {
    let card = own_card(ctx, reference).await?;
    let tag = etag(card.version());
    Ok(Own::Is(Json(figures::Scorecard::own(card)), tag, PRIVATE.to_owned()))
}

/// One's own card. Whoever has a conflict of interest declared it, or was told: to them alone it is not a secret.
async fn own_card(ctx: &Context, reference: &str) -> Result<read::OwnCard, Problem> {
    match read::own_card(ctx, reference).await? {
        Some(card) => Ok(card),
        None if candidate::is_conflicted(ctx, reference, Act::Review).await? => {
            Err(Problem::new(Code::ConflictOfInterest))
        }
        None => Err(not_found()),
    }
}
