//! `/api/v1/openings/{slug}/questions/{key}/answers`.

use super::{PRIVATE, Tag};
use crate::language::Text;
use crate::review::applications::DEFAULT_LIMIT;
use crate::review::by_question::{Said, answers};
use crate::web::api::caller::Caller;
use crate::web::problem::Problem;
use crate::web::visit::language_of;
use poem::Request;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

/// The resource.
pub struct AnswersToOne;

/// What one candidate answered.
#[derive(Debug, Object)]
struct AnswerOfOne {
    /// In a blind review, for whoever reviews, the alias.
    reference: String,
    /// Null where it is covered by a blind review.
    full_name: Option<String>,
    /// In words, in the language of the request; several where the question takes several, none where it was left open.
    answers: Vec<String>,
}

impl From<Said> for AnswerOfOne {
    fn from(said: Said) -> Self {
        Self {
            reference: said.who.address().to_owned(),
            full_name: said.who.full_name().map(str::to_owned),
            answers: said.answers,
        }
    }
}

/// The answers to one question.
#[derive(Debug, Object)]
#[oai(rename = "AnswersToOneQuestion")]
struct Page {
    items: Vec<AnswerOfOne>,
    next_cursor: Option<String>,
}

#[derive(ApiResponse)]
enum Many {
    /// In an order of the caller's own for this question.
    #[oai(status = 200)]
    Are(Json<Page>, #[oai(header = "Cache-Control")] String),
}

const fn page_size() -> u64 {
    DEFAULT_LIMIT
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Review")]
impl AnswersToOne {
    /// Every candidate's answer to one question, so that like is compared with like: in an order of the caller's own, and
    /// another one for each question.
    #[oai(path = "/openings/:slug/questions/:key/answers", method = "get", operation_id = "list_answers_to_question")]
    async fn list(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        key: Path<String>,
        cursor: Query<Option<String>>,
        #[oai(validator(minimum(value = "1"), maximum(value = "100")), default = "page_size")] limit: Query<u64>,
    ) -> Result<Many, Problem> {
        let ctx = caller.staff()?;
        let text = Text::new(language_of(request, &ctx, None));
        let read = answers(&ctx, &slug.0, Some(&key.0), cursor.0.as_deref(), Some(limit.0), text).await?;
        let items = read.items.into_iter().map(Into::into).collect();
        Ok(Many::Are(Json(Page { items, next_cursor: read.next_cursor }), PRIVATE.to_owned()))
    }
}
