//! Search, the first page of the ranking and the next candidate among 150,000 applications, against bare reads of one row by its
//! key in the same run.
//!
//! `cargo bench --bench search [-- postgres rounds=5 pages=20 many=150000]`
#![expect(clippy::disallowed_methods, reason = "a bench measures time and leaves files in a folder of its own")]

mod rig;

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use entity::staff::Role;
use entity::{SearchId, application, search};
use meritum::review::filter::Filter;
use meritum::secrets;
use rig::figures::{Rounds, tell, tell_ratio};
use rig::line::{Line, get};
use rig::process::Served;
use rig::rows;
use rig::workshop::{Workshop, asked};
use sea_orm::EntityTrait;

/// What is searched for: in every CV, in one of ten, in one of a hundred, in a few, in none; and two words at once.
const SEARCHES: [&str; 7] = ["finance", "audit", "prizren", "gashi 777", "Đorđević audit", "zzz", "f"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let many = asked("many", 150_000);
    let workshop = Workshop::open()?;
    let (store, _) = workshop.house().await?;
    let hr = rows::person(&store, "Besa Hoxha", Role::Hr).await?;
    let cookie = rows::session(&store, hr).await?;
    let opening = rows::opening(&store, hr, "many", -1).await?;
    let panel = rows::panel(&store, opening).await?;
    let made = rows::reviewed(&store, opening, panel, many as usize).await?;
    rows::worded(&store, opening, &made).await?;
    let done = rows::session(&store, panel[1]).await?;
    // Somebody who has reviewed two thousand, which is more than anybody does, and goes on.
    let at = made.len().min(2_000);
    let newcomer = rows::newcomer(&store, opening, &made[..at]).await?;
    let reviewer = rows::session(&store, newcomer).await?;
    let next = application::Entity::find_by_id(made[at.min(made.len() - 1)].0).one(store.read()).await?;
    let next = next.context("an application")?.reference;
    let mut paths = Vec::new();
    for text in SEARCHES {
        let id = SearchId(secrets::new_id(rows::now()));
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        let row = search::Model {
            id,
            staff_id: hr,
            opening_id: opening,
            name: None,
            asked: serde_json::to_string(&filter)?,
            made_at: rows::now(),
        };
        rows::put::<search::Entity, _>(&store, vec![row]).await?;
        paths.push((text, format!("/staff/openings/many/applications?search={id}")));
    }
    workshop.settle(&store).await?;
    let pages = asked("pages", 20);
    let mut bare = Rounds::default();
    for round in 0..=asked("rounds", 5) {
        let begun = Instant::now();
        for at in 0..pages {
            let (id, _) = made[(at as usize * 7919) % made.len()];
            application::Entity::find_by_id(id).one(store.read()).await?;
        }
        if round > 0 {
            bare.push(begun.elapsed().as_secs_f64() * 1000.0 / f64::from(pages));
        }
    }
    store.close().await?;
    let server = Served::meritum(workshop.folder(), workshop.database())?;
    println!("Among {many} applications, on {}", workshop.database_name());
    tell("a bare read of one row, ms", bare.told(3));

    let mut line = Line::open(server.address).await?;
    let mut others = vec![
        ("ranking, first page", "/staff/openings/many/ranking".to_owned(), cookie.clone()),
        ("desk, to the next candidate", "/staff/openings/many/review".to_owned(), reviewer.clone()),
        ("desk, the candidate", format!("/staff/applications/{next}/review"), reviewer),
        ("desk, of who is done", "/staff/openings/many/review".to_owned(), done),
        ("the list, first page", "/staff/openings/many/applications".to_owned(), cookie.clone()),
    ];
    for (text, path) in &paths {
        others.push((text, path.clone(), cookie.clone()));
    }
    let mut searches = Vec::new();
    for (what, path, cookie) in &others {
        let request = get(server.address, path, cookie);
        let mut taken = Rounds::default();
        for round in 0..=asked("rounds", 5) {
            let begun = Instant::now();
            for _ in 0..pages {
                let asked = Instant::now();
                let answer = line.ask(&request).await?;
                ensure!(matches!(answer.status, 200 | 303), "{what}: {}", answer.status);
                if round > 0 && path.contains("search=") {
                    searches.push(asked.elapsed().as_secs_f64() * 1000.0);
                }
            }
            if round > 0 {
                taken.push(begun.elapsed().as_secs_f64() * 1000.0 / f64::from(pages));
            }
        }
        tell(&format!("{what}, ms"), taken.told(2));
        tell_ratio(&format!("{what}, over a bare read"), &taken.over(&bare), "–");
    }
    searches.sort_by(f64::total_cmp);
    let p95 = searches.get(searches.len() * 95 / 100).copied().unwrap_or_default();
    tell("searches, p95, ms (wanted: below 200)", format!("{p95:.1}"));
    Ok(())
}
