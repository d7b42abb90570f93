//! What the operator chose: the embedded defaults, a file, the environment, flags; later ones win. Validated at start.

pub mod database;
mod sections;
mod validate;

pub use sections::*;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// `config/default.toml`, as shipped: every key, explained.
pub const DEFAULTS: &str = include_str!("../../config/default.toml");

/// All settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The organisation and its site.
    pub site: Site,
    /// Where and how to serve.
    pub server: Server,
    /// The server's edge.
    #[serde(default)]
    pub front: crate::web::front::settings::FrontSettings,
    /// The database.
    pub database: database::DatabaseSettings,
    /// Where documents' bytes go.
    pub files: FilesSettings,
    /// How letters leave.
    pub mail: MailSettings,
    /// Limits of documents.
    pub documents: Documents,
    /// The scanner for malware.
    pub scan: ScanSettings,
    /// Limits of applications.
    pub applications: Applications,
    /// Who is in time.
    pub admission: Admission,
    /// Limits of openings.
    pub openings: Openings,
    /// Passwords, sessions, tokens.
    pub accounts: Accounts,
    /// The queue.
    pub jobs: Jobs,
    /// What is done with lists of applications.
    pub finding: Finding,
    /// Shortlists and dossiers.
    pub shortlists: Shortlists,
    /// The data folder; set by `--data` or `MERITUM_DATA`, never in the file.
    #[serde(default = "default_data")]
    pub data: PathBuf,
}

fn default_data() -> PathBuf {
    PathBuf::from("data")
}

/// What the command line may override.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--data`.
    pub data: Option<PathBuf>,
    /// `--listen`.
    pub listen: Option<String>,
    /// `--database`.
    pub database: Option<String>,
}

/// The settings cannot be used; the text names the file and the key.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// A file is missing or cannot be read.
    #[error("{file}: cannot be read: {error}")]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// A key is unknown, missing or of the wrong type.
    #[error("{0}")]
    Malformed(Box<figment::Error>),
    /// A value cannot work.
    #[error("{key}: {wrong}")]
    Invalid {
        /// The key, as `section.key`.
        key: &'static str,
        /// Why not, and what would do.
        wrong: String,
    },
}

impl Settings {
    /// Reads the defaults, the file, the environment and the flags, and validates the whole.
    ///
    /// # Errors
    /// See [`SettingsError`].
    pub fn load(flags: &Flags) -> Result<Self, SettingsError> {
        let mut figment = Figment::from(Toml::string(DEFAULTS));
        if let Some(file) = &flags.config {
            std::fs::metadata(file).map_err(|error| SettingsError::Unreadable { file: file.clone(), error })?;
            figment = figment.merge(Toml::file(file));
        }
        // Only names with a section are ours to read here: MERITUM_DATA and its like belong to the command line.
        figment = figment.merge(Env::prefixed("MERITUM_").filter(|key| key.as_str().contains("__")).split("__"));
        Self::finish(figment, flags)
    }

    /// The defaults with `flags` alone: for tests and for the demo, whatever the environment says.
    ///
    /// # Errors
    /// See [`SettingsError`].
    pub fn defaults(flags: &Flags) -> Result<Self, SettingsError> {
        Self::finish(Figment::from(Toml::string(DEFAULTS)), flags)
    }

    fn finish(mut figment: Figment, flags: &Flags) -> Result<Self, SettingsError> {
        if let Some(data) = &flags.data {
            figment = figment.merge(Serialized::default("data", data));
        }
        if let Some(listen) = &flags.listen {
            figment = figment.merge(Serialized::default("front.listen", listen));
        }
        if let Some(database) = &flags.database {
            figment = figment.merge(Serialized::default("database.url", database));
        }
        let settings: Self = figment.extract().map_err(|error| SettingsError::Malformed(Box::new(error)))?;
        validate::validate(&settings)?;
        Ok(settings)
    }

    /// Where keys are kept.
    pub fn keys_folder(&self) -> PathBuf {
        self.data.join("keys")
    }

    /// A folder within the data folder.
    pub fn within_data(&self, name: &str) -> PathBuf {
        Path::new(&self.data).join(name)
    }
}
