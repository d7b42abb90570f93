//! The dossier of a shortlist of 2,000 applications with a document of 200 KB each, against `zip -0` of the same files.
//!
//! `cargo bench --bench dossier [-- rounds=5 applications=2000]`; `zip` is Info-ZIP's.
#![expect(clippy::disallowed_methods, reason = "a bench measures time and leaves files in a folder of its own")]

mod rig;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use entity::shortlist::{self, Method};
use entity::staff::Role;
use entity::{
    ApplicationId, DocumentId, OpeningId, ShortlistId, StaffId, SubmissionId, document, shortlist_entry,
    submission_document,
};
use futures_util::stream;
use meritum::files::Files;
use meritum::secrets;
use meritum::store::Store;
use rig::figures::{Rounds, tell, tell_ratio};
use rig::files::{USUAL, pdf};
use rig::process::Served;
use rig::rows::{self, now, put};
use rig::workshop::{Workshop, asked};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let count = asked("applications", 2_000);
    let workshop = Workshop::open()?;
    let (store, files) = workshop.house().await?;
    let hr = rows::person(&store, "Besa Hoxha", Role::Hr).await?;
    let cookie = rows::session(&store, hr).await?;
    let opening = rows::opening(&store, hr, "finance", -1).await?;
    let panel = rows::panel(&store, opening).await?;
    let applications = rows::reviewed(&store, opening, panel, count as usize).await?;
    attach(&store, &files, &applications).await?;
    let list = draw(&store, hr, opening, &applications).await?;
    store.close().await?;
    let server = Served::meritum(workshop.folder(), workshop.database())?;
    let address = format!("http://{}/staff/shortlists/{}/dossier/zip", server.address, list.0);
    let cookie = cookie.trim_end().trim_start_matches("Cookie: ");
    println!("The dossier of {count} applications of {USUAL} bytes each, on {}", workshop.database_name());

    let documents = workshop.folder().join("files/documents");
    let (mut ours, mut theirs, mut bytes) = (Rounds::default(), Rounds::default(), 0);
    for round in 0..=asked("rounds", 5) {
        let target = workshop.folder().join("dossier.zip");
        let begun = Instant::now();
        bytes = download(&address, cookie, &target).await?;
        let taken = begun.elapsed().as_secs_f64();
        if round == 0 {
            let whole = Command::new("zip").args(["-q", "-T"]).arg(&target).status()?;
            ensure!(whole.success(), "the dossier does not open");
        }
        fs::remove_file(&target)?;
        let begun = Instant::now();
        let zipped =
            Command::new("zip").args(["-0", "-r", "-q"]).arg(&target).arg(".").current_dir(&documents).status();
        ensure!(zipped.context("zip is not installed")?.success(), "zip failed");
        let other = begun.elapsed().as_secs_f64();
        fs::remove_file(&target)?;
        // The first round only warms up.
        if round > 0 {
            ours.push(taken);
            theirs.push(other);
        }
    }
    tell("bytes of the dossier", bytes);
    tell("Meritum to the last byte, s", ours.told(2));
    tell("zip -0, s", theirs.told(2));
    tell_ratio("ratio of speed", &theirs.over(&ours), "0.70 or more");
    tell("Peak memory of the server, MiB", format!("{:.0}   (wanted: 64 or less)", server.peak_memory()?));
    Ok(())
}

/// A document for each application, kept as one that was uploaded.
async fn attach(store: &Store, files: &Files, applications: &[(ApplicationId, SubmissionId)]) -> Result<()> {
    let (mut documents, mut holds) = (Vec::new(), Vec::new());
    for (seed, (application_id, submission_id)) in (1..).zip(applications) {
        let id = DocumentId(secrets::new_id(now()));
        let content = stream::iter([Ok::<_, std::io::Error>(Bytes::from(pdf(USUAL, seed)))]);
        let stored = files.receive(id, content, 1 << 20).await?.keep().await?;
        documents.push(document::Model {
            id,
            application_id: *application_id,
            requirement_key: "cv".to_owned(),
            place: 1,
            name: "cv.pdf".to_owned(),
            format: "pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size: i64::try_from(stored.size)?,
            sha256: stored.address.sha256.to_string(),
            scan: document::Scan::Unscanned,
            reading: document::Reading::Waiting,
            unreadable: None,
            pages: None,
            began_at: now(),
            received_at: now(),
            removed_at: None,
        });
        holds.push(submission_document::Model { submission_id: *submission_id, document_id: id, position: 0 });
    }
    put::<document::Entity, _>(store, documents).await?;
    put::<submission_document::Entity, _>(store, holds).await
}

/// A shortlist with all of them on it.
async fn draw(
    store: &Store,
    hr: StaffId,
    opening_id: OpeningId,
    applications: &[(ApplicationId, SubmissionId)],
) -> Result<ShortlistId> {
    let id = ShortlistId(secrets::new_id(now()));
    let row = shortlist::Model {
        id,
        opening_id,
        number: 1,
        method: Method::CutOff,
        reason: "All of them.".to_owned(),
        drawn_by: hr,
        drawn_at: now(),
    };
    put::<shortlist::Entity, _>(store, vec![row]).await?;
    let entry =
        |(position, (application_id, submission_id)): (i32, &(ApplicationId, SubmissionId))| shortlist_entry::Model {
            shortlist_id: id,
            application_id: *application_id,
            submission_id: *submission_id,
            position,
            rank: Some(position),
            mean_exact: Some("17/4".to_owned()),
            reviews: 2,
        };
    put::<shortlist_entry::Entity, _>(store, (1..).zip(applications).map(entry).collect()).await?;
    Ok(id)
}

/// Takes the dossier into a file, as a browser does; how many bytes it has.
async fn download(address: &str, cookie: &str, target: &Path) -> Result<usize> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let mut answer = client.get(address).header("cookie", cookie).send().await?.error_for_status()?;
    let (mut file, mut bytes) = (File::create(target)?, 0);
    while let Some(part) = answer.chunk().await? {
        file.write_all(&part)?;
        bytes += part.len();
    }
    Ok(bytes)
}
