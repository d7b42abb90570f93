//! What a request says of an opening: a new draft, a merge patch (RFC 7396), an amendment.

use super::words::{Contract, Language, Period, Visibility};
use crate::invalid::Invalid;
use crate::language::{self, Phrase};
use crate::opening::rules::Salary;
use crate::opening::rules::{AdvertEdits, Closes, Edits};
use poem_openapi::Object;
use poem_openapi::types::MaybeUndefined;
use std::collections::BTreeMap;

/// The advert in one language.
#[derive(Debug, Object)]
#[oai(rename = "AdvertChanges", deny_unknown_fields)]
pub struct AdvertBody {
    pub title: MaybeUndefined<String>,
    pub summary: MaybeUndefined<String>,
    /// CommonMark.
    pub description: MaybeUndefined<String>,
}

/// A salary range before tax, in whole units of its currency; one end may be left out.
#[derive(Debug, Object)]
#[oai(rename = "SalaryChanges", deny_unknown_fields)]
pub struct SalaryBody {
    pub min: MaybeUndefined<i64>,
    pub max: MaybeUndefined<i64>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// `month` unless it says otherwise.
    pub period: Option<Period>,
}

/// A place of work.
#[derive(Clone, Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct Place {
    pub locality: String,
    /// ISO 3166-1 alpha-2, or XK.
    pub country: String,
    #[oai(skip_serializing_if_is_none)]
    pub street: Option<String>,
}

/// How the review goes.
#[derive(Debug, Object)]
#[oai(rename = "ReviewChanges", deny_unknown_fields)]
pub struct ReviewBody {
    /// Reviewers see no identity; false unless it says otherwise.
    pub blind: Option<bool>,
    /// `after_own` unless it says otherwise.
    pub visibility: Option<Visibility>,
    /// Whether the chair sees the others' cards and figures at any time; false unless it says otherwise.
    pub chair_sees_all: Option<bool>,
    /// The quorum; null: every reviewer of the panel.
    pub reviews_per_application: MaybeUndefined<i64>,
}

