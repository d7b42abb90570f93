//! HR assigns by a list of applications and reviewers, or by hand, which is a list of one.

use super::share::was_done;
use super::situation::{Reviewer, Situation, typed};
use super::write::{appended, begin_assigning, insert};
use super::{AssignError, alone};
use crate::account::may::Act;
use crate::application::rules::about::email_key;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::standing::{self, Standing};
use crate::review::figures;
use crate::secrets::sha256_hex;
use crate::store::idempotency::{self, Key};
use entity::{ApplicationId, StaffId};
use serde_json::json;
use std::collections::HashSet;

/// One application for one reviewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub reference: String,
    pub whom: Whom,
}

/// A reviewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// By the address of their account.
    Email(String),
    Id(StaffId),
}

/// Assigns what the list says besides what is assigned already: all of it, or nothing if anything in it is wrong. How many
/// pairs are new. Asked again under the same key, it does nothing.
///
/// # Errors
/// See [`AssignError`].
pub async fn by_list(ctx: &Context, slug: &str, list: &[Named], key: Option<&Key>) -> Result<usize, AssignError> {
    let standing = standing::by_slug(ctx, slug, Act::ManageOpening).await?.ok_or(AssignError::NotFound)?;
    if list.is_empty() {
        let detail = Phrase::new("review-assign-list-empty");
        return Err(AssignError::Invalid(vec![Invalid::new("/assignments", "missing", detail)]));
    }
    let opening = standing.opening.id;
    ctx.store
        .write(async |tx| {
            let row = alone(tx, opening).await?;
            if was_done(tx, key).await? {
                return Ok(0);
            }
            let situation = Situation::of(tx, row.clone()).await?;
            let pairs = checked(&situation, &standing, list).map_err(AssignError::Invalid)?;
            let there: HashSet<_> =
                situation.assignments.iter().map(|row| (row.application_id, row.reviewer_id)).collect();
            let new: Vec<_> = pairs.into_iter().filter(|pair| !there.contains(pair)).collect();
            let (row, is_first) = begin_assigning(tx, ctx, row).await?;
            // Whoever judges an application already has it.
            let mut all = situation.begun();
            let begun: HashSet<_> = all.iter().copied().collect();
            all.extend(new.iter().copied().filter(|pair| !begun.contains(pair)));
            insert(tx, appended(&situation, &all, standing.staff, ctx.now())).await?;
            if is_first {
                figures::recompute_all(tx, &row, ctx.now()).await?;
            } else {
                let touched: HashSet<ApplicationId> = new.iter().map(|&(application, _)| application).collect();
                figures::recompute(tx, &row, &touched.into_iter().collect::<Vec<_>>(), ctx.now()).await?;
            }
            idempotency::remember(tx, key, &opening.to_string(), ctx.now()).await?;
            let entry = if let [(id, whom)] = &*new {
                let applied = situation.applications.iter().find(|applied| applied.id == *id);
                let reference = applied.map_or("", |applied| &applied.reference);
                Entry::of(opening, "assignment.added", reference).with(json!({ "reviewer": whom }))
            } else {
                let lines: Vec<String> = new.iter().map(|(id, whom)| format!("{id} {whom}")).collect();
                let facts = json!({ "new": new.len(), "sha256": sha256_hex(lines.join("\n")) });
                Entry::of(opening, "assignments.listed", opening).with(facts)
            };
            audit::append(tx, ctx, entry).await?;
            Ok(new.len())
        })
        .await
}

/// The pairs of the list, or what is wrong with it.
fn checked(
    situation: &Situation,
    standing: &Standing,
    list: &[Named],
) -> Result<Vec<(ApplicationId, StaffId)>, Vec<Invalid>> {
    let known = situation.known(standing);
    let (mut pairs, mut seen, mut wrong) = (Vec::new(), HashSet::new(), Vec::new());
    for (index, named) in list.iter().enumerate() {
        let at = |field: &str| format!("/assignments/{index}/{field}");
        let application = typed(&named.reference).and_then(|typed| known.get(typed.as_str()).map(|applied| applied.id));
        if application.is_none() {
            let detail = Phrase::new("review-assign-list-unknown-application");
            wrong.push(Invalid::new(at("reference"), "unknown", detail.with("reference", named.reference.trim())));
        }
        let reviewer = situation.reviewers.iter().find(|reviewer| named.whom.is(reviewer));
        if reviewer.is_none() {
            let detail = Phrase::new("review-assign-list-unknown-reviewer");
            wrong.push(Invalid::new(at("email"), "unknown", detail.with("email", named.whom.typed())));
        }
        let (Some(application), Some(reviewer)) = (application, reviewer) else { continue };
        if situation.conflicts.contains(&(application, reviewer.id)) {
            let detail = Phrase::new("review-assign-list-conflict");
            let detail = detail.with("name", &reviewer.name).with("reference", named.reference.trim());
            wrong.push(Invalid::new(at("email"), "conflict-of-interest", detail));
        } else if !seen.insert((application, reviewer.id)) {
            let detail = Phrase::new("review-assign-list-twice");
            let detail = detail.with("name", &reviewer.name).with("reference", named.reference.trim());
            wrong.push(Invalid::new(at("email"), "duplicate", detail));
        } else {
            pairs.push((application, reviewer.id));
        }
    }
    if wrong.is_empty() { Ok(pairs) } else { Err(wrong) }
}

impl Whom {
    fn is(&self, reviewer: &Reviewer) -> bool {
        match self {
            Self::Email(email) => email_key(email) == reviewer.email_key,
            Self::Id(id) => *id == reviewer.id,
        }
    }

    fn typed(&self) -> String {
        match self {
            Self::Email(email) => email.trim().to_owned(),
            Self::Id(_) => String::new(),
        }
    }
}
