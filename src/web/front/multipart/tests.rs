//! Forms with files as honest and dishonest clients send them.

use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::stream;

use super::*;

const KIND: &str = "multipart/form-data; boundary=AaB03x";

fn part(name: &str, file: Option<&str>, data: &str) -> String {
    let file = file.map(|file| format!("; filename=\"{file}\"\r\nContent-Type: application/pdf")).unwrap_or_default();
    format!("--AaB03x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{data}\r\n")
}

fn open(kind: &str, body: impl Into<Body>) -> Result<Multipart, FormError> {
    Multipart::open(&Request::builder().content_type(kind).finish(), body.into(), PartLimits::default())
}

/// Every part as `name|file name|length of data`.
async fn read(body: impl Into<Body>) -> Result<Vec<String>, FormError> {
    let mut form = open(KIND, body)?;
    let mut parts = Vec::new();
    while let Some(mut part) = form.next().await? {
        let mut length = 0;
        while let Some(bytes) = part.chunk().await? {
            length += bytes.len();
        }
        parts.push(format!("{}|{}|{length}", part.name(), part.file_name().unwrap_or("-")));
    }
    Ok(parts)
}

/// A body in pieces of `size` bytes, and a count of the bytes taken.
fn pieces(bytes: impl Iterator<Item = Bytes> + Send + 'static) -> (Body, Arc<AtomicUsize>) {
    let taken = Arc::new(AtomicUsize::new(0));
    let count = taken.clone();
    let stream = stream::iter(bytes.map(move |bytes| {
        count.fetch_add(bytes.len(), Ordering::Relaxed);
        Ok::<_, io::Error>(bytes)
    }));
    (Body::from_bytes_stream(stream), taken)
}

fn cut(text: &str, size: usize) -> Body {
    let chunks: Vec<Bytes> = text.as_bytes().chunks(size).map(Bytes::copy_from_slice).collect();
    pieces(chunks.into_iter()).0
}

#[tokio::test]
async fn parts_come_whole_however_the_body_is_cut() {
    let data = "x".repeat(3000) + "\r\n--AaB03" + &"y".repeat(100);
    let text = part("token", None, "abc") + &part("cv", Some("a.pdf"), &data) + "--AaB03x--\r\nan epilogue";
    let expected = Ok(vec!["token|-|3".to_owned(), format!("cv|a.pdf|{}", data.len())]);
    for size in [1, 2, 3, 7, 64, 1000, 100_000] {
        assert_eq!(read(cut(&text, size)).await, expected, "in pieces of {size}");
    }
}

#[tokio::test]
async fn a_part_that_nobody_reads_is_skipped() {
    let text = part("cv", Some("a.pdf"), &"x".repeat(100_000)) + &part("name", None, "Ërza") + "--AaB03x--\r\n";
    let mut form = open(KIND, cut(&text, 512)).unwrap();
    assert_eq!(form.next().await.unwrap().unwrap().name(), "cv");
    assert_eq!(form.next().await.unwrap().unwrap().text().await.unwrap(), "Ërza");
    assert!(form.next().await.unwrap().is_none());
    assert!(form.next().await.unwrap().is_none());
}

#[tokio::test]
async fn an_endless_part_header_preamble_or_epilogue_is_bounded() {
    let head = "--AaB03x\r\nContent-Disposition: form-data; name=\"";
    for before in [head.to_owned(), String::new(), part("a", None, "b") + "--AaB03x--\r\n"] {
        let endless = std::iter::once(Bytes::from(before.clone()))
            .chain(std::iter::repeat_with(|| Bytes::from_static(&[b'x'; 1024])));
        let (body, taken) = pieces(endless);
        assert_eq!(read(body).await, Err(Refusal::TooLarge { limit: 8192 }.into()), "after {before:?}");
        assert!(taken.load(Ordering::Relaxed) <= 8192 + 4096, "after {before:?}");
    }
}

#[tokio::test]
async fn too_many_parts_and_files_are_refused() {
    let parts = |count: usize| part("a", None, "b").repeat(count) + "--AaB03x--\r\n";
    assert_eq!(read(parts(20)).await.map(|parts| parts.len()), Ok(20));
    assert_eq!(read(parts(10_000)).await, Err(FormError::TooManyParts));
    let files = |count: usize| part("a", Some("a.pdf"), "b").repeat(count) + "--AaB03x--\r\n";
    assert_eq!(read(files(5)).await.map(|parts| parts.len()), Ok(5));
    assert_eq!(read(files(6)).await, Err(FormError::TooManyFiles));
    let unchosen = part("a", Some(""), "").repeat(8) + "--AaB03x--\r\n";
    assert_eq!(read(unchosen).await.map(|parts| parts.len()), Ok(8));
}

#[tokio::test]
async fn what_is_no_form_is_said_to_be_none() {
    let nested = "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nx\r\n--AaB03x--\r\n";
    let many: String = "X: y\r\n".repeat(40);
    for (what, text) in [
        ("no final boundary", part("a", None, "b")),
        ("an unfinished part", "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb".to_owned()),
        ("nothing", String::new()),
        ("a part without a name", "--AaB03x\r\nX: y\r\n\r\nb\r\n--AaB03x--\r\n".to_owned()),
        ("nested parts", nested.to_owned()),
        ("forty headers", format!("--AaB03x\r\n{many}\r\nb\r\n--AaB03x--\r\n")),
    ] {
        assert_eq!(read(text).await, Err(FormError::Malformed), "{what}");
    }
    assert_eq!(open("text/plain", "").err(), Some(FormError::WrongType));
    assert_eq!(open("multipart/form-data", "").err(), Some(FormError::Malformed));
    let long = format!("multipart/form-data; boundary={}", "b".repeat(4096));
    assert_eq!(open(&long, "").err(), Some(FormError::Malformed));
}

#[tokio::test]
async fn text_is_bounded_and_utf8() {
    let text = |data: &str| part("a", None, data) + "--AaB03x--\r\n";
    let long = text(&"x".repeat(64 * 1024 + 1));
    let mut form = open(KIND, cut(&long, 4096)).unwrap();
    let read = form.next().await.unwrap().unwrap().text().await;
    assert_eq!(read, Err(Refusal::TooLarge { limit: 64 * 1024 }.into()));
    let mut bytes = text("?").into_bytes();
    let at = bytes.iter().position(|&byte| byte == b'?').unwrap();
    bytes[at] = 0xff;
    let mut form = open(KIND, bytes).unwrap();
    assert_eq!(form.next().await.unwrap().unwrap().text().await, Err(FormError::Malformed));
}

#[tokio::test]
async fn the_reason_of_a_failing_body_is_kept() {
    for refusal in [Refusal::TooSlow, Refusal::Interrupted, Refusal::TooLarge { limit: 9 }] {
        let chunks = [Ok(Bytes::from(part("a", None, "b"))), Err(io::Error::other(refusal))];
        assert_eq!(read(Body::from_bytes_stream(stream::iter(chunks))).await, Err(refusal.into()));
    }
}
