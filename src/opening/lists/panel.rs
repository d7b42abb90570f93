//! HR chooses who sits on the panel.

use super::{ListError, next_version, refuse};
use crate::application::rules::about::email_key;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::held::{locked, managed};
use crate::opening::limits;
use crate::opening::rules::{NewMember, Step, panel_wrong};
use crate::review::figures::recompute_all;
use entity::staff::Role;
use entity::{opening, panel_member, staff};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

/// Chooses the panel, in a draft or after publication. Cards of those who leave stay and count.
///
/// # Errors
/// See [`ListError`].
pub async fn set_panel(
    ctx: &Context,
    slug: &str,
    version: Option<i32>,
    list: Vec<NewMember>,
) -> Result<opening::Model, ListError> {
    let id = managed::<ListError>(ctx, slug).await?.id;
    refuse(panel_wrong(&list, &limits(ctx)))?;
    ctx.store
        .write(async |tx| {
            let (row, _) = locked::<ListError>(tx, id, version, Step::SetPanel).await?;
            let seats = seats(tx, &list).await?.map_err(ListError::Invalid)?;
            panel_member::Entity::delete_many().filter(panel_member::Column::OpeningId.eq(id)).exec(tx).await?;
            let panel: Vec<_> = seats
                .iter()
                .zip(&list)
                .map(|(staff_id, member)| panel_member::Model {
                    opening_id: id,
                    staff_id: *staff_id,
                    role: member.role,
                })
                .collect();
            let facts: Vec<_> = panel.iter().map(|seat| json!([seat.staff_id, seat.role])).collect();
            if !panel.is_empty() {
                let rows = panel.into_iter().map(IntoActiveModel::into_active_model);
                panel_member::Entity::insert_many(rows).exec_without_returning(tx).await?;
            }
            let row = next_version(tx, ctx, row).await?;
            // Where no quorum is set, the panel is the quorum.
            recompute_all(tx, &row, ctx.now()).await?;
            let entry = Entry::of(id, "opening.panel_set", id).with(json!({ "panel": facts }));
            audit::append(tx, ctx, entry).await?;
            Ok(row)
        })
        .await
}

/// The accounts of the list in its order, or what is wrong with it.
async fn seats(
    tx: &impl ConnectionTrait,
    list: &[NewMember],
) -> Result<Result<Vec<entity::StaffId>, Vec<Invalid>>, DbErr> {
    let keys: Vec<String> = list.iter().map(|member| email_key(&member.email)).collect();
    let found = staff::Entity::find()
        .filter(staff::Column::EmailKey.is_in(keys.iter().cloned()))
        .filter(staff::Column::DisabledAt.is_null())
        .all(tx)
        .await?;
    let (mut seats, mut wrong) = (Vec::new(), Vec::new());
    for (index, key) in keys.iter().enumerate() {
        match found.iter().find(|staff| staff.email_key == *key) {
            Some(staff) if staff.role == Role::Administrator => {
                let detail = Phrase::new("opening-wrong-member-administrator");
                wrong.push(Invalid::new(format!("/{index}/email"), "administrator", detail));
            }
            Some(staff) => seats.push(staff.id),
            None => {
                let detail = Phrase::new("opening-wrong-member-unknown").with("email", &list[index].email);
                wrong.push(Invalid::new(format!("/{index}/email"), "unknown", detail));
            }
        }
    }
    Ok(if wrong.is_empty() { Ok(seats) } else { Err(wrong) })
}
