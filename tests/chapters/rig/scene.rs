//! A scene that was built by the acts themselves: openings, a panel, applications, cards and a shortlist, and everybody who
//! may come to a door of it.

use entity::panel_member::PanelRole;
use entity::staff::Role;
use entity::{Instant, Translations};
use futures_util::stream::{self, Stream};
use meritum::account::{session, tokens};
use meritum::actor::Actor;
use meritum::application::at_once::{AtOnce, Whole};
use meritum::application::attach;
use meritum::application::begin::{self, Begun};
use meritum::application::receive::Incoming;
use meritum::application::rules::changes::Changes;
use meritum::application::rules::place::Aim;
use meritum::application::submit::Submitted;
use meritum::application::upload::{self, begin::Announced};
use meritum::context::Context;
use meritum::language::Language;
use meritum::opening::rules::{Closes, Edits, NewCriterion, NewMember, NewRequirement};
use meritum::opening::{draft, lists, publish};
use meritum::shortlist::draw::{NewShortlist, draw};
use meritum::web::visit;

use super::house::House;
use super::reviews::{person, submit};
use super::visitor::Visitor;

/// Who comes to a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comer {
    Anyone,
    /// The applicant of the very application.
    Applicant,
    /// The applicant of another application to the same opening.
    Other,
    Administrator,
    Hr,
    Chair,
    Reviewer,
    Manager,
    /// A reviewer of another opening's panel.
    Elsewhere,
}

impl Comer {
    pub const ALL: [Self; 9] = [
        Self::Anyone,
        Self::Applicant,
        Self::Other,
        Self::Administrator,
        Self::Hr,
        Self::Chair,
        Self::Reviewer,
        Self::Manager,
        Self::Elsewhere,
    ];

    /// The head of their column.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Applicant => "applicant",
            Self::Other => "other",
            Self::Administrator => "admin",
            Self::Hr => "hr",
            Self::Chair => "chair",
            Self::Reviewer => "reviewer",
            Self::Manager => "manager",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// The people with accounts.
pub struct Cast<'a> {
    house: &'a House,
    administrator: Context,
    hr: Context,
    chair: Context,
    reviewer: Context,
    manager: Context,
    elsewhere: Context,
}

/// What a door may lead to.
pub struct Scene {
    /// A published opening with a panel, and one that is still drafted.
    pub slug: String,
    pub draft_slug: String,
    /// A submitted application and one that is still written, each with the token of its applicant.
    pub submitted: (String, String),
    pub written: (String, String),
    /// The id of a document of each.
    pub documents: [String; 2],
    /// The token of an upload to the latter.
    pub upload: String,
    /// The token of another applicant.
    other: (String, String),
    pub shortlist: String,
    /// The account of somebody who sits nowhere.
    pub staff: String,
}

/// A way in: a browser's cookies and the token that its forms carry, or a program's bearer token.
pub struct Key {
    pub visitor: Visitor,
    pub form_token: String,
}

impl<'a> Cast<'a> {
    pub async fn of(house: &'a House) -> Self {
        let member = async |name: &str| person(house, name, Role::Member).await;
        let cast = Self {
            house,
            administrator: person(house, "Administrator", Role::Administrator).await,
            hr: person(house, "Besa Hoxha", Role::Hr).await,
            chair: member("Agim Berisha").await,
            reviewer: member("Driton Krasniqi").await,
            manager: member("Milica Petrović").await,
            elsewhere: member("Somebody Else").await,
        };
        let other = cast.drafted("Another opening").await;
        cast.publish(&other, &[(&cast.elsewhere, PanelRole::Reviewer)]).await;
        cast
    }

    async fn drafted(&self, title: &str) -> String {
        let edits = Edits { closes: Closes::On("2025-02-14".to_owned()), ..Edits::default() };
        let edits = edits.saying(Language::En, title, "", "What is done there.");
        let opening = draft::draft(&self.hr, &edits, None).await.expect("a draft");
        let criterion = NewCriterion {
            key: "finance".to_owned(),
            title: "Finance".to_owned(),
            translations: Translations::default(),
            weight_milli: 1000,
            min_milli: 1000,
            max_milli: 5000,
            required: true,
            anchors: Vec::new(),
        };
        let requirement = NewRequirement {
            key: "cv".to_owned(),
            title: "CV".to_owned(),
            hint: String::new(),
            translations: Translations::default(),
            required: true,
            formats: None,
            max_bytes: None,
            max_files: None,
        };
        lists::set_criteria(&self.hr, &opening.slug, None, vec![criterion]).await.expect("criteria");
        lists::set_requirements(&self.hr, &opening.slug, None, vec![requirement]).await.expect("requirements");
        opening.slug
    }

    async fn publish(&self, slug: &str, panel: &[(&Context, PanelRole)]) {
        let seat = |(ctx, role): &(&Context, PanelRole)| {
            let id = ctx.actor.staff().expect("staff").id;
            NewMember { email: format!("{}@example.org", id.0), role: *role }
        };
        lists::set_panel(&self.hr, slug, None, panel.iter().map(seat).collect()).await.expect("a panel");
        publish::publish(&self.hr, slug, None, None).await.expect("published");
    }

