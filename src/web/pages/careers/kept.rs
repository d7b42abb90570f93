//! Public pages as they were last made: given again, without asking the database, while they still say what is so.
//!
//! A page is given again only while all of this holds, asked anew for each request: this process has written nothing
//! since before the page was read; the clock has not come to its next change of its own accord, which is its closing
//! instant; and it is no older than a second, which bounds what another process may have changed. `docs/adr` says why.

use super::freshness::{self, keep};
use crate::context::Context;
use crate::language::Language;
use crate::web::front::compress;
use crate::web::visit::{LANGUAGE_COOKIE, Visit, context_of, cookie_value};
use bytes::Bytes;
use entity::Instant;
use poem::http::{HeaderMap, HeaderValue, header};
use poem::{Body, Request, Response, Result};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::OnceCell;

/// Pages kept at a time, each in up to three codings: with all of them about ten megabytes.
const MOST: usize = 256;
/// How long a request waits for another that is making the same page, before it makes it itself.
const PATIENCE: Duration = Duration::from_millis(100);

/// A page as it was made.
pub struct Made {
    /// Its HTML.
    pub html: String,
    /// The next instant at which it says something else by itself.
    pub changes_at: Option<Instant>,
}

/// The pages of one server.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<Key, Arc<Place>>>);

/// All that a public page depends on beside the database and the time.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    path: String,
    /// What the address asks for, which is in its canonical address too.
    addressed: Option<Language>,
    /// What the visitor chose or the browser prefers; none: the opening's own.
    read: Option<Language>,
}

/// Where one page is kept.
#[derive(Default)]
struct Place {
    page: Mutex<Option<Arc<Page>>>,
    /// Held by whoever makes it anew.
    turn: tokio::sync::Mutex<()>,
}

struct Page {
    html: Bytes,
    brotli: OnceCell<Bytes>,
    gzip: OnceCell<Bytes>,
    changes_at: Option<Instant>,
    /// Of the store, before the page was read.
    changes: u64,
    made_at: Instant,
    /// On the clock that nobody can set.
    made_after: Duration,
}

/// Gives the page at `path`, kept or made by `draw`. To somebody signed in, and at any other address of the same page, it
/// is made each time.
///
/// # Errors
/// What `draw` returned: a page that could not be made is not kept.
pub async fn give(request: &Request, path: String, draw: impl AsyncFnOnce(&Visit) -> Result<Made>) -> Result<Response> {
    let ctx = context_of(request)?;
    let (Some(kept), Some(key)) = (request.data::<Arc<Kept>>(), Key::of(request, &ctx, path)) else {
        let visit = Visit::of(request)?;
        let made = draw(&visit).await?;
        return Ok(freshness::public(html(made.html), &visit, made.changes_at));
    };
    let place = kept.place(&key);
    if let Some(page) = place.current(&ctx) {
        return Ok(page.answer(request.headers(), ctx.now()).await);
    }
    // Of many who come at once, one makes the page. Whoever waits too long for it does so as well.
    let _turn = tokio::time::timeout(PATIENCE, place.turn.lock()).await;
    if let Some(page) = place.current(&ctx) {
        return Ok(page.answer(request.headers(), ctx.now()).await);
    }
    let (changes, made_after) = (ctx.store.changes(), ctx.clock.monotonic());
    let visit = Visit::of(request)?;
    let made = draw(&visit).await.inspect_err(|_| kept.forget(&key))?;
    let page = Arc::new(Page {
        html: made.html.into(),
        brotli: OnceCell::new(),
        gzip: OnceCell::new(),
        changes_at: made.changes_at,
        changes,
        made_at: visit.frame.now,
        made_after,
    });
    *locked(&place.page) = Some(Arc::clone(&page));
    Ok(page.answer(request.headers(), ctx.now()).await)
}

impl Kept {
    fn place(&self, key: &Key) -> Arc<Place> {
        let mut places = locked(&self.0);
        if let Some(place) = places.get(key) {
            return Arc::clone(place);
        }
        if places.len() >= MOST {
            places.clear();
        }
        Arc::clone(places.entry(key.clone()).or_default())
    }

    /// Gives up a place where there is no page: addresses that lead nowhere take no room.
    fn forget(&self, key: &Key) {
        locked(&self.0).remove(key);
    }
}

impl Key {
    /// None: what is answered is for this request alone.
    fn of(request: &Request, ctx: &Context, path: String) -> Option<Self> {
        if ctx.actor.staff().is_some() || request.original_uri().path() != path {
            return None;
        }
        let addressed = match request.uri().query() {
            None | Some("") => None,
            Some(query) => Some(query.strip_prefix("language=")?.parse().ok()?),
        };
        let offered = &ctx.settings.site.languages;
        let chosen = addressed.or_else(|| cookie_value(request, LANGUAGE_COOKIE)?.parse().ok());
        let chosen = chosen.filter(|language| offered.contains(language));
        let preferred = || request.header(header::ACCEPT_LANGUAGE).and_then(Language::from_accept_language);
        Some(Self { path, addressed, read: chosen.or_else(preferred) })
    }
}

impl Place {
    fn current(&self, ctx: &Context) -> Option<Arc<Page>> {
        locked(&self.page).as_ref().filter(|page| page.holds(ctx)).cloned()
    }
}

impl Page {
    /// Whether it still says what is so.
    fn holds(&self, ctx: &Context) -> bool {
        let now = ctx.now();
        self.changes == ctx.store.changes()
            && self.made_at <= now
            && now < freshness::kept_until(self.made_at, self.changes_at)
            && ctx.clock.monotonic().saturating_sub(self.made_after) < freshness::KEPT
    }

    async fn answer(&self, asked: &HeaderMap, now: Instant) -> Response {
        let coded = match compress::coding(asked) {
            Some("br") => Some(("br", self.brotli.get_or_init(|| self.coded(asked)).await)),
            Some("gzip") => Some(("gzip", self.gzip.get_or_init(|| self.coded(asked)).await)),
            _ => None,
        };
        let mut response = match coded {
            Some((_, bytes)) if !bytes.is_empty() => html(bytes.clone()),
            _ => html(self.html.clone()),
        };
        if let Some((coding, bytes)) = coded
            && !bytes.is_empty()
        {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
            response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        keep(response, now, self.changes_at)
    }

    /// The page as the front would compress it for this client; empty, if it would not.
    async fn coded(&self, asked: &HeaderMap) -> Bytes {
        let response = compress::compress(asked, html(self.html.clone()));
        if response.headers().contains_key(header::CONTENT_ENCODING) {
            response.into_body().into_bytes().await.unwrap_or_default()
        } else {
            Bytes::new()
        }
    }
}

fn html(body: impl Into<Body>) -> Response {
    Response::builder().header(header::CONTENT_TYPE, "text/html; charset=utf-8").body(body)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
