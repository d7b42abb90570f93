//! An opening that takes applications, and people who apply to it, by the API and from inside.

use entity::opening::{self, Contract, Places, Visibility};
use entity::question::{self, Choice, Choices, Kind, KnockOut};
use entity::requirement::{self, Formats};
use entity::staff::Role;
use entity::{Instant, OpeningId, Translations, application, document, opening_text, submission};
use meritum::actor::Actor;
use meritum::application::attach::{AttachError, attach};
use meritum::application::begin::{Begun, begin};
use meritum::application::receive::Incoming;
use meritum::application::rules::changes::Changes;
use meritum::application::rules::place::Aim;
use meritum::clock::{Clock as _, SystemClock};
use meritum::context::Context;
use meritum::language::Language;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};
use serde_json::{Value, json};

use super::answer::Answer;
use super::house::House;
use super::reviews::person;

/// The end of 14 February 2025 in Prishtina.
pub const CLOSES: Instant = Instant(1_739_574_000_000);

/// Where the opening is.
pub const SLUG: &str = "finance-manager";

/// A PDF of one empty page.
pub const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n\
    xref\n0 4\n0000000000 65535 f \n0000000015 00000 n \n0000000060 00000 n \n0000000111 00000 n \n\
    trailer<</Size 4/Root 1 0 R>>\nstartxref\n170\n%%EOF\n";

/// The same page in a file of its own, with so many bytes that say nothing.
pub fn unlike(number: u64, bytes: usize) -> Vec<u8> {
    let (head, rest) = PDF.split_at(9);
    [head, format!("% {number}").as_bytes(), &vec![b' '; bytes], b"\n", rest].concat()
}

/// The opening, and the member of HR who published it.
pub struct Advert<'a> {
    pub house: &'a House,
    pub opening: OpeningId,
    pub hr: Context,
}

fn question(opening: OpeningId, position: i32, key: &str, kind: Kind, required: bool) -> question::Model {
    let choice =
        |key: &str| Choice { key: key.to_owned(), title: key.to_owned(), translations: Translations::default() };
    let choices = if kind == Kind::Several { ["en", "sq", "sr"].map(choice).into() } else { Vec::new() };
    question::Model {
        opening_id: opening,
        key: key.to_owned(),
        position,
        kind,
        title: key.to_owned(),
        hint: String::new(),
        translations: Translations::default(),
        required,
        choices: Choices(choices),
        max_length: None,
        knock_out: (kind == Kind::YesNo).then_some(KnockOut::Answer(true)),
    }
}

fn requirement(opening: OpeningId, position: i32, key: &str, required: bool) -> requirement::Model {
    requirement::Model {
        opening_id: opening,
        key: key.to_owned(),
        position,
        title: key.to_owned(),
        hint: String::new(),
        translations: Translations::default(),
        required,
        formats: Formats(["pdf", "docx", "txt"].map(str::to_owned).into()),
        max_bytes: 1_000_000,
        max_files: 1,
    }
}

/// A row of a published opening that closes at [`CLOSES`].
pub fn posted(id: OpeningId, slug: &str, hr: &Context, now: Instant) -> opening::Model {
    opening::Model {
        id,
        slug: slug.to_owned(),
        state: opening::State::Published,
        language: "en".to_owned(),
        closes_local: Some("2025-02-14".to_owned()),
        time_zone: "Europe/Belgrade".to_owned(),
        closes_at: Some(CLOSES),
        opens_at: Some(now),
        grace_seconds: 600,
        salary_min: None,
        salary_max: None,
        salary_currency: None,
        salary_period: None,
        contract: Contract::FullTime,
        places: Places::default(),
        remote: false,
        positions: 1,
        contact: String::new(),
        blind: false,
        visibility: Visibility::AfterOwn,
        chair_sees_all: false,
        assigned: false,
        reviews_per_application: None,
        version: 1,
        created_by: hr.actor.staff().expect("HR").id,
        created_at: now,
        updated_at: now,
        published_at: Some(now),
        cancelled_at: None,
        reminded_hours: None,
    }
}

