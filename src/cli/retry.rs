//! `meritum retry`: what was given up waits again.

use crate::clock::SystemClock;
use crate::queue;
use crate::settings::Settings;
use std::sync::Arc;

pub async fn run(settings: Settings) -> anyhow::Result<()> {
    super::wire::log();
    let house = super::wire::house(settings, Arc::new(SystemClock)).await?;
    anyhow::ensure!(house.store.is_migrated().await?, "the database is not up to date: run `meritum migrate` first");
    println!("jobs that wait to be tried again: {}", queue::try_again(&house.store).await?);
    Ok(())
}
