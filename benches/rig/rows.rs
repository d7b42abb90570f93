//! Rows in bulk: staff, openings, and applications with finished reviews, as the acts would have left them.

use anyhow::Result;
use entity::application::{self, Answers, Stage, State};
use entity::criterion::{self, Anchors};
use entity::opening::{self, Contract, Period, Place, Places, Visibility};
use entity::panel_member::{self, PanelRole};
use entity::staff::{self, Role};
use entity::{
    ApplicationId, Instant, OpeningId, ScorecardId, SessionId, StaffId, SubmissionId, Translations, opening_text,
    requirement, score, scorecard, staff_session, submission,
};
use meritum::clock::{Clock, SystemClock};
use meritum::language::fold::{fold, fold_name};
use meritum::review::exact::Exact;
use meritum::review::ranking::{Rated, Weighing, card_figure, figure};
use meritum::secrets;
use meritum::store::Store;
use sea_orm::{DbErr, EntityTrait, IntoActiveModel};

use super::files::Chance;

/// Rows of one statement: what both databases take, the widest table included.
const BATCH: usize = 500;
/// A day, in milliseconds.
const DAY: i64 = 24 * 3600 * 1000;
/// What is judged, and its weight in thousandths.
const CRITERIA: [(&str, i64); 4] =
    [("experience", 3000), ("reporting", 2000), ("languages", 1000), ("motivation", 500)];

pub fn now() -> Instant {
    SystemClock.now()
}

/// Puts rows of one table in, a batch at a time.
pub async fn put<E, M>(store: &Store, rows: Vec<M>) -> Result<()>
where
    E: EntityTrait,
    M: IntoActiveModel<E::ActiveModel>,
{
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let batch: Vec<E::ActiveModel> = rows.by_ref().take(BATCH).collect();
        let put: Result<_, DbErr> =
            store.write(async |tx| E::insert_many(batch).exec_without_returning(tx).await).await;
        put?;
    }
    Ok(())
}

/// Somebody with an account.
pub async fn person(store: &Store, name: &str, role: Role) -> Result<StaffId> {
    let id = StaffId(secrets::new_id(now()));
    let email = format!("{}@example.org", id.0.simple());
    let row = staff::Model {
        id,
        email: email.clone(),
        email_key: email,
        name: name.to_owned(),
        role,
        language: "en".to_owned(),
        password_hash: None,
        created_at: now(),
        disabled_at: None,
    };
    put::<staff::Entity, _>(store, vec![row]).await?;
    Ok(id)
}

/// The header line of a browser that this person has signed in from.
pub async fn session(store: &Store, staff_id: StaffId) -> Result<String> {
    let token = secrets::token()?;
    let row = staff_session::Model {
        id: SessionId(secrets::new_id(now())),
        staff_id,
        token_hash: secrets::sha256_hex(&token),
        created_at: now(),
        seen_at: now(),
        expires_at: now().plus_millis(DAY / 2),
        revoked_at: None,
    };
    put::<staff_session::Entity, _>(store, vec![row]).await?;
    Ok(format!("Cookie: session={token}\r\n"))
}

/// An opening under this slug, published yesterday, that closes in so many days (or has closed, below zero): an advert of
/// usual length in three languages, four criteria, two documents of which the CV is required.
pub async fn opening(store: &Store, hr: StaffId, slug: &str, days: i64) -> Result<OpeningId> {
    let id = OpeningId(secrets::new_id(now()));
    let opens_at = now().plus_millis(DAY * days.min(0) - DAY);
    let row = opening::Model {
        id,
        slug: slug.to_owned(),
        state: opening::State::Published,
        language: "en".to_owned(),
        closes_local: Some("2030-02-14".to_owned()),
        time_zone: "Europe/Belgrade".to_owned(),
        closes_at: Some(now().plus_millis(DAY * days)),
        opens_at: Some(opens_at),
        grace_seconds: 600,
        salary_min: Some(1800),
        salary_max: Some(2200),
        salary_currency: Some("EUR".to_owned()),
        salary_period: Some(Period::Month),
        contract: Contract::FullTime,
        places: Places(vec![Place { locality: "Prishtina".to_owned(), country: "XK".to_owned(), street: None }]),
        remote: false,
        positions: 1,
        contact: "jobs@example.org".to_owned(),
        blind: false,
        visibility: Visibility::AfterOwn,
        chair_sees_all: false,
        assigned: false,
        reviews_per_application: Some(2),
        version: 1,
        created_by: hr,
        created_at: opens_at,
        updated_at: opens_at,
        published_at: Some(opens_at),
        cancelled_at: None,
        reminded_hours: None,
    };
    put::<opening::Entity, _>(store, vec![row]).await?;
    let texts = ["en", "sq", "sr"].map(|language| text(id, slug, language)).to_vec();
    put::<opening_text::Entity, _>(store, texts).await?;
    put::<criterion::Entity, _>(store, criteria(id)).await?;
    put::<requirement::Entity, _>(store, requirements(id)).await?;
    Ok(id)
}

