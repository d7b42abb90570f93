//! Which applications of a list are found: by stage, by name in any script and spelling, by address, by reference.

use super::applications::Asked;
use super::sight::Sight;
use crate::language::fold::spellings;
use crate::store::words;
use entity::document::{self, Scan};
use entity::{application, document_text, submission_document};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, LikeExpr, Query};
use sea_orm::{ColumnTrait, DbBackend, QueryFilter, Select};
use unicode_normalization::UnicodeNormalization as _;

/// Words of a search that are looked at: no name has more, and databases take no condition of any size.
const MOST_WORDS: usize = 8;

/// The submitted applications that were asked for. Where names are covered only aliases are searched (P6).
pub(super) fn found(
    all: Select<application::Entity>,
    asked: &Asked,
    sight: Sight,
    backend: DbBackend,
) -> Select<application::Entity> {
    use application::Column;
    let mut found = all;
    if let Some(stage) = asked.stage {
        found = found.filter(Column::Stage.eq(stage));
    }
    if !asked.words.trim().is_empty() {
        found = found.filter(in_documents(&asked.words, sight, backend));
    }
    let search = asked.search.trim();
    if search.is_empty() {
        return found;
    }
    let beginning = |text: &str| LikeExpr::new(format!("{}%", escaped(text))).escape('\\');
    let mut any = Condition::any().add(Column::Alias.like(beginning(&begins(search, 5))));
    if !sight.is_covered() {
        any = any.add(Column::Reference.like(beginning(&begins(search, 4))));
        any = any.add(Column::EmailKey.like(beginning(&search.to_lowercase())));
        let mut words = spellings(search);
        words.truncate(MOST_WORDS);
        if !words.is_empty() {
            // Each word that was searched for begins a word of the name, in one of its spellings.
            any = any.add(words.iter().fold(Condition::all(), |all, word| {
                all.add(word.iter().fold(Condition::any(), |any, spelt| {
                    let inside = LikeExpr::new(format!("% {}%", escaped(spelt))).escape('\\');
                    any.add(Column::NameFold.like(beginning(spelt))).add(Column::NameFold.like(inside))
                }))
            }));
        }
    }
    found.filter(any)
}

/// That the words stand in one document of the version that counts. Documents tell who applied: where that is covered, nothing is
/// found by them (P6).
fn in_documents(words: &str, sight: Sight, backend: DbBackend) -> Condition {
    let words: String = words.nfc().collect();
    let words: Vec<Vec<String>> = words.split(|letter: char| !letter.is_alphanumeric()).flat_map(spellings).collect();
    let Some(holding) = words::holding(backend, &words).filter(|_| !sight.is_covered()) else {
        return Condition::all().add(Expr::value(false));
    };
    let documents = Query::select()
        .column((submission_document::Entity, submission_document::Column::SubmissionId))
        .from(submission_document::Entity)
        .inner_join(
            document_text::Entity,
            Expr::col((document_text::Entity, document_text::Column::DocumentId))
                .equals((submission_document::Entity, submission_document::Column::DocumentId)),
        )
        .inner_join(
            document::Entity,
            Expr::col((document::Entity, document::Column::Id))
                .equals((document_text::Entity, document_text::Column::DocumentId)),
        )
        // What reaches nobody is not found by what it says either.
        .and_where(Expr::col((document::Entity, document::Column::Scan)).is_in([Scan::Unscanned, Scan::Clean]))
        .and_where(holding)
        .take();
    Condition::all().add(application::Column::SubmissionId.in_subquery(documents))
}

/// How a reference or an alias begins that was typed so: in any case, with or without its hyphens.
fn begins(typed: &str, group: usize) -> String {
    let symbols: Vec<char> = typed.chars().filter(|symbol| !matches!(symbol, '-' | ' ')).collect();
    let groups: Vec<String> = symbols.chunks(group).map(|group| group.iter().collect()).collect();
    groups.join("-").to_uppercase()
}

/// The text for a LIKE pattern, its own wildcards taken literally.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
