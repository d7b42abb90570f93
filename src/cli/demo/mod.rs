//! `meritum serve --demo`: an invented organisation, put into the house through the acts.
//!
//! The clock of the house is set from instant to instant of the story while it is told, so that the record, the receipts, the
//! amendments and the letters are those that life would have left behind. Afterwards the house runs on the system's clock.

mod answers;
mod applying;
mod belongings;
mod deciding;
mod panel;
mod password;
mod publishing;
mod staff;
mod story;

use crate::clock::{Clock, FixedClock, SystemClock};
use crate::context::House;
use crate::demo::organisation::organisation;
use crate::demo::tongue::Tongue;
use crate::settings::{Flags, MailKind, Settings};
use anyhow::Context as _;
use belongings::Belongs;
use std::sync::Arc;

pub use belongings::is_demo;
pub use staff::SignIn;

/// Puts the demo's organisation where the operator has named none, and keeps every letter in the house.
///
/// # Errors
/// The settings are those of production.
pub fn dress(settings: &mut Settings) -> anyhow::Result<()> {
    anyhow::ensure!(!settings.server.production, "server.production: is true; the demo is only for trying out");
    let untouched = Settings::defaults(&Flags::default())?;
    let ura = organisation();
    let name = ura.name.of(Tongue::English);
    let (site, plain) = (&mut settings.site, untouched.site);
    for (chosen, plain, own) in [
        (&mut site.organisation, plain.organisation, name.to_owned()),
        (&mut site.help, plain.help, ura.contact.to_owned()),
        (&mut site.home, plain.home, ura.website.to_owned()),
        (&mut site.accent, plain.accent, ura.accent.to_owned()),
        (&mut settings.mail.from, untouched.mail.from, format!("{name} <{}>", ura.contact)),
    ] {
        if *chosen == plain {
            *chosen = own;
        }
    }
    // Its people have invented addresses: nothing leaves the house.
    settings.mail.kind = MailKind::Inbox;
    Ok(())
}

/// The demo's house, made when it is not there yet, and who may sign in.
///
/// # Errors
/// The database or the data folder belongs to somebody else, or something cannot be opened or made; the text says what to do.
pub async fn house(settings: Settings) -> anyhow::Result<(Arc<House>, Vec<SignIn>)> {
    let _alone = belongings::lock(&settings.data)?;
    let now = SystemClock.now();
    let clock = Arc::new(FixedClock::at(now));
    let mut making = super::wire::house(settings.clone(), Arc::<FixedClock>::clone(&clock) as Arc<dyn Clock>).await?;
    let mut belongs = belongings::of(&making).await?;
    if belongs == Belongs::Unfinished {
        making.store.clone().close().await?;
        belongings::clear(&settings)?;
        making = super::wire::house(settings.clone(), Arc::<FixedClock>::clone(&clock) as Arc<dyn Clock>).await?;
        belongs = belongings::of(&making).await?;
    }
    if belongs == Belongs::Nobody {
        tracing::info!("the demo is being made; this happens once");
        making.store.migrate().await.context("the database cannot be brought up to date")?;
        story::tell(&making, &clock, now).await.context("the demo cannot be made")?;
    }
    let sign_ins = staff::sign_ins(&making.keys);
    making.store.clone().close().await?;
    Ok((super::wire::migrated_house(settings).await?, sign_ins))
}
