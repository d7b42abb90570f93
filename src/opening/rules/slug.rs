//! The last part of an opening's address, made from its title.

use crate::language::fold::fold;

/// Longest slug without its number, in characters.
const MOST: usize = 60;
/// Words that addresses beside the openings' own begin with.
const RESERVED: &[&str] = &["new", "feed", "preview"];

/// The title as part of an address: Latin letters without marks, digits, hyphens. `Menaxher/e i Financës` becomes
/// `menaxher-e-i-finances`.
pub fn slug(title: &str) -> String {
    let folded = fold(title);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if !slug.is_empty() && slug.len() + 1 + word.len() > MOST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(MOST));
    }
    if slug.is_empty() { "opening".to_owned() } else { slug }
}

/// The slug itself, or the slug with the least number that nobody has: `finance-manager-2`.
pub fn free_slug(slug: &str, taken: &[String]) -> String {
    let is_free = |wanted: &str| !RESERVED.contains(&wanted) && !taken.iter().any(|other| other == wanted);
    if is_free(slug) {
        return slug.to_owned();
    }
    let mut number: u32 = 2;
    loop {
        let numbered = format!("{slug}-{number}");
        if is_free(&numbered) {
            return numbered;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_read_by_everybody_and_typed_on_any_keyboard() {
        assert_eq!(slug("Finance Manager"), "finance-manager");
        assert_eq!(slug("  Menaxher/e i Financës (Prishtinë) "), "menaxher-e-i-finances-prishtine");
        assert_eq!(slug("Šef računovodstva – Đakovica"), "sef-racunovodstva-djakovica");
        assert_eq!(slug("Менаџер финансија"), "menadzer-finansija");
        assert_eq!(slug("財務"), "opening");
        assert_eq!(slug("!!!"), "opening");
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let title = "word ".repeat(40);
        assert_eq!(slug(&title).len(), 59);
        assert_eq!(slug(&"a".repeat(200)).len(), 60);
    }

    #[test]
    fn the_second_of_a_name_is_numbered() {
        let taken = ["manager".to_owned(), "manager-2".to_owned(), "manager-4".to_owned()];
        assert_eq!(free_slug("manager", &taken), "manager-3");
        assert_eq!(free_slug("director", &taken), "director");
        assert_eq!(free_slug("new", &[]), "new-2");
    }
}
