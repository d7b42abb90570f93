//! The first page of the ranking among 2,000 applications and among 100,000, each with two finished reviews.
//!
//! `cargo bench --bench ranking [-- postgres rounds=10 pages=40 few=2000 many=100000]`
#![expect(clippy::disallowed_methods, reason = "a bench measures time and leaves files in a folder of its own")]

mod rig;

use std::time::Instant;

use anyhow::Result;
use entity::staff::Role;
use rig::figures::{Rounds, tell, tell_ratio};
use rig::line::{Line, get};
use rig::process::Served;
use rig::rows;
use rig::workshop::{Workshop, asked};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let sizes = [("few", asked("few", 2_000)), ("many", asked("many", 100_000))];
    let workshop = Workshop::open()?;
    let (store, _) = workshop.house().await?;
    let hr = rows::person(&store, "Besa Hoxha", Role::Hr).await?;
    let cookie = rows::session(&store, hr).await?;
    for (slug, size) in sizes {
        let opening = rows::opening(&store, hr, slug, -1).await?;
        let panel = rows::panel(&store, opening).await?;
        rows::reviewed(&store, opening, panel, size as usize).await?;
    }
    workshop.settle(&store).await?;
    store.close().await?;
    let server = Served::meritum(workshop.folder(), workshop.database())?;
    println!("The first page of the ranking, on {}", workshop.database_name());

    let pages = asked("pages", 40);
    let mut line = Line::open(server.address).await?;
    let mut taken = sizes.map(|_| Rounds::default());
    for round in 0..=asked("rounds", 10) {
        for ((slug, _), taken) in sizes.iter().zip(&mut taken) {
            let request = get(server.address, &format!("/staff/openings/{slug}/ranking"), &cookie);
            let begun = Instant::now();
            for _ in 0..pages {
                line.ask(&request).await?.must_be(200)?;
            }
            // The first round only warms up.
            if round > 0 {
                taken.push(begun.elapsed().as_secs_f64() * 1000.0 / f64::from(pages));
            }
        }
    }
    for ((_, size), taken) in sizes.iter().zip(&taken) {
        tell(&format!("of {size} applications, ms"), taken.told(2));
    }
    tell_ratio("time, many over few", &taken[1].over(&taken[0]), "2.00 or less");
    tell("Peak memory of the server, MiB", format!("{:.0}", server.peak_memory()?));
    Ok(())
}
