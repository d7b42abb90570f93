//! `/api/v1/openings/{slug}/stage-moves`: HR moves several applications at once, and takes it back.

use super::answer::Stage;
use super::searches::Narrowing;
use super::{Tag, not_found};
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::review::batch::choose::{Chosen, Picked, move_at_once};
use crate::review::batch::undo;
use crate::review::stages::Seen;
use crate::web::api::caller::Caller;
use crate::web::api::conditions::key;
use crate::web::problem::Problem;
use entity::StageBatchId;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use uuid::Uuid;

/// The resource.
pub struct Moves;

/// Applications to be moved to one stage: either those of `items` or all that the list finds.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct NewMoves {
    stage: Stage,
    items: Option<Vec<Item>>,
    matching: Option<Narrowing>,
}

/// One of them, as it was seen.
#[derive(Debug, Object)]
#[oai(rename = "MovedItem", deny_unknown_fields)]
struct Item {
    reference: String,
    /// `seen` of its row, or what its `ETag` holds between the quotes.
    seen: String,
}

/// Moves that were carried out.
#[derive(Debug, Object)]
#[oai(rename = "StageMoves")]
struct Done {
    id: Uuid,
    stage: Stage,
    /// How many were moved. Those that stood there already are not among them.
    moved: u64,
}

/// Moves that were taken back.
#[derive(Debug, Object)]
#[oai(rename = "StageMovesUndone")]
struct Back {
    id: Uuid,
    /// How many were moved back.
    returned: u64,
    /// How many had been moved on or withdrawn since, and stay where they are.
    stayed: u64,
}

#[derive(ApiResponse)]
enum Made {
    /// All of them were moved.
    #[oai(status = 201)]
    Are(Json<Done>, #[oai(header = "Location")] String),
}

#[derive(ApiResponse)]
enum TakenBack {
    /// Those that still stood where they had been put are where they came from.
    #[oai(status = 200)]
    Are(Json<Back>),
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Review")]
impl Moves {
    /// Moves several applications to one stage: all of them or none. 409 names each that cannot be moved: changed since it was
    /// seen, or without such a step from where it stands.
    #[oai(path = "/openings/:slug/stage-moves", method = "post", operation_id = "move_applications")]
    async fn make(
        &self,
        caller: Caller,
        slug: Path<String>,
        body: Json<NewMoves>,
        /// Repeating the request under the same key answers with the same moves.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
    ) -> Result<Made, Problem> {
        let ctx = caller.staff()?;
        let route = format!("POST /openings/{}/stage-moves", slug.0);
        let key = key(&ctx, &route, idempotency_key.0.as_deref(), &body.0)?;
        let chosen = chosen(body.0.items, body.0.matching)?;
        let done = move_at_once(&ctx, &slug.0, body.0.stage.into(), &chosen, key.as_ref()).await?;
        let address = format!("/api/v1/openings/{}/stage-moves/{}", slug.0, done.batch);
        let done = Done { id: done.batch.0, stage: done.to.into(), moved: done.moved as u64 };
        Ok(Made::Are(Json(done), address))
    }

    /// Takes them back, for a while: those that still stand where they were put return to where they came from.
    #[oai(path = "/openings/:slug/stage-moves/:batch", method = "delete", operation_id = "undo_stage_moves")]
    async fn undo(&self, caller: Caller, slug: Path<String>, batch: Path<String>) -> Result<TakenBack, Problem> {
        let ctx = caller.staff()?;
        let id: Uuid = batch.0.parse().map_err(|_| not_found())?;
        let undone = undo::undo(&ctx, &slug.0, StageBatchId(id)).await?;
        Ok(TakenBack::Are(Json(Back { id, returned: undone.back as u64, stayed: undone.stayed as u64 })))
    }
}

fn chosen(items: Option<Vec<Item>>, matching: Option<Narrowing>) -> Result<Chosen, Problem> {
    match (items, matching) {
        (Some(items), None) => {
            let picked = items.into_iter().zip(0..).map(|(item, place)| {
                let unreadable = || {
                    let detail = Phrase::new("review-batch-seen");
                    Problem::invalid(vec![Invalid::new(format!("/items/{place}/seen"), "malformed", detail)])
                };
                let seen = Seen::of_tag(&item.seen).ok_or_else(unreadable)?;
                Ok(Picked { reference: item.reference, seen })
            });
            Ok(Chosen::These(picked.collect::<Result<_, Problem>>()?))
        }
        (None, Some(matching)) => Ok(Chosen::Matching(matching.filter()?)),
        _ => {
            let detail = Phrase::new("review-batch-either");
            Err(Problem::invalid(vec![Invalid::new("/items", "either", detail)]))
        }
    }
}
