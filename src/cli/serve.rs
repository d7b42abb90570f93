//! `meritum serve`.

use crate::jobs;
use crate::settings::Settings;
use crate::web::{self, front};
use anyhow::Context as _;
use clap::Args;
use tokio_util::sync::CancellationToken;

/// Serve the site.
#[derive(Args, Clone)]
pub struct Serve {
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:8080].
    #[arg(long, env = "MERITUM_LISTEN")]
    pub listen: Option<String>,
    /// Show an invented organisation in a house of its own, with sign-ins printed; made at the first start.
    #[arg(long)]
    pub demo: bool,
    /// Leave the jobs to `meritum work`.
    #[arg(long)]
    pub no_jobs: bool,
}

pub async fn run(mut settings: Settings, serve: Serve) -> anyhow::Result<()> {
    super::wire::log();
    if serve.demo {
        super::demo::dress(&mut settings)?;
    }
    let bound = front::serve::Bound::to(settings.front.listen)
        .await
        .with_context(|| format!("cannot listen on {}", settings.front.listen))?;
    if settings.site.public_url.is_empty() {
        settings.site.public_url = format!("http://{}", bound.address());
    }
    let (house, sign_ins) = if serve.demo {
        super::demo::house(settings).await?
    } else {
        (super::wire::migrated_house(settings).await?, Vec::new())
    };
    anyhow::ensure!(
        !house.settings.server.production || !super::demo::is_demo(&house.store).await?,
        "server.production: is true, and this database is the demo's"
    );
    let stop = CancellationToken::new();
    let worker =
        (house.settings.server.jobs && !serve.no_jobs).then(|| tokio::spawn(jobs::run(house.clone(), stop.clone())));
    super::wire::introduce_scanner(&house);
    let site = web::site(&house)?;
    for sign_in in sign_ins {
        println!("{sign_in}");
    }
    println!("listening on http://{}", bound.address());
    bound.serve(site, &house.settings.front, asked_to_stop()).await;
    stop.cancel();
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

/// Resolves at SIGTERM or Ctrl-C.
pub async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}