/// Its text.
pub fn titled(opening: OpeningId, description: &str) -> opening_text::ActiveModel {
    opening_text::ActiveModel {
        opening_id: Set(opening),
        language: Set("en".to_owned()),
        title: Set("Finance Manager".to_owned()),
        summary: Set(String::new()),
        description: Set(description.to_owned()),
        fold: Set("finance manager".to_owned()),
    }
}

/// Changes an opening's own row, as an amendment would.
pub async fn change(house: &House, opening: OpeningId, change: impl FnOnce(&mut opening::ActiveModel)) {
    let store = &house.inside.store;
    let row = opening::Entity::find_by_id(opening).one(store.read()).await.expect("a read");
    let mut row = row.expect("the opening").into_active_model();
    change(&mut row);
    store.write(async |tx| row.update(tx).await).await.expect("a change");
}

impl<'a> Advert<'a> {
    /// Publishes *Finance Manager*, closing at the end of 14 February: it asks for a CV, may get a letter, and asks for a
    /// motivation, languages, years, and a licence without which nobody is taken.
    pub async fn published(house: &'a House) -> Self {
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let opening = OpeningId(hr.new_id());
        let now = house.now();
        let row = posted(opening, SLUG, &hr, now);
        let text = titled(opening, "Count well.");
        let questions = [
            question(opening, 0, "motivation", Kind::LongText, true),
            question(opening, 1, "licence", Kind::YesNo, true),
            question(opening, 2, "years", Kind::Number, false),
            question(opening, 3, "languages", Kind::Several, false),
        ];
        let requirements = [requirement(opening, 0, "cv", true), requirement(opening, 1, "letter", false)];
        let written = house.inside.store.write(async |tx| {
            row.into_active_model().insert(tx).await?;
            text.insert(tx).await?;
            let questions = questions.map(IntoActiveModel::into_active_model);
            question::Entity::insert_many(questions).exec_without_returning(tx).await?;
            let requirements = requirements.map(IntoActiveModel::into_active_model);
            requirement::Entity::insert_many(requirements).exec_without_returning(tx).await
        });
        written.await.expect("an opening");
        Self { house, opening, hr }
    }

    /// The same for the real binary, which lives today: it closes tomorrow.
    pub async fn open_today(house: &'a House) -> Self {
        let advert = Self::published(house).await;
        let closes_at = SystemClock.now().plus_seconds(86_400);
        let set = |row: &mut opening::ActiveModel| {
            row.opens_at = Set(Some(Instant(0)));
            row.closes_at = Set(Some(closes_at));
        };
        advert.change(set).await;
        advert
    }

    /// Changes the opening's own row, as an amendment would.
    pub async fn change(&self, change: impl FnOnce(&mut opening::ActiveModel)) {
        self::change(self.house, self.opening, change).await;
    }

    /// Asks for so many files more, which are welcome and not required.
    pub async fn welcomes(&self, key: &str, max_files: i32) {
        let row = requirement::Model { max_files, ..requirement(self.opening, 9, key, false) };
        let store = &self.house.inside.store;
        store.write(async |tx| row.into_active_model().insert(tx).await).await.expect("a requirement");
    }

    /// A draft with everything typed and nothing attached.
    pub async fn draft(&self, name: &str) -> Draft {
        let ctx = self.house.context(Actor::Anyone);
        let begun = begin(&ctx, SLUG, Language::En, &typed(name), self.house.now(), None).await.expect("a draft");
        Draft { ctx: ctx.acting_as(Actor::Applicant(begun.id)), begun }
    }

    /// A draft that lacks nothing.
    pub async fn ready(&self, name: &str) -> Draft {
        let draft = self.draft(name).await;
        draft.attach("cv", "cv.pdf", PDF).await.expect("a CV");
        draft
    }

