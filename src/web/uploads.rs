//! Resumable uploads as both faces speak of them: the header fields of draft-ietf-httpbis-resumable-upload.

use crate::application::upload::Standing;
use crate::context::Context;
use crate::web::problem::{Code, Problem};
use poem::Request;
use poem::http::{HeaderMap, header};

/// The media type of a piece.
pub const PARTIAL_UPLOAD: &str = "application/partial-upload";

/// A boolean of RFC 9651.
pub const fn boolean(value: bool) -> &'static str {
    if value { "?1" } else { "?0" }
}

/// `Upload-Limit`: how large an upload may be, in bytes, and how long it is kept, in seconds.
pub fn limits(ctx: &Context) -> String {
    let documents = &ctx.settings.documents;
    format!("max-size={}, max-age={}", documents.max_bytes, u64::from(documents.upload_hours) * 3600)
}

/// What a request says of its piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// `Upload-Complete`: whether the upload is whole with it.
    pub is_last: bool,
    /// `Upload-Offset`: how many bytes its sender believes to be here.
    pub offset: Option<u64>,
    /// `Upload-Length`: how many there will be.
    pub length: Option<u64>,
}

impl Said {
    /// Reads the fields of a request.
    ///
    /// # Errors
    /// 400: one of them is missing or is not what it must be.
    pub fn by(request: &Request) -> Result<Self, Problem> {
        let headers = request.headers();
        let is_last = match field(headers, "upload-complete") {
            Some("?1") => true,
            Some("?0") => false,
            Some(_) | None => return Err(wrong("Upload-Complete is ?0 or ?1")),
        };
        Ok(Self { is_last, offset: number(headers, "upload-offset")?, length: number(headers, "upload-length")? })
    }

    /// Reads those of a piece that is added.
    ///
    /// # Errors
    /// 400, as above; 415: it is not of the media type of pieces.
    pub fn of_piece(request: &Request) -> Result<(Self, u64), Problem> {
        let kind = field(request.headers(), header::CONTENT_TYPE.as_str()).unwrap_or_default();
        if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(PARTIAL_UPLOAD) {
            return Err(Problem::new(Code::UnsupportedMediaType));
        }
        let said = Self::by(request)?;
        let offset = said.offset.ok_or_else(|| wrong("Upload-Offset says how many bytes are here"))?;
        Ok((said, offset))
    }
}

fn wrong(reason: &str) -> Problem {
    Problem::new(Code::Malformed).with("reason", reason)
}

fn field<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim)
}

fn number(headers: &HeaderMap, name: &'static str) -> Result<Option<u64>, Problem> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    let digits = value.to_str().ok().map(str::trim).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    // An Integer of RFC 9651 has at most fifteen digits.
    let number = digits.filter(|text| (1..=15).contains(&text.len())).and_then(|text| text.parse().ok());
    number.map(Some).ok_or_else(|| wrong(&format!("{name} is a whole number")))
}

/// What a `HEAD` says.
pub fn told(ctx: &Context, standing: &Standing) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("upload-offset", standing.offset.to_string()),
        ("upload-complete", boolean(standing.complete).to_owned()),
        ("upload-limit", limits(ctx)),
    ];
    fields.extend(standing.length.map(|length| ("upload-length", length.to_string())));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(fields: &[(&str, &str)]) -> Result<(Said, u64), u16> {
        let mut request = Request::builder();
        for (name, value) in fields {
            request = request.header(*name, *value);
        }
        Said::of_piece(&request.finish()).map_err(|problem| problem.code.status().as_u16())
    }

    #[test]
    fn a_piece_says_where_it_goes_and_whether_it_is_the_last() {
        let kind = ("content-type", PARTIAL_UPLOAD);
        let last = Said { is_last: true, offset: Some(7), length: None };
        assert_eq!(said(&[kind, ("upload-complete", "?1"), ("upload-offset", "7")]), Ok((last, 7)));
        for wrong in [
            &[kind, ("upload-offset", "7")][..],
            &[kind, ("upload-complete", "true"), ("upload-offset", "7")],
            &[kind, ("upload-complete", "?0")],
            &[kind, ("upload-complete", "?0"), ("upload-offset", "-1")],
            &[kind, ("upload-complete", "?0"), ("upload-offset", "1e3")],
            &[kind, ("upload-complete", "?0"), ("upload-offset", "9999999999999999999999")],
            &[kind, ("upload-complete", "?0"), ("upload-offset", "7"), ("upload-length", "")],
        ] {
            assert_eq!(said(wrong), Err(400), "{wrong:?}");
        }
        assert_eq!(
            said(&[("content-type", "text/plain"), ("upload-complete", "?0"), ("upload-offset", "0")]),
            Err(415)
        );
    }
}
