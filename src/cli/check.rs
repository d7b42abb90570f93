//! `meritum check`: what must hold, against a live database.

use crate::clock::SystemClock;
use crate::letter::refused::{self, Refused};
use crate::queue::{self, GivenUp};
use crate::settings::Settings;
use crate::store::invariants;
use sea_orm::ActiveEnum as _;
use std::process::ExitCode;
use std::sync::Arc;

pub async fn run(settings: Settings) -> anyhow::Result<ExitCode> {
    super::wire::log();
    let house = super::wire::house(settings, Arc::new(SystemClock)).await?;
    anyhow::ensure!(house.store.is_migrated().await?, "the database is not up to date: run `meritum migrate` first");
    let mut broken: Vec<String> = invariants::broken(&house.store)
        .await?
        .into_iter()
        .map(|found| format!("{}: {}", found.holds, found.by.join(", ")))
        .collect();
    broken.extend(crate::audit::verify(&house.store).await?);
    broken.extend(crate::review::figures::verify(&house.store).await?);
    broken.extend(crate::review::calibrate::verify(&house.store).await?);
    broken.extend(crate::application::verify::verify(&house).await?);
    broken.extend(crate::document::pages::verify(&house).await?);
    broken.extend(queue::given_up(&house.store).await?.iter().map(given_up));
    for refused in refused::refused(&house.store).await? {
        println!("{}", told(&refused));
    }
    for line in &broken {
        println!("{line}");
    }
    if broken.is_empty() {
        println!("everything holds");
        Ok(ExitCode::SUCCESS)
    } else {
        Ok(ExitCode::FAILURE)
    }
}

/// A person has to look: the jobs are not tried again by themselves.
fn given_up(jobs: &GivenUp) -> String {
    let GivenUp { kind, last_error, count } = jobs;
    let reason = last_error.as_deref().unwrap_or("nothing is known of why");
    format!("jobs given up: {count} of {kind}, one of them for \"{reason}\": mend that, then run `meritum retry`")
}

/// Worth knowing, but nothing that does not hold: a recipient has left, or mistyped their address.
fn told(letters: &Refused) -> String {
    let Refused { kind, count } = letters;
    let kind = kind.to_value();
    format!(
        "letters refused for good by the recipient's server: {count} of {kind}; the log has the answers, the table \
         `letter` whom they were for: reach these people otherwise"
    )
}
