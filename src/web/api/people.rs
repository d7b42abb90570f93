//! `/api/v1/people`: administrators invite staff, give and take roles, disable and enable accounts.

use super::caller::Caller;
use super::conditions::key;
use super::moment::Moment;
use crate::account::invite::{self, Invitation};
use crate::account::people::{self, Change};
use crate::account::read::{self, standing};
use crate::language::Language;
use crate::web::problem::Problem;
use entity::{StaffId, staff};
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi, Tags};
use uuid::Uuid;

#[derive(Tags)]
enum Tag {
    /// Staff: people with an account.
    People,
}

/// The resource.
pub struct People;

/// What a member of staff may do beside the panels they sit on.
#[derive(Clone, Copy, Debug, Enum)]
#[oai(rename_all = "snake_case")]
enum StaffRole {
    /// Invites staff and gives roles; sees no applications.
    Administrator,
    /// Publishes, amends, reads every application, draws shortlists.
    Hr,
    /// Sees only the openings whose panel they sit on.
    Member,
}

/// Where an account stands.
#[derive(Clone, Copy, Debug, Enum)]
#[oai(rename_all = "snake_case")]
enum Standing {
    /// Has not chosen a password yet.
    Invited,
    /// Can sign in.
    Active,
    /// May not.
    Disabled,
}

/// In which language letters are.
#[derive(Clone, Copy, Debug, Enum)]
#[oai(rename_all = "snake_case")]
enum LetterLanguage {
    En,
    Sq,
    Sr,
    #[oai(rename = "sr-Cyrl")]
    SrCyrl,
}

/// Somebody with an account.
#[derive(Debug, Object)]
struct Person {
    id: Uuid,
    email: String,
    name: String,
    role: StaffRole,
    language: LetterLanguage,
    standing: Standing,
    created_at: Moment,
    disabled_at: Option<Moment>,
}

/// A page of them, by address.
#[derive(Debug, Object)]
struct PersonList {
    items: Vec<Person>,
    next_cursor: Option<String>,
}

/// Whom to invite; a letter with a link lets them choose a password.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct NewPerson {
    email: String,
    name: String,
    role: StaffRole,
    /// Left out: the site's first language.
    language: Option<LetterLanguage>,
}

/// What to change; what is left out stays.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct PersonChange {
    role: Option<StaffRole>,
    /// A disabled account is signed out everywhere at once.
    disabled: Option<bool>,
}

impl From<StaffRole> for staff::Role {
    fn from(role: StaffRole) -> Self {
        match role {
            StaffRole::Administrator => Self::Administrator,
            StaffRole::Hr => Self::Hr,
            StaffRole::Member => Self::Member,
        }
    }
}

impl From<staff::Role> for StaffRole {
    fn from(role: staff::Role) -> Self {
        match role {
            staff::Role::Administrator => Self::Administrator,
            staff::Role::Hr => Self::Hr,
            staff::Role::Member => Self::Member,
        }
    }
}

impl From<LetterLanguage> for Language {
    fn from(language: LetterLanguage) -> Self {
        match language {
            LetterLanguage::En => Self::En,
            LetterLanguage::Sq => Self::Sq,
            LetterLanguage::Sr => Self::Sr,
            LetterLanguage::SrCyrl => Self::SrCyrl,
        }
    }
}

impl From<Language> for LetterLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Sq => Self::Sq,
            Language::Sr => Self::Sr,
            Language::SrCyrl => Self::SrCyrl,
        }
    }
}

impl From<staff::Model> for Person {
    fn from(row: staff::Model) -> Self {
        let standing = match standing(&row) {
            read::Standing::Invited => Standing::Invited,
            read::Standing::Active => Standing::Active,
            read::Standing::Disabled => Standing::Disabled,
        };
        Self {
            id: row.id.0,
            role: row.role.into(),
            language: row.language.parse::<Language>().unwrap_or_default().into(),
            standing,
            created_at: row.created_at.into(),
            disabled_at: row.disabled_at.map(Into::into),
            email: row.email,
            name: row.name,
        }
    }
}

#[derive(ApiResponse)]
enum One {
    /// The account.
    #[oai(status = 200)]
    Is(Json<Person>),
}

#[derive(ApiResponse)]
enum Many {
    /// A page of the list.
    #[oai(status = 200)]
    Are(Json<PersonList>),
}

#[derive(ApiResponse)]
enum Invited {
    /// The account, without a password yet; the letter is on its way.
    #[oai(status = 201)]
    Is(Json<Person>, #[oai(header = "Location")] String),
}

#[derive(ApiResponse)]
enum Sent {
    /// Another letter is on its way.
    #[oai(status = 204)]
    Is,
}

fn page_size() -> u64 {
    25
}

#[OpenApi(prefix_path = "/api/v1/people", tag = "Tag::People")]
impl People {
    /// Everybody with an account.
    #[oai(path = "/", method = "get", operation_id = "list_people")]
    async fn list(
        &self,
        caller: Caller,
        cursor: Query<Option<String>>,
        #[oai(validator(minimum(value = "1"), maximum(value = "100")), default = "page_size")] limit: Query<u64>,
    ) -> Result<Many, Problem> {
        let page = read::people(&caller.staff()?, cursor.0.as_deref(), limit.0).await?;
        let items = page.items.into_iter().map(Into::into).collect();
        Ok(Many::Are(Json(PersonList { items, next_cursor: page.next })))
    }

    /// Invite somebody by letter.
    #[oai(path = "/", method = "post", operation_id = "invite_person")]
    async fn invite(
        &self,
        caller: Caller,
        #[oai(name = "Idempotency-Key")] idempotency_key: Header<Option<String>>,
        body: Json<NewPerson>,
    ) -> Result<Invited, Problem> {
        let ctx = caller.staff()?;
        let key = key(&ctx, "people", idempotency_key.0.as_deref(), &body.0)?;
        let first = ctx.settings.site.languages.first().copied().unwrap_or_default();
        let NewPerson { email, name, role, language } = body.0;
        let language = language.map_or(first, Into::into);
        let new = Invitation { email, name, role: role.into(), language };
        let person = invite::by_letter(&ctx, new, key.as_ref()).await?;
        let location = format!("/api/v1/people/{}", person.id);
        Ok(Invited::Is(Json(person.into()), location))
    }

    /// One account.
    #[oai(path = "/:id", method = "get", operation_id = "get_person")]
    async fn one(&self, caller: Caller, id: Path<Uuid>) -> Result<One, Problem> {
        Ok(One::Is(Json(read::person(&caller.staff()?, StaffId(id.0)).await?.into())))
    }

    /// Give a role, disable or enable the account. The last administrator stays.
    #[oai(path = "/:id", method = "patch", operation_id = "change_person")]
    async fn change(&self, caller: Caller, id: Path<Uuid>, body: Json<PersonChange>) -> Result<One, Problem> {
        let change = Change { role: body.role.map(Into::into), disabled: body.disabled };
        Ok(One::Is(Json(people::change(&caller.staff()?, StaffId(id.0), change).await?.into())))
    }

    /// Send the letter again, to whoever lost it or forgot their password.
    #[oai(path = "/:id/invitations", method = "post", operation_id = "invite_person_again")]
    async fn invite_again(&self, caller: Caller, id: Path<Uuid>) -> Result<Sent, Problem> {
        invite::again(&caller.staff()?, StaffId(id.0)).await?;
        Ok(Sent::Is)
    }
}
