//! `meritum admin`: what is done at the console, by whoever may run commands there.

use crate::account::invite::{self, Invitation};
use crate::actor::Actor;
use crate::context::Context;
use crate::language::{Language, Text};
use crate::links;
use crate::settings::Settings;
use clap::{Args, Subcommand, ValueEnum};
use entity::staff::Role;

/// Accounts.
#[derive(Args, Clone)]
pub struct Admin {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Clone)]
enum What {
    /// Invite somebody and print the link once: the first administrator, or whoever letters do not reach.
    Invite(Invite),
}

#[derive(Args, Clone)]
struct Invite {
    /// Their address; also what they sign in with.
    email: String,
    /// Their name.
    #[arg(long)]
    name: String,
    /// What they will be.
    #[arg(long, value_enum, default_value_t = AsRole::Administrator)]
    role: AsRole,
    /// The language of letters to them: en, sq or sr [default: the site's first].
    #[arg(long)]
    language: Option<Language>,
}

#[derive(Clone, Copy, ValueEnum)]
enum AsRole {
    /// Invites people and gives roles.
    Administrator,
    /// Publishes openings and reads every application.
    Hr,
    /// Sits on panels.
    Member,
}

impl From<AsRole> for Role {
    fn from(role: AsRole) -> Self {
        match role {
            AsRole::Administrator => Self::Administrator,
            AsRole::Hr => Self::Hr,
            AsRole::Member => Self::Member,
        }
    }
}

pub async fn run(mut settings: Settings, admin: Admin) -> anyhow::Result<()> {
    super::wire::log();
    let What::Invite(asked) = admin.what;
    if settings.site.public_url.is_empty() {
        settings.site.public_url = format!("http://{}", settings.front.listen);
    }
    let house = super::wire::migrated_house(settings).await?;
    let ctx = Context::new(house, Actor::System);
    let first = ctx.settings.site.languages.first().copied().unwrap_or_default();
    let new = Invitation {
        email: asked.email,
        name: asked.name,
        role: asked.role.into(),
        language: asked.language.unwrap_or(first),
    };
    let token = invite::by_link(&ctx, new).await.map_err(said)?;
    println!("{}", links::absolute(&ctx.settings.site.public_url, &links::invitation(&token)));
    Ok(())
}

/// What is wrong, in words: at the console there is no form to show it in.
fn said(error: invite::InviteError) -> anyhow::Error {
    match error {
        invite::InviteError::Invalid(wrong) => {
            let text = Text::new(Language::En);
            let wrong: Vec<String> =
                wrong.iter().map(|w| format!("{}: {}", w.field(), text.phrase(&w.detail))).collect();
            anyhow::anyhow!(wrong.join("\n"))
        }
        error => error.into(),
    }
}
