//! A mail server (RFC 5321) that says what a chapter wants it to say, and keeps what it took.

use std::sync::{Arc, Mutex};

use meritum::settings::{Encryption, MailKind, MailSettings, Settings};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What it says from now on, and what it took.
#[derive(Default)]
struct Counter {
    /// The command that it refuses, and in which words.
    refuses: Option<(&'static str, &'static str)>,
    letters: Vec<String>,
}

/// A running mail server; it ends with the test.
pub struct PostOffice {
    port: u16,
    counter: Arc<Mutex<Counter>>,
}

impl PostOffice {
    pub async fn open() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let counter = Arc::<Mutex<Counter>>::default();
        let shared = Arc::clone(&counter);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&shared)));
            }
        });
        Self { port, counter }
    }

    /// Settings under which letters come here.
    pub fn is_named_in(&self, settings: &mut Settings) {
        settings.mail = MailSettings {
            kind: MailKind::Smtp,
            from: settings.mail.from.clone(),
            host: "127.0.0.1".to_owned(),
            port: self.port,
            encryption: Encryption::None,
            user: "meritum".to_owned(),
            password: "a password".to_owned(),
        };
    }

    /// Answers this command so from now on.
    pub fn refuses(&self, command: &'static str, words: &'static str) {
        self.counter.lock().expect("nobody panicked").refuses = Some((command, words));
    }

    pub fn refuses_nothing(&self) {
        self.counter.lock().expect("nobody panicked").refuses = None;
    }

    /// What it took, the oldest first.
    pub fn letters(&self) -> Vec<String> {
        self.counter.lock().expect("nobody panicked").letters.clone()
    }
}

/// One conversation.
async fn serve(stream: TcpStream, counter: Arc<Mutex<Counter>>) -> std::io::Result<()> {
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading).lines();
    writing.write_all(b"220 ready\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let command = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let refused = counter.lock().expect("nobody panicked").refuses.filter(|(what, _)| *what == command);
        let answer = match (refused, command.as_str()) {
            (Some((_, words)), _) => words,
            (None, "EHLO") => "250-here\r\n250 AUTH PLAIN",
            (None, "AUTH") => "235 2.7.0 come in",
            (None, "QUIT") => "221 farewell",
            (None, "DATA") => {
                writing.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    letter.push_str(&line);
                    letter.push('\n');
                }
                counter.lock().expect("nobody panicked").letters.push(letter);
                "250 2.0.0 taken"
            }
            (None, _) => "250 2.0.0 well",
        };
        writing.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}
