//! The faces that pages are drawn with where a document brings none.

use super::super::outcome::Why;
use ab_glyph::FontRef;

pub(super) const SANS: &[u8] = include_bytes!("../../../assets/fonts/OpenSans-Regular.ttf");
pub(super) const SANS_BOLD: &[u8] = include_bytes!("../../../assets/fonts/OpenSans-Bold.ttf");
pub(super) const SERIF: &[u8] = include_bytes!("../../../assets/fonts/Tinos-Regular.ttf");
pub(super) const SERIF_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Tinos-Bold.ttf");
pub(super) const SERIF_ITALIC: &[u8] = include_bytes!("../../../assets/fonts/Tinos-Italic.ttf");

/// The face of running text.
pub(super) fn text() -> Result<FontRef<'static>, Why> {
    FontRef::try_from_slice(SANS).map_err(|_| Why::Broken)
}
