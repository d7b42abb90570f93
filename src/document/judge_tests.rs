//! Every file that is accepted, and every way in which one is refused.

use proptest::prelude::*;

use super::samples::{self, judged, judged_by, not_allowed};
use super::{Format, Kind, Limits, Refusal};

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
