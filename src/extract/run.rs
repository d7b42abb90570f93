//! The parent's side: starts the child, feeds it, bounds what it answers, and ends it when its time is over.

use super::Limits;
use super::encode;
use super::frames::Frame;
use super::outcome::{ExtractError, Extracted, Outcome, Why};
use super::reader::{self, Requirement};
use super::seen::{Seen, Word};
use crate::format::Format;
use crate::settings::{Documents, Sandbox};
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::{ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Mutex;

/// What reads documents, one at a time.
#[derive(Debug)]
pub struct Extract {
    program: PathBuf,
    limits: Limits,
    sandbox: Requirement,
    longest: Duration,
    /// Held while a document is read.
    turn: Mutex<()>,
}

impl Extract {
    /// As the operator wants it.
    pub fn new(settings: &Documents) -> Self {
        let reader = &settings.reader;
        let program = if reader.program.as_os_str().is_empty() { itself() } else { reader.program.clone() };
        Self {
            program,
            limits: Limits {
                bytes: settings.max_bytes,
                pages: reader.max_pages,
                width: reader.width,
                text_bytes: reader.max_text_bytes,
                memory_bytes: reader.memory_bytes,
                cpu_seconds: reader.cpu_seconds,
            },
            sandbox: match reader.sandbox {
                Sandbox::Required => Requirement::Required,
                Sandbox::WhenAvailable => Requirement::WhenAvailable,
            },
            longest: Duration::from_secs(reader.seconds),
            turn: Mutex::new(()),
        }
    }

    /// Reads one document, after those that are waited for. Never longer than `documents.reader.seconds` from when its
    /// turn comes.
    ///
    /// # Errors
    /// See [`ExtractError`]: nothing was learnt of the document itself.
    pub async fn read<E>(
        &self,
        format: Format,
        content: impl Stream<Item = Result<Bytes, E>> + Send,
    ) -> Result<Outcome, ExtractError>
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let _turn = self.turn.lock().await;
        let mut child = self.command(format).spawn().map_err(ExtractError::Start)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(ExtractError::Start(std::io::Error::other("no pipes")));
        };
        let is_fed = AtomicBool::new(false);
        let answer = async {
            let feeding = async {
                let fed = feed(input, content).await;
                is_fed.store(true, Ordering::Release);
                fed
            };
            let (fed, answer) = tokio::join!(feeding, self.collect(output));
            fed.map_err(ExtractError::Content)?;
            match answer {
                Some(outcome) => Ok(outcome),
                None => ended(child.wait().await.map_err(ExtractError::Start)?),
            }
        };
        let outcome = tokio::time::timeout(self.longest, answer).await;
        end(child).await;
        outcome.unwrap_or_else(|_| {
            // A child takes all it is given before it begins: while it waits, it is not the document that is slow.
            if is_fed.into_inner() {
                Ok(Outcome::Unreadable(Why::TooSlow))
            } else {
                Err(ExtractError::Content("it took too long".into()))
            }
        })
    }

    fn command(&self, format: Format) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg0("meritum")
            .args(reader::arguments(format, &self.limits, self.sandbox))
            .env_clear()
            .current_dir("/")
            // What is typed at the terminal is for the server alone.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A panic's words may hold the applicant's.
            .stderr(Stdio::null())
            .kill_on_drop(true);
        command
    }

    /// What the child says. None: it ended, or said what no reader says, before it had said all.
    async fn collect(&self, mut output: ChildStdout) -> Option<Outcome> {
        let mut read = Extracted::default();
        let most = usize::try_from(self.limits.pages).unwrap_or(usize::MAX);
        loop {
            match Frame::read(&mut output, &self.limits).await? {
                Frame::Page(pixels) if read.images.len() < most && read.images.len() == read.seen.len() => {
                    let encoded = tokio::task::spawn_blocking(move || encode::image(&pixels)).await;
                    read.images.push(encoded.ok()?.ok()?);
                }
                Frame::Text(text) if read.text.is_empty() => read.text = harmless(&text),
                Frame::Seen(told) if read.seen.len() + 1 == read.images.len() => read.seen.push(harmless_words(&told)),
                Frame::Page(_) | Frame::Seen(_) | Frame::Text(_) => return None,
                Frame::End { pages } => {
                    read.pages = pages;
                    let is_whole = !read.images.is_empty()
                        && read.seen.len() == read.images.len()
                        && usize::try_from(pages).is_ok_and(|all| all >= read.images.len());
                    return is_whole.then_some(Outcome::Read(read));
                }
                Frame::Unreadable(why) => return Some(Outcome::Unreadable(why)),
            }
        }
    }
}

/// This very program, even when its file was replaced by a newer one since it was started.
fn itself() -> PathBuf {
    let same = Path::new("/proc/self/exe");
    if same.exists() { same.to_owned() } else { std::env::current_exe().unwrap_or_else(|_| PathBuf::from("meritum")) }
}

/// Gives the child the document. That the child takes no more is no error: what it says decides.
async fn feed<E>(
    mut input: ChildStdin,
    content: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut content = pin!(content);
    let mut is_listening = true;
    while let Some(part) = content.next().await {
        let part = part.map_err(Into::into)?;
        is_listening = is_listening && input.write_all(&part).await.is_ok();
    }
    Ok(())
}

/// Text without what no text holds and no database takes.
fn harmless(text: &str) -> String {
    text.chars().filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control()).collect()
}

/// What was told of a page, without what no text holds.
fn harmless_words(told: &str) -> Seen {
    let mut seen = Seen::of(told);
    for Word(letters, _) in seen.words.iter_mut().chain(&mut seen.hidden) {
        *letters = harmless(letters);
    }
    seen
}

/// What the end of a child says that had not said all.
fn ended(status: ExitStatus) -> Result<Outcome, ExtractError> {
    use nix::libc::{SIGHUP, SIGINT, SIGTERM, SIGXCPU};
    match (status.signal(), status.code()) {
        (Some(SIGXCPU), _) => Ok(Outcome::Unreadable(Why::TooSlow)),
        (Some(SIGHUP | SIGINT | SIGTERM), _) | (None, None) => Err(ExtractError::Interrupted),
        // A failed allocation and a stack that is used up abort.
        (Some(_), _) => Ok(Outcome::Unreadable(Why::TooLarge)),
        (None, Some(code)) => match reader::refusal(code) {
            Some(lacking) => Err(ExtractError::NoSandbox(lacking)),
            None => Ok(Outcome::Unreadable(Why::Broken)),
        },
    }
}

/// Sees to it that nothing is left of the child.
async fn end(mut child: Child) {
    // It may have ended by itself.
    let _ = child.start_kill();
    if let Err(error) = child.wait().await {
        tracing::warn!(%error, "a reader could not be ended");
    }
}
