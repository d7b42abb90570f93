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
            Err(error) if error.is_permanent() => Err(MailError::Refused(error.to_string())),
            Err(error) => Err(MailError::Later(error.to_string())),
        }
    }
}
