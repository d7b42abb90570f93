//! Searching applications by words: FTS5 on SQLite, `tsvector` on PostgreSQL. Both find whole words of `application_words` and words
//! that begin so; what a word is was decided before it was stored (`language::fold`).
//!
//! Each row begins with a token of its opening, and so does each search: however many applications there are elsewhere, an
//! opening's are found among its own.

use entity::{ApplicationId, OpeningId, application, application_words};
use sea_orm::sea_query::{Expr, ExprTrait as _, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    Statement,
};

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

/// A search in an opening: every word begins one of the words there, in one of its spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    backend: DbBackend,
    within: Within,
    /// In the database's own language.
    wanted: String,
}

impl Search {
    /// Nothing, if there is no word. `words` are folded, and hold letters and digits alone.
    pub fn new(backend: DbBackend, opening: OpeningId, within: Within, words: &[Vec<String>]) -> Option<Self> {
        let wanted = wanted(backend, opening, words)?;
        let columns = if within == Within::All { "{names answers documents}" } else { "{covered}" };
        let wanted = if backend == DbBackend::Postgres { wanted } else { format!("{columns} : ({wanted})") };
        Some(Self { backend, within, wanted })
    }

    /// That an application is one of those that match, if these are `most` or fewer: they are gone through then.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn is_among(&self, db: &impl ConnectionTrait, most: u64) -> Result<Option<SimpleExpr>, DbErr> {
        let id = application::Column::Id;
        if self.backend == DbBackend::Postgres {
            // It takes a word that begins nowhere for one that begins often; how many ids there are it sees.
            let found: Vec<ApplicationId> = self.all().limit(most + 1).into_tuple().all(db).await?;
            return Ok((found.len() as u64 <= most).then(|| id.is_in(found)));
        }
        // SQLite writes the whole result of an IN down before its first row; the index itself goes from match to match.
        let counted =
            "SELECT COUNT(*) AS num FROM (SELECT rowid FROM application_index WHERE application_index MATCH ? LIMIT ?)";
        let values = [self.wanted.as_str().into(), (most + 1).into()];
        let row = db.query_one_raw(Statement::from_sql_and_values(self.backend, counted, values)).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get("", "num"))?;
        Ok(u64::try_from(count).is_ok_and(|count| count <= most).then(|| id.in_subquery(self.all().into_query())))
    }

    /// All that match, by their ids.
    fn all(&self) -> Select<application_words::Entity> {
        let found = application_words::Entity::find().select_only().column(application_words::Column::ApplicationId);
        found.filter(self.matches())
    }

    /// That an application matches, asked of each row in its turn.
    ///
    /// On SQLite the matches are written down once, as numbers, and each row's number is looked up. An EXISTS would say the same,
    /// but since 3.51 it may be turned into a join, for which the index is searched anew for each row.
    pub fn is_matched(&self) -> SimpleExpr {
        let this = Expr::col((application::Entity, application::Column::Id));
        let of = application_words::Column::ApplicationId.into_expr().eq(this);
        if self.backend == DbBackend::Postgres {
            return Expr::exists(self.all().filter(of).into_query());
        }
        let number = application_words::Entity::find().select_only().column(application_words::Column::Id).filter(of);
        let matching = "? IN (SELECT rowid FROM application_index WHERE application_index MATCH ?)";
        let number = SimpleExpr::SubQuery(None, Box::new(number.into_query().into()));
        Expr::cust_with_exprs(matching, [number, Expr::val(self.wanted.as_str())])
    }

    fn matches(&self) -> SimpleExpr {
        let matches = match (self.backend, self.within) {
            (DbBackend::Postgres, Within::All) => "application_words.everything @@ CAST($1 AS tsquery)",
            (DbBackend::Postgres, Within::Covered) => "application_words.hidden @@ CAST($1 AS tsquery)",
            _ => "application_words.id IN (SELECT rowid FROM application_index WHERE application_index MATCH ?)",
        };
        Expr::cust_with_values(matches, [self.wanted.as_str()])
    }
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
