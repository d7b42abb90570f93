//! Watches the bytes of an HTTP/1 connection for heads that two servers could read differently.
//!
//! hyper resolves such heads as RFC 9112 §6.3 allows (a length beside `Transfer-Encoding` is dropped, repeated
//! equal lengths are merged, bare line feeds end lines) and hides that it did. A proxy in front may have resolved
//! them otherwise, and then one client's bytes become another's request. Here they are refused.

use super::flight::Heads;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Heads are never longer than hyper's read buffer lets them be; see `serve.rs`.
const HEAD_LIMIT: usize = 64 * 1024;

/// Put into a request's extensions when its connection carried an ambiguous head.
#[derive(Debug, Clone, Copy)]
pub struct Doubtful;

/// Follows the heads on one connection.
#[derive(Debug)]
pub struct Watch {
    at: At,
    doubtful: Arc<AtomicBool>,
    heads: Heads,
}

#[derive(Debug)]
enum At {
    Head(Vec<u8>),
    Body(u64),
    /// HTTP/2, or after a chunked body (the connection is closed after it), or after an error of hyper's.
    Blind,
}

impl Watch {
    /// Watch a new connection; the flag is raised for good once a head was ambiguous.
    pub fn new(doubtful: Arc<AtomicBool>, heads: Heads) -> Self {
        Self { at: At::Head(Vec::new()), doubtful, heads }
    }

    /// Look at bytes as they arrive.
    pub fn see(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            match &mut self.at {
                At::Blind => return,
                At::Body(left) => {
                    let skip = usize::try_from(*left).unwrap_or(usize::MAX).min(bytes.len());
                    *left -= skip as u64;
                    bytes = &bytes[skip..];
                    if *left == 0 {
                        self.at = At::Head(Vec::new());
                    }
                }
                At::Head(head) => {
                    let byte = bytes[0];
                    bytes = &bytes[1..];
                    if byte == b'\n' && head.last() != Some(&b'\r') {
                        return self.doubt();
                    }
                    if head.is_empty() {
                        self.heads.begun();
                    }
                    head.push(byte);
                    if head.as_slice() == b"\r\n" {
                        // An empty line before a request is allowed (RFC 9112 §2.2).
                        head.clear();
                    } else if head.ends_with(b"\r\n\r\n") {
                        match after(head) {
                            Some(next) => self.at = next,
                            None => return self.doubt(),
                        }
                    } else if head.len() > HEAD_LIMIT {
                        self.at = At::Blind;
                    }
                }
            }
        }
    }

    fn doubt(&mut self) {
        self.doubtful.store(true, Ordering::Release);
        self.at = At::Blind;
    }
}

/// What follows a head, or nothing if that can be read in two ways.
fn after(head: &[u8]) -> Option<At> {
    let mut lines = head.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let first = lines.next().unwrap_or_default();
    if first == b"PRI * HTTP/2.0" {
        return Some(At::Blind);
    }
    let mut length = None;
    let mut coding = None;
    for line in lines.filter(|line| !line.is_empty()) {
        let folded = line[0] == b' ' || line[0] == b'\t';
        let colon = line.iter().position(|&byte| byte == b':')?;
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        if folded || line.contains(&b'\r') || name.iter().any(u8::is_ascii_whitespace) {
            return None;
        }
        let slot = if name.eq_ignore_ascii_case(b"content-length") {
            &mut length
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            &mut coding
        } else {
            continue;
        };
        if slot.replace(value).is_some() {
            return None;
        }
    }
    match (coding, length) {
        (None, None) => Some(At::Head(Vec::new())),
        (None, Some(length)) if !length.is_empty() && length.iter().all(u8::is_ascii_digit) => {
            match std::str::from_utf8(length).ok()?.parse::<u64>().ok()? {
                0 => Some(At::Head(Vec::new())),
                length => Some(At::Body(length)),
            }
        }
        (Some(coding), None) if coding.eq_ignore_ascii_case(b"chunked") => Some(At::Blind),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::flight::Counter;
    use super::*;

    fn is_doubtful(pieces: &[&str]) -> bool {
        let doubtful = Arc::new(AtomicBool::new(false));
        let mut watch = Watch::new(doubtful.clone(), Counter::new().0.heads());
        for piece in pieces {
            watch.see(piece.as_bytes());
        }
        doubtful.load(Ordering::Acquire)
    }

    #[test]
    fn plain_heads_pass_however_they_are_cut() {
        let request =
            "\r\nPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na\nbGET / HTTP/1.1\r\nHost: a\r\n\r\n";
        assert!(!is_doubtful(&[request]));
        for cut in 0..request.len() {
            assert!(!is_doubtful(&[&request[..cut], &request[cut..]]), "cut at {cut}");
        }
    }

    #[test]
    fn chunked_alone_and_http2_pass() {
        assert!(!is_doubtful(&["POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\n\n\r\n0\r\n\r\n"]));
        assert!(!is_doubtful(&["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\n\n\n"]));
    }

    #[test]
    fn ambiguous_heads_are_noticed() {
        for head in [
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\r\ncontent-length: 3\r\n",
            "Content-Length: 3\r\nContent-Length: 3\r\n",
            "Content-Length: 3\r\nContent-Length: 4\r\n",
            "Content-Length: +3\r\n",
            "Content-Length: 3, 3\r\n",
            "Content-Length:\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
            "X: a\r\n b\r\n",
            "X : a\r\n",
            "X: a\nY: b\r\n",
            "X: a\rY: b\r\n",
            "nothing\r\n",
        ] {
            assert!(is_doubtful(&[&format!("POST / HTTP/1.1\r\nHost: a\r\n{head}\r\n")]), "{head:?}");
        }
    }

    #[test]
    fn the_second_request_on_a_connection_is_watched_too() {
        let second = "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert!(is_doubtful(&["POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nab", second]));
    }

    #[test]
    fn a_head_ended_by_bare_line_feeds_is_noticed() {
        assert!(is_doubtful(&["GET / HTTP/1.1\nHost: a\n\n"]));
    }
}
