//! Applicants begin, attach, submit and withdraw.

use super::answers;
use super::publishing::language;
use super::story::Story;
use crate::actor::Actor;
use crate::application::attach;
use crate::application::receive::Incoming;
use crate::application::rules::changes::Changes;
use crate::application::rules::place::Aim;
use crate::application::{begin, submit, withdraw};
use crate::context::Context;
use crate::demo::applicant::{Applicant, Attachment, Ending};
use crate::demo::documents::DocumentError;
use crate::demo::opening::DemoOpening;
use anyhow::Context as _;
use bytes::Bytes;
use entity::Instant;
use std::sync::Arc;
use tokio::task::JoinHandle;

/// A person's documents, being made or ready.
pub(super) enum Files {
    Making(JoinHandle<Result<Vec<Attachment>, DocumentError>>),
    Ready(Vec<Attachment>),
}

impl Files {
    /// Begins to make them.
    pub(super) fn make(applicant: &'static Applicant, opening: DemoOpening, now: Instant) -> Self {
        Self::Making(tokio::task::spawn_blocking(move || applicant.attachments(&opening, now)))
    }

    async fn take(&mut self, index: usize) -> anyhow::Result<Attachment> {
        if let Self::Making(making) = self {
            let made = making.await??;
            *self = Self::Ready(made);
        }
        match self {
            Self::Ready(files) => files.get(index).cloned().context("there is no such document"),
            Self::Making(_) => anyhow::bail!("the documents are not ready"),
        }
    }
}

impl Story {
    pub(super) async fn begin(&mut self, opening: &str, who: &'static Applicant) -> anyhow::Result<()> {
        let ctx = Context::new(Arc::clone(&self.house), Actor::Anyone);
        let (person, tongue) = (&who.person, language(who.tongue()));
        let answers = who.answers().map(|(key, answer)| (key.to_owned(), answers::value(answer, self.now)));
        let changes = Changes {
            full_name: Some(person.name()),
            email: Some(person.email.to_owned()),
            phone: Some(person.phone.to_owned()),
            language: Some(tongue),
            consent: Some(who.ending != Ending::Draft),
            answers: answers.collect(),
        };
        let begun = begin::begin(&ctx, self.slug(opening)?, tongue, &changes, ctx.now(), None).await?;
        self.applications.insert(person.key, (begun.id, begun.reference));
        Ok(())
    }

    pub(super) async fn attach(&mut self, who: &Applicant, index: usize) -> anyhow::Result<()> {
        let files = self.files.get_mut(who.person.key).context("nobody makes the documents")?;
        let file = files.take(index).await?;
        let (ctx, reference) = self.applicant(who.person.key)?;
        let content = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(file.bytes))]);
        let (key, name) = (file.requirement, file.file_name.as_str());
        let incoming = Incoming { key, aim: Aim::Usual, name, began_at: ctx.now(), content };
        attach::attach(&ctx, reference, incoming).await.with_context(|| file.file_name.clone())?;
        Ok(())
    }

    pub(super) async fn submit(&self, who: &Applicant) -> anyhow::Result<()> {
        let (ctx, reference) = self.applicant(who.person.key)?;
        match submit::submit(&ctx, reference, ctx.now(), None).await {
            Err(submit::SubmitError::Incomplete(lacking)) => anyhow::bail!("the application lacks {lacking:?}"),
            outcome => {
                outcome?;
                Ok(())
            }
        }
    }

    pub(super) async fn withdraw(&self, who: &Applicant) -> anyhow::Result<()> {
        let (ctx, reference) = self.applicant(who.person.key)?;
        withdraw::withdraw(&ctx, reference).await?;
        Ok(())
    }
}
