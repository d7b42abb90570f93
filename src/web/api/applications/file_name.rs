//! The name of a file that is the whole body of its request: `Content-Disposition` (RFC 6266) or `?name=`.

/// The name that the header gives: `filename*` (RFC 8187, UTF-8) before `filename`.
pub fn of_disposition(header: &str) -> Option<String> {
    let parameters = parameters(header);
    let named = |wanted: &str| parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, v)| v);
    named("filename*").and_then(|value| extended(value)).or_else(|| named("filename").cloned())
}

/// The parameters behind the disposition's type; quoted strings without their quotes and escapes.
fn parameters(header: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = header.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.trim_matches(|c: char| c.is_whitespace() || c == ';').to_owned();
        let after = after.trim_start();
        let (value, left) = if let Some(quoted) = after.strip_prefix('"') {
            unquoted(quoted)
        } else {
            let (value, left) = after.split_once(';').unwrap_or((after, ""));
            (value.trim().to_owned(), left)
        };
        found.push((name, value));
        rest = left;
    }
    found
}

/// A quoted string up to its closing quote, and what follows it.
fn unquoted(quoted: &str) -> (String, &str) {
    let mut value = String::new();
    let mut letters = quoted.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(letters.next().map(|(_, escaped)| escaped)),
            _ => value.push(letter),
        }
    }
    (value, "")
}

/// `UTF-8''percent%20encoded`; other charsets are not taken.
fn extended(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_, encoded) = rest.split_once('\'')?;
    if !charset.eq_ignore_ascii_case("utf-8") {
        return None;
    }
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut left = encoded.as_bytes();
    while let [first, after @ ..] = left {
        if *first == b'%' {
            let hex = after.get(..2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()?);
            left = &after[2..];
        } else {
            bytes.push(*first);
            left = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str) -> Option<String> {
        of_disposition(header)
    }

    #[test]
    fn a_name_is_read_as_clients_write_it() {
        assert_eq!(read("attachment; filename=cv.pdf").as_deref(), Some("cv.pdf"));
        assert_eq!(read("attachment; filename=\"my; \\\"cv\\\".pdf\"").as_deref(), Some("my; \"cv\".pdf"));
        let both = "attachment; filename=\"CV_.pdf\"; filename*=UTF-8''CV%20%C3%8Brza.pdf";
        assert_eq!(read(both).as_deref(), Some("CV Ërza.pdf"));
        assert_eq!(read("attachment; FileName*=utf-8'en'a%2Fb.pdf").as_deref(), Some("a/b.pdf"));
    }

    #[test]
    fn what_cannot_be_read_falls_back_or_is_none() {
        assert_eq!(read("attachment; filename*=latin1''a.pdf; filename=b.pdf").as_deref(), Some("b.pdf"));
        assert_eq!(read("attachment; filename*=UTF-8''%FF.pdf; filename=b.pdf").as_deref(), Some("b.pdf"));
        assert_eq!(read("attachment; filename*=UTF-8''%f"), None);
        assert_eq!(read("attachment"), None);
        assert_eq!(read(""), None);
        assert_eq!(read("attachment; filename=\"open").as_deref(), Some("open"));
    }
}
