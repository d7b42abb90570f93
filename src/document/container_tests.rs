//! Office and `OpenDocument` files: which are documents, and which are not safe to open.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::samples::{self, docx_with, judged, judged_by, not_allowed};
use super::{Format, Kind, Limits, Refusal};

#[test]
fn office_files_that_are_not_documents_are_named() {
    let kinds = [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", Kind::Spreadsheet),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", Kind::Presentation),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", Kind::MacroDocument),
        ("application/xml", Kind::Archive),
    ];
    for (content_type, kind) in kinds {
        assert_eq!(judged("CV.docx", &samples::office(content_type)), not_allowed(kind), "{content_type}");
    }
    let sheet = samples::open_document("application/vnd.oasis.opendocument.spreadsheet", "<m/>");
    assert_eq!(judged("CV.odt", &sheet), not_allowed(Kind::Spreadsheet));
    assert_eq!(judged("CV.zip", &samples::archive(&[("CV.pdf", &samples::pdf())])), not_allowed(Kind::Archive));
    let macros = samples::CONTENT_TYPES.replace(
        "</Types>",
        "<Override PartName=\"/word/vbaProject.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>",
    );
    let file = samples::archive(&[
        ("[Content_Types].xml", macros.as_bytes()),
        ("_rels/.rels", b"<r/>"),
        ("word/document.xml", b"<w/>"),
        ("word/vbaProject.bin", b"vba"),
    ]);
    assert_eq!(judged("CV.docx", &file), not_allowed(Kind::MacroDocument));
}

#[test]
fn a_main_part_under_another_name_is_a_document_too() {
    let types = samples::CONTENT_TYPES.replace("/word/document.xml", "/word/document2.xml");
    let file = samples::archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", b"<r/>"),
        ("word/document2.xml", b"<w/>"),
    ]);
    assert_eq!(judged("CV.docx", &file), Ok(Format::Docx));
}

