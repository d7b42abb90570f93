//! Every file that is accepted, and every way in which one is refused.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::samples::{self, docx_with};
use super::{Format, Kind, Limits, Refusal, judge};

fn judged_by(name: &str, bytes: &[u8], allowed: &[Format], limits: &Limits) -> Result<Format, Refusal> {
    judge(name, &mut Cursor::new(bytes), bytes.len() as u64, allowed, limits).expect("memory can be read")
}

fn judged(name: &str, bytes: &[u8]) -> Result<Format, Refusal> {
    judged_by(name, bytes, &Format::ALL, &Limits::default())
}

fn not_allowed(detected: Kind) -> Result<Format, Refusal> {
    Err(Refusal::NotAllowed { detected, allowed: Format::ALL.to_vec() })
}

#[test]
fn every_format_is_accepted_under_each_of_its_extensions() {
    for format in Format::ALL {
        for extension in format.extensions() {
            assert_eq!(judged(&format!("CV.{extension}"), &samples::of(format)), Ok(format));
            assert_eq!(judged(&format!("CV.{}", extension.to_uppercase()), &samples::of(format)), Ok(format));
        }
    }
}

#[test]
fn a_file_under_the_extension_of_another_format_is_refused_with_what_it_is() {
    for format in Format::ALL {
        for other in Format::ALL.into_iter().filter(|other| *other != format) {
            let name = format!("CV.{}", other.extension());
            let misnamed = Refusal::Misnamed { extension: other.extension().to_owned(), detected: format };
            assert_eq!(judged(&name, &samples::of(format)), Err(misnamed));
        }
    }
    let misnamed = Refusal::Misnamed { extension: "exe".to_owned(), detected: Format::Pdf };
    assert_eq!(judged("CV.exe", &samples::pdf()), Err(misnamed));
    assert_eq!(judged("CV", &samples::pdf()), Err(Refusal::NoExtension { detected: Format::Pdf }));
}

#[test]
fn a_format_that_this_opening_does_not_take_is_refused_with_what_it_takes() {
    let refused = Refusal::NotAllowed { detected: Kind::Known(Format::Png), allowed: vec![Format::Pdf, Format::Docx] };
    assert_eq!(
        judged_by("CV.png", &samples::png(1, 1), &[Format::Pdf, Format::Docx], &Limits::default()),
        Err(refused)
    );
}

#[test]
fn an_empty_file_is_refused() {
    assert_eq!(judged("CV.pdf", b""), Err(Refusal::Empty));
}

#[test]
fn what_people_send_by_mistake_is_named() {
    let mut tar = vec![0_u8; 512];
    tar[257..262].copy_from_slice(b"ustar");
    let cases: [(&[u8], Kind); 19] = [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Kind::Heic),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1", Kind::Heic),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isom", Kind::Media),
        (b"RIFF\x24\0\0\0WEBPVP8 ", Kind::OtherImage),
        (b"RIFF\x24\0\0\0WAVEfmt ", Kind::Media),
        (b"GIF89a\x01\0\x01\0", Kind::OtherImage),
        (b"II*\0\x08\0\0\0", Kind::OtherImage),
        (b"BM\x36\0\0\0\0\0\0\0", Kind::OtherImage),
        (b"Rar!\x1A\x07\x01\0", Kind::Archive),
        (b"7z\xBC\xAF\x27\x1C\0\x04", Kind::Archive),
        (b"\x1F\x8B\x08\0", Kind::Archive),
        (&tar, Kind::Archive),
        (b"MZ\x90\0\x03\0\0\0", Kind::Program),
        (b"\x7FELF\x02\x01\x01\0", Kind::Program),
        (b"#!/bin/sh\nrm -rf /\n", Kind::Program),
        (b"\r\n <!DOCTYPE html><script>alert(1)</script>", Kind::WebPage),
        (b"\xEF\xBB\xBF<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", Kind::WebPage),
        (b"<html>%PDF-1.7", Kind::WebPage),
        (b"ID3\x04\0\0\0\0\0\0", Kind::Media),
    ];
    for (bytes, kind) in cases {
        for name in ["CV.pdf", "CV.txt", "CV.docx", "CV"] {
            assert_eq!(judged(name, bytes), not_allowed(kind), "{name}: {bytes:?}");
        }
    }
}

#[test]
fn a_text_may_begin_with_the_letters_of_a_signature() {
    assert_eq!(judged("CV.txt", b"BMW Prishtina, 2019-2023: accountant"), Ok(Format::Txt));
    assert_eq!(judged("CV.txt", b"MZ"), Ok(Format::Txt));
}

