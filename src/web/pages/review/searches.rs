//! What the list is searched for comes by form and is kept: no address, no history and no log has the words (S-59).

use super::not_found;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::links;
use crate::opening::rules::thousandths_typed;
use crate::review::filter::{Answer, Criterion, Filter};
use crate::review::saved;
use crate::review::stages;
use crate::web::page::see_other;
use crate::web::problem::Problem;
use crate::web::visit::SignedForm;
use entity::{SearchId, StaffId};
use poem::web::Path;
use poem::{Response, Result, handler};
use serde::Deserialize;

/// What the form of the list sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    r#do: String,
    /// The search that is named or removed.
    search: String,
    name: String,
    sort: String,
    text: String,
    stage: String,
    tag: String,
    complete: String,
    unreviewed: String,
    assigned: String,
    /// `question=value`.
    answer: String,
    knocked_out: String,
    criterion: String,
    at_least: String,
    at_most: String,
}

#[handler]
pub async fn send(sent: SignedForm<Sent>, Path(slug): Path<String>) -> Result<Response> {
    let SignedForm { signed, form } = sent;
    let ctx = signed.visit.ctx;
    let known = || form.search.parse().map(SearchId).map_err(|_| not_found());
    let id = match form.r#do.as_str() {
        "name" => Some(saved::name(&ctx, &slug, known()?, &form.name).await.map_err(Problem::from)?),
        "remove" => {
            saved::remove(&ctx, &slug, known()?).await.map_err(Problem::from)?;
            None
        }
        _ => {
            let filter = form.filter()?;
            // The act says whether the opening is theirs at all.
            let id = saved::keep(&ctx, &slug, &filter).await.map_err(Problem::from)?;
            (!filter.is_empty()).then_some(id)
        }
    };
    Ok(see_other(&address(&slug, id, &form.sort)))
}

/// The list as this search narrows it.
pub fn address(slug: &str, search: Option<SearchId>, sort: &str) -> String {
    let mut pairs = Vec::new();
    if let Some(id) = search {
        pairs.push(("search", id.to_string()));
    }
    if !sort.is_empty() {
        pairs.push(("sort", sort.to_owned()));
    }
    let (path, query) =
        (links::staff_opening(slug, "applications"), serde_urlencoded::to_string(pairs).unwrap_or_default());
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

impl Sent {
    fn filter(&self) -> std::result::Result<Filter, Problem> {
        let flag = |text: &str| !text.is_empty();
        let criterion = (flag(&self.criterion) && (flag(&self.at_least) || flag(&self.at_most))).then(|| {
            Ok::<_, Problem>(Criterion {
                key: self.criterion.clone(),
                at_least: figure("/at_least", &self.at_least)?,
                at_most: figure("/at_most", &self.at_most)?,
            })
        });
        Ok(Filter {
            stage: stages::named(&self.stage),
            text: self.text.trim().to_owned(),
            tag: self.tag.trim().to_owned(),
            complete: match self.complete.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            unreviewed: flag(&self.unreviewed),
            assigned: self.assigned.parse().ok().map(StaffId),
            answer: self
                .answer
                .split_once('=')
                .map(|(question, value)| Answer { question: question.to_owned(), value: value.to_owned() }),
            knocked_out: flag(&self.knocked_out),
            criterion: criterion.transpose()?,
        })
    }
}

/// A figure as it was typed; nothing where nothing was.
fn figure(place: &str, text: &str) -> std::result::Result<Option<i64>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let wrong =
        |_| Problem::invalid(vec![Invalid::new(place.to_owned(), "malformed", Phrase::new("review-invalid-figure"))]);
    thousandths_typed(text).map(Some).map_err(wrong)
}
