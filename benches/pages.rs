//! The opening page and the public list, each against poem alone serving the very same bytes.
//!
//! `cargo bench --bench pages [-- rounds=10 connections=16]`
#![expect(clippy::disallowed_methods, reason = "a bench measures time and leaves files in a folder of its own")]

mod rig;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use bytes::Bytes;
use entity::staff::Role;
use poem::http::{HeaderMap, HeaderName, HeaderValue};
use poem::listener::{Acceptor, Listener, TcpListener};
use poem::{Endpoint, Response, Server};
use rig::figures::{Rounds, tell, tell_ratio};
use rig::line::{Line, get, rate};
use rig::process::Served;
use rig::rows;
use rig::workshop::{Workshop, asked};

/// What a browser says of itself.
const BROWSER: &str = "Accept: text/html\r\nAccept-Language: en\r\n";
/// How long each side is asked in a round, and before the first one.
const LASTING: Duration = Duration::from_secs(1);
/// Headers that belong to the connection or are given by the server itself.
const OWN: [&str; 3] = ["content-length", "date", "connection"];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.as_slice() {
        [_, role, page] if role == "bare" => tokio::runtime::Runtime::new()?.block_on(bare(Path::new(page))),
        _ => tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(both()),
    }
}

async fn both() -> Result<()> {
    let workshop = Workshop::open()?;
    let (store, _) = workshop.house().await?;
    let hr = rows::person(&store, "Besa Hoxha", Role::Hr).await?;
    for number in 0..30 {
        rows::opening(&store, hr, &format!("opening-{number}"), 20 + number).await?;
    }
    store.close().await?;
    let ours = Served::meritum(workshop.folder(), workshop.database())?;
    println!("Public pages, on {}", workshop.database_name());
    let compressed = format!("{BROWSER}Accept-Encoding: br\r\n");
    for (name, path, headers) in [
        ("An opening", "/openings/opening-0", BROWSER),
        ("The list", "/openings", BROWSER),
        ("An opening, compressed", "/openings/opening-0", &compressed),
        ("The list, compressed", "/openings", &compressed),
        // An address that nobody links to: what is asked for under it is never kept.
        ("An opening, made each time", "/openings/opening-0?kept=no", BROWSER),
        ("The list, made each time", "/openings?kept=no", BROWSER),
    ] {
        compare(&workshop, &ours, name, path, headers).await?;
    }
    tell("Peak memory of the server, MiB", format!("{:.0}", ours.peak_memory()?));
    Ok(())
}

async fn compare(workshop: &Workshop, ours: &Served, name: &str, path: &str, headers: &str) -> Result<()> {
    let (rounds, connections) = (asked("rounds", 10), asked("connections", 16) as usize);
    let page = workshop.folder().join("page");
    let bytes = keep(ours, path, headers, &page).await?;
    let theirs = Served::ourselves(&["bare", page.to_str().context("a plain path")?])?;
    let (mut fast, mut bare, mut cost, mut bare_cost) = Default::default();
    for round in 0..=rounds {
        for (server, rates, costs) in [(ours, &mut fast, &mut cost), (&theirs, &mut bare, &mut bare_cost)] {
            let request = get(server.address, path, headers);
            let before = server.processor_time()?;
            let rate = rate(server.address, connections, LASTING, &request).await?;
            let spent = server.processor_time()?.saturating_sub(before);
            // The first round only warms up.
            if round > 0 {
                Rounds::push(rates, rate);
                Rounds::push(costs, spent.as_secs_f64() * 1e6 / (rate * LASTING.as_secs_f64()));
            }
        }
    }
    println!("{name}: {path}, {bytes} bytes, {connections} connections");
    tell("Meritum, pages/s", &fast);
    tell("bare poem, pages/s", &bare);
    tell_ratio("ratio of pages/s", &fast.over(&bare), "0.50 or more");
    tell("Meritum, processor time per page, µs", cost.told(1));
    tell("bare poem, processor time per page, µs", bare_cost.told(1));
    tell("ratio of pages per processor time", bare_cost.over(&cost).told(2));
    Ok(())
}

/// Keeps the answer as the server gave it; how many bytes its body has.
async fn keep(server: &Served, path: &str, headers: &str, page: &Path) -> Result<usize> {
    let mut line = Line::open(server.address).await?;
    let answer = line.ask(&get(server.address, path, headers)).await?.must_be(200)?;
    std::fs::write(page, [answer.head, answer.body].concat())?;
    Ok(answer.body.len())
}

/// Poem and nothing else: the bytes that were kept, under the headers that were kept.
async fn bare(page: &Path) -> Result<()> {
    let kept = Bytes::from(std::fs::read(page)?);
    let end = kept.windows(4).position(|four| four == b"\r\n\r\n").context("no header")?;
    let mut headers = HeaderMap::new();
    for line in std::str::from_utf8(&kept[..end])?.lines().skip(1) {
        let (name, value) = line.split_once(": ").context("no header line")?;
        if !OWN.contains(&name) {
            headers.append(name.parse::<HeaderName>()?, HeaderValue::from_str(value)?);
        }
    }
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await?;
    let address = acceptor.local_addr().into_iter().find_map(|address| address.as_socket_addr().copied());
    println!("listening on http://{}", address.context("no address")?);
    Ok(Server::new_with_acceptor(acceptor).run(same(kept.slice(end + 4..), headers)).await?)
}

fn same(body: Bytes, headers: HeaderMap) -> impl Endpoint {
    poem::endpoint::make_sync(move |_| {
        let mut response = Response::builder().body(body.clone());
        response.headers_mut().clone_from(&headers);
        response
    })
}
