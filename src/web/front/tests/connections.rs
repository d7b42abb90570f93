//! Connections that are slow, too many, or open when the server stops.

use super::*;

#[tokio::test]
async fn half_a_head_is_closed_at_the_deadline() {
    let served = start(settings()).await;
    for half in ["GET /hello HTT", "G", "", "PRI * HTTP/2.0\r\n", "GET /hello HTTP/1.1\r\nHost: a\r\n"] {
        let mut stream = served.connect().await;
        stream.write_all(half.as_bytes()).await.unwrap();
        let begin = Stopwatch::start();
        let answer = read_to_end(&mut stream).await;
        assert!(begin.elapsed() < Duration::from_secs(4), "{half:?} was held open");
        assert!(!answer.contains(" 200 "), "{half:?} was answered");
    }
}

#[tokio::test]
async fn a_drip_of_header_bytes_does_not_extend_the_deadline() {
    let served = start(settings()).await;
    let (mut reader, mut writer) = served.connect().await.into_split();
    let drip = tokio::spawn(async move {
        let _ = writer.write_all(b"GET /hello HTTP/1.1\r\n").await;
        while writer.write_all(b"X: y\r\n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    let begin = Stopwatch::start();
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(10), reader.read_to_end(&mut answer)).await.unwrap();
    assert!(begin.elapsed() < Duration::from_secs(5));
    drip.abort();
}

#[tokio::test]
async fn a_connection_may_rest_between_requests_but_not_in_the_middle_of_a_head() {
    let served = start(settings()).await;
    let mut stream = served.connect().await;
    // Head and body may come apart: an answer is whole when its body is there, or when the server has closed.
    let mut ask = async |head: &str| {
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"hello") {
            let read =
                tokio::time::timeout(Duration::from_secs(4), stream.read_buf(&mut answer)).await.expect("held open");
            if read.unwrap_or(0) == 0 {
                break;
            }
        }
        String::from_utf8_lossy(&answer).into_owned()
    };
    assert!(ask("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n").await.contains(" 200 "));
    // Longer than a head may take.
    tokio::time::sleep(Duration::from_millis(2500)).await;
    assert!(ask("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n").await.contains(" 200 "));
    assert_eq!(ask("GET /hello HTTP/1.1\r\n").await, "", "half a head");
}

#[tokio::test]
async fn a_full_house_turns_the_next_away() {
    let served = start(FrontSettings { connections_per_address: 1, header_seconds: 10, ..settings() }).await;
    let held = served.connect().await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    let answer = read_to_end(&mut served.connect().await).await;
    assert_eq!((status(&answer), header_of(&answer, "retry-after")), (503, Some("5")));
    drop(held);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(status(&served.request("GET /hello HTTP/1.1").await), 200);
}

#[tokio::test]
async fn stopping_finishes_an_upload_in_flight_and_takes_no_new_connection() {
    let mut served = start(settings()).await;
    let mut stream = served.connect().await;
    let head = format!("POST /count HTTP/1.1\r\nHost: {}\r\nContent-Length: 10\r\n\r\nhello", served.address);
    stream.write_all(head.as_bytes()).await.unwrap();
    let idle = served.connect().await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    served.stop.take().unwrap().send(()).unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(TcpStream::connect(served.address).await.is_err());
    stream.write_all(b"world").await.unwrap();
    let answer = read_to_end(&mut stream).await;
    assert_eq!(status(&answer), 200);
    assert!(answer.ends_with("10 Some(1739573999000)"), "{answer}");
    drop(idle);
    tokio::time::timeout(Duration::from_secs(4), served.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn stopping_gives_up_on_what_does_not_finish() {
    let mut served = start(FrontSettings { stop_seconds: 1, ..settings() }).await;
    let mut stream = served.connect().await;
    let head = format!("POST /count HTTP/1.1\r\nHost: {}\r\nContent-Length: 10\r\n\r\nhello", served.address);
    stream.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    served.stop.take().unwrap().send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(4), served.task).await.unwrap().unwrap();
}