#[test]
fn bytes_without_any_format_are_refused() {
    let noise: Vec<u8> = (0..=255).cycle().take(3_000).collect();
    assert_eq!(judged("CV.pdf", &noise), Err(Refusal::Unknown { allowed: Format::ALL.to_vec() }));
    assert_eq!(judged("CV.txt", &noise), Err(Refusal::Damaged { format: Format::Txt }));
}

#[test]
fn a_file_that_was_cut_off_is_damaged() {
    for format in [Format::Pdf, Format::Docx, Format::Odt, Format::Rtf, Format::Jpeg, Format::Png] {
        let whole = samples::of(format);
        for kept in [whole.len() * 3 / 4, whole.len() - 8] {
            assert_eq!(
                judged(&format!("CV.{}", format.extension()), &whole[..kept]),
                Err(Refusal::Damaged { format }),
                "{kept} bytes of {format:?}"
            );
        }
    }
}

#[test]
fn a_pdf_is_found_after_what_a_mail_gateway_put_before_it_and_before_what_it_appended() {
    let mut file = b"X-Scanned: yes\r\n\r\n".to_vec();
    file.extend(samples::pdf());
    file.extend([b'\n'; 500]);
    assert_eq!(judged("CV.pdf", &file), Ok(Format::Pdf));
    let mut late = vec![0; 1_100];
    late.extend(samples::pdf());
    assert_eq!(judged("CV.pdf", &late), Err(Refusal::Unknown { allowed: Format::ALL.to_vec() }));
}

#[test]
fn a_pdf_with_scripts_attachments_and_an_owner_password_is_accepted() {
    let more = "4 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj 5 0 obj<</Type/EmbeddedFile>>endobj trailer<</Encrypt 6 0 R>>\nxref";
    let file = String::from_utf8_lossy(&samples::pdf()).replacen("xref", more, 1);
    assert_eq!(judged("CV.pdf", file.as_bytes()), Ok(Format::Pdf));
}

#[test]
fn an_image_with_too_many_pixels_is_refused_before_anything_is_decoded() {
    let limit = 40_000_000;
    assert_eq!(judged("s.jpg", &samples::jpeg(8_000, 5_000)), Ok(Format::Jpeg));
    assert_eq!(
        judged("s.jpg", &samples::jpeg(8_001, 5_000)),
        Err(Refusal::TooManyPixels { width: 8_001, height: 5_000, limit })
    );
    let huge = 2_147_483_647;
    assert_eq!(
        judged("s.png", &samples::png(huge, huge)),
        Err(Refusal::TooManyPixels { width: huge, height: huge, limit })
    );
    assert_eq!(judged("s.png", &samples::png(0, 5)), Err(Refusal::Damaged { format: Format::Png }));
    assert_eq!(judged("s.png", &samples::png(huge + 1, 1)), Err(Refusal::Damaged { format: Format::Png }));
    assert_eq!(judged("s.jpg", &samples::jpeg(0, 5)), Err(Refusal::Damaged { format: Format::Jpeg }));
}

#[test]
fn the_end_of_a_thumbnail_is_not_the_end_of_a_photo() {
    let mut photo = b"\xFF\xD8\xFF\xE1\0\x08Exif\xFF\xD9".to_vec();
    photo.extend(&samples::jpeg(10, 10)[2..]);
    assert_eq!(judged("scan.jpg", &photo), Ok(Format::Jpeg));
    photo.truncate(photo.len() - 2);
    assert_eq!(judged("scan.jpg", &photo), Err(Refusal::Damaged { format: Format::Jpeg }));
}

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_bytes_make_the_judge_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), start in 0usize..8) {
        let starts: [&[u8]; 8] =
            [b"", b"%PDF-1.7", b"PK\x03\x04", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"{\\rtf1", b"PK\x05\x06"];
        let file = [starts[start], &bytes].concat();
        for format in Format::ALL {
            let _ = judged(&format!("CV.{}", format.extension()), &file);
        }
    }

    #[test]
    fn a_spoiled_file_is_judged_or_refused_but_never_as_something_else(
        which in 0usize..7,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let format = Format::ALL[which];
        let mut file = samples::of(format);
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if is_cut {
            file.truncate(cut.index(file.len()));
        }
        let name = format!("CV.{}", format.extension());
        if let Ok(found) = judged(&name, &file) {
            prop_assert_eq!(found, format);
        }
    }
}
