//! `meritum migrate`.

use crate::settings::Settings;

pub async fn run(settings: Settings) -> anyhow::Result<()> {
    super::wire::log();
    super::wire::migrated_house(settings).await?;
    println!("the database is up to date");
    Ok(())
}
