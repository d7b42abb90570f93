//! HR moves applications; the shortlist is drawn and signed.

use super::story::Story;
use crate::application::own;
use crate::demo::selection::{self, DemoMove};
use crate::review::stage::{self, Seen};
use crate::shortlist::draw::{self, NewShortlist};
use crate::shortlist::sign;
use anyhow::Context as _;

impl Story {
    pub(super) async fn move_to(&self, moved: DemoMove) -> anyhow::Result<()> {
        let (ctx, reference) = self.applicant(moved.applicant)?;
        let application = own::by_reference(&ctx, reference).await?.context("the application is gone")?;
        stage::move_to(&self.member("hr")?, reference, moved.to, Some(Seen::of(&application))).await?;
        Ok(())
    }

    pub(super) async fn draw(&mut self) -> anyhow::Result<()> {
        let drawn = selection::SHORTLIST;
        let new = NewShortlist { size: Some(drawn.size), references: None, reason: drawn.reason.to_owned() };
        let id = draw::draw(&self.member(drawn.by)?, self.slug(drawn.opening)?, new, None).await?;
        self.shortlist = Some(id);
        Ok(())
    }

    pub(super) async fn sign(&self, who: &str, note: &str) -> anyhow::Result<()> {
        let id = self.shortlist.context("no shortlist was drawn")?;
        sign::sign(&self.member(who)?, id, note).await?;
        Ok(())
    }
}
