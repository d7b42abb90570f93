//! The sections of the settings; what each key means stands in `config/default.toml`.

use crate::clock::Zone;
use crate::language::Language;
use serde::Deserialize;
use std::path::PathBuf;

/// `[site]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Site {
    pub organisation: String,
    pub tagline: String,
    pub public_url: String,
    pub help: String,
    pub home: String,
    pub accent: String,
    pub accent_dark: String,
    pub languages: Vec<Language>,
    pub time_zone: String,
    pub city: String,
    pub country: String,
}

impl Site {
    /// The languages that HR is asked to write in: not the second scripts of others.
    pub fn advert_languages(&self) -> impl Iterator<Item = Language> {
        self.languages.iter().copied().filter(|language| !language.is_second_script())
    }

    /// The zone an opening closes in, called by the site's city where it is the site's own. A name that is none, which
    /// validation keeps out, shows as UTC.
    pub fn zone(&self, name: &str) -> Zone {
        let zone = Zone::named(name).unwrap_or_else(|_| Zone::utc());
        if name == self.time_zone { zone.called(&self.city) } else { zone }
    }
}

/// `[server]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Server {
    pub production: bool,
    pub jobs: bool,
}

/// Where documents' bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilesKind {
    /// The data folder.
    Folder,
    /// An S3-compatible store.
    S3,
}

/// `[files]`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct FilesSettings {
    pub kind: FilesKind,
    pub bucket: String,
    pub endpoint: String,
    pub region: String,
    pub access_key_id: String,
    pub secret_access_key: String,
    pub allow_http: bool,
}

impl std::fmt::Debug for FilesSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FilesSettings").field("kind", &self.kind).field("bucket", &self.bucket).finish_non_exhaustive()
    }
}

/// How letters leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// Kept, and shown at `/dev/mail`.
    Inbox,
    /// Sent by SMTP (RFC 5321).
    Smtp,
}

/// How the connection to the SMTP server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encryption {
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// STARTTLS, required (RFC 3207).
    Starttls,
    /// None.
    None,
}

/// `[mail]`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct MailSettings {
    pub kind: MailKind,
    pub from: String,
    pub host: String,
    pub port: u16,
    pub encryption: Encryption,
    pub user: String,
    pub password: String,
}

impl std::fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailSettings").field("kind", &self.kind).field("host", &self.host).finish_non_exhaustive()
    }
}

/// `[documents]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Documents {
    pub max_bytes: u64,
    pub max_bytes_per_application: u64,
    pub max_files: usize,
    pub max_files_per_requirement: usize,
    pub max_uploads: usize,
    pub upload_hours: u32,
    pub max_unpacked_bytes: u64,
    pub max_entries: usize,
    pub max_ratio: u64,
    pub max_pixels: u64,
    pub formats: Vec<String>,
    pub blind_pages: BlindPages,
    pub reader: Reader,
}

/// When those who review blind are shown a document's pages, covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlindPages {
    /// When HR has looked at the covers and confirmed them.
    Confirmed,
    /// As soon as the document was read, except for pages that cannot be judged.
    AtOnce,
}

/// Whether documents are read where their reader cannot be restricted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sandbox {
    /// Only with landlock and seccomp.
    Required,
    /// With what there is.
    WhenAvailable,
}

/// `[documents.reader]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Reader {
    pub sandbox: Sandbox,
    pub program: PathBuf,
    pub max_pages: u32,
    pub width: u16,
    pub max_text_bytes: usize,
    pub memory_bytes: u64,
    pub cpu_seconds: u64,
    pub seconds: u64,
}

/// `[scan]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct ScanSettings {
    pub address: String,
    pub seconds: u32,
    pub pause_seconds: u32,
}

/// `[applications]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Applications {
    pub grace_seconds: u32,
    pub max_name: usize,
    pub max_email: usize,
    pub max_phone: usize,
    pub max_short_text: usize,
    pub max_long_text: usize,
    pub return_link_hours: u32,
    pub draft_days: u32,
}

/// `[admission]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Admission {
    pub settle_seconds: u32,
    pub max_clock_doubt_ms: u64,
    pub notice_hours: u32,
    pub reminder_hours: Vec<u32>,
    pub extension_days: u32,
}

/// `[openings]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Openings {
    pub max_title: usize,
    pub max_summary: usize,
    pub max_description: usize,
    pub max_reason: usize,
    pub max_criteria: usize,
    pub max_questions: usize,
    pub max_requirements: usize,
    pub max_panel: usize,
}

/// `[accounts]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Accounts {
    pub min_password: usize,
    pub max_password: usize,
    pub idle_minutes: u32,
    pub session_hours: u32,
    pub access_minutes: u32,
    pub refresh_days: u32,
    pub invitation_days: u32,
    pub failures_per_hour: u32,
    pub hashing_at_once: usize,
    pub hashing_queue: usize,
}

/// `[jobs]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Jobs {
    pub poll_ms: u64,
    pub give_way_seconds: u32,
    pub max_attempts: i32,
    pub lease_seconds: u32,
}

/// `[finding]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Finding {
    pub max_moves: usize,
    pub undo_minutes: u32,
    pub max_note: usize,
    pub note_minutes: u32,
    pub max_tag: usize,
    pub max_tags: usize,
    pub max_searches: u64,
}

/// `[shortlists]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "config/default.toml explains every key")]
pub struct Shortlists {
    pub dossiers_at_once: usize,
}
