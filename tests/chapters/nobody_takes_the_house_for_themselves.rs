//! Whoever sends too much, too slowly, too often or from too many connections is refused politely, and takes neither the memory
//! nor the turn of the others. By the real binary.

use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use crate::chapter;
use crate::rig::adverts::{Advert, PDF, SLUG, fields, file, whole};
use crate::rig::answer::Answer;
use crate::rig::house::{Database, House, MERITUM};
use crate::rig::replica::Replica;
use crate::rig::visitor::Visitor;
use meritum::clock::Stopwatch;
use reqwest::{Body, Method, RequestBuilder};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// Somebody's draft at a replica: where its CV goes, and its token.
async fn begun(program: &Visitor, name: &str) -> (String, String) {
    let path = format!("/api/v1/openings/{SLUG}/drafts");
    let told = program.json(Method::POST, &path, &json!({ "full_name": name })).await;
    let draft = told.must_be(201).json();
    let text = |key: &str| draft[key].as_str().expect("a text").to_owned();
    (format!("/api/v1/applications/{}/documents/cv?name=cv.pdf", text("reference")), text("applicant_token"))
}

fn staged(house: &House) -> usize {
    std::fs::read_dir(house.inside.settings.within_data("files").join("staging")).map_or(0, Iterator::count)
}

chapter! {
    async fn however_often_it_is_sent_at_once_it_is_one_application(house) {
        let advert = Advert::published(house).await;
        for (number, times) in [2_usize, 10, 100].into_iter().enumerate() {
            let (name, key) = (format!("Arta Krasniqi {times}"), format!("the key of {times}"));
            let sends = (0..times).map(|_| advert.apply_under(Some(&key), whole(&name)));
            let answers = futures_util::future::join_all(sends).await;
            let first = answers[0].must_be(201).json();
            assert!(answers.iter().all(|answer| answer.must_be(201).json() == first));

            let draft = advert.ready(&format!("Blerim Hoxha {times}")).await;
            let program = house.program();
            program.bearer(&draft.begun.token);
            let path = format!("/api/v1/applications/{}/submission", draft.begun.reference);
            // Half of them under a key, half without one, as a browser's second click is.
            let clicks = (0..times).map(|click| {
                let request = program.request(Method::POST, &path);
                let request = if click % 2 == 0 { request.header("idempotency-key", "a click") } else { request };
                program.send(&path, request)
            });
            let answers = futures_util::future::join_all(clicks).await;
            let first = answers[0].must_be(201).json();
            assert!(answers.iter().all(|answer| answer.must_be(201).json()["receipt"] == first["receipt"]));
            assert_eq!((advert.applications().await.len(), advert.versions().await.len()), (2 * number + 2, 2 * number + 2));
        }
    }
}

/// What says to be JSON and is none, or too much of it, is refused in words.
#[tokio::test]
async fn json_that_is_none_is_refused_and_breaks_nothing() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let advert = Advert::published(&house).await;
    let path = format!("/api/v1/openings/{SLUG}/drafts");
    let keys: String = (0..60_000).map(|key: u32| ["\"k", &key.to_string(), "\":1,"].concat()).collect();
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend("{\"full_name\":\"Arta\"}".encode_utf16().flat_map(u16::to_le_bytes));
    let bodies: [(&str, Vec<u8>, u16); 12] = [
        ("depth", format!("{{\"answers\":{{\"a\":{}", "[".repeat(100_000)).into(), 400),
        ("closed depth", format!("{{\"answers\":{{\"a\":{}{}}}}}", "[".repeat(9000), "]".repeat(9000)).into(), 400),
        ("fifty megabytes", format!("{{\"full_name\":\"{}\"}}", "x".repeat(50 << 20)).into(), 413),
        ("sixty thousand keys", format!("{{{keys}\"z\":1}}").into(), 400),
        ("an endless number", b"{\"answers\":{\"years\":1e9999}}".to_vec(), 400),
        ("NaN", b"{\"answers\":{\"years\":NaN}}".to_vec(), 400),
        ("half a character", br#"{"full_name":"\ud800"}"#.to_vec(), 400),
        ("a mark before it", b"\xEF\xBB\xBF{\"full_name\":\"Arta\"}".to_vec(), 400),
        ("UTF-16", utf16, 400),
        ("no UTF-8", b"{\"full_name\":\"\xFF\xFE\"}".to_vec(), 400),
        ("a list", b"[]".to_vec(), 400),
        ("another thing", b"{\"full_name\":{\"a\":1}}".to_vec(), 400),
    ];
    for (name, body, expected) in bodies {
        let request = house.program().request(Method::POST, &path).header("content-type", "application/json");
        let told = house.program().send(&path, request.body(body)).await;
        assert_eq!(told.status, expected, "{name}: {}", told.body());
        assert_eq!(told.json()["status"], expected, "{name}");
    }
    assert_eq!(advert.applications().await.len(), 0);
    house.close().await;
}

