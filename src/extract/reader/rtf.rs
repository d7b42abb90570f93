//! Rich Text Format (Microsoft, version 1.9.1): groups, control words, and letters in code pages that fonts choose.

use crate::extract::Limits;
use crate::extract::outcome::Why;
use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254};
use std::collections::HashMap;

/// Groups within groups.
const DEEPEST: usize = 500;

/// Groups whose contents nobody reads.
const UNREAD: &[&str] = &[
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "fldinst",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "nonshppict",
    "bkmkstart",
    "bkmkend",
    "pntext",
    "pnseclvl",
    "upr",
];

/// What holds inside one group.
#[derive(Clone)]
struct Group {
    is_unread: bool,
    is_fonts: bool,
    encoding: &'static Encoding,
    /// Letters that stand for a `\u` where it is not understood.
    fallback: usize,
}

struct Document<'a> {
    bytes: &'a [u8],
    at: usize,
    text: String,
    most: usize,
    groups: Vec<Group>,
    fonts: HashMap<i64, &'static Encoding>,
    /// The font that the table of fonts is telling of.
    told: i64,
    page: &'static Encoding,
    /// Bytes in a code page that were not decoded yet.
    coded: Vec<u8>,
    /// How many letters are still left out after a `\u`.
    skipped: usize,
    /// Half of a letter beyond the basic plane.
    high: Option<u16>,
}

/// The text of an RTF file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<String, Why> {
    if !bytes.starts_with(b"{\\rtf") {
        return Err(Why::Broken);
    }
    let mut document = Document {
        bytes,
        at: 0,
        text: String::new(),
        most: limits.text_bytes,
        groups: Vec::new(),
        fonts: HashMap::new(),
        told: 0,
        page: WINDOWS_1252,
        coded: Vec::new(),
        skipped: 0,
        high: None,
    };
    document.read()?;
    Ok(document.text)
}

impl Document<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn read(&mut self) -> Result<(), Why> {
        while let Some(byte) = self.next() {
            match byte {
                b'{' => {
                    self.decode();
                    if self.groups.len() >= DEEPEST {
                        return Err(Why::TooLarge);
                    }
                    let outer = self.groups.last().cloned();
                    self.groups.push(outer.unwrap_or(Group {
                        is_unread: false,
                        is_fonts: false,
                        encoding: self.page,
                        fallback: 1,
                    }));
                    self.skipped = 0;
                }
                b'}' => {
                    self.decode();
                    self.skipped = 0;
                    self.groups.pop().ok_or(Why::Broken)?;
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                b'\\' => self.control()?,
                b'\r' | b'\n' | 0 => {}
                byte => self.coded(byte),
            }
        }
        // Cut off: what was there is better than nothing only where the outermost group was closed.
        Err(Why::Broken)
    }

    fn group(&mut self) -> Result<&mut Group, Why> {
        self.groups.last_mut().ok_or(Why::Broken)
    }

    fn coded(&mut self, byte: u8) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if self.groups.last().is_some_and(|group| !group.is_unread && !group.is_fonts) {
            self.coded.push(byte);
        }
    }

    /// Bytes become letters, before anything else is said.
    fn decode(&mut self) {
        if !self.coded.is_empty() {
            let encoding = self.groups.last().map_or(self.page, |group| group.encoding);
            let (letters, _) = encoding.decode_without_bom_handling(&self.coded);
            let letters = letters.into_owned();
            self.coded.clear();
            self.put(&letters);
        }
    }

    fn put(&mut self, letters: &str) {
        let is_read = self.groups.last().is_some_and(|group| !group.is_unread && !group.is_fonts);
        if is_read && self.text.len() < self.most {
            self.text.push_str(letters);
        }
    }

    fn control(&mut self) -> Result<(), Why> {
        let Some(first) = self.next() else { return Ok(()) };
        if !first.is_ascii_alphabetic() {
            return self.symbol(first);
        }
        let mut word = String::from(char::from(first));
        while let Some(letter) = self.bytes.get(self.at).filter(|letter| letter.is_ascii_alphabetic()) {
            if word.len() < 32 {
                word.push(char::from(*letter));
            }
            self.at += 1;
        }
        let start = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        let number =
            std::str::from_utf8(&self.bytes[start..self.at]).ok().and_then(|digits| digits.parse::<i64>().ok());
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.word(&word, number)
    }

    fn symbol(&mut self, symbol: u8) -> Result<(), Why> {
        match symbol {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.at += 2;
                    self.coded(byte);
                }
            }
            b'*' => self.group()?.is_unread = true,
            b'{' | b'}' | b'\\' => self.coded(symbol),
            b'~' => self.coded(b' '),
            b'_' => self.coded(b'-'),
            b'\r' | b'\n' => self.line("\n"),
            _ => {}
        }
        Ok(())
    }

    fn line(&mut self, end: &str) {
        self.decode();
        self.put(end);
    }

    fn word(&mut self, word: &str, number: Option<i64>) -> Result<(), Why> {
        if word == "u" {
            self.unicode(number.unwrap_or_default());
            return Ok(());
        }
        self.decode();
        match word {
            "par" | "sect" | "page" | "line" | "row" | "softline" => self.put("\n"),
            "tab" | "cell" => self.put("\t"),
            "bullet" => self.put("•"),
            "endash" => self.put("–"),
            "emdash" => self.put("—"),
            "lquote" => self.put("‘"),
            "rquote" => self.put("’"),
            "ldblquote" => self.put("“"),
            "rdblquote" => self.put("”"),
            "uc" => self.group()?.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "bin" => self.at = self.at.saturating_add(usize::try_from(number.unwrap_or_default()).unwrap_or_default()),
            "ansicpg" => {
                self.page = code_page(number.unwrap_or(1252));
                self.group()?.encoding = self.page;
            }
            "fonttbl" => self.group()?.is_fonts = true,
            "fcharset" if self.group()?.is_fonts => {
                let page = charset(number.unwrap_or_default(), self.page);
                self.fonts.insert(self.told, page);
            }
            "f" if self.group()?.is_fonts => self.told = number.unwrap_or_default(),
            "f" => {
                let page = self.fonts.get(&number.unwrap_or_default()).copied().unwrap_or(self.page);
                self.group()?.encoding = page;
            }
            "plain" => {
                let page = self.page;
                self.group()?.encoding = page;
            }
            word if UNREAD.contains(&word) => self.group()?.is_unread = true,
            _ => {}
        }
        Ok(())
    }

    /// A letter by its number in UTF-16, which RTF writes as a signed one of 16 bits.
    fn unicode(&mut self, number: i64) {
        self.decode();
        let Ok(unit) = u16::try_from(number.rem_euclid(65_536)) else { return };
        let pair: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
        } else {
            let letters: String = char::decode_utf16(pair).filter_map(Result::ok).collect();
            self.put(&letters);
        }
        self.skipped = self.groups.last().map_or(1, |group| group.fallback);
    }
}

fn code_page(number: i64) -> &'static Encoding {
    match number {
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        _ => WINDOWS_1252,
    }
}

/// The code page of a font's charset.
fn charset(number: i64, page: &'static Encoding) -> &'static Encoding {
    match number {
        0 => WINDOWS_1252,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        204 => WINDOWS_1251,
        238 => WINDOWS_1250,
        _ => page,
    }
}
