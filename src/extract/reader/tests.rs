use super::*;
use crate::extract::TALLEST;
use image::{DynamicImage, ImageFormat, RgbaImage};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const LIMITS: Limits =
    Limits { bytes: 1 << 20, pages: 3, width: 200, text_bytes: 20_000, memory_bytes: 64 << 20, cpu_seconds: 1 };

/// The text, the pages that were given away, and how many there are.
fn read_all(format: Format, bytes: &[u8]) -> Result<(String, Vec<Pixels>, u32), Why> {
    let mut given = Vec::new();
    let whole = read(format, bytes.to_vec(), &LIMITS, &mut |pixels, _| {
        given.push(pixels);
        true
    })?;
    Ok((whole.text, given, whole.pages))
}

/// What there is to be seen on the first page.
fn seen(format: Format, bytes: &[u8]) -> Seen {
    let mut first = None;
    read(format, bytes.to_vec(), &LIMITS, &mut |_, seen| {
        first.get_or_insert(seen);
        true
    })
    .unwrap();
    first.unwrap()
}

fn text(format: Format, bytes: &[u8]) -> Result<String, Why> {
    read_all(format, bytes).map(|(text, ..)| text)
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const RELATIONS: &[u8] = br#"<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document.xml"/></Relationships>"#;

fn docx(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let mut entries: Vec<(&str, &[u8])> = vec![("_rels/.rels", RELATIONS), ("word/document.xml", document.as_bytes())];
    entries.extend_from_slice(more);
    archive(&entries)
}

fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let clear = RgbaImage::from_pixel(width, height, image::Rgba([10, 20, 30, 0]));
    DynamicImage::ImageRgba8(clear).write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

#[test]
fn a_word_document_says_what_people_read_in_it() {
    let body = "<w:p><w:r><w:t>Arta </w:t></w:r><w:ins><w:r><w:t>Gashi</w:t></w:r></w:ins>\
        <w:del><w:r><w:delText>Krasniqi</w:delText><w:t>gone</w:t></w:r></w:del><w:r><w:tab/><w:t>R&amp;D &#x111;</w:t><w:br/></w:r></w:p>\
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:instrText>PAGE</w:instrText><w:t>one</w:t></w:r></w:p>\
        <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice>\
        <mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>from</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>to</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let header: &[u8] = b"<w:hdr xmlns:w='w'><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:hdr>";
    let told = text(Format::Docx, &docx(body, &[("word/header1.xml", header)])).unwrap();
    assert_eq!(told, "Head\nArta Gashi\tR&D đ\n\n• one\nbox\nfrom\tto");
}

#[test]
fn an_open_document_says_what_people_read_in_it() {
    let content = "<office:document-content xmlns:office='o' xmlns:text='t'><office:automatic-styles>no</office:automatic-styles>\
        <office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
        <text:h>Çelë</text:h><text:p>a<text:s text:c='3'/>b<text:tab/><text:span>c</text:span><text:line-break/>d</text:p>\
        <text:list><text:list-item><text:p>one</text:p></text:list-item></text:list></office:text></office:body></office:document-content>";
    let told = text(Format::Odt, &archive(&[("content.xml", content.as_bytes())])).unwrap();
    assert_eq!(told, "Çelë\na   b\tc\nd\n• one");
}

#[test]
fn rich_text_says_what_its_code_pages_and_numbers_mean() {
    let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset238 Arial;}{\f1\fcharset204 Arial;}}{\colortbl;\red0;}{\*\generator x;}\f0 \'9aef ra\'e8unovodstva\par \f1\'c1\'e8\'ee\par\plain \u269?elik \uc0\u-10179\u-8704 {\b P\'ebrvoj\'eb}\tab \{x\}\line end}";
    assert_eq!(text(Format::Rtf, rtf).unwrap(), "šef računovodstva\nБио\nčelik \u{1f600}Përvojë\t{x}\nend");
    for broken in [b"{\\rtf1 cut".as_slice(), b"{\\rtf1 x}}", b"plain", b"{\\rtf1 {{{"] {
        let told = text(Format::Rtf, broken);
        assert!(told == Err(Why::Broken) || told == Ok("x".to_owned()), "{told:?}");
    }
    let deep = format!("{{\\rtf1 {}", "{".repeat(100_000));
    assert_eq!(text(Format::Rtf, deep.as_bytes()), Err(Why::TooLarge));
}

#[test]
fn plain_text_is_utf_8_or_the_code_page_of_here() {
    assert_eq!(text(Format::Txt, "\u{FEFF}Ђорђе\r\nÇelë\rx".as_bytes()).unwrap(), "Ђорђе\nÇelë\nx");
    assert_eq!(text(Format::Txt, b"\x8aabac, \xf0or\xf0e, p\xebrvoj\xeb").unwrap(), "Šabac, đorđe, përvojë");
}