/// Bodies whose chunks are no chunks (RFC 9112, 7.1), or whose ends have no end.
#[tokio::test]
async fn chunks_that_are_none_are_refused_and_break_nothing() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let advert = Advert::published(&house).await;
    let address = house.address.strip_prefix("http://").expect("an address").to_owned();
    let tiny = "1\r\n{\r\n".repeat(100_000);
    let bodies = [
        ("a size without end", "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n".to_owned()),
        ("no size", "zz\r\n{}\r\n0\r\n\r\n".to_owned()),
        ("an extension without end", format!("2;a={}\r\n{{}}\r\n0\r\n\r\n", "x".repeat(256 * 1024))),
        ("trailers without end", format!("2\r\n{{}}\r\n0\r\n{}\r\n", "X: y\r\n".repeat(32 * 1024))),
        ("a byte in each", format!("{tiny}0\r\n\r\n")),
    ];
    for (name, body) in bodies {
        let mut stream = TcpStream::connect(&address).await.expect("a connection");
        let head = format!(
            "POST /api/v1/openings/{SLUG}/drafts HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
             Transfer-Encoding: chunked\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.expect("a head");
        // The connection may be closed before all of it was sent.
        let _ = stream.write_all(body.as_bytes()).await;
        let mut told = vec![0; 64];
        let read = tokio::time::timeout(Duration::from_secs(20), stream.read(&mut told)).await;
        told.truncate(read.unwrap_or_else(|_| panic!("{name}: no answer")).unwrap_or_default());
        let told = String::from_utf8_lossy(&told);
        assert!(told.is_empty() || told.starts_with("HTTP/1.1 4"), "{name}: {told}");
    }
    assert_eq!(advert.applications().await.len(), 0);
    house.program().get("/openings").await.must_be(200);
    house.close().await;
}

/// A hundred at once send half a gigabyte each: those who say so are refused before, those who do not at the limit.
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_endless_uploads_take_no_memory() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let _advert = Advert::open_today(&house).await;
    let replica = Replica::start_with(&house, None, &[("SERVER__JOBS", "false")]);
    let program = Arc::new(Visitor::new(&replica.address, false));
    let (path, token) = begun(&program, "Arta Krasniqi").await;
    let put = |program: &Visitor| program.request(Method::PUT, &path).bearer_auth(&token);
    program.send(&path, put(&program).body(PDF)).await.must_be(200);
    let before = replica.peak_memory();
    let mut sending = JoinSet::new();
    for number in 0..100 {
        let request = put(&program);
        let request = if number % 2 == 0 { request.header("content-length", 500_000_000) } else { request };
        sending.spawn(refused(request));
    }
    while let Some(status) = sending.join_next().await {
        assert_eq!(status.expect("a sender"), 413);
    }
    let grown = replica.peak_memory().saturating_sub(before);
    assert!(grown < 64 * 1024, "a hundred uploads took {grown} KiB");
    assert_eq!(staged(&house), 0);
    program.send(&path, put(&program).body(PDF)).await.must_be(200);
}

/// Sends 500 MB, or as much of it as is taken; the status of the answer.
async fn refused(request: RequestBuilder) -> u16 {
    let part = bytes::Bytes::from(vec![b'%'; 64 * 1024]);
    let parts = futures_util::stream::iter((0..8000).map(move |_| Ok::<_, std::io::Error>(part.clone())));
    request.body(Body::wrap_stream(parts)).send().await.expect("an answer").status().as_u16()
}