macro_rules! terms_body {
    ($(#[$about:meta])* $name:ident { $($(#[$meta:meta])* $field:ident: $ty:ty,)* }) => {
        $(#[$about])*
        #[derive(Debug, Object)]
        #[oai(deny_unknown_fields)]
        pub struct $name {
            /// In the opening's own language, as the next two.
            pub title: MaybeUndefined<String>,
            pub summary: MaybeUndefined<String>,
            /// CommonMark.
            pub description: MaybeUndefined<String>,
            /// The advert in further languages, by `en`, `sq`, `sr`; null takes one away.
            pub texts: Option<BTreeMap<String, Option<AdvertBody>>>,
            /// A bare date; its end in `time_zone`.
            pub closes_on: MaybeUndefined<String>,
            /// An RFC 3339 instant, or a date and time on the clocks of `time_zone`.
            pub closes_at: MaybeUndefined<String>,
            /// IANA name.
            pub time_zone: Option<String>,
            /// Seconds that an upload begun before the closing instant may take to finish.
            pub grace_seconds: Option<i64>,
            pub salary: MaybeUndefined<SalaryBody>,
            pub contract: Option<Contract>,
            pub places: Option<Vec<Place>>,
            pub remote: Option<bool>,
            pub positions: Option<i64>,
            /// Where questions go; public.
            pub contact: MaybeUndefined<String>,
            $($(#[$meta])* pub $field: $ty,)*
        }

        impl $name {
            /// The same as edits of an opening that speaks `own` and names `salary`.
            ///
            /// # Errors
            /// A language that is not spoken here.
            fn terms(self, own: language::Language, salary: Option<&Salary>) -> Result<Edits, Vec<Invalid>> {
                let advert = AdvertBody { title: self.title, summary: self.summary, description: self.description };
                let closes_on = self.closes_on;
                let closes_at = self.closes_at;
                Ok(Edits {
                    texts: texts(own, advert, self.texts.unwrap_or_default())?,
                    closes: closes(closes_on, closes_at),
                    time_zone: self.time_zone,
                    grace_seconds: self.grace_seconds,
                    salary: merged(self.salary, salary),
                    contract: self.contract.map(Into::into),
                    places: self.places.map(|places| places.into_iter().map(Into::into).collect()),
                    remote: self.remote,
                    positions: self.positions,
                    contact: text(self.contact),
                    ..Edits::default()
                })
            }
        }
    };
}

terms_body! {
    /// What shall be in a draft. Members left out stay as they are, or as the house has them.
    OpeningChanges {
        /// Whose texts stand in for missing ones.
        language: Option<Language>,
        review: Option<ReviewBody>,
    }
}

terms_body! {
    /// What shall change in a published opening, and why; public.
    AmendmentChanges {
        /// Why; everybody reads it.
        #[oai(default)]
        reason: String,
    }
}

impl OpeningChanges {
    /// As edits of an opening that speaks `own` and names `salary`.
    ///
    /// # Errors
    /// A language that is not spoken here.
    pub fn edits(mut self, own: language::Language, salary: Option<&Salary>) -> Result<Edits, Vec<Invalid>> {
        let (language, review) = (self.language.map(language::Language::from), self.review.take());
        let mut edits = self.terms(language.unwrap_or(own), salary)?;
        edits.language = language;
        if let Some(review) = review {
            edits.blind = review.blind;
            edits.visibility = review.visibility.map(Into::into);
            edits.chair_sees_all = review.chair_sees_all;
            edits.reviews_per_application = review.reviews_per_application.into();
        }
        Ok(edits)
    }
}

impl AmendmentChanges {
    /// As edits of an opening that speaks `own` and names `salary`, with the reason.
    ///
    /// # Errors
    /// A language that is not spoken here.
    pub fn edits(self, own: language::Language, salary: Option<&Salary>) -> Result<(Edits, String), Vec<Invalid>> {
        let reason = self.reason.clone();
        Ok((self.terms(own, salary)?, reason))
    }
}

impl From<Place> for entity::opening::Place {
    fn from(place: Place) -> Self {
        Self {
            locality: place.locality.trim().to_owned(),
            country: place.country,
            street: place.street.map(|street| street.trim().to_owned()).filter(|street| !street.is_empty()),
        }
    }
}

impl From<entity::opening::Place> for Place {
    fn from(place: entity::opening::Place) -> Self {
        Self { locality: place.locality, country: place.country, street: place.street }
    }
}

/// A text as a merge patch says it: null empties it.
fn text(field: MaybeUndefined<String>) -> Option<String> {
    match field {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(String::new()),
        MaybeUndefined::Value(text) => Some(text),
    }
}

fn closes(on: MaybeUndefined<String>, at: MaybeUndefined<String>) -> Closes {
    if matches!((&on, &at), (MaybeUndefined::Null, _) | (_, MaybeUndefined::Null)) && !on.is_value() && !at.is_value() {
        return Closes::Cleared;
    }
    Closes::of(on.take(), at.take())
}

fn texts(
    own: language::Language,
    advert: AdvertBody,
    further: BTreeMap<String, Option<AdvertBody>>,
) -> Result<BTreeMap<language::Language, Option<AdvertEdits>>, Vec<Invalid>> {
    let mut texts = BTreeMap::new();
    let mut wrong = Vec::new();
    for (code, advert) in further {
        match code.parse::<language::Language>() {
            Ok(language) => {
                texts.insert(language, advert.map(advert_edits));
            }
            Err(_) => wrong.push(Invalid::new(
                format!("/texts/{}", code.replace('~', "~0").replace('/', "~1")),
                "unknown-language",
                Phrase::new("opening-wrong-language"),
            )),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let said = advert_edits(advert);
    if said != AdvertEdits::default() {
        let entry = texts.entry(own).or_insert_with(|| Some(AdvertEdits::default())).get_or_insert_default();
        entry.title = said.title.or(entry.title.take());
        entry.summary = said.summary.or(entry.summary.take());
        entry.description = said.description.or(entry.description.take());
    }
    Ok(texts)
}

fn advert_edits(advert: AdvertBody) -> AdvertEdits {
    AdvertEdits { title: text(advert.title), summary: text(advert.summary), description: text(advert.description) }
}

/// The salary after the patch: members left out stay. None: as before; none inside: taken away.
#[expect(clippy::option_option, reason = "the three cases of a merge patch")]
fn merged(body: MaybeUndefined<SalaryBody>, current: Option<&Salary>) -> Option<Option<Salary>> {
    let end = |wanted: MaybeUndefined<i64>, current: Option<i64>| match wanted {
        MaybeUndefined::Undefined => current,
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(amount) => Some(amount),
    };
    match body {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(body) => Some(Some(Salary {
            min: end(body.min, current.and_then(|salary| salary.min)),
            max: end(body.max, current.and_then(|salary| salary.max)),
            currency: body.currency.or_else(|| current.map(|salary| salary.currency.clone())).unwrap_or_default(),
            period: body
                .period
                .map(Into::into)
                .or_else(|| current.map(|salary| salary.period))
                .unwrap_or(entity::opening::Period::Month),
        })),
    }
}
