//! The same limits over HTTP/2, with prior knowledge.

use bytes::Bytes;
use h2::client::{self, SendRequest};
use http::Request;

use super::*;

async fn connect(served: &Served) -> (SendRequest<Bytes>, JoinHandle<bool>) {
    let (sender, connection) = client::handshake(served.connect().await).await.unwrap();
    (sender.ready().await.unwrap(), tokio::spawn(async move { connection.await.is_ok() }))
}

fn request(served: &Served, method: &str, path: &str) -> Request<()> {
    Request::builder().method(method).uri(format!("http://{}{path}", served.address)).body(()).unwrap()
}

#[tokio::test]
async fn a_request_over_http2_is_answered_alike() {
    let served = start(settings()).await;
    let (mut sender, _connection) = connect(&served).await;
    let (response, _) = sender.send_request(request(&served, "GET", "/hello"), true).unwrap();
    let response = response.await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn an_endless_http2_body_is_refused_within_limit_and_slack() {
    let served = start(settings()).await;
    let (mut sender, _connection) = connect(&served).await;
    let (response, mut stream) = sender.send_request(request(&served, "POST", "/count"), false).unwrap();
    let mut sent = 0;
    // The server grants as much as it is willing to take; more than that cannot be sent.
    while sent < 10 * usize::try_from(LIMIT).unwrap() {
        stream.reserve_capacity(4096);
        match tokio::time::timeout(Duration::from_secs(1), std::future::poll_fn(|cx| stream.poll_capacity(cx))).await {
            Ok(Some(Ok(granted))) if granted > 0 => {
                let piece = Bytes::from(vec![b'x'; granted.min(4096)]);
                sent += piece.len();
                if stream.send_data(piece, false).is_err() {
                    break;
                }
            }
            _ => break,
        }
    }
    assert_eq!(response.await.unwrap().status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(sent <= usize::try_from(LIMIT).unwrap() + 2 * SLACK, "{sent} bytes were taken");
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_dropped() {
    let served = start(FrontSettings { write_stall_seconds: 1, ..settings() }).await;
    let (sender, connection) =
        client::Builder::new().initial_window_size(0).handshake::<_, Bytes>(served.connect().await).await.unwrap();
    let ended = tokio::spawn(async move { connection.await.is_ok() });
    let mut sender = sender.ready().await.unwrap();
    let (response, _) = sender.send_request(request(&served, "GET", "/hello"), true).unwrap();
    let _body = response.await.unwrap().into_body();
    tokio::time::timeout(Duration::from_secs(9), ended).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_storm_of_resets_ends_the_connection_and_not_the_server() {
    let served = start(settings()).await;
    let (mut sender, connection) = connect(&served).await;
    for _ in 0..10_000 {
        let Ok(ready) = sender.clone().ready().await else { break };
        sender = ready;
        let Ok((_response, mut stream)) = sender.send_request(request(&served, "POST", "/count"), false) else { break };
        stream.send_reset(h2::Reason::CANCEL);
    }
    let _ = tokio::time::timeout(Duration::from_secs(5), connection).await;
    assert_eq!(status(&served.request("GET /hello HTTP/1.1").await), 200);
}
