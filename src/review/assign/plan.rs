//! A sharing is worked out: how many each reviewer would get. Nothing is assigned by it.

use super::situation::Situation;
use super::{AssignError, Infeasible, Lacking};
use crate::account::may::Act;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::standing::{self, Standing};
use crate::review::rules::assign::{self, Apart, Reason, Sharing, share_out};
use crate::review::sight::Sight;
use crate::secrets::{self, sha256_hex};
use entity::{ApplicationId, StaffId};
use sea_orm::DbErr;
use std::collections::HashSet;

/// What is to be shared out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Reviewers for each application; none: as many as the opening wants.
    pub reviews: Option<u32>,
    /// Take back what nobody has begun, and share everything out. Otherwise what is assigned stays, and what is missing is
    /// added.
    pub anew: bool,
    /// What chance is drawn from; none: a new one.
    pub seed: Option<u64>,
}

/// What would come of it.
#[derive(Clone, Debug)]
pub struct Plan {
    pub standing: Standing,
    /// Reviewers for each application.
    pub reviews: usize,
    pub anew: bool,
    pub seed: u64,
    /// Who gets how much, by name.
    pub people: Vec<Getting>,
    pub applications: usize,
    /// Pairs that are not assigned yet.
    pub new: usize,
    /// Pairs that were assigned and would be no more.
    pub gone: usize,
    pub uneven: Option<Uneven>,
    pub apart: Option<Apart>,
    /// Names what would come of it: the same sharing of the same applications has the same.
    pub mark: String,
    pub(super) situation: Situation,
    pub(super) pairs: Vec<(ApplicationId, StaffId)>,
}

/// What one reviewer gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Getting {
    pub id: StaffId,
    pub name: String,
    pub before: usize,
    pub after: usize,
}

/// Why loads differ by more than one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uneven {
    pub least: usize,
    pub most: usize,
    /// Whether these must have more than an even share; otherwise they cannot have as much.
    pub must: bool,
    /// Their names.
    pub reviewers: Vec<String>,
    pub together: usize,
    /// Whether it is so because all of it stays with them.
    pub is_kept: bool,
}

/// Works a sharing out.
///
/// # Errors
/// See [`AssignError`].
pub async fn plan(ctx: &Context, slug: &str, asked: &Asked) -> Result<Plan, AssignError> {
    let standing = standing::by_slug(ctx, slug, Act::ManageOpening).await?.ok_or(AssignError::NotFound)?;
    let reviews = wanted(ctx, &standing, asked)?;
    let seed = match asked.seed {
        Some(seed) => seed,
        None => seed_of_chance().map_err(|error| DbErr::Custom(error.to_string()))?,
    };
    let situation = Situation::of(ctx.store.read(), standing.opening.clone()).await?;
    let task = situation.task(reviews, asked.anew, seed);
    // Large ones take a good part of a second.
    let solved = tokio::task::spawn_blocking(move || share_out(&task)).await;
    let sharing = solved.map_err(|error| DbErr::Custom(error.to_string()))?;
    let sharing = sharing.map_err(|why| AssignError::Infeasible(named(why, &situation, &standing)))?;
    Ok(told(standing, situation, sharing, (reviews, asked.anew, seed)))
}

/// Numbers that go through forms and JSON unchanged.
fn seed_of_chance() -> Result<u64, secrets::NoRandomness> {
    Ok(u64::from(u32::from_be_bytes(secrets::bytes()?)))
}

fn wanted(ctx: &Context, standing: &Standing, asked: &Asked) -> Result<usize, AssignError> {
    let quorum = standing.opening.reviews_per_application.and_then(|quorum| usize::try_from(quorum).ok());
    let (most, given) = (ctx.settings.openings.max_panel, asked.reviews.and_then(|n| usize::try_from(n).ok()));
    let refuse = |code, detail| Err(AssignError::Invalid(vec![Invalid::new("/reviews_per_application", code, detail)]));
    match (given.or(quorum), quorum) {
        (None, _) => refuse("missing", Phrase::new("review-assign-reviews-missing")),
        (Some(reviews), _) if !(1..=most).contains(&reviews) => {
            refuse("out-of-range", Phrase::new("review-assign-reviews-out-of-range").with("most", most))
        }
        // With fewer, no review would ever be complete.
        (Some(reviews), Some(quorum)) if reviews < quorum => {
            refuse("under-quorum", Phrase::new("review-assign-reviews-under-quorum").with("count", quorum))
        }
        (Some(reviews), _) => Ok(reviews),
    }
}

fn named(why: assign::Infeasible, situation: &Situation, standing: &Standing) -> Infeasible {
    let (sight, me) = (Sight::of(standing), standing.staff);
    match why {
        assign::Infeasible::TooFewReviewers { reviewers, wanted } => Infeasible::TooFewReviewers { reviewers, wanted },
        assign::Infeasible::Short(short) => {
            let lacking = |short: &assign::Short| Lacking {
                reference: situation.applications[short.application].address(sight).to_owned(),
                able: short.able,
                wanted: short.wanted,
            };
            // One with which whoever asks has a conflict of interest is not named before them.
            let may_name = |short: &&assign::Short| {
                !situation.conflicts.contains(&(situation.applications[short.application].id, me))
            };
            Infeasible::Short(short.iter().filter(may_name).map(lacking).collect())
        }
    }
}

fn told(standing: Standing, situation: Situation, sharing: Sharing, (reviews, anew, seed): (usize, bool, u64)) -> Plan {
    let ids: HashSet<ApplicationId> = situation.applications.iter().map(|applied| applied.id).collect();
    let there = situation.assignments.iter().filter(|row| ids.contains(&row.application_id));
    let before: HashSet<_> = there.map(|row| (row.application_id, row.reviewer_id)).collect();
    let pairs: Vec<(ApplicationId, StaffId)> = situation
        .reviewers
        .iter()
        .zip(&sharing.lists)
        .flat_map(|(who, list)| list.iter().map(|&number| (situation.applications[number].id, who.id)))
        .collect();
    let had = |who: StaffId| before.iter().filter(|(_, reviewer)| *reviewer == who).count();
    let people = situation.reviewers.iter().zip(&sharing.lists);
    let people: Vec<Getting> = people
        .map(|(who, list)| Getting { id: who.id, name: who.name.clone(), before: had(who.id), after: list.len() })
        .collect();
    let stay = pairs.iter().filter(|pair| before.contains(pair)).count();
    let lines: Vec<String> = pairs.iter().map(|(application, who)| format!("{application} {who}")).collect();
    let uneven = sharing.uneven.map(|uneven| {
        let must = matches!(uneven.reason, Reason::Must(_));
        let (Reason::Must(group) | Reason::Cannot(group)) = uneven.reason;
        Uneven {
            least: uneven.least,
            most: uneven.most,
            must,
            is_kept: group.kept == group.together && must,
            together: group.together,
            reviewers: group.reviewers.iter().map(|&number| situation.reviewers[number].name.clone()).collect(),
        }
    });
    Plan {
        standing,
        reviews,
        anew,
        seed,
        people,
        applications: situation.applications.len(),
        new: pairs.len() - stay,
        gone: before.len() - stay,
        uneven,
        apart: sharing.apart,
        mark: sha256_hex(format!("{reviews} {anew}\n{}", lines.join("\n"))),
        situation,
        pairs,
    }
}
