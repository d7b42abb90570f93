//! An opening under review, put into the house row by row: a panel, criteria, and applications that were submitted.

use std::collections::BTreeMap;
use std::sync::Arc;

use entity::application::{self, Answers, Stage, State};
use entity::opening;
use entity::panel_member::{self, PanelRole};
use entity::staff::{self, Role};
use entity::{
    ApplicationId, DocumentId, Instant, OpeningId, StaffId, SubmissionId, Translations, criterion, document,
    document_text, submission, submission_document,
};
use meritum::actor::{Actor, StaffActor};
use meritum::application::words;
use meritum::context::Context;
use meritum::language::fold::{fold_name, fold_words};
use meritum::language::{Language, Text};
use meritum::opening::rules::thousandths_typed;
use meritum::review::card::Filled;
use meritum::review::conflict;
use meritum::review::score::{Kept, ScoreError, score};
use meritum::secrets::{alias, canonical_reference};
use meritum::web::api;
use meritum::web::problem::Problem;
use poem::http::{HeaderMap, Method};
use poem::{Endpoint, EndpointExt, Request, Route};
use sea_orm::ActiveValue::NotSet;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde_json::Value;
use uuid::Uuid;

use super::adverts::{posted, titled};
use super::house::House;

/// The opening under review and its slug.
pub struct Reviews<'a> {
    house: &'a House,
    pub opening: OpeningId,
    pub slug: String,
}

/// A fresh id by the house's clock.
fn id(house: &House) -> Uuid {
    house.context(Actor::System).new_id()
}

/// Somebody with an account.
pub async fn person(house: &House, name: &str, role: Role) -> Context {
    let staff = StaffId(id(house));
    let row = staff::Model {
        id: staff,
        email: format!("{}@example.org", staff.0),
        email_key: format!("{}@example.org", staff.0),
        name: name.to_owned(),
        role,
        language: "en".to_owned(),
        password_hash: None,
        created_at: house.now(),
        disabled_at: None,
    };
    house.inside.store.write(async |tx| row.into_active_model().insert(tx).await).await.expect("an account");
    house.context(Actor::Staff(StaffActor { id: staff, role, name: name.to_owned(), session: None }))
}

impl<'a> Reviews<'a> {
    /// An opening that was published, with these criteria: key, weight and whether it is required; all from 1 to 5.
    pub async fn of(house: &'a House, criteria: &[(&str, &str, bool)]) -> Self {
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let opening = OpeningId(id(house));
        let slug = format!("opening-{}", opening.0.simple());
        let now = house.now();
        let row = posted(opening, &slug, &hr, now);
        let criteria: Vec<criterion::ActiveModel> = criteria
            .iter()
            .zip(0..)
            .map(|((key, weight, required), position)| {
                let row = criterion::Model {
                    opening_id: opening,
                    key: (*key).to_owned(),
                    position,
                    title: format!("Title of {key}"),
                    translations: Translations::default(),
                    weight_milli: thousandths_typed(weight).expect("a weight"),
                    min_milli: 1000,
                    max_milli: 5000,
                    required: *required,
                    anchors: criterion::Anchors::default(),
                };
                row.into_active_model()
            })
            .collect();
        let text = titled(opening, "");
        let written = house.inside.store.write(async |tx| {
            row.into_active_model().insert(tx).await?;
            text.insert(tx).await?;
            criterion::Entity::insert_many(criteria).exec_without_returning(tx).await
        });
        written.await.expect("an opening");
        Self { house, opening, slug }
    }

    /// Changes the opening's own row.
    pub async fn change(&self, change: impl FnOnce(&mut opening::ActiveModel)) {
        super::adverts::change(self.house, self.opening, change).await;
    }

    /// Somebody on the panel.
    pub async fn seat(&self, name: &str, role: PanelRole) -> Context {
        let ctx = person(self.house, name, Role::Member).await;
        let seat =
            panel_member::Model { opening_id: self.opening, staff_id: ctx.actor.staff().expect("staff").id, role };
        let store = &self.house.inside.store;
        store.write(async |tx| seat.into_active_model().insert(tx).await).await.expect("a seat");
        ctx
    }

