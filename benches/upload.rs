//! One large document uploaded into a draft, against `cp` of the same file and syncing it with its folder.
//!
//! `cargo bench --bench upload [-- postgres rounds=10 megabytes=100]`
#![expect(clippy::disallowed_methods, reason = "a bench measures time and leaves files in a folder of its own")]

mod rig;

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, ensure};
use entity::requirement;
use entity::staff::Role;
use rig::apply::Draft;
use rig::figures::{Rounds, tell, tell_ratio};
use rig::files::{mark, pdf};
use rig::line::Line;
use rig::process::Served;
use rig::rows;
use rig::workshop::{Workshop, asked};
use sea_orm::sea_query::Expr;
use sea_orm::{DbErr, EntityTrait};

#[tokio::main]
async fn main() -> Result<()> {
    let (rounds, megabytes) = (asked("rounds", 10), asked("megabytes", 100));
    let workshop = Workshop::open()?;
    let (store, _) = workshop.house().await?;
    let hr = rows::person(&store, "Besa Hoxha", Role::Hr).await?;
    rows::opening(&store, hr, "finance", 20).await?;
    let most = i64::from(megabytes + 1) << 20;
    let raised: Result<_, DbErr> = store
        .write(async |tx| {
            requirement::Entity::update_many().col_expr(requirement::Column::MaxBytes, Expr::value(most)).exec(tx).await
        })
        .await;
    raised?;
    store.close().await?;
    let limit = most.to_string();
    let settings = [
        ("DOCUMENTS__MAX_BYTES", limit.as_str()),
        ("DOCUMENTS__MAX_BYTES_PER_APPLICATION", limit.as_str()),
        // What is measured is the upload: a document of this size would be read while the next one comes.
        ("SERVER__JOBS", "false"),
    ];
    let server = Served::meritum_with(workshop.folder(), workshop.database(), &settings)?;
    let mut document = pdf(usize::try_from(megabytes)? << 20, 1);
    let (original, copy) = (workshop.folder().join("original"), workshop.folder().join("copy"));
    println!("One PDF of {megabytes} MiB, on {}", workshop.database_name());

    let mut line = Line::open(server.address).await?;
    let draft = Draft::begin(&mut line, server.address, "finance", 1).await?;
    let (mut ours, mut theirs, mut cost) = (Rounds::default(), Rounds::default(), Rounds::default());
    for round in 0..=rounds {
        mark(&mut document, round.into());
        fs::write(&original, &document)?;
        File::open(&original)?.sync_all()?;
        let begun = Instant::now();
        copied(&original, &copy)?;
        let of_copy = begun.elapsed();
        let request = draft.attach(&document);
        let (before, begun) = (server.processor_time()?, Instant::now());
        line.ask(&request).await?.must_be(200)?;
        let of_upload = begun.elapsed();
        // The first round only warms up.
        if round > 0 {
            ours.push(f64::from(megabytes) / of_upload.as_secs_f64());
            theirs.push(f64::from(megabytes) / of_copy.as_secs_f64());
            cost.push(server.processor_time()?.saturating_sub(before).as_secs_f64() * 1000.0 / f64::from(megabytes));
        }
        fs::remove_file(&copy)?;
    }
    tell("uploaded, MiB/s", &ours);
    tell("cp and fsync, MiB/s", &theirs);
    tell_ratio("ratio", &ours.over(&theirs), "0.50 or more");
    tell("processor time of the server for a MiB, ms", cost.told(2));
    tell("Peak memory of the server, MiB", format!("{:.0}", server.peak_memory()?));
    Ok(())
}

/// `cp`, and both the file and its folder synced.
fn copied(from: &Path, to: &Path) -> Result<()> {
    ensure!(Command::new("cp").arg(from).arg(to).status()?.success(), "cp");
    File::open(to)?.sync_all()?;
    if let Some(folder) = to.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
