//! Plain text.

use encoding_rs::WINDOWS_1250;

/// The text: UTF-8, or else the code page of this part of the world, in which Albanian reads like in Windows-1252.
pub(super) fn read(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => WINDOWS_1250.decode_without_bom_handling(bytes).0,
    };
    text.replace("\r\n", "\n").replace(['\r', '\u{C}'], "\n")
}