    /// A fresh scene in which nothing has happened yet.
    pub async fn scene(&self) -> Scene {
        let draft_slug = self.drafted("Programme Assistant").await;
        let slug = self.drafted("Finance Manager").await;
        let panel = [
            (&self.chair, PanelRole::Chair),
            (&self.reviewer, PanelRole::Reviewer),
            (&self.manager, PanelRole::Manager),
        ];
        self.publish(&slug, &panel).await;
        let submitted = self.applied(&slug, "Arta Gashi", "arta@example.org").await;
        let other = self.applied(&slug, "Dea Kelmendi", "dea@example.org").await;
        self.house.read_documents().await;
        for reviewer in [&self.chair, &self.reviewer] {
            for reference in [&submitted.reference, &other.reference] {
                submit(reviewer, reference, &[("finance", "3")]).await.expect("a card");
            }
        }
        let (written, cv) = self.written(&slug).await;
        let own = self.house.context(Actor::Applicant(written.id));
        let announced = Announced { key: "cv", replaces: None, name: "cv.txt", length: None, at: self.house.now() };
        let upload = upload::begin::begin(&own, &written.reference, announced).await.expect("an upload");
        let new = NewShortlist { size: Some(1), references: None, reason: "The best.".to_owned() };
        let shortlist = draw(&self.hr, &slug, new, None).await.expect("a shortlist").0.to_string();
        let victim = person(self.house, "Nobody Anywhere", Role::Member).await;
        Scene {
            slug,
            draft_slug,
            documents: [submitted.documents[0].id.to_string(), cv],
            submitted: (submitted.reference, submitted.token),
            written: (written.reference, written.token),
            upload,
            other: (other.reference, other.token),
            shortlist,
            staff: victim.actor.staff().expect("staff").id.0.to_string(),
        }
    }

    /// A draft that could be sent.
    async fn written(&self, slug: &str) -> (Begun, String) {
        let (now, anyone) = (self.house.now(), self.house.context(Actor::Anyone));
        let changes = about("Ilir Shala", "ilir@example.org");
        let begun = begin::begin(&anyone, slug, Language::En, &changes, now, None).await.expect("a draft");
        let own = self.house.context(Actor::Applicant(begun.id));
        let incoming = Incoming { key: "cv", aim: Aim::Usual, name: "cv.txt", began_at: now, content: cv() };
        let attached = attach::attach(&own, &begun.reference, incoming).await.expect("a document");
        (begun, attached.document.id.to_string())
    }

    async fn applied(&self, slug: &str, name: &str, email: &str) -> Submitted {
        let now: Instant = self.house.now();
        let ctx = self.house.context(Actor::Anyone);
        let mut arriving = AtOnce::open(&ctx, slug, now, None).await.expect("an open opening");
        arriving.take("cv", "cv.txt", cv()).await.expect("a document");
        let whole =
            Whole { changes: about(name, email), language: Language::En, typed_at: now, received_at: now, key: None };
        arriving.send(&whole, Vec::new()).await.expect("an application")
    }

    fn account(&self, comer: Comer) -> Option<&Context> {
        match comer {
            Comer::Anyone | Comer::Applicant | Comer::Other => None,
            Comer::Administrator => Some(&self.administrator),
            Comer::Hr => Some(&self.hr),
            Comer::Chair => Some(&self.chair),
            Comer::Reviewer => Some(&self.reviewer),
            Comer::Manager => Some(&self.manager),
            Comer::Elsewhere => Some(&self.elsewhere),
        }
    }

    /// A new way in to this scene. An applicant holds the token of the submitted application, or of the one being written.
    pub async fn key(&self, comer: Comer, scene: &Scene, is_program: bool, writes: bool) -> Key {
        let visitor = if is_program { self.house.program() } else { self.house.visitor() };
        let mut form_token = String::new();
        let own = if writes { &scene.written } else { &scene.submitted };
        let applicant = match comer {
            Comer::Applicant => Some(own),
            Comer::Other => Some(&scene.other),
            _ => None,
        };
        if let Some((reference, token)) = applicant {
            if is_program {
                visitor.bearer(token);
            } else {
                visitor.keep(&format!("apply-{reference}"), token);
                form_token = self.house.inside.keys.derived_token("applicant form", token.as_bytes());
            }
        }
        if let Some(ctx) = self.account(comer) {
            let (store, id) = (&ctx.store, ctx.actor.staff().expect("staff").id);
            if is_program {
                let given = store.write(async |tx| tokens::give(tx, ctx, id, None).await).await.expect("tokens");
                visitor.bearer(&given.access);
            } else {
                let token = store.write(async |tx| session::begin(tx, ctx, id, None).await).await.expect("a session");
                visitor.keep("session", &token);
                let holder = session::holder(ctx, &token).await.expect("a read").expect("a session");
                form_token = visit::form_token(&ctx.acting_as(Actor::Staff(holder)));
            }
        }
        Key { visitor, form_token }
    }
}

fn about(name: &str, email: &str) -> Changes {
    Changes {
        full_name: Some(name.to_owned()),
        email: Some(email.to_owned()),
        consent: Some(true),
        ..Changes::default()
    }
}

fn cv() -> impl Stream<Item = Result<bytes::Bytes, std::io::Error>> + Send {
    stream::iter([Ok(bytes::Bytes::from_static(b"I have kept books for years.\n"))])
}
