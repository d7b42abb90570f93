//! The child's side: gives up everything that reading needs not, then reads one document from its standard input.

mod canvas;
mod fonts;
mod glyphs;
mod layout;
mod limits;
mod office;
mod pdf;
mod picture;
mod places;
mod plain;
mod probe;
mod rtf;
mod sandbox;
mod words;
mod xml;

#[cfg(test)]
mod tests;

use super::Limits;
use super::frames::Frame;
pub use super::frames::Pixels;
use super::outcome::Why;
use super::seen::Seen;
use crate::format::Format;
pub use probe::probe;
pub use sandbox::Requirement;
use std::io::{self, Read as _, Write};
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

/// The name of the command that this is.
pub const COMMAND: &str = "read-document";

/// The exit codes of a child that refuses to read, and what it lacks.
const REFUSALS: [(u8, &str); 3] = [(70, "landlock"), (71, "seccomp"), (72, "limits on memory and time")];

/// What a child lacked that exited with this code; none: it did not refuse.
pub(super) fn refusal(code: i32) -> Option<&'static str> {
    REFUSALS.iter().find(|(refused, _)| i32::from(*refused) == code).map(|(_, lacking)| *lacking)
}

/// What the child is told: nothing about the document but how to read it.
pub(super) fn arguments(format: Format, limits: &Limits, sandbox: Requirement) -> [String; 9] {
    [
        COMMAND.to_owned(),
        format!("--format={}", format.key()),
        format!("--bytes={}", limits.bytes),
        format!("--pages={}", limits.pages),
        format!("--width={}", limits.width),
        format!("--text-bytes={}", limits.text_bytes),
        format!("--memory-bytes={}", limits.memory_bytes),
        format!("--cpu-seconds={}", limits.cpu_seconds),
        format!("--sandbox={}", sandbox.key()),
    ]
}

/// Reads the document on the standard input, and answers on the standard output.
pub fn run(format: Format, limits: &Limits, sandbox: Requirement) -> ExitCode {
    if let Err(lacking) = sandbox::enter(limits, sandbox) {
        return ExitCode::from(lacking.code());
    }
    // What a panic says may be what an applicant wrote.
    std::panic::set_hook(Box::new(|_| {}));
    let mut bytes = Vec::new();
    if io::stdin().lock().take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    match answer(format, bytes, limits, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// What the child cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lacking {
    Landlock,
    Seccomp,
    Limits,
}

impl Lacking {
    const fn code(self) -> u8 {
        match self {
            Self::Landlock => REFUSALS[0].0,
            Self::Seccomp => REFUSALS[1].0,
            Self::Limits => REFUSALS[2].0,
        }
    }
}

fn answer(format: Format, bytes: Vec<u8>, limits: &Limits, to: &mut impl Write) -> io::Result<()> {
    let mut broken_pipe = None;
    let outcome = std::panic::catch_unwind(AssertUnwindSafe(|| {
        read(format, bytes, limits, &mut |pixels, seen| {
            let written = Frame::Page(pixels).write(to).and_then(|()| Frame::Seen(seen.told()).write(to));
            written.map_err(|error| broken_pipe = Some(error)).is_ok()
        })
    }));
    if let Some(error) = broken_pipe {
        return Err(error);
    }
    match outcome.unwrap_or(Err(Why::Broken)) {
        Ok(Whole { text, pages }) => {
            Frame::Text(text).write(to)?;
            Frame::End { pages }.write(to)
        }
        Err(why) => Frame::Unreadable(why).write(to),
    }
}

/// A document that was read to its end, after its pages were given away one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Normalised (NFKC).
    pub text: String,
    /// How many pages there are, given away or not.
    pub pages: u32,
}

/// Takes a page, and what there is to be seen on it; false: no more are wanted.
pub type Taker<'a> = &'a mut dyn FnMut(Pixels, Seen) -> bool;

/// Reads a document: gives its pages away and returns its text. May panic, spin or take all memory: what it runs in must stand that.
///
/// # Errors
/// Why it cannot be read.
pub fn read(format: Format, bytes: Vec<u8>, limits: &Limits, take: Taker<'_>) -> Result<Whole, Why> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.bytes {
        return Err(Why::TooLarge);
    }
    match format {
        Format::Pdf => pdf::read(bytes, limits, take),
        Format::Docx => laid_out(office::docx(&bytes, limits)?, limits, take),
        Format::Odt => laid_out(office::odt(&bytes, limits)?, limits, take),
        Format::Rtf => laid_out(rtf::read(&bytes, limits)?.into(), limits, take),
        Format::Txt => laid_out(plain::read(&bytes).into(), limits, take),
        Format::Jpeg | Format::Png => {
            let pixels = picture::read(&bytes, format, limits)?;
            take(pixels, Seen::picture());
            Ok(Whole { text: String::new(), pages: 1 })
        }
    }
}

/// What has no pages of its own: running text, and pictures that stand in it.
struct Flowing {
    text: String,
    /// Its lines are paragraphs, and set apart.
    apart: bool,
    /// JPEG and PNG files, in the order of their names.
    pictures: Vec<Vec<u8>>,
}

impl From<String> for Flowing {
    fn from(text: String) -> Self {
        Self { text, apart: false, pictures: Vec::new() }
    }
}

fn laid_out(flowing: Flowing, limits: &Limits, take: Taker<'_>) -> Result<Whole, Why> {
    let text = words::normal(&flowing.text, limits.text_bytes);
    // A scan that was pasted into a document is a page like any other.
    let mut pictures = flowing.pictures.iter().filter_map(|file| picture::pasted(file, limits)).collect::<Vec<_>>();
    let has_words = text.chars().any(char::is_alphanumeric);
    let written = if has_words || pictures.is_empty() { layout::draw(&text, flowing.apart, limits, take)? } else { 0 };
    let room = usize::try_from(limits.pages.saturating_sub(written)).unwrap_or(usize::MAX);
    let pages = written.saturating_add(u32::try_from(pictures.len()).unwrap_or(u32::MAX));
    pictures.truncate(room);
    for picture in pictures {
        if !take(picture, Seen::picture()) {
            break;
        }
    }
    Ok(Whole { text, pages })
}
