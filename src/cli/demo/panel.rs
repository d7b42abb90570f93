//! The panel fills its cards.

use super::story::Story;
use crate::application::own;
use crate::demo::scorecards::DemoScorecard;
use crate::review::card::Filled;
use crate::review::score;
use anyhow::Context as _;
use entity::opening;
use sea_orm::EntityTrait;

impl Story {
    pub(super) async fn keep(&self, card: &DemoScorecard) -> anyhow::Result<()> {
        let scores = card.scores.iter().map(|(key, score)| ((*key).to_owned(), Ok(i64::from(*score) * 1000)));
        let filled = Filled { scores: scores.collect(), comment: card.comment.to_owned(), submitted: card.submitted };
        let (applicant, reference) = self.applicant(card.applicant)?;
        let application = own::by_reference(&applicant, reference).await?.context("the application is gone")?;
        let reviewer = self.member(card.reviewer)?;
        let opening = opening::Entity::find_by_id(application.opening_id).one(reviewer.store.read()).await?;
        // In a blind review a reviewer knows the alias alone.
        let is_blind = opening.is_some_and(|opening| opening.blind);
        let address = if is_blind { &application.alias } else { &application.reference };
        score::score(&reviewer, address, filled, None).await?;
        Ok(())
    }
}
