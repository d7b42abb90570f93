//! `/staff/openings/{slug}/panel`: who reads, scores and decides.

use super::criteria::After;
use super::fields::Fields;
use super::list_page::{self, List, Parsed, Pressed, Sent};
use crate::opening::lists::set_panel;
use crate::opening::read::StaffView;
use crate::opening::rules::{NewMember, written};
use crate::web::visit::{Signed, SignedForm};
use entity::panel_member::PanelRole;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};

/// The roles, in the order in which they are offered.
pub const ROLES: [&str; 3] = ["reviewer", "chair", "manager"];

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(after): Query<After>) -> Result<Response> {
    list_page::show(List::Panel, signed.visit, &slug, after.saved.is_some(), stored).await
}

#[handler]
pub async fn save(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let sent = match Sent::open(List::Panel, sent, &slug, Fields::default).await? {
        Pressed::Rows(response) => return Ok(response),
        Pressed::Save(sent) => sent,
    };
    let read = parsed(&sent.rows.rows);
    let made = set_panel(&sent.visit.ctx, &slug, sent.rows.whole.version(), read.list).await;
    sent.answer(made, &read.homes).await
}

fn stored(view: &StaffView) -> Vec<Fields> {
    let row = |seat: &crate::opening::read::Seat| {
        let mut row = Fields::default();
        row.push("name", &seat.name);
        row.push("email", &seat.email);
        row.push("role", written(seat.role));
        row
    };
    view.panel.iter().map(row).collect()
}

fn parsed(rows: &[Fields]) -> Parsed<NewMember> {
    let member = |row: &Fields| NewMember {
        email: row.trimmed("email").to_owned(),
        role: serde_json::from_value(row.trimmed("role").into()).unwrap_or(PanelRole::Reviewer),
    };
    Parsed { list: rows.iter().map(member).collect(), ..Parsed::default() }
}
