//! Values that would fail later are refused at start, by the name of their key.

use super::{FilesKind, MailKind, Settings, SettingsError};

pub(super) fn validate(settings: &Settings) -> Result<(), SettingsError> {
    let wrong = |key, wrong: &str| Err(SettingsError::Invalid { key, wrong: wrong.to_owned() });
    let site = &settings.site;
    if site.organisation.trim().is_empty() {
        return wrong("site.organisation", "is empty; write the organisation's name");
    }
    if site.languages.is_empty() {
        return wrong("site.languages", "is empty; name at least one of en, sq, sr, sr-Cyrl");
    }
    if crate::clock::Zone::named(&site.time_zone).is_err() {
        return wrong("site.time_zone", "is not an IANA zone such as Europe/Belgrade");
    }
    if !(site.public_url.is_empty()
        || site.public_url.starts_with("http://")
        || site.public_url.starts_with("https://"))
        || site.public_url.ends_with('/')
    {
        return wrong(
            "site.public_url",
            "must begin with https:// (or http:// for trying out) and not end with a slash",
        );
    }
    for (key, colour) in [("site.accent", &site.accent), ("site.accent_dark", &site.accent_dark)] {
        if colour.len() != 7 || !colour.starts_with('#') || !colour[1..].bytes().all(|b| b.is_ascii_hexdigit()) {
            return wrong(key, "must be a colour such as #1f5c4d");
        }
    }
    if !["sqlite:", "postgres:", "postgresql:"].iter().any(|kind| settings.database.url.starts_with(kind))
        && !settings.database.url.is_empty()
    {
        return wrong("database.url", "must begin with sqlite:// or postgres://");
    }
    if settings.applications.draft_days <= settings.admission.extension_days {
        return wrong(
            "applications.draft_days",
            "must be more than admission.extension_days: a draft may still be given time",
        );
    }
    if settings.files.kind == FilesKind::S3 && settings.files.bucket.is_empty() {
        return wrong("files.bucket", "is empty; the s3 store needs a bucket");
    }
    if settings.mail.kind == MailKind::Smtp && settings.mail.host.is_empty() {
        return wrong("mail.host", "is empty; smtp needs the server's name");
    }
    if settings.mail.from.parse::<lettre::message::Mailbox>().is_err() {
        return wrong("mail.from", "must be an address such as Openings <openings@example.org>");
    }
    if settings.documents.max_bytes == 0 || settings.documents.max_bytes > settings.documents.max_bytes_per_application
    {
        return wrong("documents.max_bytes", "must be above 0 and not above documents.max_bytes_per_application");
    }
    if settings.documents.max_files < settings.openings.max_requirements {
        return wrong("documents.max_files", "must not be below openings.max_requirements: each may ask for a file");
    }
    if !(1..=settings.documents.max_files).contains(&settings.documents.max_files_per_requirement) {
        return wrong("documents.max_files_per_requirement", "must be above 0 and not above documents.max_files");
    }
    let reader = &settings.documents.reader;
    if !(1..=200).contains(&reader.max_pages) {
        return wrong("documents.reader.max_pages", "must be from 1 to 200");
    }
    if !(200..=3000).contains(&reader.width) {
        return wrong("documents.reader.width", "must be from 200 to 3000");
    }
    // PostgreSQL's tsvector holds a megabyte, and a letter may become several when it is folded.
    if reader.max_text_bytes > 250_000 {
        return wrong("documents.reader.max_text_bytes", "must not be above 250000");
    }
    if reader.seconds.saturating_add(30) > u64::from(settings.jobs.lease_seconds) {
        return wrong("documents.reader.seconds", "must be 30 or more below jobs.lease_seconds");
    }
    if !(1..=24).contains(&settings.documents.upload_hours) {
        return wrong("documents.upload_hours", "must be 1 to 24: staging is swept after a day");
    }
    if settings.documents.max_uploads == 0 {
        return wrong("documents.max_uploads", "must be above 0");
    }
    if settings.scan.seconds == 0 || settings.scan.seconds.saturating_add(30) > settings.jobs.lease_seconds {
        return wrong("scan.seconds", "must be above 0, and 30 or more below jobs.lease_seconds");
    }
    // A form holds a thousand fields.
    if !(1..=900).contains(&settings.finding.max_moves) {
        return wrong("finding.max_moves", "must be from 1 to 900");
    }
    if settings.accounts.min_password < 8 {
        return wrong("accounts.min_password", "must be 8 or more");
    }
    if settings.server.production {
        if settings.mail.kind == MailKind::Inbox {
            return wrong("mail.kind", "the inbox shows every letter to everybody; production needs smtp");
        }
        if !site.public_url.starts_with("https://") {
            return wrong("site.public_url", "production needs an https:// address");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::settings::{Flags, Settings};
    use std::io::Write;

    fn refusal(toml: &str) -> String {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(toml.as_bytes()).unwrap();
        let flags = Flags { config: Some(file.path().to_owned()), ..Flags::default() };
        let error = Settings::load(&flags).unwrap_err().to_string();
        error.replace(&*file.path().to_string_lossy(), "FILE")
    }

    #[test]
    fn the_defaults_stand() {
        let settings = Settings::defaults(&Flags::default()).unwrap();
        assert_eq!(settings.documents.max_bytes, 10 * 1024 * 1024);
    }

    #[test]
    fn the_example_for_production_stands() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/config/production.example.toml");
        let flags = Flags { config: Some(file.into()), ..Flags::default() };
        let settings = Settings::load(&flags).unwrap();
        assert!(settings.server.production && settings.site.public_url == "https://jobs.example.org");
    }

    #[test]
    fn an_unknown_key_is_named_with_its_file() {
        let error = refusal("[site]\nlogo = \"x\"");
        assert!(error.contains("unknown field") && error.contains("logo") && error.contains("site"), "{error}");
        assert!(error.contains("FILE") || error.contains(".tmp"), "{error}");
    }

    #[test]
    fn production_refuses_what_is_only_safe_for_trying_out() {
        assert_eq!(
            refusal("[server]\nproduction = true"),
            "mail.kind: the inbox shows every letter to everybody; production needs smtp"
        );
    }

    #[test]
    fn a_wrong_zone_is_refused_by_its_key() {
        assert_eq!(
            refusal("[site]\ntime_zone = \"Europe/Prishtina\""),
            "site.time_zone: is not an IANA zone such as Europe/Belgrade"
        );
    }
}
