//! Letters by SMTP (RFC 5321).

use super::{MailError, Outgoing};
use crate::settings::{Encryption, MailSettings};
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// A pool of connections to one server.
pub struct Smtp {
    from: Mailbox,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Smtp {
    pub(super) fn open(settings: &MailSettings) -> Result<Self, MailError> {
        let wrong = |error: lettre::transport::smtp::Error| MailError::Settings(error.to_string());
        let builder = match settings.encryption {
            Encryption::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(&settings.host).map_err(wrong)?,
            Encryption::Starttls => {
                AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&settings.host).map_err(wrong)?
            }
            Encryption::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host),
        };
        let mut builder = builder.port(settings.port).timeout(Some(Duration::from_secs(30)));
        if !settings.user.is_empty() {
            builder = builder.credentials(Credentials::new(settings.user.clone(), settings.password.clone()));
        }
        let from = settings.from.parse().map_err(|_| MailError::Settings("mail.from is not an address".to_owned()))?;
        Ok(Self { from, transport: builder.build() })
    }

    pub(super) async fn send(&self, letter: &Outgoing) -> Result<(), MailError> {
        let to: Mailbox = letter.to.parse().map_err(|_| MailError::Refused("not an address".to_owned()))?;
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(letter.subject.clone())
            .message_id(Some(letter.message_id.clone()))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .map_err(|error| MailError::Refused(error.to_string()))?;
        for (name, value) in [("Content-Language", letter.language.as_str()), ("Auto-Submitted", "auto-generated")] {
            if let Ok(name) = HeaderName::new_from_ascii(name.to_owned()) {
                message.headers_mut().insert_raw(HeaderValue::new(name, value.to_owned()));
            }
        }
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => Err(meant(&error)),
        }
    }
}

/// What the server's answer means for this letter. Its text may name the recipient, so only its numbers are handed on.
fn meant(error: &lettre::transport::smtp::Error) -> MailError {
    let Some(code) = error.status() else { return MailError::Later(error.to_string()) };
    let text = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let enhanced = enhanced(&text);
    let numbers = enhanced.map_or_else(|| code.to_string(), |number| format!("{code} {number}"));
    if is_about_the_letter(u16::from(code), enhanced) {
        MailError::Refused(numbers)
    } else {
        MailError::Later(format!("the mail server answers {numbers}"))
    }
}

/// Whether an answer refuses this recipient or this letter for good. Everything else is about us, our settings or the
/// server (RFC 5321 §4.2, RFC 4954 §6): it is repaired by somebody, and the letters wait for that.
fn is_about_the_letter(code: u16, enhanced: Option<&str>) -> bool {
    // 556: the recipient's domain takes no mail (RFC 7504).
    if !matches!(code, 550..=554 | 556) {
        return false;
    }
    match enhanced.and_then(|number| number.strip_prefix("5.")) {
        // RFC 3463: a bad sender, and a sender from nowhere, are ours.
        Some("1.7" | "1.8") => false,
        // The recipient's address, their mailbox, the letter's size, its content.
        Some(subject) => ["1.", "2.", "6."].iter().any(|of| subject.starts_with(of)) || subject == "3.4",
        // 554 alone is also what a server greets with that serves nobody.
        None => code != 554,
    }
}

/// The enhanced status code that a server's text begins with (RFC 2034): `5.1.1`.
fn enhanced(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?;
    let parts: Vec<&str> = word.split('.').collect();
    let is_number = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    (parts.len() == 3 && parts.iter().all(is_number)).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_refused_recipient_or_letter_is_for_good() {
        for (code, text, expected) in [
            (550, "5.1.1 <arta@example.org>: Recipient address rejected", true),
            (550, "No such user here", true),
            (552, "5.2.2 Mailbox full", true),
            (552, "5.3.4 Message size exceeds fixed limit", true),
            (554, "5.6.0 Not a message", true),
            (556, "5.1.10 Recipient address has a null MX", true),
            (535, "5.7.8 Authentication credentials invalid", false),
            (530, "5.7.0 Authentication required", false),
            (534, "5.7.9 Mechanism is too weak", false),
            (538, "5.7.11 Encryption required", false),
            (454, "4.7.0 Temporary authentication failure", false),
            (421, "Closing", false),
            (450, "4.2.1 Mailbox busy", false),
            (501, "5.5.4 Syntax", false),
            (550, "5.7.26 This mail is unauthenticated", false),
            (553, "5.7.1 Sender address rejected: not owned by user", false),
            (550, "5.1.8 Sender domain not found", false),
            (554, "5.7.1 <arta@example.org>: Relay access denied", false),
            (554, "No SMTP service here", false),
        ] {
            assert_eq!(is_about_the_letter(code, enhanced(text)), expected, "{code} {text}");
        }
    }

    #[test]
    fn an_enhanced_code_is_three_numbers() {
        for (text, expected) in
            [("5.1.1 no", Some("5.1.1")), ("5.7.26", Some("5.7.26")), ("1.2 x", None), ("a.b.c", None), ("", None)]
        {
            assert_eq!(enhanced(text), expected);
        }
    }
}
