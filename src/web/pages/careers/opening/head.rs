//! What an opening's page tells search engines and those who share its link.

use crate::links;
use crate::opening::read::{Spoken, Whole};
use crate::opening::rules::Phase;
use crate::web::pages::careers::posting::posting;
use crate::web::visit::Visit;
use poem::Request;

/// Longest description, in characters, that search engines show.
const SHOWN: usize = 160;

/// The page's address, its sisters in other languages, and its structured data.
pub struct Head {
    pub canonical: String,
    /// `hreflang` and address, for each language of the advert.
    pub alternates: Vec<(&'static str, String)>,
    /// The address without a language.
    pub address: String,
    pub description: String,
    /// JSON for a data block, while it takes applications.
    pub posting: Option<String>,
    /// Put away: search engines should forget it.
    pub forget: bool,
}

impl Head {
    pub fn of(whole: &Whole, spoken: &Spoken, visit: &Visit, request: &Request) -> Self {
        let site = &visit.ctx.settings.site;
        let address = links::absolute(&site.public_url, &links::opening(&whole.opening.slug));
        let in_language = |code: &str| format!("{address}?language={code}");
        let chosen = request
            .uri()
            .query()
            .unwrap_or_default()
            .split('&')
            .any(|pair| pair.strip_prefix("language=").is_some_and(|code| code == spoken.language.code()));
        let languages = whole.languages();
        let alternates = languages.iter().map(|language| (language.tag(), in_language(language.code())));
        let phase = whole.phase(visit.frame.now);
        Self {
            canonical: if chosen { in_language(spoken.language.code()) } else { address.clone() },
            alternates: alternates.collect(),
            description: description(spoken),
            posting: (phase == Phase::Open).then(|| posting(whole, spoken, site)),
            forget: matches!(phase, Phase::Archived | Phase::Cancelled),
            address,
        }
    }
}

fn description(spoken: &Spoken) -> String {
    let words = if spoken.summary.is_empty() { &spoken.description } else { &spoken.summary };
    let plain: String = words.chars().filter(|letter| !matches!(letter, '#' | '*' | '_' | '`' | '>')).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= SHOWN {
        return plain;
    }
    let cut: String = plain.chars().take(SHOWN - 1).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{whole_words}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_long_advert_is_cut_between_words() {
        let spoken = Spoken {
            language: Language::En,
            title: String::new(),
            summary: String::new(),
            description: "## What you do\n\nYou **lead**. ".repeat(12),
        };
        let described = description(&spoken);
        assert!(described.starts_with("What you do You lead. What"), "{described}");
        assert!(described.chars().count() <= SHOWN && described.ends_with('…'), "{described}");
    }
}
