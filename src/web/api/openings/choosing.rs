//! HR chooses what is judged, asked and required, and who sits on the panel: always the whole list.

use super::lists::{self, Criterion, Document, Member, Question};
use super::{One, Tag, anew, current};
use crate::context::Context;
use crate::opening::lists as acts;
use crate::web::api::caller::Caller;
use crate::web::api::conditions::required;
use crate::web::problem::Problem;
use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

/// The resource.
pub struct Choosing;

/// Whoever may see the opening, and the version that they have before them. Who may not see it is never told what else is
/// wrong.
async fn held(caller: Caller, slug: &str, if_match: Header<Option<String>>) -> Result<(Context, Option<i32>), Problem> {
    let ctx = caller.staff()?;
    current(&ctx, slug).await?;
    Ok((ctx, required(if_match.0.as_deref())?))
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Openings")]
impl Choosing {
    /// Chooses what is judged: the whole list. Once a card is submitted only titles and anchors may change.
    #[oai(path = "/openings/:slug/criteria", method = "put", operation_id = "set_criteria")]
    async fn put_criteria(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Vec<Criterion>>,
        /// The ETag of the version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let (ctx, version) = held(caller, &slug.0, if_match).await?;
        let list = lists::new_criteria(body.0).map_err(Problem::invalid)?;
        acts::set_criteria(&ctx, &slug.0, version, list).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Chooses what is asked: the whole list, while a draft.
    #[oai(path = "/openings/:slug/questions", method = "put", operation_id = "set_questions")]
    async fn put_questions(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Vec<Question>>,
        /// The ETag of the version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let (ctx, version) = held(caller, &slug.0, if_match).await?;
        let list = lists::new_questions(body.0).map_err(Problem::invalid)?;
        acts::set_questions(&ctx, &slug.0, version, list).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Chooses which documents are required: the whole list, while a draft.
    #[oai(path = "/openings/:slug/documents", method = "put", operation_id = "set_documents")]
    async fn put_documents(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Vec<Document>>,
        /// The ETag of the version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let (ctx, version) = held(caller, &slug.0, if_match).await?;
        let list = body.0.into_iter().map(Into::into).collect();
        acts::set_requirements(&ctx, &slug.0, version, list).await?;
        anew(request, &ctx, &slug.0).await
    }

    /// Chooses who sits on the panel: the whole list.
    #[oai(path = "/openings/:slug/panel", method = "put", operation_id = "set_panel")]
    async fn put_panel(
        &self,
        request: &Request,
        caller: Caller,
        slug: Path<String>,
        body: Json<Vec<Member>>,
        /// The ETag of the version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<One, Problem> {
        let (ctx, version) = held(caller, &slug.0, if_match).await?;
        let list = body.0.into_iter().map(Into::into).collect();
        acts::set_panel(&ctx, &slug.0, version, list).await?;
        anew(request, &ctx, &slug.0).await
    }
}
