//! Documents of every format that say the same in Albanian and in Serbian, and documents that mean harm.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{DynamicImage, ImageFormat, RgbImage};
use meritum::demo::documents::{Letter, letter};
use meritum::demo::person::{Form, Layout};
use meritum::demo::tongue::Tongue;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What every text says.
pub const SAYS: &str =
    "Përvojë pune: Çelë Ibrahimi. Radno iskustvo: Đorđe Žužić, šef računovodstva. Биографија: Ђорђе Чекић.";

const WORD: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;

/// A container with these entries.
pub fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("an entry");
        writer.write_all(content.as_bytes()).expect("an entry");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A Word document whose body is this XML.
pub fn docx_of(body: &str) -> Vec<u8> {
    archive(&[
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
        ),
        ("word/document.xml", body),
    ])
}

pub fn docx() -> Vec<u8> {
    docx_of(&format!("{WORD}<w:p><w:r><w:t>{SAYS}</w:t></w:r></w:p></w:body></w:document>"))
}

pub fn odt() -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>{SAYS}</text:p></office:text></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
    ])
}

pub fn rtf() -> Vec<u8> {
    let letters = SAYS.encode_utf16().map(|unit| match u8::try_from(unit) {
        Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
        _ => format!("\\u{}?", i32::from(unit.cast_signed())),
    });
    format!("{{\\rtf1\\ansi\\ansicpg1250{{\\fonttbl{{\\f0 Times;}}}}\\pard {}\\par}}\n", letters.collect::<String>())
        .into_bytes()
}

/// A letter as a word processor would make it.
pub fn pdf() -> Vec<u8> {
    pdf_by("Đorđe Žužić", &["Gračanica"], SAYS)
}

/// A letter of somebody who says this.
pub fn pdf_by(name: &str, sender: &[&str], says: &str) -> Vec<u8> {
    let written = Letter {
        tongue: Tongue::Serbian,
        name: name.to_owned(),
        sender: sender.iter().map(|line| (*line).to_owned()).collect(),
        dateline: "Gračanica, 3.2.2025.".to_owned(),
        to: vec!["Ura Institute"],
        subject: "Prijava".to_owned(),
        salutation: "Poštovani,",
        paragraphs: vec![says.to_owned()],
        closing: "S poštovanjem,",
        made: (2025, 2, 3),
    };
    letter(&written, Form::Pdf(Layout::Classic)).expect("a letter")
}

pub fn picture(format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(1600, 1200, |x, y| image::Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 90]));
    let mut file = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut file, format).expect("a picture");
    file.into_inner()
}

