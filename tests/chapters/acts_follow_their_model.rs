//! Applicants, HR and a panel do this and that to a few applications, a thousand times by chance: what each is told, and what is
//! there afterwards, is what a model says that knows nothing of how the house does it, on both databases the same.

use std::collections::BTreeMap;

use entity::panel_member::{self, PanelRole};
use entity::staff::Role;
use entity::{Instant, Translations, application, criterion, score, scorecard};
use meritum::application::come_back::{ComeBackError, come_back};
use meritum::application::revert::revert;
use meritum::application::rules::admission::NotAccepting;
use meritum::application::rules::changes::Changes;
use meritum::application::save::{SaveError, save};
use meritum::application::submit::{SubmitError, submit};
use meritum::application::verify;
use meritum::application::withdraw::{WithdrawError, withdraw};
use meritum::clock::Calendar as _;
use meritum::context::Context;
use meritum::opening::amend::amend;
use meritum::opening::rules::{Closes, Edits};
use meritum::review::card::Filled;
use meritum::review::conflict::{self, ConflictError};
use meritum::review::reopen::{ReopenError, reopen};
use meritum::review::score::{ScoreError, score as keep};
use meritum::review::stage::{Seen, StageError, move_to};
use meritum::review::{calibrate, figures};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, Draft, SLUG};
use crate::rig::house::House;
use crate::rig::model::{Act, Figures, Model, PANEL, PEOPLE, Saw, Told, WEIGHTS};
use crate::rig::reviews::person;

/// Acts, unless `STEPS` says otherwise, and the seed that `SEED` replaces.
const STEPS: u64 = 1000;
const SEED: u64 = 14_022_025;
const KEYS: [&str; 2] = ["finance", "english"];

fn chosen(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

/// Those who act.
struct Cast<'a> {
    house: &'a House,
    advert: Advert<'a>,
    drafts: Vec<Draft>,
    began: Vec<i32>,
    panel: Vec<Context>,
}

impl<'a> Cast<'a> {
    async fn of(house: &'a House) -> Self {
        let advert = Advert::published(house).await;
        let criteria = KEYS.iter().zip(WEIGHTS).zip(0..).map(|((key, weight), position)| {
            let row = criterion::Model {
                opening_id: advert.opening,
                key: (*key).to_owned(),
                position,
                title: format!("Title of {key}"),
                translations: Translations::default(),
                weight_milli: weight * 1000,
                min_milli: 1000,
                max_milli: 5000,
                required: position == 0,
                anchors: criterion::Anchors::default(),
            };
            row.into_active_model()
        });
        let criteria = criterion::Entity::insert_many(criteria.collect::<Vec<_>>());
        house.inside.store.write(async |tx| criteria.exec_without_returning(tx).await).await.expect("criteria");
        let mut panel = Vec::new();
        for name in ["Driton Krasniqi", "Jelena Ilić", "Zana Berisha"] {
            let ctx = person(house, name, Role::Member).await;
            let staff_id = ctx.actor.staff().expect("staff").id;
            let seat = panel_member::Model { opening_id: advert.opening, staff_id, role: PanelRole::Reviewer };
            house.inside.store.write(async |tx| seat.into_active_model().insert(tx).await).await.expect("a seat");
            panel.push(ctx);
        }
        let (mut drafts, mut began) = (Vec::new(), Vec::new());
        for name in ["Arta Gashi", "Blerim Hoxha", "Čedomir Ilić", "Drita Kola", "Emre Sahin"] {
            drafts.push(advert.ready(name).await);
            let row = advert.applications().await.pop().expect("an application");
            began.push(row.version);
        }
        assert_eq!((drafts.len(), panel.len()), (PEOPLE, PANEL));
        Self { house, advert, drafts, began, panel }
    }

    async fn row(&self, who: usize) -> application::Model {
        let found =
            application::Entity::find().filter(application::Column::Reference.eq(&self.drafts[who].begun.reference));
        found.one(self.house.inside.store.read()).await.expect("a read").expect("an application")
    }

    async fn card(&self, by: usize, who: usize) -> Option<scorecard::Model> {
        let found = scorecard::Entity::find()
            .filter(scorecard::Column::ApplicationId.eq(self.row(who).await.id))
            .filter(scorecard::Column::ReviewerId.eq(self.panel[by].actor.staff().expect("staff").id));
        found.one(self.house.inside.store.read()).await.expect("a read")
    }

