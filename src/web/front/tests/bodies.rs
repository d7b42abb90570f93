//! Bodies that are too large, too slow, or forms that never end.

use super::*;

#[tokio::test]
async fn an_endless_chunked_body_is_refused_within_limit_and_slack() {
    let served = start(settings()).await;
    for path in ["/count", "/json"] {
        let mut stream = served.connect().await;
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
            served.address
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
        for _ in 0..(usize::try_from(LIMIT).unwrap() + SLACK) / 0x1000 {
            stream.write_all(chunk.as_bytes()).await.unwrap();
        }
        // Nothing more is sent, so the answer can only be due to what was.
        let answer = read_head(&mut stream).await;
        assert_eq!(status(&answer), 413, "{path}");
        assert_eq!(header_of(&answer, "connection"), Some("close"));
    }
}

#[tokio::test]
async fn a_client_that_goes_on_sending_can_still_read_its_413() {
    let served = start(settings()).await;
    // More than the sockets' buffers hold on both sides.
    let length = 32 * 1024 * 1024;
    let (mut reader, mut writer) = served.connect().await.into_split();
    let head = format!("POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n");
    let sending = tokio::spawn(async move {
        writer.write_all(head.as_bytes()).await?;
        for _ in 0..length / 8192 {
            writer.write_all(&[b'x'; 8192]).await?;
        }
        Ok::<_, std::io::Error>(writer)
    });
    let writer = sending.await.unwrap().expect("the connection was reset while sending");
    drop(writer);
    let mut answer = String::new();
    reader.read_to_string(&mut answer).await.unwrap();
    assert_eq!((status(&answer), header_of(&answer, "connection")), (413, Some("close")));
    assert!(answer.ends_with("translated 413"));
}

#[tokio::test]
async fn a_route_may_accept_more_than_the_default() {
    let served = start(settings()).await;
    let body = "x".repeat(200 * 1024);
    let tail = format!("Host: {}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", served.address, body.len());
    assert_eq!(status(&served.exchange(format!("POST /count HTTP/1.1\r\n{tail}")).await), 413);
    let answer = served.exchange(format!("POST /big HTTP/1.1\r\n{tail}")).await;
    assert!(answer.ends_with("204800 Some(1739573999000)"), "{answer}");
}

#[tokio::test]
async fn a_slow_body_is_dropped() {
    let window = Duration::from_millis(100);
    let pace = Pace { bytes_per_second: 1000, window, total: Duration::from_mins(1) };
    let served = start_with(settings(), Some(pace)).await;
    let mut stream = served.connect().await;
    let head = format!("POST /count HTTP/1.1\r\nHost: {}\r\nContent-Length: 1000\r\n\r\nx", served.address);
    stream.write_all(head.as_bytes()).await.unwrap();
    assert_eq!(status(&read_to_end(&mut stream).await), 408);
}

#[tokio::test]
async fn a_streamed_form_is_bounded_and_timed_on_the_wire() {
    let served = start(settings()).await;
    let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
    let end = "--b--\r\n";
    let endless = format!("--b\r\nX: {}", "y".repeat(64 * 1024));
    for (body, expected, text) in [
        (part.repeat(2) + end, 200, "2 Some(1739573999000)"),
        (part.repeat(1000) + end, 413, "translated 413"),
        (endless, 413, "translated 413"),
        (part.to_owned(), 400, "translated 400"),
        (part.repeat(2) + end + &"z".repeat(90 * 1024), 413, "translated 413"),
    ] {
        let head = format!(
            "POST /upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let answer = served.exchange(head + &body).await;
        assert_eq!(status(&answer), expected, "{answer}");
        assert!(answer.ends_with(text), "{answer}");
    }
}
