//! NUL is in no name and no text that anybody means. PostgreSQL cannot be asked for it, SQLite can: here it ends alike.

use bytes::Bytes;
use poem::http::Uri;

use super::refusal::Refusal;

/// Percent-encoded, as it is in an address and in an urlencoded form.
const ENCODED: &str = "%00";

/// Refuse an address with NUL in it.
pub fn check(uri: &Uri) -> Result<(), Refusal> {
    if uri.path().contains(ENCODED) {
        return Err(Refusal::NulInPath);
    }
    if uri.query().is_some_and(|query| query.contains(ENCODED)) {
        return Err(Refusal::NulInQuery);
    }
    Ok(())
}

/// The same urlencoded form without NUL: what was pasted with the rest of a text is not worth losing the rest.
pub fn left_out(form: Bytes) -> Bytes {
    if !form.contains(&0) && !form.windows(ENCODED.len()).any(|three| three == ENCODED.as_bytes()) {
        return form;
    }
    // Every form can be read as pairs and written as such: were it not so, it would be refused as it is.
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(&form).unwrap_or_default();
    let kept: Vec<_> = pairs.iter().map(|(name, value)| (name.replace('\0', ""), value.replace('\0', ""))).collect();
    serde_urlencoded::to_string(kept).map_or(form, Bytes::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_nul_leads_nowhere() {
        for (address, expected) in [
            ("/openings/a?q=b", Ok(())),
            ("/openings/%2500?q=%2500", Ok(())),
            ("/openings/%00", Err(Refusal::NulInPath)),
            ("/openings/a%00b?q=%00", Err(Refusal::NulInPath)),
            ("/openings?q=a%00", Err(Refusal::NulInQuery)),
            ("/openings?q=%%00", Err(Refusal::NulInQuery)),
        ] {
            assert_eq!(check(&Uri::from_static(address)), expected, "{address}");
        }
    }

    #[test]
    fn a_form_keeps_all_but_nul() {
        for (sent, kept) in [
            ("name=Arta+Gashi&reason=%2500", "name=Arta+Gashi&reason=%2500"),
            ("na%00me=Arta%00+Gashi&c=d\0e", "name=Arta+Gashi&c=de"),
            ("reason=%%0000", "reason=%2500"),
        ] {
            assert_eq!(left_out(Bytes::from(sent)), kept, "{sent}");
        }
    }
}