    /// An application with one document, submitted now under this name. Returns its reference.
    pub async fn application(&self, name: &str) -> String {
        let (now, application, version) =
            (self.house.now(), ApplicationId(id(self.house)), SubmissionId(id(self.house)));
        let reference = canonical_reference(&application.0.simple().to_string()[20..]).expect("a reference");
        let email = format!("{}@example.org", application.0.simple());
        let answers = Answers(BTreeMap::from([("motivation".to_owned(), format!("I am {name}.").into())]));
        let row = application::Model {
            id: application,
            opening_id: self.opening,
            reference: reference.clone(),
            alias: alias().expect("an alias"),
            state: State::Submitted,
            stage: Stage::Received,
            language: "en".to_owned(),
            full_name: name.to_owned(),
            name_fold: fold_name(name),
            email: email.clone(),
            email_key: email.clone(),
            phone: "+383 44 123 456".to_owned(),
            consent_at: Some(now),
            answers: answers.clone(),
            token_hash: application.0.simple().to_string(),
            token_number: 0,
            proven_email_key: String::new(),
            version: 1,
            submission_id: Some(version),
            began_at: now,
            updated_at: now,
            submitted_at: Some(now),
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
            application_id: application,
            opening_id: self.opening,
            number: 1,
            sequence: now.0,
            full_name: name.to_owned(),
            email,
            phone: "+383 44 123 456".to_owned(),
            language: "en".to_owned(),
            answers,
            idempotency_hash: None,
            idempotency_fingerprint: None,
            received_at: now,
            closes_at: Instant(1_739_574_000_000),
            receipt: "a receipt".to_owned(),
        };
        let cv = DocumentId(id(self.house));
        let content = format!("%PDF-1.7 the CV of {name}");
        let size = i64::try_from(content.len()).expect("a size");
        let content = futures_util::stream::iter([Ok::<_, std::io::Error>(content.into())]);
        let staged = self.house.inside.files.receive(cv, content, 1000).await.expect("a file");
        let stored = staged.keep().await.expect("a file");
        let cv = document::Model {
            id: cv,
            application_id: application,
            requirement_key: "cv".to_owned(),
            place: 1,
            name: format!("CV {name}.pdf"),
            format: "pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size,
            sha256: stored.address.sha256.to_string(),
            scan: document::Scan::Unscanned,
            reading: document::Reading::Waiting,
            unreadable: None,
            pages: None,
            began_at: now,
            received_at: now,
            removed_at: None,
        };
        let holds = submission_document::Model { submission_id: version, document_id: cv.id, position: 0 };
        let written = self.house.inside.store.write(async |tx| {
            row.into_active_model().insert(tx).await?;
            sent.into_active_model().insert(tx).await?;
            cv.into_active_model().insert(tx).await?;
            holds.into_active_model().insert(tx).await?;
            words::again(tx, application).await
        });
        written.await.expect("an application");
        self.house.clock.advance(1000);
        reference
    }

    /// Its document is read, and says this.
    pub async fn reads(&self, reference: &str, said: &str) {
        use sea_orm::{ColumnTrait, QueryFilter};
        let id = self.row(reference).await.id;
        let found = document::Entity::find().filter(document::Column::ApplicationId.eq(id));
        let cv = found.one(self.house.inside.store.read()).await.expect("a read").expect("a document").id;
        let text = document_text::ActiveModel {
            id: NotSet,
            document_id: Set(cv),
            fold: Set(fold_words(said)),
            body: Set(said.to_owned()),
        };
        let written = self.house.inside.store.write(async |tx| {
            document_text::Entity::insert(text).exec_without_returning(tx).await?;
            words::document_changed(tx, cv).await
        });
        written.await.expect("a text");
    }

    /// Its applicant withdraws it.
    pub async fn withdraw(&self, reference: &str) {
        let mut row = self.row(reference).await.into_active_model();
        row.state = Set(State::Withdrawn);
        let store = &self.house.inside.store;
        store.write(async |tx| row.update(tx).await).await.expect("a change");
    }

    /// Somebody has a conflict of interest.
    pub async fn conflict(&self, whose: &Context, address: &str) {
        conflict::declare(whose, address, "A cousin.").await.expect("a conflict");
    }

    /// The application's row as it is kept.
    pub async fn row(&self, reference: &str) -> application::Model {
        use sea_orm::{ColumnTrait, QueryFilter};
        let found = application::Entity::find().filter(application::Column::Reference.eq(reference));
        found.one(self.house.inside.store.read()).await.expect("a read").expect("the application")
    }
}

/// What an application is called in a blind review.
pub async fn alias_of(house: &House, reference: &str) -> String {
    use sea_orm::{ColumnTrait, QueryFilter};
    let found = application::Entity::find().filter(application::Column::Reference.eq(reference));
    found.one(house.inside.store.read()).await.expect("a read").expect("the application").alias
}

/// A card as somebody would fill it: key and score.
pub fn card(scores: &[(&str, &str)], submitted: bool) -> Filled {
    let scores = scores.iter().map(|(key, score)| ((*key).to_owned(), thousandths_typed(score))).collect();
    Filled { scores, comment: String::new(), submitted }
}

/// Submits a card at once.
pub async fn submit(ctx: &Context, reference: &str, scores: &[(&str, &str)]) -> Result<Kept, ScoreError> {
    score(ctx, reference, card(scores, true), None).await
}

/// What the API answers somebody: status, headers and JSON.
pub async fn ask(
    ctx: &Context,
    house: &House,
    (method, path): (&str, &str),
    if_match: Option<&str>,
    body: Option<Value>,
) -> (u16, HeaderMap, Value) {
    let endpoint = api::routes(Route::new()).data(Arc::clone(&house.inside)).data(ctx.actor.clone());
    let mut request = Request::builder()
        .method(Method::from_bytes(method.as_bytes()).expect("a method"))
        .uri(path.parse().expect("a path"));
    if let Some(tag) = if_match {
        request = request.header("if-match", tag);
    }
    let request = match body {
        Some(body) => request.content_type("application/json").body(body.to_string()),
        None => request.finish(),
    };
    let response = match endpoint.call(request).await {
        Ok(response) => response,
        Err(error) => match error.downcast_ref::<Problem>() {
            Some(problem) => problem.to_api_response(Text::new(Language::En), ""),
            None => error.into_response(),
        },
    };
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.into_body().into_bytes().await.expect("a body");
    let body = serde_json::from_slice(&bytes).unwrap_or_else(|_| String::from_utf8_lossy(&bytes).into());
    (status, headers, body)
}