#[test]
fn xml_that_is_deep_or_declares_a_type_is_not_read() {
    let deep = docx(&"<w:p>".repeat(300), &[]);
    assert_eq!(text(Format::Docx, &deep), Err(Why::TooLarge));
    let declared = archive(&[
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><w:document xmlns:w='w'>&a;</w:document>"),
    ]);
    assert_eq!(text(Format::Docx, &declared), Err(Why::Broken));
    assert_eq!(text(Format::Docx, &docx("<w:p><w:t>x</w:p>", &[])), Err(Why::Broken));
    assert_eq!(text(Format::Docx, b"PK\x03\x04"), Err(Why::Broken));
    assert_eq!(text(Format::Docx, &archive(&[("content.xml", b"<x/>")])), Err(Why::Broken));
}

#[test]
fn pages_beyond_the_limit_are_counted_and_words_stay_whole() {
    let (told, pages, all) = read_all(Format::Txt, "Çdo rresht është i shkurtër.\n".repeat(200).as_bytes()).unwrap();
    assert_eq!((pages.len(), told.lines().count()), (3, 200));
    assert!(all > 3, "{all}");
    assert!(
        pages.iter().all(|page| page.channels == 1 && page.width == 200 && page.bytes.iter().any(|grey| *grey < 128))
    );
    // One word that is wider than the page, and nothing at all.
    assert_eq!(read_all(Format::Txt, &[b'a'; 3000]).unwrap().2, 1);
    assert_eq!(read_all(Format::Txt, b" ").unwrap().2, 1);
}

#[test]
fn a_picture_lies_on_white_paper_and_is_no_larger_than_a_page() {
    let (_, pages, all) = read_all(Format::Png, &picture(400, 100)).unwrap();
    assert_eq!((pages[0].width, pages[0].height, pages[0].channels, all), (200, 50, 1, 1));
    assert!(pages[0].bytes.iter().all(|grey| *grey == 255));
    let (_, tall, _) = read_all(Format::Png, &picture(10, 3000)).unwrap();
    assert!(tall[0].height <= LIMITS.width * TALLEST && tall[0].width >= 1);
    assert_eq!(read_all(Format::Jpeg, &picture(10, 10)), Err(Why::Broken));
}

#[test]
fn a_scan_that_was_pasted_into_a_document_is_a_page() {
    let scan = picture(600, 800);
    let portrait = picture(100, 120);
    let more: [(&str, &[u8]); 2] = [("word/media/image1.png", &scan), ("word/media/image2.png", &portrait)];
    let (_, pages, all) = read_all(Format::Docx, &docx("<w:p/>", &more)).unwrap();
    assert_eq!((pages.len(), all), (1, 1));
    assert_eq!((pages[0].width, pages[0].height), (200, 267));
    let (_, pages, all) = read_all(Format::Docx, &docx("<w:p><w:r><w:t>Diploma:</w:t></w:r></w:p>", &more)).unwrap();
    assert_eq!((pages.len(), all), (2, 2));
}

#[test]
fn words_are_told_with_their_places() {
    let seen = seen(Format::Txt, "Arta  Gashi\tx\n\nÇdo".as_bytes());
    let words: Vec<&str> = seen.words.iter().map(|word| word.0.as_str()).collect();
    assert_eq!(words, ["Arta", "Gashi", "x", "Çdo"]);
    let areas: Vec<_> = seen.words.iter().map(|word| word.1).collect();
    assert!(
        areas[0].right <= areas[1].left && areas[1].right <= areas[2].left && areas[0].top.abs_diff(areas[1].top) < 20
    );
    assert!(areas[3].top >= areas[0].bottom && areas[3].left.abs_diff(areas[0].left) < 20);
    // What is drawn lies where it is told to lie, and nowhere else.
    let (_, pages, _) = read_all(Format::Txt, "Arta  Gashi\tx\n\nÇdo".as_bytes()).unwrap();
    let page = &pages[0];
    let (width, height) = (usize::from(page.width), usize::from(page.height));
    for (at, grey) in page.bytes.iter().enumerate().filter(|(_, grey)| **grey < 250) {
        let (x, y) = ((at % width * 2 + 1) * 5000 / width, (at / width * 2 + 1) * 5000 / height);
        let is_told = areas.iter().any(|area| {
            (usize::from(area.left)..=usize::from(area.right)).contains(&x)
                && (usize::from(area.top)..=usize::from(area.bottom)).contains(&y)
        });
        assert!(is_told, "ink of {grey} at {x}, {y}");
    }
}

#[test]
fn a_picture_is_told_as_one() {
    assert_eq!(seen(Format::Png, &picture(400, 100)), Seen::picture());
}
