//! `/api/v1/openings/{slug}/searches`: what somebody narrows the list by, kept under a name.

use super::answer::Stage;
use super::{PRIVATE, Tag, not_found};
use crate::account::may::Act;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::rules::thousandths as typed_in_json;
use crate::opening::standing;
use crate::review::filter::{Answer, Criterion, Filter};
use crate::review::saved::{self, Saved};
use crate::review::thousandths;
use crate::web::api::caller::Caller;
use crate::web::problem::Problem;
use entity::{SearchId, StaffId};
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use uuid::Uuid;

/// The resource.
pub struct Searches;

/// What the list is narrowed to; what is left out narrows nothing.
#[derive(Clone, Debug, Default, Object)]
#[oai(rename = "ApplicationFilter", deny_unknown_fields)]
pub struct Narrowing {
    pub q: Option<String>,
    pub stage: Option<Stage>,
    pub tag: Option<String>,
    pub complete: Option<bool>,
    pub unreviewed: Option<bool>,
    /// The id of a reviewer.
    pub assigned: Option<Uuid>,
    /// `question=answer`: the key of an option, `true` or `false`.
    pub answer: Option<String>,
    pub knocked_out: Option<bool>,
    /// The key of a criterion, with one or both of the next two.
    pub criterion: Option<String>,
    pub at_least: Option<f64>,
    pub at_most: Option<f64>,
}

/// A search to keep.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct NewSearch {
    name: String,
    filter: Narrowing,
}

/// A search that is kept.
#[derive(Debug, Object)]
#[oai(rename = "SavedSearch")]
struct View {
    id: Uuid,
    name: String,
    filter: Narrowing,
}

#[derive(Debug, Object)]
#[oai(rename = "SavedSearches")]
struct Views {
    items: Vec<View>,
}

#[derive(ApiResponse)]
enum Many {
    /// The caller's own, by name.
    #[oai(status = 200)]
    Are(Json<Views>, #[oai(header = "Cache-Control")] String),
}

#[derive(ApiResponse)]
enum Made {
    /// It is kept.
    #[oai(status = 201)]
    Is(Json<View>, #[oai(header = "Location")] String),
}

#[derive(ApiResponse)]
enum Gone {
    /// It is removed.
    #[oai(status = 204)]
    Is,
}

impl From<Saved> for View {
    fn from(saved: Saved) -> Self {
        let Saved { id, name, filter } = saved;
        let some = |text: String| (!text.is_empty()).then_some(text);
        let (least, most) = filter.criterion.as_ref().map_or((None, None), |one| (one.at_least, one.at_most));
        let filter = Narrowing {
            q: some(filter.text),
            stage: filter.stage.map(Into::into),
            tag: some(filter.tag),
            complete: filter.complete,
            unreviewed: filter.unreviewed.then_some(true),
            assigned: filter.assigned.map(|staff| staff.0),
            answer: filter.answer.map(|answer| format!("{}={}", answer.question, answer.value)),
            knocked_out: filter.knocked_out.then_some(true),
            criterion: filter.criterion.map(|one| one.key),
            at_least: least.map(thousandths::number),
            at_most: most.map(thousandths::number),
        };
        Self { id: id.0, name, filter }
    }
}

impl Narrowing {
    /// As the list takes it.
    ///
    /// # Errors
    /// 422 with the place of what cannot be asked.
    pub fn filter(self) -> Result<Filter, Problem> {
        let wrong = |place: &str, key: &'static str| {
            Problem::invalid(vec![Invalid::new(place.to_owned(), "malformed", Phrase::new(key))])
        };
        let answer = self.answer.as_deref().map(|answer| {
            let (question, value) = answer.split_once('=').ok_or_else(|| wrong("/answer", "review-invalid-answer"))?;
            Ok::<_, Problem>(Answer { question: question.to_owned(), value: value.to_owned() })
        });
        let figure = |place: &str, figure: Option<f64>| {
            let exact = |number| typed_in_json(number).map_err(|_| wrong(place, "review-invalid-figure"));
            figure.map(exact).transpose()
        };
        let (at_least, at_most) = (figure("/at_least", self.at_least)?, figure("/at_most", self.at_most)?);
        Ok(Filter {
            stage: self.stage.map(Into::into),
            text: self.q.unwrap_or_default(),
            tag: self.tag.unwrap_or_default(),
            complete: self.complete,
            unreviewed: self.unreviewed.unwrap_or_default(),
            assigned: self.assigned.map(StaffId),
            answer: answer.transpose()?,
            knocked_out: self.knocked_out.unwrap_or_default(),
            criterion: self.criterion.map(|key| Criterion { key, at_least, at_most }),
        })
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Review")]
impl Searches {
    /// The caller's own searches of an opening that have a name.
    #[oai(path = "/openings/:slug/searches", method = "get", operation_id = "list_searches")]
    async fn list(&self, caller: Caller, slug: Path<String>) -> Result<Many, Problem> {
        let ctx = caller.staff()?;
        let standing = standing::by_slug(&ctx, &slug.0, Act::ReadApplications).await?.ok_or_else(not_found)?;
        let items = saved::mine(ctx.store.read(), &standing).await?.into_iter().map(Into::into).collect();
        Ok(Many::Are(Json(Views { items }), PRIVATE.to_owned()))
    }

    /// Keeps a search under a name; a name that is the caller's already gets the new search. `GET …/applications?search={id}`
    /// narrows the list by it, so that no address carries what is searched for.
    #[oai(path = "/openings/:slug/searches", method = "post", operation_id = "keep_search")]
    async fn keep(&self, caller: Caller, slug: Path<String>, body: Json<NewSearch>) -> Result<Made, Problem> {
        let ctx = caller.staff()?;
        let NewSearch { name, filter } = body.0;
        let filter = filter.filter()?;
        let latest = saved::keep(&ctx, &slug.0, &filter).await?;
        let id = saved::name(&ctx, &slug.0, latest, &name).await?;
        let address = format!("/api/v1/openings/{}/searches/{id}", slug.0);
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Made::Is(Json(Saved { id, name, filter }.into()), address))
    }

    /// Removes one of the caller's own.
    #[oai(path = "/openings/:slug/searches/:search", method = "delete", operation_id = "remove_search")]
    async fn remove(&self, caller: Caller, slug: Path<String>, search: Path<String>) -> Result<Gone, Problem> {
        let id = search.0.parse().map(SearchId).map_err(|_| not_found())?;
        saved::remove(&caller.staff()?, &slug.0, id).await?;
        Ok(Gone::Is)
    }
}
