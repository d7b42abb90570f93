//! The panel fills its cards.

use super::story::Story;
use crate::demo::scorecards::DemoScorecard;
use crate::review::card::Filled;
use crate::review::score;

impl Story {
    pub(super) async fn keep(&self, card: &DemoScorecard) -> anyhow::Result<()> {
        let scores = card.scores.iter().map(|(key, score)| ((*key).to_owned(), Ok(i64::from(*score) * 1000)));
        let filled = Filled { scores: scores.collect(), comment: card.comment.to_owned(), submitted: card.submitted };
        let (_, reference) = self.applicant(card.applicant)?;
        score::score(&self.member(card.reviewer)?, reference, filled, None).await?;
        Ok(())
    }
}