    /// All applications, in the order in which they were begun.
    pub async fn applications(&self) -> Vec<application::Model> {
        let all = application::Entity::find().filter(application::Column::OpeningId.eq(self.opening));
        all.order_by_asc(application::Column::Id).all(self.house.inside.store.read()).await.expect("a read")
    }

    /// All versions that were submitted.
    pub async fn versions(&self) -> Vec<submission::Model> {
        let all = submission::Entity::find().filter(submission::Column::OpeningId.eq(self.opening));
        all.all(self.house.inside.store.read()).await.expect("a read")
    }

    /// Applies in one request.
    pub async fn apply(&self, form: Form) -> Answer {
        self.apply_under(None, form).await
    }

    /// Applies in one request under an `Idempotency-Key`.
    pub async fn apply_under(&self, key: Option<&str>, form: Form) -> Answer {
        let program = self.house.program();
        let path = format!("/api/v1/openings/{SLUG}/applications");
        let mut request = program.request(Method::POST, &path).multipart(form);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        program.send(&path, request).await
    }
}

/// What is typed by somebody of this name, whose address is made of it.
pub fn typed(name: &str) -> Changes {
    let answers = json!({ "motivation": "I count well.", "licence": true });
    Changes {
        full_name: Some(name.to_owned()),
        email: Some(format!("{}@example.org", name.to_lowercase().replace(' ', "."))),
        phone: None,
        language: None,
        consent: Some(true),
        answers: serde_json::from_value(answers).expect("answers"),
    }
}

/// The same as a form, without documents.
pub fn fields(name: &str) -> Form {
    let typed = typed(name);
    Form::new()
        .text("full_name", name.to_owned())
        .text("email", typed.email.expect("an address"))
        .text("consent", "true")
        .text("answers", json!(typed.answers).to_string())
}

/// A file of a form.
pub fn file(name: &str, bytes: impl Into<Vec<u8>>) -> Part {
    Part::bytes(bytes.into()).file_name(name.to_owned())
}

/// A whole application as a form.
pub fn whole(name: &str) -> Form {
    fields(name).part("cv", file("CV.pdf", PDF))
}

/// A draft and whoever holds its token.
pub struct Draft {
    pub ctx: Context,
    pub begun: Begun,
}

impl Draft {
    /// Attaches a file whose upload begins and ends now.
    pub async fn attach(&self, key: &str, name: &str, bytes: &[u8]) -> Result<document::Model, AttachError> {
        self.attach_from(self.ctx.now(), key, name, bytes).await
    }

    /// Attaches a file whose upload began then and ends now.
    pub async fn attach_from(
        &self,
        began_at: Instant,
        key: &str,
        name: &str,
        bytes: &[u8],
    ) -> Result<document::Model, AttachError> {
        let content = futures_util::stream::iter([Ok::<_, std::io::Error>(bytes.to_vec().into())]);
        let incoming = Incoming { key, aim: Aim::Usual, name, began_at, content };
        attach(&self.ctx, &self.begun.reference, incoming).await.map(|attached| attached.document)
    }
}

/// The id of the first document of the application with this reference.
pub async fn document_of(house: &House, reference: &str) -> String {
    let db = house.inside.store.read();
    let of_it = application::Entity::find().filter(application::Column::Reference.eq(reference));
    let id = of_it.one(db).await.expect("a read").expect("an application").id;
    let all = document::Entity::find().filter(document::Column::ApplicationId.eq(id));
    all.order_by_asc(document::Column::Id).one(db).await.expect("a read").expect("a document").id.to_string()
}

/// Pointer and code of each wrong field of a refusal.
pub fn wrong(answer: &Answer) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let body = answer.json();
    body["errors"].as_array().into_iter().flatten().map(|e| (text(&e["pointer"]), text(&e["code"]))).collect()
}
