//! `meritum check`: what must hold, against a live database.

use crate::clock::SystemClock;
use crate::settings::Settings;
use crate::store::invariants;
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
    broken.extend(crate::application::verify::verify(&house).await?);
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