fn text(opening_id: OpeningId, slug: &str, language: &str) -> opening_text::Model {
    let paragraph = "You keep the books of **four projects**, close every month by the tenth, and tell the director in one \
        page what the figures mean. You know the rules of public donors and have been through an audit.\n\n";
    let list = "- prepare budgets and forecasts\n- check and pay invoices\n- report to donors in their own forms\n\n";
    let description = format!("## What you do\n\n{paragraph}{list}## Whom we look for\n\n{paragraph}{list}{paragraph}");
    let title = format!("Finance Manager ({slug})");
    opening_text::Model {
        opening_id,
        language: language.to_owned(),
        summary: "Keeps the books of a small institute and explains them.".to_owned(),
        fold: fold(&format!("{title} {description}")),
        title,
        description,
    }
}

fn criteria(opening_id: OpeningId) -> Vec<criterion::Model> {
    let row = |(position, (key, weight_milli)): (i32, (&str, i64))| criterion::Model {
        opening_id,
        key: key.to_owned(),
        position,
        title: format!("Shows {key}"),
        translations: Translations::default(),
        weight_milli,
        min_milli: 1000,
        max_milli: 5000,
        required: true,
        anchors: Anchors::default(),
    };
    (0..).zip(CRITERIA).map(row).collect()
}

fn requirements(opening_id: OpeningId) -> Vec<requirement::Model> {
    let row = |(position, key): (i32, &str)| requirement::Model {
        opening_id,
        key: key.to_owned(),
        position,
        title: key.to_owned(),
        hint: String::new(),
        translations: Translations::default(),
        required: position == 0,
        formats: requirement::Formats(vec!["pdf".to_owned(), "docx".to_owned()]),
        max_bytes: 10 << 20,
        max_files: 1,
    };
    (0..).zip(["cv", "letter"]).map(row).collect()
}

/// Two reviewers on the panel of an opening.
pub async fn panel(store: &Store, opening_id: OpeningId) -> Result<[StaffId; 2]> {
    let chair = person(store, "Agim Berisha", Role::Member).await?;
    let reviewer = person(store, "Drita Hoti", Role::Member).await?;
    let seats = [(chair, PanelRole::Chair), (reviewer, PanelRole::Reviewer)]
        .map(|(staff_id, role)| panel_member::Model { opening_id, staff_id, role });
    put::<panel_member::Entity, _>(store, seats.to_vec()).await?;
    Ok([chair, reviewer])
}

/// So many submitted applications, each with a submitted card of either reviewer and the figures that follow from them.
pub async fn reviewed(
    store: &Store,
    opening: OpeningId,
    reviewers: [StaffId; 2],
    count: usize,
) -> Result<Vec<(ApplicationId, SubmissionId)>> {
    let weighing =
        CRITERIA.map(|(key, weight_milli)| Weighing { criterion: key.to_owned(), weight_milli, required: true });
    let mut chance = Chance::from(count as u64);
    let mut made = Vec::with_capacity(count);
    while made.len() < count {
        let mut bulk = Bulk::default();
        for _ in 0..BATCH.min(count - made.len()) {
            let (mut row, sent) = application(opening, made.len())?;
            made.push((row.id, sent.id));
            let cards = reviewers.map(|reviewer| {
                let scores = bulk.card(row.id, opening, reviewer, &mut chance);
                card_figure(&weighing, reviewer, &scores)
            });
            let figure = figure(cards.into(), reviewers.len());
            row.reviews = 2;
            row.mean_key = figure.mean.as_ref().map(Exact::sort_key);
            row.mean_exact = figure.mean.as_ref().map(ToString::to_string);
            row.review_complete = figure.complete;
            bulk.applications.push(row);
            bulk.submissions.push(sent);
        }
        bulk.put(store).await?;
    }
    Ok(made)
}

/// One more on the panel, with submitted cards for these.
pub async fn newcomer(store: &Store, opening: OpeningId, done: &[(ApplicationId, SubmissionId)]) -> Result<StaffId> {
    let reviewer = person(store, "Emre Sahin", Role::Member).await?;
    let seat = panel_member::Model { opening_id: opening, staff_id: reviewer, role: PanelRole::Reviewer };
    put::<panel_member::Entity, _>(store, vec![seat]).await?;
    let mut chance = Chance::from(done.len() as u64);
    for part in done.chunks(BATCH) {
        let mut bulk = Bulk::default();
        for (id, _) in part {
            bulk.card(*id, opening, reviewer, &mut chance);
        }
        bulk.put(store).await?;
    }
    Ok(reviewer)
}

