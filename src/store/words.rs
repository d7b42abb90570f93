//! Searching the text of documents: FTS5 on SQLite, `tsvector` on PostgreSQL. Both find whole words of `document_text.fold` and words
//! that begin so; what a word is was decided before it was stored (`language::fold`).

use sea_orm::DbBackend;
use sea_orm::sea_query::{Expr, SimpleExpr};

/// Words of a search that are looked at.
const MOST_WORDS: usize = 12;

/// The condition on `document_text` that every word begins one of the document's words, in one of its spellings; nothing, if there
/// is no word. `words` are folded, and hold letters and digits alone.
pub fn holding(backend: DbBackend, words: &[Vec<String>]) -> Option<SimpleExpr> {
    let (or, prefix) = match backend {
        DbBackend::Postgres => (" | ", ":*"),
        _ => (" OR ", "*"),
    };
    let all: Vec<String> = words
        .iter()
        .map(|spellings| {
            let bare = spellings.iter().filter(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric));
            // In quotes, no word is an operator: `and` is a word like any other.
            bare.map(|word| match backend {
                DbBackend::Postgres => format!("'{word}'{prefix}"),
                _ => format!("\"{word}\"{prefix}"),
            })
            .collect::<Vec<_>>()
            .join(or)
        })
        .filter(|any| !any.is_empty())
        .take(MOST_WORDS)
        .map(|any| format!("({any})"))
        .collect();
    if all.is_empty() {
        return None;
    }
    Some(match backend {
        DbBackend::Postgres => {
            Expr::cust_with_values("document_text.words @@ to_tsquery('simple', $1)", [all.join(" & ")])
        }
        _ => Expr::cust_with_values(
            "document_text.id IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)",
            [all.join(" AND ")],
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_words_is_searched_for() {
        let word = |word: &str| vec![word.to_owned()];
        assert!(holding(DbBackend::Sqlite, &[]).is_none());
        assert!(holding(DbBackend::Postgres, &[word("\"x"), word("a'b"), word("")]).is_none());
        assert!(holding(DbBackend::Sqlite, &[word("or"), word("near")]).is_some());
    }
}
