//! `/staff/people`: who works here, and inviting somebody.

use super::{RoleChoice, Wrongs, role_choices, role_name, standing_name};
use crate::account::invite::{self as act, Invitation, InviteError};
use crate::account::read::{self, Standing, standing};
use crate::language::{Language, Text};
use crate::links;
use crate::web::page::{page_with, see_other};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::staff::{self, Role};
use poem::http::StatusCode;
use poem::web::Query;
use poem::{Response, Result, handler};
use serde::Deserialize;

/// How many stand on one page.
const ON_A_PAGE: u64 = 100;

#[derive(Template)]
#[template(path = "account/people.html")]
struct PeoplePage {
    frame: Frame,
    people: Vec<Row>,
    next: Option<String>,
    typed: Typed,
    roles: Vec<RoleChoice>,
    done: Option<String>,
    wrongs: Wrongs,
}

/// One account in the table.
struct Row {
    href: String,
    name: String,
    email: String,
    role: String,
    standing: String,
    is_active: bool,
}

#[derive(Deserialize)]
pub struct Asked {
    cursor: Option<String>,
    done: Option<String>,
}

#[derive(Clone, Deserialize)]
pub struct Typed {
    name: String,
    email: String,
    role: Role,
    language: Language,
}

impl Row {
    fn of(person: staff::Model, text: Text) -> Self {
        let stands = standing(&person);
        Self {
            href: links::person(person.id),
            role: role_name(text, person.role),
            standing: standing_name(text, stands),
            is_active: stands == Standing::Active,
            name: person.name,
            email: person.email,
        }
    }
}

#[handler]
pub async fn show(signed: Signed, Query(asked): Query<Asked>) -> Result<Response> {
    let visit = signed.visit;
    let typed =
        Typed { name: String::new(), email: String::new(), role: Role::Member, language: visit.text().language() };
    let invited = asked.done.as_deref() == Some("invited");
    let done = invited.then(|| visit.text().say("account-invited"));
    Ok(list(visit, StatusCode::OK, asked.cursor.as_deref(), typed, done, Wrongs::default()).await?)
}

async fn list(
    visit: Visit,
    status: StatusCode,
    cursor: Option<&str>,
    typed: Typed,
    done: Option<String>,
    wrongs: Wrongs,
) -> Result<Response, Problem> {
    let found = read::people(&visit.ctx, cursor, ON_A_PAGE).await?;
    let text = visit.text();
    let people = found.items.into_iter().map(|person| Row::of(person, text)).collect();
    let roles = role_choices(text, typed.role);
    page_with(status, &PeoplePage { frame: visit.frame, people, next: found.next, typed, roles, done, wrongs })
}

#[handler]
pub async fn invite(sent: SignedForm<Typed>) -> Result<Response> {
    let (visit, typed) = (sent.signed.visit, sent.form);
    let new =
        Invitation { email: typed.email.clone(), name: typed.name.clone(), role: typed.role, language: typed.language };
    let wrongs = match act::by_letter(&visit.ctx, new, None).await {
        Ok(_) => return Ok(see_other(&format!("{}?done=invited", links::people()))),
        Err(InviteError::Invalid(wrong)) => Wrongs::of(visit.text(), &wrong),
        Err(InviteError::Taken) => Wrongs(vec![("email".to_owned(), visit.text().say("account-wrong-email-taken"))]),
        Err(error) => return Err(Problem::from(error).into()),
    };
    Ok(list(visit, StatusCode::UNPROCESSABLE_ENTITY, None, typed, None, wrongs).await?)
}
