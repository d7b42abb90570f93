//! What a request demands of the thing's version, and under which key it is carried out once.

use crate::actor::Actor;
use crate::context::Context;
use crate::secrets::sha256_hex;
use crate::store::idempotency::Key;
use crate::web::problem::{Code, Problem};
use poem_openapi::types::ToJSON;

/// The strong validator of a version (RFC 9110 §8.8.3): `"7"`.
pub fn etag(version: i32) -> String {
    format!("\"{version}\"")
}

/// The version that `If-Match` (RFC 9110 §13.1.1) names. None: it says `*`, whichever it is.
///
/// # Errors
/// 428 without the header; 412 when it names nothing that was ever given out here.
pub fn required(if_match: Option<&str>) -> Result<Option<i32>, Problem> {
    let Some(header) = if_match else { return Err(Problem::new(Code::PreconditionRequired)) };
    optional(Some(header))
}

/// The same where the header may be left out.
///
/// # Errors
/// 412 when it names nothing that was ever given out here; a weak validator never matches.
pub fn optional(if_match: Option<&str>) -> Result<Option<i32>, Problem> {
    let Some(header) = if_match.map(str::trim).filter(|header| *header != "*") else { return Ok(None) };
    let named = header.split(',').find_map(|tag| tag.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok());
    named.map(Some).ok_or_else(|| Problem::new(Code::Stale))
}

/// The idempotency key of a creating request: whose it is, on which route, and for which body.
///
/// # Errors
/// 400 when the key is empty or longer than 255 characters.
pub fn key(ctx: &Context, route: &str, header: Option<&str>, body: &impl ToJSON) -> Result<Option<Key>, Problem> {
    let Some(key) = header else { return Ok(None) };
    if key.is_empty() || key.len() > 255 {
        return Err(Problem::new(Code::Malformed).with("reason", "Idempotency-Key has 1 to 255 characters"));
    }
    let who = match &ctx.actor {
        Actor::Anyone | Actor::System => String::new(),
        Actor::Applicant(id) => id.to_string(),
        Actor::Staff(staff) => staff.id.to_string(),
    };
    Ok(Some(Key {
        scope: format!("{}:{who}:{route}", ctx.actor.kind()),
        hash: sha256_hex(key),
        fingerprint: sha256_hex(body.to_json_string()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_names_one_version_or_any() {
        assert_eq!(required(Some("\"7\"")).ok(), Some(Some(7)));
        assert_eq!(required(Some("*")).ok(), Some(None));
        assert_eq!(required(Some("\"other\", \"8\"")).ok(), Some(Some(8)));
        assert_eq!(required(None).err().map(|p| p.code), Some(Code::PreconditionRequired));
        for header in ["W/\"7\"", "7", "", "\"\""] {
            assert_eq!(required(Some(header)).err().map(|p| p.code), Some(Code::Stale), "{header}");
        }
        assert_eq!(optional(None).ok(), Some(None));
        assert_eq!(etag(7), "\"7\"");
    }
}
