//! The scanner for malware: clamd, asked over its socket about one stream of bytes at a time.
//!
//! Only an answer that says so makes a document clean. A scanner that is down, slow, or says something else than we know has
//! not answered: the document waits, and is asked about again.

mod clamd;

#[cfg(test)]
mod tests;

use crate::clock::Stopwatch;
use crate::settings::ScanSettings;
use bytes::Bytes;
use clamd::Address;
use futures_util::{Stream, stream};
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long a scanner that is well may take to answer `PING`, or to look at the few bytes of the test.
const SHORT: Duration = Duration::from_secs(3);

/// How long the outcome of the self-test is believed.
const BELIEVED: Duration = Duration::from_secs(15);

/// What the scanner found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It looked at all of it and found nothing.
    Clean,
    /// Malware, by the scanner's name for it.
    Infected(String),
    /// It could not look at all of it: beyond its limits, or encrypted. What it calls that.
    Unscannable(String),
}

/// The scanner gave no verdict. None of these is a reason to refuse a document, and none makes one clean.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// It cannot be reached, or does not answer even a greeting. Nothing else is worth asking it now.
    #[error("the virus scanner does not answer: {0}")]
    Away(String),
    /// It answers, but not about this document.
    #[error("the virus scanner has no verdict: {0}")]
    NoVerdict(String),
    /// It takes no stream of this size: its `StreamMaxLength` is below our `documents.max_bytes`.
    #[error("the virus scanner takes no document of this size: raise StreamMaxLength in clamd.conf")]
    TooLarge,
    /// The bytes themselves could not be read.
    #[error("the document cannot be read: {0}")]
    Source(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What the self-test says of the scanner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// It finds the EICAR test file.
    Finds,
    /// It answers, and does not find the EICAR test file: it would find nothing else either.
    Blind,
    /// It does not answer.
    Away,
}

impl Health {
    /// One word, for operators.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Finds => "finds",
            Self::Blind => "blind",
            Self::Away => "away",
        }
    }
}

/// A scanner that was set up.
#[derive(Debug)]
pub struct Scanner {
    address: Address,
    patience: Duration,
    tested: Mutex<Option<(Stopwatch, Health)>>,
}

impl Scanner {
    /// The scanner that the settings name; none: they name none. It is not contacted.
    pub fn chosen(settings: &ScanSettings) -> Option<Self> {
        let address = Address::parse(&settings.address)?;
        Some(Self { address, patience: Duration::from_secs(settings.seconds.into()), tested: Mutex::new(None) })
    }

    /// Shows the scanner these bytes, in constant memory. When they break off, so does the scan: a beginning is not judged.
    ///
    /// # Errors
    /// See [`ScanError`].
    pub async fn scan<S, E>(&self, content: S) -> Result<Verdict, ScanError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let why = match tokio::time::timeout(self.patience, clamd::instream(&self.address, content)).await {
            Ok(Ok(answer)) => return judge(&answer),
            Ok(Err(clamd::Broken::Source(error))) => return Err(ScanError::Source(error)),
            Ok(Err(clamd::Broken::Socket(error))) => error.to_string(),
            Err(_) => format!("nothing for {} s", self.patience.as_secs()),
        };
        // Is it only this document, or is nobody there?
        match tokio::time::timeout(SHORT, clamd::ping(&self.address)).await {
            Ok(Ok(())) => Err(ScanError::NoVerdict(why)),
            Ok(Err(_)) | Err(_) => Err(ScanError::Away(why)),
        }
    }

    /// Whether the scanner finds what every scanner must find. Asked anew when the last outcome is older than some seconds.
    pub async fn health(&self) -> Health {
        if let Some((since, health)) = *self.tested.lock().unwrap_or_else(PoisonError::into_inner)
            && since.elapsed() < BELIEVED
        {
            return health;
        }
        let health = self.test().await;
        *self.tested.lock().unwrap_or_else(PoisonError::into_inner) = Some((Stopwatch::start(), health));
        health
    }

    async fn test(&self) -> Health {
        let content = stream::iter([Ok::<_, Infallible>(Bytes::from(eicar()))]);
        match tokio::time::timeout(SHORT, clamd::instream(&self.address, content))
            .await
            .map(|told| told.map(judge_text))
        {
            Ok(Ok(Ok(Verdict::Infected(_)))) => Health::Finds,
            Ok(Ok(_)) => Health::Blind,
            Ok(Err(_)) | Err(_) => Health::Away,
        }
    }

    /// Says in the log, once at the start, whether the scanner can be relied on.
    pub async fn introduce(&self) {
        match self.health().await {
            Health::Finds => tracing::info!("the virus scanner answers and finds the EICAR test file"),
            Health::Blind => tracing::error!(
                "the virus scanner does not find the EICAR test file: it has no signatures, and finds nothing else either"
            ),
            Health::Away => tracing::warn!("the virus scanner does not answer: documents wait until it does"),
        }
    }
}

/// The test file that every scanner must find (eicar.org), put together only when it is wanted: a binary that held it whole
/// would be found itself.
fn eicar() -> String {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*"].concat()
}

fn judge_text(answer: String) -> Result<Verdict, ScanError> {
    judge(&answer)
}

/// What an answer of clamd means. It says `stream: OK`, `stream: <name> FOUND`, or something that ends in `ERROR`.
///
/// With `AlertExceedsMax` and `AlertEncrypted`, clamd reports what it could not look into as if it had found something
/// called `Heuristics.Limits.Exceeded…` or `Heuristics.Encrypted…`. That is no malware, and must not be called so to the
/// person who sent it: a protected PDF is no crime. It is not clean either.
fn judge(answer: &str) -> Result<Verdict, ScanError> {
    if answer == "stream: OK" {
        return Ok(Verdict::Clean);
    }
    if let Some(name) = answer.strip_prefix("stream: ").and_then(|rest| rest.strip_suffix(" FOUND")) {
        let name: String = name.chars().filter(char::is_ascii_graphic).take(100).collect();
        let beyond = ["Heuristics.Limits.Exceeded", "Heuristics.Encrypted"].iter().any(|kind| name.starts_with(kind));
        return Ok(if beyond { Verdict::Unscannable(name) } else { Verdict::Infected(name) });
    }
    // Nothing that the sender could mend: the operator raises a setting, and the document is looked at after all.
    if answer.contains("size limit exceeded") {
        return Err(ScanError::TooLarge);
    }
    Err(ScanError::NoVerdict(answer.chars().filter(|c| !c.is_control()).take(200).collect()))
}
