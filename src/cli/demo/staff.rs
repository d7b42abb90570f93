//! The demo's staff, and how they sign in.

use super::password;
use crate::actor::StaffActor;
use crate::context::House;
use crate::demo::organisation::{DemoRole, STAFF};
use crate::keys::Keys;
use entity::staff::Role;
use entity::{Instant, StaffId};
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
    let sign_in = |member: &'static crate::demo::organisation::DemoStaff| SignIn {
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

/// Gives everybody an account.
pub(super) async fn hire(house: &Arc<House>) -> anyhow::Result<HashMap<&'static str, StaffActor>> {
    use sea_orm::{ActiveModelTrait, IntoActiveModel};
    let ctx = crate::context::Context::new(Arc::clone(house), crate::actor::Actor::System);
    let mut hired = HashMap::new();
    for member in STAFF {
        let role = match member.role {
            DemoRole::Administrator => Role::Administrator,
            DemoRole::Hr => Role::Hr,
            DemoRole::Chair | DemoRole::Reviewer | DemoRole::Manager => Role::Member,
        };
        let name = format!("{} {}", member.given, member.family);
        let id = StaffId(ctx.new_id());
        let row = entity::staff::Model {
            id,
            email: member.email.to_owned(),
            email_key: member.email.to_owned(),
            name: name.clone(),
            role,
            language: "en".to_owned(),
            password_hash: Some(house.passwords.hash(&password::of(&house.keys, member.email)).await?),
            created_at: ctx.now(),
            disabled_at: None,
        };
        house.store.write(async |tx| row.into_active_model().insert(tx).await).await?;
        hired.insert(member.key, StaffActor { id, role, name, session: None });
    }
    Ok(hired)
}
