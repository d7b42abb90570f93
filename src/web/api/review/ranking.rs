//! `/api/v1/openings/{slug}/ranking`.

use super::figures::RankingPage;
use super::{PRIVATE, Tag};
use crate::review::applications::DEFAULT_LIMIT;
use crate::review::{ranking_page, standing};
use crate::web::api::caller::Caller;
use crate::web::problem::Problem;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, OpenApi};

/// The resource.
pub struct Rankings;

#[derive(ApiResponse)]
enum Ranking {
    /// A page of the ranking.
    #[oai(status = 200)]
    Is(Json<RankingPage>, #[oai(header = "Cache-Control")] String),
}

const fn page_size() -> u64 {
    DEFAULT_LIMIT
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Review")]
impl Rankings {
    /// The ranking: means of the submitted cards' values, exact, with every card that they came from. A reviewer sees it when
    /// their own cards are in (409 `wrong-state` with `open`, the number that is missing). Beside the means stand what harsh and lenient
    /// reviewers come to, how sure each rank is, and how far reviewers agree: computed after each change, never before means.
    #[oai(path = "/openings/:slug/ranking", method = "get", operation_id = "get_ranking")]
    async fn get(
        &self,
        caller: Caller,
        slug: Path<String>,
        cursor: Query<Option<String>>,
        #[oai(validator(minimum(value = "1"), maximum(value = "100")), default = "page_size")] limit: Query<u64>,
        /// After how many places the list is cut; by default, as many as the opening has positions.
        #[oai(validator(minimum(value = "1"), maximum(value = "1000000")))]
        cut: Query<Option<u64>>,
    ) -> Result<Ranking, Problem> {
        let ctx = caller.staff()?;
        let read = ranking_page::ranking(&ctx, &slug.0, cursor.0.as_deref(), Some(limit.0)).await?;
        let ids: Vec<_> = read.page.items.iter().map(|item| item.id).collect();
        let beside = standing::beside(ctx.store.read(), &read.page.standing, &ids, cut.0).await?;
        Ok(Ranking::Is(Json(RankingPage::of(read, &beside)), PRIVATE.to_owned()))
    }
}
