//! What answers mean, and what becomes of a scanner that gives none.

use super::*;
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

fn scanner(address: &str, seconds: u32) -> Scanner {
    Scanner::chosen(&ScanSettings { address: address.to_owned(), seconds, pause_seconds: 1 }).unwrap()
}

/// A scanner that takes a whole stream and then says this; the bytes that it was shown come back.
async fn saying(answer: &'static [u8]) -> (String, tokio::task::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let shown = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut command = [0; 10];
        socket.read_exact(&mut command).await.unwrap();
        assert_eq!(&command, b"zINSTREAM\0");
        let mut shown = Vec::new();
        loop {
            let length = socket.read_u32().await.unwrap();
            if length == 0 {
                break;
            }
            let mut part = vec![0; length as usize];
            socket.read_exact(&mut part).await.unwrap();
            shown.extend(part);
        }
        socket.write_all(answer).await.unwrap();
        shown
    });
    (address, shown)
}

fn content(parts: &[&'static str]) -> impl Stream<Item = Result<Bytes, std::io::Error>> + use<> {
    stream::iter(parts.iter().map(|part| Ok(Bytes::from_static(part.as_bytes()))).collect::<Vec<_>>())
}

#[tokio::test]
async fn what_is_shown_is_the_document_to_the_last_byte() {
    let (address, shown) = saying(b"stream: OK\0").await;
    let verdict = scanner(&address, 5).scan(content(&["a docu", "", "ment"])).await.unwrap();
    assert_eq!((verdict, shown.await.unwrap()), (Verdict::Clean, b"a document".to_vec()));
}

#[test]
fn only_ok_is_clean() {
    let told = |answer: &str| judge(answer).ok();
    assert_eq!(told("stream: OK"), Some(Verdict::Clean));
    assert_eq!(told("stream: Win.Test.EICAR_HDB-1 FOUND"), Some(Verdict::Infected("Win.Test.EICAR_HDB-1".to_owned())));
    for name in ["Heuristics.Limits.Exceeded.MaxFileSize", "Heuristics.Encrypted.PDF"] {
        assert_eq!(told(&format!("stream: {name} FOUND")), Some(Verdict::Unscannable(name.to_owned())));
    }
    for nothing in ["", "OK", "other: OK", "stream: OK FOUN", "stream: Can't allocate memory ERROR", "PONG"] {
        assert_eq!(told(nothing), None, "{nothing:?}");
    }
    assert!(matches!(judge("INSTREAM size limit exceeded. ERROR"), Err(ScanError::TooLarge)));
}

#[tokio::test]
async fn nobody_there_and_nobody_answering_are_both_away() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    // It accepts, for the system does, and says nothing.
    let silent = scanner(&address, 1);
    assert!(matches!(silent.scan(content(&["x"])).await, Err(ScanError::Away(_))));
    assert_eq!(silent.health().await, Health::Away);
    drop(listener);
    assert!(matches!(scanner(&address, 1).scan(content(&["x"])).await, Err(ScanError::Away(_))));
}

#[tokio::test]
async fn a_document_that_breaks_off_is_not_judged_by_its_beginning() {
    let (address, shown) = saying(b"stream: OK\0").await;
    let broken = stream::iter([Ok(Bytes::from_static(b"a docu")), Err(std::io::Error::other("gone"))]);
    assert!(matches!(scanner(&address, 5).scan(broken).await, Err(ScanError::Source(_))));
    assert!(shown.await.is_err(), "the end was announced");
}

#[tokio::test]
async fn a_scanner_that_finds_not_even_the_test_file_is_blind() {
    let (address, _shown) = saying(b"stream: OK\0").await;
    let blind = Arc::new(scanner(&address, 5));
    assert_eq!(blind.health().await, Health::Blind);
    // Believed for a while: nobody listens any more.
    assert_eq!(blind.health().await, Health::Blind);
}

#[test]
fn an_address_is_a_path_or_a_host() {
    assert_eq!(Address::parse(" "), None);
    for path in ["/run/clamav/clamd.ctl", "unix:/run/clamav/clamd.ctl"] {
        assert_eq!(Address::parse(path), Some(Address::Unix("/run/clamav/clamd.ctl".into())));
    }
    for host in ["127.0.0.1:3310", "tcp:127.0.0.1:3310"] {
        assert_eq!(Address::parse(host), Some(Address::Tcp("127.0.0.1:3310".to_owned())));
    }
}