#[test]
fn a_document_written_as_a_stream_and_with_folders_is_accepted() {
    let mut writer = ZipWriter::new_stream(Vec::new());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.add_directory("word/", options).unwrap();
    writer.add_directory("_rels/", options).unwrap();
    for (name, content) in [
        ("[Content_Types].xml", samples::CONTENT_TYPES),
        ("_rels/.rels", samples::RELATIONSHIPS),
        ("word/document.xml", samples::BODY),
    ] {
        writer.start_file(name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    let file = writer.finish().unwrap().into_inner();
    // Bit 3 of the flags: sizes come after the content.
    assert_eq!(file.windows(4).filter(|window| *window == b"PK\x07\x08").count(), 3);
    assert_eq!(judged("CV.docx", &file), Ok(Format::Docx));
}

#[test]
fn a_document_without_its_parts_is_damaged() {
    let damaged = Err(Refusal::Damaged { format: Format::Docx });
    let types: (&str, &[u8]) = ("[Content_Types].xml", samples::CONTENT_TYPES.as_bytes());
    let no_body = samples::archive(&[types, ("_rels/.rels", b"<r/>")]);
    assert_eq!(judged("CV.docx", &no_body), damaged);
    let no_relationships = samples::archive(&[types, ("word/document.xml", b"<w/>")]);
    assert_eq!(judged("CV.docx", &no_relationships), damaged);
    let doctype = format!("<!DOCTYPE t [<!ENTITY a 'b'>]>{}", &samples::CONTENT_TYPES[55..]);
    let with_doctype = samples::archive(&[("[Content_Types].xml", doctype.as_bytes()), ("_rels/.rels", b"<r/>")]);
    assert_eq!(judged("CV.docx", &with_doctype), damaged);
    let no_content = samples::archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    assert_eq!(judged("CV.odt", &no_content), Err(Refusal::Damaged { format: Format::Odt }));
}

#[test]
fn a_document_with_a_password_is_refused_by_name() {
    let mut compound = vec![0_u8; 4_096];
    compound[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    compound[30] = 9;
    compound[48] = 2;
    assert_eq!(judged("CV.doc", &compound), not_allowed(Kind::OldOffice));
    assert_eq!(judged("CV.docx", &compound), not_allowed(Kind::OldOffice));
    for (at, unit) in "EncryptedPackage".encode_utf16().enumerate() {
        compound[3 * 512 + 256 + 2 * at..][..2].copy_from_slice(&unit.to_le_bytes());
    }
    assert_eq!(judged("CV.docx", &compound), Err(Refusal::Locked));
    let manifest = "<manifest:encryption-data manifest:checksum='x'/>";
    let locked = samples::open_document("application/vnd.oasis.opendocument.text", manifest);
    assert_eq!(judged("CV.odt", &locked), Err(Refusal::Locked));
    // Bit 0 of the general purpose flags, in the local header and in the directory.
    let mut zip = docx_with(&[]);
    zip[6] |= 1;
    let directory = zip.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    zip[directory + 8] |= 1;
    assert_eq!(judged("CV.docx", &zip), Err(Refusal::Locked));
}

/// Bytes that cannot be packed.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn a_bomb_is_refused_by_what_it_declares() {
    let limits = Limits { unpacked_bytes: 3 << 20, ..Limits::default() };
    let zeros = vec![0_u8; 2 << 20];
    let noise = noise(zeros.len());
    let unpacks_too_far = Err(Refusal::UnpacksTooFar { limit: limits.unpacked_bytes });
    // One entry packed 1000:1, beyond the free mebibyte.
    assert_eq!(judged_by("CV.docx", &docx_with(&[("word/a.xml", &zeros)]), &Format::ALL, &limits), unpacks_too_far);
    // Two entries that are honest alone and too much together.
    let both = docx_with(&[("word/a.bin", &noise), ("word/b.bin", &noise)]);
    assert_eq!(judged_by("CV.docx", &both, &Format::ALL, &limits), unpacks_too_far);
    assert_eq!(judged_by("CV.docx", &both, &Format::ALL, &Limits::default()), Ok(Format::Docx));
    // Many entries below the free mebibyte each.
    let small = vec![0_u8; 1 << 20];
    let names: Vec<String> = (0..3).map(|n| format!("word/{n}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), small.as_slice())).collect();
    assert_eq!(judged_by("CV.docx", &docx_with(&entries), &Format::ALL, &limits), unpacks_too_far);
}

#[test]
fn a_bomb_that_declares_less_than_it_holds_is_stopped_while_it_is_counted() {
    let zeros = vec![0_u8; 1 << 20];
    let mut file = docx_with(&[("word/a.xml", &zeros)]);
    let length = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let mut changed = 0;
    for at in 0..file.len() - 4 {
        if file[at..at + 4] == length {
            file[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
            changed += 1;
        }
    }
    assert!(changed >= 1);
    let refused = judged("CV.docx", &file);
    assert!(
        matches!(refused, Err(Refusal::UnpacksTooFar { .. } | Refusal::Damaged { format: Format::Docx })),
        "{refused:?}"
    );
}

#[test]
fn a_container_with_too_many_entries_is_refused_unread() {
    let names: Vec<String> = (0..20).map(|n| format!("word/{n}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let file = docx_with(&entries);
    let limits = Limits { entries: 22, ..Limits::default() };
    assert_eq!(judged_by("CV.docx", &file, &Format::ALL, &limits), Err(Refusal::TooManyEntries { limit: 22 }));
    let limits = Limits { entries: 23, ..Limits::default() };
    assert_eq!(judged_by("CV.docx", &file, &Format::ALL, &limits), Ok(Format::Docx));
}

#[test]
fn names_that_lead_out_or_collide_are_refused() {
    for name in
        ["../evil", "word/../../evil", "/etc/passwd", "C:/evil", "word\\evil", "word//evil", "./word", "a\u{1}b"]
    {
        assert_eq!(judged("CV.docx", &docx_with(&[(name, b"x")])), Err(Refusal::UnsafeContainer), "{name}");
    }
    assert_eq!(judged("CV.docx", &docx_with(&[("WORD/Document.XML", b"x")])), Err(Refusal::UnsafeContainer));
    // Two entries of the same name, which no writer makes willingly.
    let mut twice = docx_with(&[("word/documenu.xml", b"x")]);
    for at in 0..twice.len() - 17 {
        if &twice[at..at + 17] == b"word/documenu.xml" {
            twice[at..at + 17].copy_from_slice(b"word/document.xml");
        }
    }
    assert_eq!(judged("CV.docx", &twice), Err(Refusal::UnsafeContainer));
    let mut nul = docx_with(&[("word/x.xml", b"x")]);
    for at in 0..nul.len() - 10 {
        if &nul[at..at + 10] == b"word/x.xml" {
            nul[at + 5] = 0;
        }
    }
    assert_eq!(judged("CV.docx", &nul), Err(Refusal::UnsafeContainer));
}

#[test]
fn a_symbolic_link_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("word/link", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let file = writer.finish().unwrap().into_inner();
    assert_eq!(judged("CV.docx", &file), Err(Refusal::UnsafeContainer));
}

#[test]
fn entries_that_share_bytes_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("word/a.xml", options).unwrap();
    writer.write_all(b"shared").unwrap();
    writer.start_file("word/b.xml", options).unwrap();
    writer.write_all(b"shared").unwrap();
    let mut file = writer.finish().unwrap().into_inner();
    // The second entry of the directory is pointed at the first entry's header.
    let second = file.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    file[second + 42..second + 46].copy_from_slice(&0_u32.to_le_bytes());
    assert_eq!(judged("CV.docx", &file), Err(Refusal::UnsafeContainer));
}

#[test]
fn two_directories_or_two_names_for_one_entry_are_damage() {
    let damaged = Err(Refusal::Damaged { format: Format::Docx });
    // The name before the content is another one than in the directory.
    let mut two_names = docx_with(&[]);
    let local = two_names.windows(17).position(|window| window == b"word/document.xml").unwrap();
    two_names[local + 5] = b'D';
    assert_eq!(judged("CV.docx", &two_names), damaged);
    // A second end record in the comment of the first.
    let mut two_ends = docx_with(&[]);
    let end = two_ends.len() - 22;
    two_ends[end + 20..].copy_from_slice(&22_u16.to_le_bytes());
    two_ends.extend(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    assert_eq!(judged("CV.docx", &two_ends), damaged);
    // Something after the end.
    let mut appended = docx_with(&[]);
    appended.push(b'!');
    assert_eq!(judged("CV.docx", &appended), damaged);
}

#[test]
fn a_container_whose_content_was_changed_is_damaged() {
    let mut file = samples::open_document("application/vnd.oasis.opendocument.text", "<m/>");
    let at = file.windows(8).position(|window| window == b"opendocu").unwrap();
    file[at] = b'0';
    assert_eq!(judged("CV.odt", &file), Err(Refusal::Damaged { format: Format::Odt }));
}
