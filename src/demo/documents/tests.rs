use std::collections::HashSet;
use std::io::{Cursor, Read as _, Write as _};
use std::process::Command;

use entity::Instant;

use crate::demo::applicant::{Applicant, Attachment};
use crate::demo::applicants::applicants;
use crate::demo::openings::openings;
use crate::paper::faces::{Face, Faces};

const NOW: Instant = Instant(1_780_300_800_000);

fn files() -> Vec<(&'static Applicant, Attachment)> {
    let mut files = Vec::new();
    for opening in openings(NOW) {
        for applicant in applicants(opening.key) {
            files.extend(applicant.attachments(&opening, NOW).unwrap().into_iter().map(|file| (applicant, file)));
        }
    }
    files
}

fn entry(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return,
            Ok(_) => {}
            Err(problem) => panic!("{problem}"),
        }
    }
}

#[test]
fn every_document_is_what_its_name_says() {
    let mut kinds = HashSet::new();
    for (applicant, file) in files() {
        let family = applicant.person.family;
        let ending = file.file_name.rsplit('.').next().unwrap().to_owned();
        match ending.as_str() {
            "pdf" => {
                assert_eq!(&file.bytes[..5], b"%PDF-");
                assert_eq!(&file.bytes[file.bytes.len() - 5..], b"%%EOF");
            }
            "docx" => {
                let document = entry(&file.bytes, "word/document.xml");
                well_formed(&document);
                assert!(document.contains(family), "{family}");
                for part in ["[Content_Types].xml", "word/styles.xml", "word/numbering.xml", "docProps/core.xml"] {
                    well_formed(&entry(&file.bytes, part));
                }
            }
            "odt" => {
                assert_eq!(&file.bytes[30..38], b"mimetype");
                assert_eq!(entry(&file.bytes, "mimetype"), file.media_type);
                let content = entry(&file.bytes, "content.xml");
                well_formed(&content);
                assert!(content.contains(family), "{family}");
                for part in ["styles.xml", "meta.xml", "META-INF/manifest.xml"] {
                    well_formed(&entry(&file.bytes, part));
                }
            }
            "txt" => assert!(std::str::from_utf8(&file.bytes).unwrap().contains(family), "{family}"),
            other => panic!("an unknown ending {other}"),
        }
        kinds.insert(ending);
    }
    assert_eq!(kinds.len(), 4);
}

#[test]
fn every_document_has_the_same_bytes_on_every_run() {
    let (once, again) = (files(), files());
    assert_eq!(once.len(), again.len());
    for ((_, one), (_, other)) in once.iter().zip(&again) {
        assert_eq!(one.file_name, other.file_name);
        assert!(one.bytes == other.bytes, "{} differs", one.file_name);
    }
}

#[test]
fn every_face_has_every_letter_that_people_use() {
    let faces = Faces::open().unwrap();
    for opening in openings(NOW) {
        for applicant in applicants(opening.key) {
            let sheet = format!("{:?}", super::sheet::of_person(&applicant.person));
            let letter = format!("{:?}", applicant.letter(&opening.title, NOW));
            for face in [Face::Sans, Face::SansBold, Face::Serif, Face::SerifBold, Face::SerifItalic] {
                assert_eq!(faces.missing(face, &sheet), None, "{}", applicant.person.key);
                assert_eq!(faces.missing(face, &letter), None, "{}", applicant.person.key);
            }
        }
    }
}

#[test]
fn a_line_is_broken_at_spaces_and_none_is_lost() {
    let faces = Faces::open().unwrap();
    let text = "Një fjali me çdo shkronjë: šđčćž dhe ë";
    let lines = faces.lines(Face::Sans, 10.0, 60.0, text);
    assert!(lines.len() > 2);
    assert_eq!(lines.concat(), text);
    assert!(lines.iter().all(|line| faces.width(Face::Sans, 10.0, line.trim_end()) <= 60.0));
}

#[test]
fn names_with_their_diacritics_can_be_copied_out_of_every_pdf() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return;
    }
    for (applicant, file) in files().into_iter().filter(|(_, file)| file.media_type == "application/pdf") {
        let mut pdf = tempfile::NamedTempFile::new().unwrap();
        pdf.write_all(&file.bytes).unwrap();
        let out = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(pdf.path()).arg("-").output().unwrap();
        let text = String::from_utf8(out.stdout).unwrap();
        assert!(text.contains(&applicant.person.name()), "{} in {}", applicant.person.name(), file.file_name);
    }
}
