//! No document harms the reader: thousands of damaged ones, judged and parsed where a panic is seen, and some through the real process; bombs
//! and endless ones are stopped within the limits, and the process can do nothing but read.

use std::io::Write as _;
use std::net::TcpListener;
use std::panic::AssertUnwindSafe;
use std::process::Command;
use std::time::{Duration, Instant};

use image::ImageFormat;
use meritum::document::{Format, Limits as Judged, judge};
use meritum::extract::reader::read;
use meritum::extract::{Extract, ExtractError, Limits, Outcome, Why};

use crate::rig::house::{Database, House, MERITUM, has_sandbox};
use crate::rig::papers;

/// Mutations of each sample that are parsed in this process, and in one of their own.
const HERE: usize = 1000;
const THERE: usize = 4;

/// What a mutation may cost: pages are small, so that thousands fit into a minute.
const LIMITS: Limits =
    Limits { bytes: 1 << 20, pages: 2, width: 120, text_bytes: 50_000, memory_bytes: 256 << 20, cpu_seconds: 5 };

/// The same numbers in every run (Knuth's constants): what fails once fails again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most.max(1)
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let (at, length) = (self.below(bytes.len()), 1 + self.below(40));
            let end = (at + length).min(bytes.len());
            match self.below(8) {
                0 => bytes[at] ^= 1 << self.below(8),
                1 => bytes[at] = u8::try_from(self.below(256)).expect("a byte"),
                2 => bytes.truncate(at.max(8)),
                3 => bytes[at..end].fill([0, 0xFF, b'9', b'(', b'<'][self.below(5)]),
                4 => drop(bytes.drain(at..end)),
                5 => {
                    let again: Vec<u8> =
                        bytes[at..end].iter().copied().cycle().take(length * (1 + self.below(50))).collect();
                    bytes.splice(at..at, again);
                }
                6 => {
                    let from = self.below(bytes.len());
                    let part = bytes[from..(from + length).min(bytes.len())].to_vec();
                    bytes.splice(at..end, part);
                }
                _ => {
                    let words: [&[u8]; 7] =
                        [b"-1", b"4294967295", b"99999999999", b"[[[[", b" 1 0 R ", b"<w:p>", b"{\\u-1"];
                    let word = words[self.below(words.len())];
                    bytes.splice(at..at, word.iter().copied());
                }
            }
            if bytes.is_empty() {
                bytes.push(0);
            }
        }
    }
}

/// A sample, and how a mutation of its bytes becomes a file.
struct Sample {
    form: Format,
    bytes: Vec<u8>,
    file: fn(&[u8]) -> Vec<u8>,
}

fn samples() -> Vec<Sample> {
    let plain = |form, bytes: Vec<u8>| Sample { form, bytes, file: <[u8]>::to_vec };
    let small = |format| {
        let mut file = std::io::Cursor::new(Vec::new());
        let picture = image::load_from_memory(&papers::picture(ImageFormat::Png)).expect("a picture");
        picture.thumbnail(80, 60).write_to(&mut file, format).expect("a picture");
        file.into_inner()
    };
    vec![
        plain(Format::Pdf, papers::pdf()),
        plain(Format::Pdf, papers::pdf_of(&papers::packed(b"1 0 0 1 9 9 cm 0 0 m 99 99 l S\n", 1024), "null", "")),
        plain(Format::Docx, papers::docx()),
        // Damage behind the checksums: into the XML itself.
        Sample {
            form: Format::Docx,
            bytes: b"<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Arta &amp; &#235;</w:t></w:r></w:p></w:body></w:document>".to_vec(),
            file: |xml| papers::docx_of(&String::from_utf8_lossy(xml)),
        },
        plain(Format::Odt, papers::odt()),
        plain(Format::Rtf, papers::rtf()),
        plain(Format::Txt, papers::SAYS.as_bytes().to_vec()),
        plain(Format::Jpeg, small(ImageFormat::Jpeg)),
        plain(Format::Png, small(ImageFormat::Png)),
    ]
}

#[test]
fn thousands_of_damaged_documents_are_read_or_refused() {
    let mut chance = Chance(7);
    let (mut read_whole, mut refused, mut stumbled) = (0, 0, 0);
    let began = Instant::now();
    for sample in samples() {
        let slowest = Duration::from_secs(10);
        for number in 0..HERE {
            let mut bytes = sample.bytes.clone();
            chance.mutate(&mut bytes);
            let file = (sample.file)(&bytes);
            let started = Instant::now();
            let name = format!("cv.{}", sample.form.key());
            let mut cursor = std::io::Cursor::new(&file);
            let size = u64::try_from(file.len()).expect("a size");
            let _ = judge(&name, &mut cursor, size, &Format::ALL, &Judged::default()).expect("memory can be read");
            let parsed =
                std::panic::catch_unwind(AssertUnwindSafe(|| read(sample.form, file, &LIMITS, &mut |_, _| true)));
            match parsed {
                Ok(Ok(whole)) => {
                    assert!(whole.text.len() <= LIMITS.text_bytes);
                    read_whole += 1;
                }
                Ok(Err(_)) => refused += 1,
                // In the child this is `broken`.
                Err(_) => stumbled += 1,
            }
            assert!(started.elapsed() < slowest, "{name}, mutation {number}, took {:?}", started.elapsed());
        }
    }
    eprintln!("{read_whole} read, {refused} refused, {stumbled} panics caught, in {:?}", began.elapsed());
    assert!(read_whole > 100 && refused > 100, "the mutations neither spare nor destroy everything");
}