/// Two hundred send a document at one byte a second; nobody else waits for them, and they are not waited for.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_a_byte_a_second_is_not_waited_for() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let _advert = Advert::open_today(&house).await;
    let replica = Replica::start_with(&house, None, &[("SERVER__JOBS", "false")]);
    let program = Visitor::new(&replica.address, false);
    let (path, token) = begun(&program, "Arta Krasniqi").await;
    let address = replica.address.strip_prefix("http://").expect("an address").to_owned();
    let head = format!(
        "PUT {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nContent-Length: 1000\r\n\r\n"
    );
    let mut dripping = JoinSet::new();
    for _ in 0..200 {
        dripping.spawn(drips(address.clone(), head.clone()));
    }
    let (begun, mut longest) = (Stopwatch::start(), Duration::ZERO);
    while begun.elapsed() < Duration::from_secs(12) {
        let asked = Stopwatch::start();
        program.get("/openings").await.must_be(200);
        longest = longest.max(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(longest < Duration::from_secs(2), "somebody waited {longest:?}");
    while let Some(told) = dripping.join_next().await {
        let (told, took) = told.expect("a sender");
        assert!(told.starts_with("HTTP/1.1 408 "), "{told}");
        assert!(took < Duration::from_secs(40), "{took:?}");
    }
    assert_eq!(staged(&house), 0);
}

/// Sends a byte each second until there is an answer; its beginning, and how long that took.
async fn drips(address: String, head: String) -> (String, Duration) {
    let begun = Stopwatch::start();
    let (mut reader, mut writer) = TcpStream::connect(&address).await.expect("a connection").into_split();
    writer.write_all(head.as_bytes()).await.expect("a head");
    let dripping = tokio::spawn(async move {
        while writer.write_all(b"%").await.is_ok() {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    });
    let mut told = vec![0; 64];
    let read = tokio::time::timeout(Duration::from_mins(1), reader.read(&mut told)).await;
    dripping.abort();
    told.truncate(read.expect("an answer in time").unwrap_or_default());
    (String::from_utf8_lossy(&told).into_owned(), begun.elapsed())
}

/// The process may hold 256 files open, and a thousand connections come: some wait, nothing breaks, and when they go it goes on.
#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_connections_are_too_many_and_nothing_breaks() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let advert = Advert::open_today(&house).await;
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "ulimit -n 256; exec \"$0\" \"$@\"", MERITUM]);
    let replica = Replica::started_by(&house, command, &[("SERVER__JOBS", "false")]);
    let program = Visitor::new(&replica.address, false);
    let apply = async |name: &str| {
        let path = format!("/api/v1/openings/{SLUG}/applications");
        let form = fields(name).part("cv", file("CV.pdf", PDF));
        let request = program.request(Method::POST, &path).header("idempotency-key", name).multipart(form);
        Answer::read(path, request.send().await.expect("an answer")).await
    };
    apply("Arta Krasniqi").await.must_be(201);
    let address = replica.address.strip_prefix("http://").expect("an address");
    let mut held = Vec::new();
    for _ in 0..1000 {
        let mut connection = TcpStream::connect(address).await.expect("a place in the kernel's queue");
        connection.write_all(b"GET /openings HTTP/1.1\r\n").await.expect("half a head");
        held.push(connection);
    }
    // Over the connection that is open already: there is no file left for the document, or there is.
    let meanwhile = apply("Blerim Hoxha").await;
    assert!([201, 503].contains(&meanwhile.status), "{}: {}", meanwhile.status, meanwhile.body());
    drop(held);
    let begun = Stopwatch::start();
    while apply("Blerim Hoxha").await.status != 201 {
        assert!(begun.elapsed() < Duration::from_secs(15), "it does not go on");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    apply("Dita Kola").await.must_be(201);
    assert_eq!(advert.versions().await.len(), 3);
    let log = std::fs::read_to_string(house.inside.settings.within_data("replicas.log")).expect("a log");
    assert!(!log.contains("panicked"), "{log}");
}
