//! A dossier on its way out, for pages and API alike: counted per person, audited before its first byte, streamed.

use crate::context::Context;
use crate::document::name::content_disposition;
use crate::files::{Files, FilesError};
use crate::language::Phrase;
use crate::shortlist::dossier::{self, Form};
use crate::web::problem::{Code, Problem};
use entity::{ShortlistId, StaffId};
use poem::http::header;
use poem::{Body, Response};
use sea_orm::DbErr;
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::task::{self, Poll};
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

/// How many dossiers each person is drawing in this process.
static UNDER_WAY: LazyLock<Mutex<HashMap<StaffId, usize>>> = LazyLock::new(Mutex::default);

/// One dossier under way; the place is free again when it is dropped.
struct Place(StaffId);

impl Place {
    fn take(staff: StaffId, most: usize) -> Option<Self> {
        let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        let count = under_way.entry(staff).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Self(staff))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = under_way.get_mut(&self.0) {
            *count -= 1;
            if *count == 0 {
                under_way.remove(&self.0);
            }
        }
    }
}

/// A stream that keeps its place until it is read or dropped.
struct Placed<R> {
    inner: Pin<Box<R>>,
    _place: Place,
}

impl<R: AsyncRead> AsyncRead for Placed<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut task::Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        self.inner.as_mut().poll_read(cx, buf)
    }
}

/// The dossier as an answer.
///
/// # Errors
/// 404: no such shortlist, or not for this person. 403: in a blind review, for whoever reviews. 429: they are drawing as many as they may.
pub async fn answer(ctx: &Context, id: ShortlistId, form: Form) -> Result<Response, Problem> {
    let staff = ctx.actor.staff().ok_or_else(|| Problem::new(Code::Unauthenticated))?.id;
    let most = ctx.settings.shortlists.dossiers_at_once;
    let Some(place) = Place::take(staff, most) else {
        let busy = Phrase::new("shortlist-dossiers-busy").with("count", i64::try_from(most).unwrap_or(i64::MAX));
        return Err(Problem::new(Code::TooMany).saying(busy).retry_after(10));
    };
    let taken = dossier::take(ctx, id, form).await?;
    let name = taken.file_name(form);
    let body = match form {
        Form::Zip => {
            let inner = Box::pin(dossier::archive::zip(taken, ctx.files.clone()));
            Body::from_async_read(Placed { inner, _place: place })
        }
        Form::Csv | Form::Xlsx => {
            let inner = Box::pin(table(taken, form, ctx.files.clone()).await?);
            Body::from_async_read(Placed { inner, _place: place })
        }
    };
    Ok(Response::builder()
        .header(header::CONTENT_TYPE, form.media_type())
        .header(header::CONTENT_DISPOSITION, content_disposition(&name))
        .header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'")
        .header(header::CACHE_CONTROL, "no-store")
        .body(body))
}

/// The table alone: a line per application of a shortlist, made off the threads that answer requests.
async fn table(taken: dossier::Dossier, form: Form, files: Files) -> Result<File, Problem> {
    let made = tokio::task::spawn_blocking(move || dossier::table(&taken, form, &files));
    made.await.map_err(Problem::internal)?.map(File::from_std).map_err(refused)
}

/// A table could not be made: the database's answer, or the folder's.
fn refused(error: std::io::Error) -> Problem {
    match error.downcast::<DbErr>() {
        Ok(error) => error.into(),
        Err(error) => match FilesError::from(error) {
            full @ FilesError::Full(_) => full.into(),
            other => Problem::internal(other),
        },
    }
}