#[tokio::test]
async fn some_of_them_go_through_the_real_process() {
    let small = |settings: &mut meritum::settings::Settings| settings.documents.reader.memory_bytes = 512 << 20;
    let Some(house) = House::open_with(Database::Sqlite, small).await else { return };
    let mut chance = Chance(11);
    for sample in samples() {
        for _ in 0..THERE {
            let mut bytes = sample.bytes.clone();
            chance.mutate(&mut bytes);
            let content = futures_util::stream::iter([Ok::<_, std::io::Error>((sample.file)(&bytes).into())]);
            match house.inside.extract.read(sample.form, content).await.expect("an outcome") {
                Outcome::Read(read) => assert!(!read.images.is_empty()),
                Outcome::Unreadable(_) => {}
            }
        }
    }
    house.close().await;
}

#[tokio::test]
async fn bombs_and_spinning_documents_are_stopped_within_the_limits() {
    let limits = |settings: &mut meritum::settings::Settings| settings.documents.reader.cpu_seconds = 3;
    let Some(house) = House::open_with(Database::Sqlite, limits).await else { return };
    let extract: &Extract = &house.inside.extract;
    let read = async |form, bytes: Vec<u8>| {
        let content = futures_util::stream::iter([Ok::<_, std::io::Error>(bytes.into())]);
        extract.read(form, content).await.expect("an outcome")
    };
    for (what, form, bytes, why) in [
        ("unpacks to a gigabyte", Format::Pdf, papers::bomb_pdf(), &[Why::TooLarge, Why::TooSlow][..]),
        ("draws for minutes", Format::Pdf, papers::spinning_pdf(), &[Why::TooSlow, Why::TooLarge]),
        ("unpacks too far", Format::Docx, papers::bomb_docx(), &[Why::TooLarge, Why::TooSlow]),
        ("is larger than any", Format::Txt, vec![b'a'; 11 << 20], &[Why::TooLarge]),
        ("asks for a password", Format::Pdf, papers::locked_pdf(), &[Why::Locked]),
        ("is whole around XML that is not", Format::Docx, papers::broken_docx(), &[Why::Broken]),
        ("is none", Format::Pdf, b"%PDF-1.7\nnothing\n%%EOF\n".to_vec(), &[Why::Broken]),
        ("is another", Format::Png, papers::docx(), &[Why::Broken]),
    ] {
        match read(form, bytes).await {
            Outcome::Unreadable(found) => assert!(why.contains(&found), "{what}: {found:?}"),
            Outcome::Read(read) => panic!("{what}: read {} pages", read.pages),
        }
    }
    let Outcome::Read(good) = read(Format::Docx, papers::docx()).await else {
        panic!("a good one is read after all that")
    };
    assert_eq!((good.pages, good.text.as_str()), (1, papers::SAYS));
    house.close().await;
}

/// The child, asked to try what a document would try that took it over.
#[test]
fn the_reader_can_open_nothing_and_reach_nobody() {
    if !has_sandbox() {
        eprintln!("NOT TESTED: THIS KERNEL HAS NO LANDLOCK OR NO SECCOMP");
        return;
    }
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(b"a secret").expect("a file");
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let mut command = Command::new(MERITUM);
    command.args(["read-document", "--address", &address, "--probe"]).arg(file.path());
    let told = command.env_clear().output().expect("an end");
    let lines = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.status.success(), "{lines}");
    assert_eq!(lines.lines().count(), 11, "{lines}");
    for line in lines.lines() {
        assert!(line.ends_with(": permission denied"), "{line}");
    }
    assert_eq!(std::fs::read(file.path()).expect("still there"), b"a secret");
    listener.set_nonblocking(true).expect("a listener");
    assert!(listener.accept().is_err(), "nobody came");
}

#[tokio::test]
async fn a_store_that_stalls_or_breaks_is_not_the_documents_fault() {
    let brief = |settings: &mut meritum::settings::Settings| settings.documents.reader.seconds = 1;
    let Some(house) = House::open_with(Database::Sqlite, brief).await else { return };
    let stalls = futures_util::stream::pending::<std::io::Result<bytes::Bytes>>();
    let told = house.inside.extract.read(Format::Txt, stalls).await;
    assert!(matches!(told, Err(ExtractError::Content(_))), "{told:?}");
    let breaks =
        futures_util::stream::iter([Ok(bytes::Bytes::from_static(b"half")), Err(std::io::Error::other("gone"))]);
    let told = house.inside.extract.read(Format::Txt, breaks).await;
    assert!(matches!(told, Err(ExtractError::Content(_))), "{told:?}");
    house.close().await;
}
