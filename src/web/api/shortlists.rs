//! `/api/v1/…/shortlists`: drawn, signed, taken as dossiers.

use super::caller::Caller;
use super::conditions::key;
use super::moment::Moment;
use crate::context::Context;
use crate::review::exact::Exact;
use crate::shortlist::dossier::Form;
use crate::shortlist::read::{self, Shortlist};
use crate::shortlist::{draw, sign};
use crate::web::dossiers;
use crate::web::problem::Problem;
use entity::ShortlistId;
use poem::{Body, Response};
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::{Binary, Json};
use poem_openapi::{ApiResponse, Enum, Object, OpenApi, Tags};
use uuid::Uuid;

#[derive(Tags)]
enum Tag {
    /// Frozen selections, their signatures and dossiers.
    Shortlists,
}

/// The resource.
pub struct Shortlists;

/// A shortlist to draw: the first `size` of the ranking, with whoever ties with the last of them, or these `references`.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct NewShortlist {
    size: Option<u32>,
    references: Option<Vec<String>>,
    /// Why it is this list.
    reason: String,
}

/// A signature.
#[derive(Debug, Default, Object)]
#[oai(deny_unknown_fields)]
struct NewSignature {
    #[oai(default)]
    note: String,
}

#[derive(Debug, Enum)]
#[oai(rename_all = "snake_case")]
enum Method {
    CutOff,
    HandPicked,
}

#[derive(Debug, Enum)]
#[oai(rename_all = "snake_case")]
enum State {
    /// Nothing on it changes any more.
    Frozen,
}

/// A frozen shortlist.
#[derive(Debug, Object)]
struct ShortlistView {
    id: Uuid,
    opening: String,
    number: i32,
    state: State,
    method: Method,
    reason: String,
    drawn_by: String,
    drawn_at: Moment,
    items: Vec<Item>,
    signatures: Vec<SignatureView>,
}

/// One application on it, with the figures of the freeze.
#[derive(Debug, Object)]
struct Item {
    position: i32,
    /// In a blind review, for whoever reviews, the alias.
    reference: String,
    /// Left out where it is covered: in a blind review, for whoever reviews.
    full_name: Option<String>,
    rank: Option<i32>,
    mean: Option<f64>,
    /// The same mean as a fraction in lowest terms.
    mean_exact: Option<String>,
    reviews: i32,
    /// The version that was judged.
    version: i32,
}

#[derive(Debug, Object)]
struct SignatureView {
    name: String,
    note: String,
    signed_at: Moment,
}

/// One line of the list.
#[derive(Debug, Object)]
struct Line {
    id: Uuid,
    number: i32,
    method: Method,
    reason: String,
    drawn_at: Moment,
}

#[derive(Debug, Object)]
struct Lines {
    items: Vec<Line>,
    next_cursor: Option<String>,
}

#[derive(ApiResponse)]
enum Many {
    /// The opening's shortlists, the newest first.
    #[oai(status = 200)]
    Are(Json<Lines>),
}

#[derive(ApiResponse)]
enum One {
    /// The shortlist.
    #[oai(status = 200)]
    Is(Json<ShortlistView>),
}

