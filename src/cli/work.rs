//! `meritum work`: the jobs alone.

use crate::jobs;
use crate::settings::Settings;
use tokio_util::sync::CancellationToken;

pub async fn run(settings: Settings) -> anyhow::Result<()> {
    super::wire::log();
    anyhow::ensure!(!settings.site.public_url.is_empty(), "site.public_url: is empty; letters need the site's address");
    let house = super::wire::migrated_house(settings).await?;
    super::wire::introduce_scanner(&house);
    let stop = CancellationToken::new();
    let worker = tokio::spawn(jobs::run(house, stop.clone()));
    super::serve::asked_to_stop().await;
    stop.cancel();
    Ok(worker.await?)
}
