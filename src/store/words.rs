//! Searching applications by words: FTS5 on SQLite, `tsvector` on PostgreSQL. Both find whole words of `application_words` and words
//! that begin so; what a word is was decided before it was stored (`language::fold`).
//!
//! Each row begins with a token of its opening, and so does each search: however many applications there are elsewhere, an
//! opening's are found among its own.

use entity::{OpeningId, application_words};
use sea_orm::sea_query::{Expr, SelectStatement, SimpleExpr};
use sea_orm::{DbBackend, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

/// Words of a search that are looked at.
const MOST_WORDS: usize = 12;
/// Bytes of folded text that are kept of one application's answers, and of its documents: PostgreSQL's tsvector holds a
/// megabyte, its own marks included.
pub const MOST_BYTES: usize = 200_000;
/// Bytes of a word that count: PostgreSQL takes none of more than two thousand.
const LONGEST_WORD: usize = 100;

/// What is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Names, answers and documents.
    All,
    /// What is not covered in a blind review.
    Covered,
}

/// The token of an opening.
pub fn token(opening: OpeningId) -> String {
    format!("o{}", opening.0.simple())
}

/// As much of a folded text as is kept: whole words, the longest cut, until there are enough.
pub fn kept(folded: &str) -> String {
    let mut kept = String::with_capacity(folded.len().min(MOST_BYTES));
    for word in folded.split(' ').filter(|word| !word.is_empty()).map(cut) {
        if kept.len() + word.len() >= MOST_BYTES {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}

/// The beginning of a word that is longer than any that means something.
fn cut(word: &str) -> &str {
    let mut end = word.len().min(LONGEST_WORD);
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    &word[..end]
}

/// The applications of an opening in which every word begins one of the words there, in one of its spellings; nothing, if there
/// is no word. `words` are folded, and hold letters and digits alone.
pub fn holding(
    backend: DbBackend,
    opening: OpeningId,
    within: Within,
    words: &[Vec<String>],
) -> Option<SelectStatement> {
    let wanted = wanted(backend, opening, words)?;
    let holding: SimpleExpr = match (backend, within) {
        (DbBackend::Postgres, Within::All) => {
            Expr::cust_with_values("application_words.everything @@ CAST($1 AS tsquery)", [wanted])
        }
        (DbBackend::Postgres, Within::Covered) => {
            Expr::cust_with_values("application_words.hidden @@ CAST($1 AS tsquery)", [wanted])
        }
        (_, within) => {
            let columns = if within == Within::All { "{names answers documents}" } else { "{covered}" };
            Expr::cust_with_values(
                "application_words.id IN (SELECT rowid FROM application_index WHERE application_index MATCH ?)",
                [format!("{columns} : ({wanted})")],
            )
        }
    };
    let found = application_words::Entity::find()
        .select_only()
        .column(application_words::Column::ApplicationId)
        .filter(holding);
    Some(found.into_query())
}

/// The search in the database's own language.
fn wanted(backend: DbBackend, opening: OpeningId, words: &[Vec<String>]) -> Option<String> {
    let (quote, and, or, prefix) = match backend {
        DbBackend::Postgres => ('\'', " & ", " | ", ":*"),
        _ => ('"', " AND ", " OR ", "*"),
    };
    let mut all: Vec<String> = words
        .iter()
        .map(|spellings| {
            let bare = spellings.iter().filter(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric));
            // In quotes, no word is an operator: `and` is a word like any other.
            bare.map(|word| format!("{quote}{}{quote}{prefix}", cut(word))).collect::<Vec<_>>().join(or)
        })
        .filter(|any| !any.is_empty())
        .take(MOST_WORDS)
        .map(|any| format!("({any})"))
        .collect();
    if all.is_empty() {
        return None;
    }
    all.insert(0, format!("{quote}{}{quote}", token(opening)));
    Some(all.join(and))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const OPENING: OpeningId = OpeningId(Uuid::from_u128(7));

    #[test]
    fn nothing_but_words_is_searched_for() {
        let word = |word: &str| vec![word.to_owned()];
        assert!(wanted(DbBackend::Sqlite, OPENING, &[]).is_none());
        assert!(wanted(DbBackend::Postgres, OPENING, &[word("\"x"), word("a'b"), word("")]).is_none());
        assert_eq!(
            wanted(DbBackend::Sqlite, OPENING, &[word("or"), vec!["gashi".to_owned(), "gasi".to_owned()]]).as_deref(),
            Some("\"o00000000000000000000000000000007\" AND (\"or\"*) AND (\"gashi\"* OR \"gasi\"*)")
        );
        let many: Vec<_> = (0..1000).map(|_| word("a")).collect();
        assert_eq!(wanted(DbBackend::Postgres, OPENING, &many).unwrap().matches(":*").count(), MOST_WORDS);
    }

    #[test]
    fn a_text_is_kept_in_whole_words() {
        assert_eq!(kept(" arta  gashi"), "arta gashi");
        let long = kept(&"ša ".repeat(MOST_BYTES));
        assert!(long.len() <= MOST_BYTES && long.ends_with(" ša"));
        assert_eq!(kept(&"š".repeat(MOST_BYTES)), "š".repeat(LONGEST_WORD / 2));
    }
}
