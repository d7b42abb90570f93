//! The demo's staff, and how they sign in.

use super::password;
use crate::account::accept;
use crate::account::invite::{self, Invitation};
use crate::actor::{Actor, StaffActor};
use crate::context::{Context, House};
use crate::demo::organisation::{DemoRole, DemoStaff, STAFF};
use crate::jobs;
use crate::keys::Keys;
use crate::language::Language;
use crate::mail::Mail;
use anyhow::Context as _;
use entity::Instant;
use entity::staff::Role;
use std::collections::HashMap;
use std::sync::Arc;

/// Monday, 6 January 2025, 09:00 in Prishtina: before anything else of the story.
pub(super) const HIRED_AT: Instant = Instant(1_736_150_400_000);

/// A line that says how to sign in: `role email password`.
#[derive(Clone, PartialEq, Eq)]
pub struct SignIn {
    role: &'static str,
    email: &'static str,
    password: String,
}

impl std::fmt::Display for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.role, self.email, self.password)
    }
}

/// Everybody's, in a house with these keys.
pub(super) fn sign_ins(keys: &Keys) -> Vec<SignIn> {
    let sign_in = |member: &'static DemoStaff| SignIn {
        role: match member.role {
            DemoRole::Administrator => "administrator",
            DemoRole::Hr => "hr",
            DemoRole::Chair => "chair",
            DemoRole::Reviewer => "reviewer",
            DemoRole::Manager => "manager",
        },
        email: member.email,
        password: password::of(keys, member.email),
    };
    STAFF.iter().map(sign_in).collect()
}

const fn role(role: DemoRole) -> Role {
    match role {
        DemoRole::Administrator => Role::Administrator,
        DemoRole::Hr => Role::Hr,
        DemoRole::Chair | DemoRole::Reviewer | DemoRole::Manager => Role::Member,
    }
}

/// Invites everybody, the administrator by a link from the console and the others by letter, and lets each choose their
/// password.
///
/// # Errors
/// An act refused.
pub(super) async fn hire(house: &Arc<House>) -> anyhow::Result<HashMap<&'static str, StaffActor>> {
    let system = Context::new(Arc::clone(house), Actor::System);
    let mut hired: HashMap<&'static str, StaffActor> = HashMap::new();
    for member in STAFF {
        let name = format!("{} {}", member.given, member.family);
        let role = role(member.role);
        let invitation =
            Invitation { email: member.email.to_owned(), name: name.clone(), role, language: Language::En };
        let administrator = hired.values().find(|actor| actor.role == Role::Administrator).cloned();
        let token = match administrator {
            None => invite::by_link(&system, invitation).await?,
            Some(administrator) => {
                invite::by_letter(&system.acting_as(Actor::Staff(administrator)), invitation, None).await?;
                while jobs::step(&system).await? {}
                token_in_letter(&house.mail, member.email).await?
            }
        };
        let invited = accept::invited(&system, &token).await?.context("the invitation is not good")?;
        accept::accept(&system.acting_as(Actor::Anyone), &token, &password::of(&house.keys, member.email), None)
            .await?;
        hired.insert(member.key, StaffActor { id: invited.id, role, name, session: None });
    }
    Ok(hired)
}

/// The token of the link in the letter that arrived at this address.
async fn token_in_letter(mail: &Mail, email: &str) -> anyhow::Result<String> {
    let Mail::Inbox(inbox) = mail else { anyhow::bail!("letters of the demo stay in the house") };
    let letters = inbox.list().await?;
    let letter = letters.iter().find(|letter| letter.to == email).context("no invitation arrived")?;
    let token = letter.text.split("/invitation/").nth(1).and_then(|rest| rest.split_whitespace().next());
    Ok(token.context("the invitation has no link")?.to_owned())
}
