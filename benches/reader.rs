//! Documents read by a process for each, against the same reading in this process, and what such a process costs by itself.
//!
//! `cargo bench --bench reader [-- rounds=10 documents=40 starts=200]`
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

mod rig;

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use meritum::demo::applicants::applicants;
use meritum::demo::documents::cv_pdf;
use meritum::demo::person::{Colour, Layout};
use meritum::extract::reader::read;
use meritum::extract::{Extract, Limits, Outcome};
use meritum::format::Format;
use meritum::settings::{Documents, Flags, Settings};
use rig::figures::{Rounds, tell, tell_ratio};
use rig::workshop::asked;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut settings = Settings::defaults(&Flags::default())?.documents;
    settings.reader.program = env!("CARGO_BIN_EXE_meritum").into();
    let (extract, limits) = (Extract::new(&settings), limits(&settings));
    let documents = cvs(asked("documents", 40) as usize)?;
    let (mut apart, mut within, mut bare, mut start) =
        (Rounds::default(), Rounds::default(), Rounds::default(), Rounds::default());
    let mut bytes = 0;
    for round in 0..=asked("rounds", 10) {
        let began = Instant::now();
        let mut pages = 0;
        bytes = 0;
        for document in &documents {
            let Outcome::Read(read) = through(&extract, Format::Pdf, document.clone()).await? else { bail!("a CV") };
            pages += read.images.len();
            bytes += read.images.iter().map(|image| image.bytes.len()).sum::<usize>();
        }
        let (of_apart, began) = (began.elapsed(), Instant::now());
        for document in &documents {
            read(Format::Pdf, document.clone(), &limits, &mut |_, _| true).map_err(|why| anyhow::anyhow!("{why:?}"))?;
        }
        let (of_within, began) = (began.elapsed(), Instant::now());
        let starts = asked("starts", 200);
        for _ in 0..starts {
            through(&extract, Format::Txt, b"x".to_vec()).await?;
        }
        let (of_starts, began) = (began.elapsed(), Instant::now());
        for _ in 0..starts {
            Command::new("/bin/true").stdin(Stdio::null()).status()?;
        }
        let of_bare = began.elapsed();
        // The first round only warms up.
        if round > 0 {
            let a_second =
                |took: std::time::Duration| f64::from(u32::try_from(pages).unwrap_or(u32::MAX)) / took.as_secs_f64();
            apart.push(a_second(of_apart));
            within.push(a_second(of_within));
            start.push(of_starts.as_secs_f64() * 1000.0 / f64::from(starts));
            bare.push(of_bare.as_secs_f64() * 1000.0 / f64::from(starts));
        }
        if round == 0 {
            println!("{} CVs of {pages} pages, read one at a time", documents.len());
        }
    }
    tell("pages/s, a process for each, images encoded", &apart);
    tell("pages/s, in this process, pixels only", &within);
    tell_ratio("pages, a process for each over in this process", &apart.over(&within), "0.50 or more");
    tell("a document of one letter, ms", start.told(2));
    tell("a process that does nothing (/bin/true), ms", bare.told(2));
    tell("images of a CV, KiB", bytes / documents.len() / 1024);
    Ok(())
}

async fn through(extract: &Extract, form: Format, document: Vec<u8>) -> Result<Outcome> {
    let content = futures_util::stream::iter([Ok::<_, std::io::Error>(document.into())]);
    Ok(extract.read(form, content).await?)
}

/// CVs of the demo's applicants, in every layout.
fn cvs(count: usize) -> Result<Vec<Vec<u8>>> {
    let layouts =
        [Layout::Classic, Layout::Modern(Colour::Wine), Layout::Sidebar(Colour::Blue), Layout::Ledger(Colour::Green)];
    let people = applicants("finance-manager");
    let made = people.iter().cycle().zip(layouts.iter().cycle()).take(count);
    made.map(|(applicant, layout)| cv_pdf(&applicant.person, *layout).context("a CV")).collect()
}

fn limits(settings: &Documents) -> Limits {
    Limits {
        bytes: settings.max_bytes,
        pages: settings.reader.max_pages,
        width: settings.reader.width,
        text_bytes: settings.reader.max_text_bytes,
        memory_bytes: settings.reader.memory_bytes,
        cpu_seconds: settings.reader.cpu_seconds,
    }
}
