//! What a file does to those that answer the same requirement: it comes beside them, or in place of one.

use entity::{DocumentId, document};

/// Where its sender wants a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// As the requirement has it: where one file is taken, in place of the one that is there; where several are, beside them.
    Usual,
    /// As the only one: in place of the one that is there.
    Sole,
    /// Beside those that are there.
    Another,
    /// In place of this one.
    Instead(DocumentId),
    /// In place of this one; was it removed in the meantime, beside the others: what was sent is not lost for that.
    InsteadOrBeside(DocumentId),
}

/// Where a file goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What gives way to it.
    pub replaces: Option<DocumentId>,
    /// Its place among the files of its requirement.
    pub place: i32,
}

/// A file cannot go where its sender wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// The requirement takes no more.
    Full,
    /// Several are there: which of them is it to replace?
    Several,
    /// What it was to replace is not there.
    Gone,
}

/// Where a file goes beside the files that are there, which all answer its requirement; of those it takes `most`.
///
/// # Errors
/// See [`Misplaced`].
pub fn spot(aim: Aim, most: i32, there: &[&document::Model]) -> Result<Spot, Misplaced> {
    let instead = |held: &document::Model| Spot { replaces: Some(held.id), place: held.place };
    let beside = || {
        if usize::try_from(most).is_ok_and(|most| there.len() >= most) {
            return Err(Misplaced::Full);
        }
        let last = there.iter().map(|held| held.place).max().unwrap_or_default();
        Ok(Spot { replaces: None, place: last + 1 })
    };
    let held = |id| there.iter().find(|held| held.id == id).map(|held| instead(held));
    match (aim, there) {
        (Aim::Usual, [one]) if most <= 1 => Ok(instead(one)),
        (Aim::Sole, [one]) => Ok(instead(one)),
        (Aim::Sole, [_, _, ..]) => Err(Misplaced::Several),
        (Aim::Usual | Aim::Sole | Aim::Another, _) => beside(),
        (Aim::Instead(id), _) => held(id).ok_or(Misplaced::Gone),
        (Aim::InsteadOrBeside(id), _) => held(id).map_or_else(beside, Ok),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::document::{Reading, Scan};
    use entity::{ApplicationId, Instant};
    use uuid::Uuid;

    fn id(number: u128) -> DocumentId {
        DocumentId(Uuid::from_u128(number))
    }

    fn held(number: u128, place: i32) -> document::Model {
        document::Model {
            id: id(number),
            application_id: ApplicationId(Uuid::nil()),
            requirement_key: "certificates".to_owned(),
            place,
            name: format!("{number}.pdf"),
            format: "pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 1,
            sha256: String::new(),
            scan: Scan::Unscanned,
            reading: Reading::Waiting,
            unreadable: None,
            pages: None,
            began_at: Instant(0),
            received_at: Instant(0),
            removed_at: None,
        }
    }

    fn of(aim: Aim, most: i32, there: &[(u128, i32)]) -> Result<(Option<DocumentId>, i32), Misplaced> {
        let there: Vec<_> = there.iter().map(|(number, place)| held(*number, *place)).collect();
        spot(aim, most, &there.iter().collect::<Vec<_>>()).map(|spot| (spot.replaces, spot.place))
    }

    #[test]
    fn where_one_is_taken_the_next_replaces_it() {
        assert_eq!(of(Aim::Usual, 1, &[]), Ok((None, 1)));
        assert_eq!(of(Aim::Usual, 1, &[(7, 1)]), Ok((Some(id(7)), 1)));
        assert_eq!(of(Aim::Another, 1, &[(7, 1)]), Err(Misplaced::Full));
    }

    #[test]
    fn where_several_are_taken_the_next_comes_after_the_last() {
        assert_eq!(of(Aim::Usual, 3, &[(7, 1)]), Ok((None, 2)));
        assert_eq!(of(Aim::Another, 3, &[(7, 1), (8, 3)]), Ok((None, 4)), "gaps stay");
        assert_eq!(of(Aim::Usual, 3, &[(7, 1), (8, 2), (9, 3)]), Err(Misplaced::Full));
    }

    #[test]
    fn nothing_is_replaced_that_was_not_named() {
        assert_eq!(of(Aim::Sole, 3, &[]), Ok((None, 1)));
        assert_eq!(of(Aim::Sole, 3, &[(7, 2)]), Ok((Some(id(7)), 2)));
        assert_eq!(of(Aim::Sole, 3, &[(7, 1), (8, 2)]), Err(Misplaced::Several));
        assert_eq!(of(Aim::Instead(id(8)), 3, &[(7, 1), (8, 2)]), Ok((Some(id(8)), 2)));
        assert_eq!(of(Aim::Instead(id(9)), 3, &[(7, 1), (8, 2)]), Err(Misplaced::Gone));
    }

    #[test]
    fn what_was_to_replace_a_file_that_is_gone_comes_beside_the_others() {
        assert_eq!(of(Aim::InsteadOrBeside(id(8)), 3, &[(7, 1), (8, 2)]), Ok((Some(id(8)), 2)));
        assert_eq!(of(Aim::InsteadOrBeside(id(9)), 3, &[(7, 1), (8, 2)]), Ok((None, 3)));
        assert_eq!(of(Aim::InsteadOrBeside(id(9)), 2, &[(7, 1), (8, 2)]), Err(Misplaced::Full));
    }
}