    async fn act(&self, act: Act) -> Told {
        match act {
            Act::Save { who, is_stale } => {
                let version = self.row(who).await.version - i32::from(is_stale);
                let changes = Changes { phone: Some(format!("+383 44 000 {version:03}")), ..Changes::default() };
                let draft = &self.drafts[who];
                match save(&draft.ctx, &draft.begun.reference, &changes, Some(version), self.house.now()).await {
                    Ok(_) => Told::Done,
                    Err(SaveError::Frozen) => Told::Frozen,
                    Err(SaveError::Stale) => Told::Stale,
                    Err(SaveError::NotAccepting(NotAccepting::Closed { .. })) => Told::Closed,
                    Err(error) => panic!("{error:?}"),
                }
            }
            Act::Submit { who } => {
                let draft = &self.drafts[who];
                match submit(&draft.ctx, &draft.begun.reference, self.house.now(), None).await {
                    Ok(_) => Told::Done,
                    Err(SubmitError::Withdrawn) => Told::Withdrawn,
                    Err(SubmitError::NotAccepting(NotAccepting::Closed { .. } | NotAccepting::Settled { .. })) => {
                        Told::Closed
                    }
                    Err(error) => panic!("{error:?}"),
                }
            }
            Act::Withdraw { who } => {
                let draft = &self.drafts[who];
                match withdraw(&draft.ctx, &draft.begun.reference).await {
                    Ok(_) => Told::Done,
                    Err(WithdrawError::Draft) => Told::Draft,
                    Err(error) => panic!("{error:?}"),
                }
            }
            Act::ComeBack { who } => {
                let draft = &self.drafts[who];
                match come_back(&draft.ctx, &draft.begun.reference, self.house.now()).await {
                    Ok(_) => Told::Done,
                    Err(ComeBackError::NotFound) => Told::NotFound,
                    Err(ComeBackError::NotAccepting(NotAccepting::Closed { .. })) => Told::Closed,
                    Err(error) => panic!("{error:?}"),
                }
            }
            Act::Revert { who } => {
                let draft = &self.drafts[who];
                revert(&draft.ctx, &draft.begun.reference).await.expect("the version that was sent");
                Told::Done
            }
            Act::Extend => {
                let closes = CLOSES.max(self.closes_at().await).max(self.house.now()).plus_seconds(3600);
                let edits = Edits { closes: Closes::At(closes.to_timestamp().to_string()), ..Edits::default() };
                amend(&self.advert.hr, SLUG, None, &edits, "More time.", None).await.expect("an extension");
                Told::Done
            }
            Act::Wait(millis) => {
                self.house.clock.set(Instant(self.house.now().0 + millis));
                Told::Done
            }
            _ => self.review(act).await,
        }
    }

    /// What HR and the panel do.
    async fn review(&self, act: Act) -> Told {
        let reference = |who: usize| self.drafts[who].begun.reference.as_str();
        match act {
            Act::Score { by, who, scores, submits, saw } => {
                let current = self.card(by, who).await.map_or(0, |card| card.version);
                let seen = match saw {
                    Saw::Nothing => None,
                    Saw::Current => Some(current),
                    Saw::Older => Some(current + 1),
                };
                let scores = KEYS.iter().zip(scores).filter_map(|(key, score)| Some(((*key).to_owned(), Ok(score?))));
                let filled = Filled { scores: scores.collect(), comment: String::new(), submitted: submits };
                match keep(&self.panel[by], reference(who), filled, seen).await {
                    Ok(_) => Told::Done,
                    Err(ScoreError::NotFound) => Told::NotFound,
                    Err(ScoreError::Conflict) => Told::Conflict,
                    Err(ScoreError::Frozen) => Told::Frozen,
                    Err(ScoreError::Stale { .. }) => Told::Stale,
                    Err(ScoreError::VersionMissing) => Told::Missing,
                    Err(error) => panic!("{error:?}"),
                }
            }
            Act::Reopen { by, who, is_stale } => {
                let current = self.card(by, who).await.map_or(0, |card| card.version);
                match reopen(&self.panel[by], reference(who), current + i32::from(is_stale)).await {
                    Ok(_) => Told::Done,
                    Err(ReopenError::NotFound) => Told::NotFound,
                    Err(ReopenError::NotSubmitted) => Told::Nothing,
                    Err(ReopenError::Stale { .. }) => Told::Stale,
                    Err(error) => panic!("{error:?}"),
                }
            }
            Act::Declare { by, who } => told(conflict::declare(&self.panel[by], reference(who), "A cousin.").await),
            Act::TakeBack { by, who } => {
                let whose = self.panel[by].actor.staff().expect("staff").id;
                told(conflict::take_back(&self.advert.hr, reference(who), whose).await)
            }
            Act::Move { who, to, is_stale } => {
                let now = Seen::of(&self.row(who).await);
                let seen = Seen { version: now.version - i32::from(is_stale), ..now };
                match move_to(&self.advert.hr, reference(who), to, Some(seen)).await {
                    Ok(_) => Told::Done,
                    Err(StageError::NotFound) => Told::NotFound,
                    Err(StageError::Stale) => Told::Stale,
                    Err(StageError::NoSuchStep { .. }) => Told::NoSuchStep,
                    Err(error) => panic!("{error:?}"),
                }
            }
            other => panic!("{other:?} is nobody's here"),
        }
    }

