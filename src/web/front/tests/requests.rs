//! What is answered, and what is refused, one request at a time.

use std::io;
use std::sync::{Mutex, PoisonError};

use tracing_subscriber::fmt::MakeWriter;

use super::*;

/// Where a test's log goes.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn a_request_leaves_one_line_without_path_query_or_address() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().json().with_writer(log.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let app = front(&settings(), None);
    let request = Request::builder()
        .uri_str("/api/things/secret-name?token=secret-token")
        .header("host", "localhost")
        .header("cookie", "secret-cookie=1")
        .finish();
    let response = app.get_response(request).await;
    let id = response.header("x-request-id").unwrap().to_owned();
    assert_eq!(response.into_body().into_string().await.unwrap(), "hello");
    drop(guard);
    let lines = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let line: serde_json::Value = serde_json::from_str(&lines).unwrap();
    let mut fields = line["fields"].clone();
    fields.as_object_mut().unwrap().remove("milliseconds").unwrap();
    assert_eq!(
        fields,
        serde_json::json!({
            "message": "answered", "request": id, "method": "GET", "route": "/api/things/:id", "status": 200, "bytes": 5,
            "complete": true,
        })
    );
    assert!(!lines.contains("secret"), "{lines}");
}

#[tokio::test]
async fn a_request_is_answered_with_security_headers_and_an_id() {
    let served = start(settings()).await;
    for (path, expected) in [("/hello", 200), ("/nowhere", 404), ("/panic", 500)] {
        let answer = served.request(&format!("GET {path} HTTP/1.1")).await;
        assert_eq!(status(&answer), expected);
        assert_eq!(header_of(&answer, "content-security-policy"), Some(headers::CONTENT_SECURITY_POLICY));
        assert_eq!(header_of(&answer, "x-content-type-options"), Some("nosniff"));
        assert_eq!(header_of(&answer, "cache-control"), Some("no-store"));
        assert_eq!(header_of(&answer, "x-request-id").map(str::len), Some(36));
    }
}

#[tokio::test]
async fn too_many_headers_and_too_long_heads_are_refused() {
    let served = start(settings()).await;
    let many = "X: y\r\n".repeat(1001);
    let long = format!("X: {}\r\n", "y".repeat(40 * 1024));
    for extra in [many, long] {
        let answer = served.exchange(format!("GET /hello HTTP/1.1\r\nHost: localhost\r\n{extra}\r\n")).await;
        assert_eq!(status(&answer), 431);
    }
    let enough = "X: y\r\n".repeat(60);
    let answer =
        served.exchange(format!("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{enough}\r\n")).await;
    assert_eq!(status(&answer), 200);
}

#[tokio::test]
async fn a_head_that_two_servers_could_read_differently_is_refused_and_the_connection_closed() {
    let served = start(settings()).await;
    for pair in [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Transfer-Encoding: gzip",
        "X: a\r\n folded",
        "X: a\nContent-Length: 5",
    ] {
        let answer =
            served.exchange(format!("POST /hello HTTP/1.1\r\nHost: localhost\r\n{pair}\r\n\r\n0\r\n\r\n")).await;
        assert_eq!(status(&answer), 400, "{pair:?}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{pair:?} got two answers");
    }
}

#[tokio::test]
async fn head_is_answered_as_get_without_the_body() {
    let served = start(settings()).await;
    let answer = served.request("HEAD /hello HTTP/1.1").await;
    assert_eq!(status(&answer), 200);
    assert_eq!(header_of(&answer, "content-length"), Some("5"));
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
}

#[tokio::test]
async fn a_panic_is_a_500_and_the_server_lives() {
    let served = start(settings()).await;
    let answer = served.request("GET /panic HTTP/1.1").await;
    assert_eq!(status(&answer), 500);
    assert!(answer.ends_with("translated 500"));
    assert_eq!(status(&served.request("GET /hello HTTP/1.1").await), 200);
}

#[tokio::test]
async fn a_405_says_what_is_allowed() {
    let served = start(settings()).await;
    let answer = served.request("DELETE /hello HTTP/1.1").await;
    assert_eq!((status(&answer), header_of(&answer, "allow")), (405, Some("GET, HEAD, POST")));
    let answer = served.request("DELETE /api/things/5 HTTP/1.1").await;
    assert_eq!((status(&answer), header_of(&answer, "allow")), (405, Some("GET, HEAD, PATCH")));
}

#[tokio::test]
async fn trace_connect_unknown_hosts_and_encoded_bodies_are_refused() {
    let served = start(settings()).await;
    assert_eq!(status(&served.request("TRACE /hello HTTP/1.1").await), 501);
    let answer = served.exchange("GET /hello HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").await;
    assert_eq!(status(&answer), 421);
    let answer = served.exchange("GET /hello HTTP/1.1\r\nConnection: close\r\n\r\n").await;
    assert_eq!(status(&answer), 400);
    let answer = served.request("POST /count HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 0").await;
    assert_eq!(status(&answer), 415);
}

#[tokio::test]
async fn another_sites_post_is_refused() {
    let served = start(settings()).await;
    let answer = served.request("POST /hello HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nCookie: a=b").await;
    assert_eq!(status(&answer), 403);
    let answer = served.request("POST /hello HTTP/1.1\r\nSec-Fetch-Site: same-origin\r\nCookie: a=b").await;
    assert_eq!(status(&answer), 200);
}

#[tokio::test]
async fn a_strangers_word_about_its_address_is_ignored() {
    let served = start(settings()).await;
    let answer = served.request("GET /whoami HTTP/1.1\r\nX-Forwarded-For: 203.0.113.7").await;
    assert!(answer.ends_with("\r\n127.0.0.1"), "{answer}");
    let trusting = FrontSettings { trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()], ..settings() };
    let served = start(trusting).await;
    let answer = served.request("GET /whoami HTTP/1.1\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.7").await;
    assert!(answer.ends_with("\r\n203.0.113.7"), "{answer}");
}

#[tokio::test]
async fn a_client_in_haste_is_told_when_to_come_back() {
    let served = start(FrontSettings { requests_per_minute: 2, ..settings() }).await;
    for _ in 0..2 {
        assert_eq!(status(&served.request("GET /hello HTTP/1.1").await), 200);
    }
    let answer = served.request("GET /hello HTTP/1.1").await;
    assert_eq!((status(&answer), header_of(&answer, "retry-after")), (429, Some("30")));
}
