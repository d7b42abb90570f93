//! `/staff/people/{id}`: one account: its role, and whether it may be used.

use super::{RoleChoice, role_choices, standing_name};
use crate::account::people::{self as act, Change, PeopleError};
use crate::account::read::{self, Standing, standing};
use crate::account::{invite, may::may};
use crate::clock::Zone;
use crate::links;
use crate::web::page::{page_with, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::StaffId;
use entity::staff::{self, Role};
use poem::http::StatusCode;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "account/person.html")]
struct PersonPage {
    frame: Frame,
    person: staff::Model,
    stands: Standing,
    standing: String,
    href: String,
    roles: Vec<RoleChoice>,
    is_self: bool,
    zone: Zone,
    done: Option<String>,
    refused: Option<String>,
}

#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// Which button was pressed.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Do {
    Role,
    Disable,
    Enable,
    Invite,
}

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(rename = "do")]
    what: Do,
    role: Option<Role>,
}

#[handler]
pub async fn show(Path(id): Path<uuid::Uuid>, signed: Signed, Query(asked): Query<Asked>) -> Result<Response> {
    let text = signed.visit.text();
    let done = match asked.done.as_deref() {
        Some("changed") => Some(text.say("account-changed")),
        Some("invited") => Some(text.say("account-invited")),
        _ => None,
    };
    Ok(shown(signed.visit, StaffId(id), StatusCode::OK, done, None).await?)
}

async fn shown(
    visit: Visit,
    id: StaffId,
    status: StatusCode,
    done: Option<String>,
    refused: Option<String>,
) -> Result<Response, Problem> {
    let person = read::person(&visit.ctx, id).await?;
    let site = &visit.ctx.settings.site;
    let (text, stands) = (visit.text(), standing(&person));
    let page = PersonPage {
        stands,
        standing: standing_name(text, stands),
        href: links::person(id),
        roles: role_choices(text, person.role),
        is_self: visit.frame.staff.as_ref().is_some_and(|staff| staff.id == id),
        zone: site.zone(&site.time_zone),
        frame: visit.frame,
        person,
        done,
        refused,
    };
    page_with(status, &page)
}

#[handler]
pub async fn change(Path(id): Path<uuid::Uuid>, sent: SignedForm<Wanted>) -> Result<Response> {
    let (visit, id) = (sent.signed.visit, StaffId(id));
    let change = match sent.form.what {
        Do::Role => Change { role: sent.form.role, disabled: None },
        Do::Disable => Change { role: None, disabled: Some(true) },
        Do::Enable => Change { role: None, disabled: Some(false) },
        Do::Invite => {
            invite::again(&visit.ctx, id).await.map_err(Problem::from)?;
            return Ok(see_other(&format!("{}?done=invited", links::person(id))));
        }
    };
    match act::change(&visit.ctx, id, change).await {
        // Whoever gave the role away has no way back to this page.
        Ok(person) if visit.frame.staff.as_ref().is_some_and(|staff| staff.id == id) && !still_manages(&person) => {
            Ok(see_other(&links::desk()))
        }
        Ok(_) => Ok(see_other(&format!("{}?done=changed", links::person(id)))),
        Err(PeopleError::LastAdministrator) => {
            let refused = visit.text().say("account-last-administrator");
            Ok(shown(visit, id, Code::WrongState.status(), None, Some(refused)).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

fn still_manages(person: &staff::Model) -> bool {
    person.disabled_at.is_none() && may(person.role, None, crate::account::may::Act::ManageStaff)
}