/// Rows of several tables that go in together.
#[derive(Default)]
struct Bulk {
    applications: Vec<application::Model>,
    submissions: Vec<submission::Model>,
    cards: Vec<scorecard::Model>,
    scores: Vec<score::Model>,
}

impl Bulk {
    /// A submitted card with scores from 1 to 5 in quarters.
    fn card(
        &mut self,
        application_id: ApplicationId,
        opening_id: OpeningId,
        reviewer_id: StaffId,
        chance: &mut Chance,
    ) -> Vec<Rated> {
        let id = ScorecardId(secrets::new_id(now()));
        let at = now();
        self.cards.push(scorecard::Model {
            id,
            application_id,
            opening_id,
            reviewer_id,
            comment: "Knows donors' rules; asks for a start in May.".to_owned(),
            version: 1,
            updated_at: at,
            submitted_at: Some(at),
        });
        let rated: Vec<Rated> = CRITERIA
            .iter()
            .map(|(key, _)| Rated {
                criterion: (*key).to_owned(),
                value_milli: 1000 + 250 * i64::from(chance.below(17)),
            })
            .collect();
        self.scores.extend(rated.iter().map(|rated| score::Model {
            scorecard_id: id,
            criterion_key: rated.criterion.clone(),
            value_milli: rated.value_milli,
        }));
        rated
    }

    async fn put(self, store: &Store) -> Result<()> {
        put::<application::Entity, _>(store, self.applications).await?;
        put::<submission::Entity, _>(store, self.submissions).await?;
        put::<scorecard::Entity, _>(store, self.cards).await?;
        put::<score::Entity, _>(store, self.scores).await
    }
}

/// An application as it was submitted, and its first version.
fn application(opening_id: OpeningId, number: usize) -> Result<(application::Model, submission::Model)> {
    let (id, version, at) = (ApplicationId(secrets::new_id(now())), SubmissionId(secrets::new_id(now())), now());
    let name = format!("Arta Gashi {number}");
    let email = format!("{}@example.org", id.0.simple());
    let row = application::Model {
        id,
        opening_id,
        reference: secrets::reference()?,
        alias: secrets::alias()?,
        state: State::Submitted,
        stage: Stage::UnderReview,
        language: "sq".to_owned(),
        full_name: name.clone(),
        name_fold: fold_name(&name),
        email: email.clone(),
        email_key: email.clone(),
        phone: "+383 44 123 456".to_owned(),
        consent_at: Some(at),
        answers: Answers::default(),
        token_hash: id.0.simple().to_string(),
        token_number: 0,
        proven_email_key: String::new(),
        version: 2,
        submission_id: Some(version),
        began_at: at,
        updated_at: at,
        submitted_at: Some(at),
        withdrawn_at: None,
        edited_at: None,
        extended_until: None,
        reviews: 0,
        mean_key: None,
        mean_exact: None,
        review_complete: false,
    };
    let sent = submission::Model {
        id: version,
        application_id: id,
        opening_id,
        number: 1,
        sequence: i64::try_from(number)?,
        full_name: name,
        email,
        phone: row.phone.clone(),
        language: row.language.clone(),
        answers: Answers::default(),
        idempotency_hash: None,
        idempotency_fingerprint: None,
        received_at: at,
        closes_at: at.plus_millis(DAY),
        // As long as a signed one is.
        receipt: "r".repeat(900),
    };
    Ok((row, sent))
}

/// What the index of words holds of these applications: a CV of some 300 words each, of which few are rare.
pub async fn worded(store: &Store, opening: OpeningId, made: &[(ApplicationId, SubmissionId)]) -> Result<()> {
    let usual = "finance manager budget report donor project european union prishtina invoice payment bank ledger closing month year \
        team office english albanian serbian university degree economics excel tax salary contract procurement policy "
        .repeat(9);
    for (chunk, first) in made.chunks(BATCH).zip((0..).step_by(BATCH)) {
        let words = chunk.iter().zip(first..).map(|((id, _), number)| {
            let rare = [(10, "audit"), (100, "prizren"), (1000, "djordjevic"), (1000, "audit")];
            let rare: Vec<&str> = rare.iter().filter(|(of, _)| number % of == 0).map(|(_, word)| *word).collect();
            entity::application_words::ActiveModel {
                id: sea_orm::ActiveValue::NotSet,
                application_id: sea_orm::Set(*id),
                names: sea_orm::Set(format!("{} arta gashi {number}", meritum::store::words::token(opening))),
                answers: sea_orm::Set(String::new()),
                documents: sea_orm::Set(format!("{usual}{} number{number}", rare.join(" "))),
                covered: sea_orm::Set(meritum::store::words::token(opening)),
            }
        });
        let words: Vec<_> = words.collect();
        let put: Result<_, DbErr> = store
            .write(async |tx| entity::application_words::Entity::insert_many(words).exec_without_returning(tx).await)
            .await;
        put?;
    }
    Ok(())
}
