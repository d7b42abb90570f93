//! Whoever has a draft is reminded before the opening closes: once for each of the announced spans, never after sending.

use super::rules::about::is_email;
use super::rules::admission::due_reminder;
use crate::context::Context;
use crate::letter::{self, NewLetter};
use crate::secrets::sha256_hex;
use entity::application::State;
use entity::letter::Kind;
use entity::{ApplicationId, Instant, application, opening};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// Letters written in one transaction, so that nobody waits long for another's.
const AT_ONCE: u64 = 100;

/// Writes the reminders that are due; says how many. Done again, it writes none twice.
///
/// # Errors
/// The database's own error.
pub async fn run(ctx: &Context) -> Result<usize, DbErr> {
    let now = ctx.now();
    let spans = &ctx.settings.admission.reminder_hours;
    let Some(longest) = spans.iter().max() else { return Ok(0) };
    let closing = opening::Entity::find()
        .filter(opening::Column::State.eq(opening::State::Published))
        .filter(opening::Column::OpensAt.lte(now))
        .filter(opening::Column::ClosesAt.gt(now))
        .filter(opening::Column::ClosesAt.lte(now.plus_seconds(i64::from(*longest) * 3600)))
        .all(ctx.store.read())
        .await?;
    let mut written = 0;
    for opening in closing {
        let Some(closes_at) = opening.closes_at else { continue };
        let reminded = opening.reminded_hours.and_then(|hours| u32::try_from(hours).ok());
        let Some(hours) = due_reminder(closes_at, now, spans, reminded) else { continue };
        written += remind(ctx, &opening, closes_at, hours).await?;
        ctx.store
            .write(async |tx| {
                opening::Entity::update_many()
                    .col_expr(opening::Column::RemindedHours, Expr::value(i64::from(hours)))
                    .filter(opening::Column::Id.eq(opening.id))
                    // Moved in the meantime: the next round looks at it anew.
                    .filter(opening::Column::ClosesAt.eq(closes_at))
                    .exec(tx)
                    .await
            })
            .await?;
    }
    Ok(written)
}

async fn remind(ctx: &Context, opening: &opening::Model, closes_at: Instant, hours: u32) -> Result<usize, DbErr> {
    // Whoever proved to have the mailbox comes before those who only typed its address: each mailbox is written to once.
    let proven = Expr::col(application::Column::ProvenEmailKey).eq(Expr::col(application::Column::EmailKey));
    let of_owners = remind_those(ctx, opening, closes_at, hours, proven.clone()).await?;
    Ok(of_owners + remind_those(ctx, opening, closes_at, hours, proven.not()).await?)
}

async fn remind_those(
    ctx: &Context,
    opening: &opening::Model,
    closes_at: Instant,
    hours: u32,
    those: SimpleExpr,
) -> Result<usize, DbErr> {
    let (mut written, mut after) = (0, None::<ApplicationId>);
    let sent = application::Entity::find()
        .select_only()
        .column(application::Column::EmailKey)
        .filter(application::Column::OpeningId.eq(opening.id))
        .filter(application::Column::State.eq(State::Submitted));
    loop {
        let mut query = application::Entity::find()
            .filter(application::Column::OpeningId.eq(opening.id))
            .filter(application::Column::State.eq(State::Draft))
            .filter(those.clone())
            // Whoever was given more time has a letter about it, and another instant.
            .filter(application::Column::ExtendedUntil.is_null().or(application::Column::ExtendedUntil.lte(closes_at)))
            // Who has sent another application to this opening needs no reminder of this one.
            .filter(application::Column::EmailKey.not_in_subquery(sent.clone().into_query()))
            .order_by_asc(application::Column::Id)
            .limit(AT_ONCE);
        if let Some(after) = after {
            query = query.filter(application::Column::Id.gt(after));
        }
        let drafts = query.all(ctx.store.read()).await?;
        let Some(last) = drafts.last() else { return Ok(written) };
        after = Some(last.id);
        let (reached, closes) = (drafts.iter().filter(|draft| is_email(&draft.email)), closes_at.0);
        let letters: Vec<NewLetter> = reached
            .map(|draft| NewLetter {
                kind: Kind::Reminder,
                cause: format!("reminder:{}:{closes}:{hours}:{}", opening.id, sha256_hex(&draft.email_key)),
                language: draft.language.parse().unwrap_or_default(),
                application: Some(draft.id),
                staff: None,
                opening: Some(opening.id),
            })
            .collect();
        written += ctx
            .store
            .write(async |tx| {
                let mut written = 0;
                for new in letters {
                    written += usize::from(letter::write(tx, ctx, new).await?);
                }
                Ok::<_, DbErr>(written)
            })
            .await?;
    }
}
