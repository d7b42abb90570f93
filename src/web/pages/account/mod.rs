//! The pages of accounts: signing in and out, invitations, one's own account, and who works here.

mod accept;
mod own;
mod people;
mod person;
mod sign_in;

use crate::account::read::Standing;
use crate::invalid::Invalid;
use crate::language::Text;
use crate::web::front::allow::{get, post};
use crate::web::front::limit::Limits;
use entity::staff::Role;
use poem::{EndpointExt, Route};

/// The room's routes. Whatever tries a secret is limited by address.
pub fn routes(route: Route, limits: &Limits) -> Route {
    let tries = || limits.sign_in.clone();
    route
        .at("/sign-in", get(sign_in::ask).post(sign_in::enter.with(tries())))
        .at("/sign-out", post(sign_in::leave))
        .at("/invitation/:token", get(accept::ask))
        .at("/invitation", post(accept::accept.with(tries())))
        .at("/staff/account", get(own::show))
        .at("/staff/account/stay", post(own::stay))
        .at("/staff/account/password", post(own::change_password.with(tries())))
        .at("/staff/account/sessions/:id", post(own::end_session))
        .at("/staff/people", get(people::show).post(people::invite))
        .at("/staff/people/:id", get(person::show).post(person::change))
}

/// What is wrong with a form's fields, by field.
#[derive(Clone, Debug, Default)]
struct Wrongs(Vec<(String, String)>);

impl Wrongs {
    fn of(text: Text, wrong: &[Invalid]) -> Self {
        Self(wrong.iter().map(|invalid| (invalid.field(), text.phrase(&invalid.detail))).collect())
    }

    fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, detail)| detail.as_str())
    }
}

/// A role on offer.
struct RoleChoice {
    code: &'static str,
    label: String,
    hint: String,
    is_held: bool,
}

fn role_choices(text: Text, held: Role) -> Vec<RoleChoice> {
    [Role::Member, Role::Hr, Role::Administrator]
        .into_iter()
        .map(|role| RoleChoice {
            code: role_code(role),
            label: role_name(text, role),
            hint: text.say(&format!("account-role-{}-hint", role_code(role))),
            is_held: role == held,
        })
        .collect()
}

/// The role's name in forms.
const fn role_code(role: Role) -> &'static str {
    match role {
        Role::Administrator => "administrator",
        Role::Hr => "hr",
        Role::Member => "member",
    }
}

/// The role's name for people.
fn role_name(text: Text, role: Role) -> String {
    text.say(&format!("account-role-{}", role_code(role)))
}

/// Where an account stands, for people.
fn standing_name(text: Text, standing: Standing) -> String {
    text.say(match standing {
        Standing::Invited => "account-standing-invited",
        Standing::Active => "account-standing-active",
        Standing::Disabled => "account-standing-disabled",
    })
}