    async fn closes_at(&self) -> Instant {
        let found = entity::opening::Entity::find_by_id(self.advert.opening).one(self.house.inside.store.read()).await;
        found.expect("a read").expect("the opening").closes_at.expect("a closing instant")
    }

    /// Compares everything that the model knows.
    async fn compare(&self, model: &Model) {
        let db = self.house.inside.store.read();
        assert_eq!(self.closes_at().await.0, model.closes_at);
        for (who, expected) in model.applications.iter().enumerate() {
            let row = self.row(who).await;
            let found = (row.state, row.stage, row.version - self.began[who], row.edited_at.is_some());
            assert_eq!(found, (expected.state, expected.stage, expected.changes, expected.is_edited), "{who}");
            let kept = Figures { reviews: row.reviews, mean: row.mean_exact.clone(), is_complete: row.review_complete };
            assert_eq!(kept, expected.figures(), "{who}");
            let versions = entity::submission::Entity::find()
                .filter(entity::submission::Column::ApplicationId.eq(row.id))
                .count(db)
                .await
                .expect("a count");
            assert_eq!(usize::try_from(versions), Ok(expected.versions), "{who}");
            for (by, card) in expected.cards.iter().enumerate() {
                let found = self.card(by, who).await;
                let shape = found.as_ref().map(|row| (row.version, row.submitted_at.is_some()));
                assert_eq!(shape.unwrap_or_default(), (card.version, card.is_submitted), "{who}, by {by}");
                let Some(found) = found else { continue };
                let scores = score::Entity::find()
                    .filter(score::Column::ScorecardId.eq(found.id))
                    .order_by_asc(score::Column::CriterionKey)
                    .all(db)
                    .await
                    .expect("the scores");
                let scores: BTreeMap<String, i64> =
                    scores.into_iter().map(|row| (row.criterion_key, row.value_milli)).collect();
                assert_eq!(KEYS.map(|key| scores.get(key).copied()), card.scores, "{who}, by {by}");
            }
        }
    }
}

fn told(outcome: Result<(), ConflictError>) -> Told {
    match outcome {
        Ok(()) => Told::Done,
        Err(ConflictError::NotFound) => Told::NotFound,
        Err(error) => panic!("{error:?}"),
    }
}

chapter! {
    async fn whatever_is_done_in_whatever_order_is_what_the_model_says(house) {
        let cast = Cast::of(house).await;
        let seed = chosen("SEED", SEED);
        let mut model = Model::new(seed, house.now().0, CLOSES.0);
        let mut trace = Vec::new();
        let mut heard: BTreeMap<String, usize> = BTreeMap::new();
        for step in 0..chosen("STEPS", STEPS) {
            let act = model.draw();
            trace.push(act);
            let expected = model.act(act);
            let told = cast.act(act).await;
            let last = &trace[trace.len().saturating_sub(12)..];
            assert_eq!(told, expected, "step {step} of seed {seed}, after {last:#?}");
            *heard.entry(format!("{told:?}")).or_default() += 1;
            if step % 10 == 9 {
                cast.compare(&model).await;
            }
        }
        cast.compare(&model).await;
        house.calculate().await;
        let store = &house.inside.store;
        assert_eq!(figures::verify(store).await, Ok(Vec::new()));
        assert_eq!(calibrate::verify(store).await.expect("a comparison"), [] as [String; 0]);
        assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));
        assert_eq!(heard.len(), 11, "everything that can be told was: {heard:?}");
    }
}