/// A PDF with one page, this object more, and this entry in its trailer.
pub fn pdf_of(contents: &[u8], more: &str, trailer: &str) -> Vec<u8> {
    let stream = format!("<</Length {}/Filter/FlateDecode>>stream\n", contents.len());
    let objects: [&[&[u8]]; 5] = [
        &[b"<</Type/Catalog/Pages 2 0 R>>"],
        &[b"<</Type/Pages/Kids[3 0 R]/Count 1>>"],
        &[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"],
        &[stream.as_bytes(), contents, b"\nendstream"],
        &[more.as_bytes()],
    ];
    let (mut file, mut table) = (b"%PDF-1.7\n".to_vec(), "0 6\n0000000000 65535 f \n".to_owned());
    for (object, number) in objects.into_iter().zip(1..) {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        file.extend(format!("{number} 0 obj").into_bytes());
        file.extend(object.concat());
        file.extend(b" endobj\n");
    }
    let start = file.len();
    let end = format!("xref\n{table}trailer<</Size 6/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n");
    file.extend(end.into_bytes());
    file
}

/// The same bytes many times over, packed.
pub fn packed(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    let block = bytes.repeat(1024);
    for _ in 0..times / 1024 {
        packer.write_all(&block).expect("memory");
    }
    packer.finish().expect("memory")
}

/// Opens only with a password: what would be the key's check is not.
pub fn locked_pdf() -> Vec<u8> {
    let encrypt = "<</Filter/Standard/V 1/R 2/P -4/O<0102030405060708091011121314151617181920212223242526272829303132>\
        /U<3132333435363738394041424344454647484950515253545556575859606162>>>";
    pdf_of(&packed(b"BT ET\n", 1024), encrypt, "/Encrypt 5 0 R/ID[<0102><0102>]")
}

/// Unpacks to a gigabyte.
pub fn bomb_pdf() -> Vec<u8> {
    pdf_of(&packed(&[b' '; 1024], 1 << 20), "null", "")
}

/// Draws for minutes.
pub fn spinning_pdf() -> Vec<u8> {
    pdf_of(&packed(b"0 0 m 595 842 l 0 842 l 595 0 l 3 w B* \n", 1 << 20), "null", "")
}

/// A container that is whole, around XML that is not.
pub fn broken_docx() -> Vec<u8> {
    docx_of(&format!("{WORD}<w:p><w:r><w:t>Half</w:r></w:body>"))
}

/// A container whose body unpacks to twice what is read of one.
pub fn bomb_docx() -> Vec<u8> {
    docx_of(&format!("{WORD}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>", "a".repeat(128 << 20)))
}

/// What stands on [`telling_pdf`], and where: text, its left and its line in points, and its size.
pub const TELLS: [(&str, f32, f32, f32); 6] = [
    ("Arta Gashi", 72.0, 760.0, 20.0),
    ("arta.g@example.org", 72.0, 730.0, 12.0),
    ("+383 44 123 456", 300.0, 730.0, 12.0),
    ("Profile", 72.0, 700.0, 12.0),
    ("I keep books for a cooperative.", 72.0, 600.0, 12.0),
    ("G A S H I", 72.0, 560.0, 12.0),
];

/// Where its portrait stands: left, bottom, width, height.
pub const PORTRAIT: (f32, f32, f32, f32) = (450.0, 690.0, 90.0, 110.0);

/// A page that tells in every way whose it is: words, a link, a portrait, and what is said of the file itself.
pub fn telling_pdf() -> Vec<u8> {
    let mut contents = String::new();
    for (text, x, y, size) in TELLS {
        let _ = writeln!(contents, "BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET");
    }
    let (x, y, width, height) = PORTRAIT;
    let _ = writeln!(contents, "q {width} 0 0 {height} {x} {y} cm /Im1 Do Q");
    let image = (0_u32..16 * 16 * 3).fold(String::new(), |mut image, at| {
        let _ = write!(image, "{:02x}", at * 37 % 200);
        image
    });
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[7 0 R]/Resources<</Font<</F1 5 0 R>>/XObject<</Im1 6 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>stream\n{contents}\nendstream", contents.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        format!("<</Type/XObject/Subtype/Image/Width 16/Height 16/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/ASCIIHexDecode/Length {}>>stream\n{image}>\nendstream", image.len() + 1),
        "<</Type/Annot/Subtype/Link/Rect[70 695 120 715]/Border[0 0 0]/A<</S/URI/URI(https://www.linkedin.com/in/arta)>>>>".to_owned(),
        "<</Author(Arta Gashi)/Title(CV of Arta Gashi)>>".to_owned(),
    ];
    let (mut file, mut table) = ("%PDF-1.7\n".to_owned(), "0 9\n0000000000 65535 f \n".to_owned());
    for (object, number) in objects.iter().zip(1..) {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = writeln!(file, "{number} 0 obj{object} endobj");
    }
    let start = file.len();
    let _ = write!(file, "xref\n{table}trailer<</Size 9/Root 1 0 R/Info 8 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

/// A Word document with these paragraphs.
pub fn docx_saying(paragraphs: &[&str]) -> Vec<u8> {
    let paragraphs = paragraphs.join("</w:t></w:r></w:p><w:p><w:r><w:t>");
    docx_of(&format!("{WORD}<w:p><w:r><w:t>{paragraphs}</w:t></w:r></w:p></w:body></w:document>"))
}
