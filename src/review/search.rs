//! Which applications of a list are found: by stage, by name in any script and spelling, by address, by reference.

use super::applications::Asked;
use super::sight::Sight;
use crate::language::fold::spellings;
use entity::application;
use sea_orm::sea_query::{Condition, LikeExpr};
use sea_orm::{ColumnTrait, QueryFilter, Select};

/// Words of a search that are looked at: no name has more, and databases take no condition of any size.
const MOST_WORDS: usize = 8;

/// The submitted applications that were asked for. Where names are covered only references are searched (P6).
pub(super) fn found(all: Select<application::Entity>, asked: &Asked, sight: Sight) -> Select<application::Entity> {
    use application::Column;
    let mut found = all;
    if let Some(stage) = asked.stage {
        found = found.filter(Column::Stage.eq(stage));
    }
    let search = asked.search.trim();
    if search.is_empty() {
        return found;
    }
    let beginning = |text: &str| LikeExpr::new(format!("{}%", escaped(text))).escape('\\');
    let mut any = Condition::any().add(Column::Reference.like(beginning(&reference_begins(search))));
    if !sight.is_covered() {
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

/// How a reference begins that was typed so: in any case, with or without its hyphens.
fn reference_begins(typed: &str) -> String {
    let symbols: Vec<char> = typed.chars().filter(|symbol| !matches!(symbol, '-' | ' ')).collect();
    let groups: Vec<String> = symbols.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-").to_uppercase()
}

/// The text for a LIKE pattern, its own wildcards taken literally.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
