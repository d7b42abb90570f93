//! Applicants are told when an opening's closing instant moves, or when it is called off.

use crate::context::Context;
use crate::language::Language;
use crate::letter::{self, NewLetter};
use crate::queue::{self, NewJob};
use entity::application::State;
use entity::letter::Kind;
use entity::{AmendmentId, ApplicationId, amendment, application};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

/// The job that writes the letters; its payload is `{"amendment": id}`.
pub const TELL: &str = "tell_applicants";
/// Letters written in one transaction, so that nobody waits long for another's.
const AT_ONCE: u64 = 100;

/// Asks, in the transaction of the amendment, that everybody with a draft or an application be told of it.
pub(super) async fn ask(tx: &impl ConnectionTrait, ctx: &Context, amendment: &amendment::Model) -> Result<(), DbErr> {
    let job = NewJob {
        kind: TELL,
        payload: json!({ "amendment": amendment.id }),
        dedup_key: Some(format!("{TELL}:{}", amendment.id)),
        run_at: ctx.now(),
    };
    queue::enqueue(tx, job, ctx.now()).await
}

/// Writes a letter to everybody who had begun or submitted an application by then. Done again, it writes none twice.
///
/// # Errors
/// The database's own error.
pub async fn tell(ctx: &Context, id: AmendmentId) -> Result<(), DbErr> {
    let Some(amendment) = amendment::Entity::find_by_id(id).one(ctx.store.read()).await? else { return Ok(()) };
    let cancels = amendment.changes.0.iter().any(|change| change.field == "state");
    let kind = if cancels { Kind::Cancelled } else { Kind::Amended };
    let mut after: Option<ApplicationId> = None;
    loop {
        let mut query = application::Entity::find()
            .select_only()
            .columns([application::Column::Id, application::Column::Language])
            .filter(application::Column::OpeningId.eq(amendment.opening_id))
            .filter(application::Column::State.is_in([State::Draft, State::Submitted]))
            .filter(application::Column::Email.ne(""))
            .filter(application::Column::BeganAt.lte(amendment.made_at))
            .order_by_asc(application::Column::Id)
            .limit(AT_ONCE);
        if let Some(after) = after {
            query = query.filter(application::Column::Id.gt(after));
        }
        let told: Vec<(ApplicationId, String)> = query.into_tuple().all(ctx.store.read()).await?;
        let Some((last, _)) = told.last() else { return Ok(()) };
        after = Some(*last);
        ctx.store
            .write(async |tx| {
                for (application, language) in &told {
                    let letter = NewLetter {
                        kind,
                        cause: format!("amended:{id}:{application}"),
                        language: language.parse::<Language>().unwrap_or_default(),
                        application: Some(*application),
                        staff: None,
                        opening: Some(amendment.opening_id),
                    };
                    letter::write(tx, ctx, letter).await?;
                }
                Ok::<_, DbErr>(())
            })
            .await?;
    }
}