#[derive(ApiResponse)]
enum Made {
    /// Drawn and frozen, or signed.
    #[oai(status = 201)]
    Made(Json<ShortlistView>, #[oai(header = "Location")] String),
}

#[derive(ApiResponse)]
enum Taken {
    /// The dossier.
    #[oai(status = 200)]
    Zip(
        Binary<Body>,
        #[oai(header = "Content-Type")] String,
        #[oai(header = "Content-Disposition")] String,
        #[oai(header = "Content-Security-Policy")] String,
        #[oai(header = "Cache-Control")] String,
    ),
}

impl From<entity::shortlist::Method> for Method {
    fn from(method: entity::shortlist::Method) -> Self {
        match method {
            entity::shortlist::Method::CutOff => Self::CutOff,
            entity::shortlist::Method::HandPicked => Self::HandPicked,
        }
    }
}

impl From<Shortlist> for ShortlistView {
    fn from(list: Shortlist) -> Self {
        let items = list.entries.into_iter().map(|entry| Item {
            position: entry.row.position,
            reference: entry.who.address().to_owned(),
            full_name: entry.who.full_name().map(str::to_owned),
            rank: entry.row.rank,
            mean: entry.row.mean_exact.as_deref().and_then(|m| m.parse::<Exact>().ok()).map(|m| m.approximate()),
            mean_exact: entry.row.mean_exact,
            reviews: entry.row.reviews,
            version: entry.version,
        });
        let signatures = list.signatures.into_iter().map(|s| SignatureView {
            name: s.name,
            note: s.row.note,
            signed_at: s.row.signed_at.into(),
        });
        Self {
            id: list.row.id.0,
            opening: list.standing.opening.slug.clone(),
            number: list.row.number,
            state: State::Frozen,
            method: list.row.method.into(),
            reason: list.row.reason,
            drawn_by: list.drawn_by,
            drawn_at: list.row.drawn_at.into(),
            items: items.collect(),
            signatures: signatures.collect(),
        }
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Shortlists")]
impl Shortlists {
    /// The shortlists of an opening, the newest first.
    #[oai(path = "/openings/:slug/shortlists", method = "get", operation_id = "list_shortlists")]
    async fn list(&self, caller: Caller, slug: Path<String>) -> Result<Many, Problem> {
        let ctx = caller.staff()?;
        let (_, rows) = read::of_opening(&ctx, &slug.0).await?;
        let items = rows.into_iter().map(|row| Line {
            id: row.id.0,
            number: row.number,
            method: row.method.into(),
            reason: row.reason,
            drawn_at: row.drawn_at.into(),
        });
        Ok(Many::Are(Json(Lines { items: items.collect(), next_cursor: None })))
    }

    /// Draws a shortlist and freezes it: who is on it, in which version, with which figures.
    #[oai(path = "/openings/:slug/shortlists", method = "post", operation_id = "draw_shortlist")]
    async fn draw(
        &self,
        caller: Caller,
        slug: Path<String>,
        body: Json<NewShortlist>,
        /// Repeating the request under the same key answers with the same shortlist.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
    ) -> Result<Made, Problem> {
        let ctx = caller.staff()?;
        let route = format!("POST /openings/{}/shortlists", slug.0);
        let key = key(&ctx, &route, idempotency_key.0.as_deref(), &body.0)?;
        let NewShortlist { size, references, reason } = body.0;
        let new = draw::NewShortlist { size, references, reason };
        let id = draw::draw(&ctx, &slug.0, new, key.as_ref()).await?;
        made(&ctx, id).await
    }

    /// One shortlist.
    #[oai(path = "/shortlists/:id", method = "get", operation_id = "get_shortlist")]
    async fn get(&self, caller: Caller, id: Path<Uuid>) -> Result<One, Problem> {
        let ctx = caller.staff()?;
        Ok(One::Is(Json(view(&ctx, ShortlistId(id.0)).await?)))
    }

    /// Signs a shortlist. Signing again changes nothing: the first signature stands.
    #[oai(path = "/shortlists/:id/sign-offs", method = "post", operation_id = "sign_shortlist")]
    async fn sign(&self, caller: Caller, id: Path<Uuid>, body: Json<NewSignature>) -> Result<Made, Problem> {
        let ctx = caller.staff()?;
        sign::sign(&ctx, ShortlistId(id.0), &body.0.note).await?;
        made(&ctx, ShortlistId(id.0)).await
    }

    /// Everything in one ZIP: the documents, the table, a manifest with every SHA-256.
    #[oai(path = "/shortlists/:id/dossier.zip", method = "get", operation_id = "take_dossier_zip")]
    async fn zip(&self, caller: Caller, id: Path<Uuid>) -> Result<Taken, Problem> {
        taken(&caller.staff()?, id.0, Form::Zip).await
    }

    /// The table as XLSX.
    #[oai(path = "/shortlists/:id/dossier.xlsx", method = "get", operation_id = "take_dossier_xlsx")]
    async fn xlsx(&self, caller: Caller, id: Path<Uuid>) -> Result<Taken, Problem> {
        taken(&caller.staff()?, id.0, Form::Xlsx).await
    }

    /// The table as CSV.
    #[oai(path = "/shortlists/:id/dossier.csv", method = "get", operation_id = "take_dossier_csv")]
    async fn csv(&self, caller: Caller, id: Path<Uuid>) -> Result<Taken, Problem> {
        taken(&caller.staff()?, id.0, Form::Csv).await
    }
}

async fn view(ctx: &Context, id: ShortlistId) -> Result<ShortlistView, Problem> {
    Ok(read::one(ctx, id).await?.into())
}

async fn made(ctx: &Context, id: ShortlistId) -> Result<Made, Problem> {
    Ok(Made::Made(Json(view(ctx, id).await?), format!("/api/v1/shortlists/{id}")))
}

async fn taken(ctx: &Context, id: Uuid, form: Form) -> Result<Taken, Problem> {
    let response: Response = dossiers::answer(ctx, ShortlistId(id), form).await?;
    let header = |name: &str| {
        response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned).unwrap_or_default()
    };
    let (kind, disposition) = (header("content-type"), header("content-disposition"));
    let (policy, cache) = (header("content-security-policy"), header("cache-control"));
    Ok(Taken::Zip(Binary(response.into_body()), kind, disposition, policy, cache))
}
