//! HR drafts the demo's openings, publishes and amends them.

use super::story::Story;
use crate::demo::opening::{
    DemoAmendment, DemoContract, DemoCriterion, DemoOpening, DemoOption, DemoPart, DemoPeriod, DemoQuestion,
    DemoQuestionKind, DemoRemote, DemoRequirement, DemoSalary,
};
use crate::demo::organisation::STAFF;
use crate::demo::tongue::{InThree, Tongue};
use crate::language::Language;
use crate::opening::rules::{
    Closes, Edits, NewAnchor, NewChoice, NewCriterion, NewMember, NewQuestion, NewRequirement, Salary,
};
use crate::opening::{amend, draft, lists, publish};
use entity::Translations;
use entity::opening::{Contract, Period, Place};
use entity::panel_member::PanelRole;
use entity::question::{Kind, KnockOut};

/// Who does it.
const HR: &str = "hr";

impl Story {
    pub(super) async fn draft(&mut self, opening: &DemoOpening) -> anyhow::Result<()> {
        let ctx = self.member(HR)?;
        let row = draft::draft(&ctx, &edits(opening), None).await?;
        let slug = row.slug;
        lists::set_criteria(&ctx, &slug, None, opening.criteria.iter().map(criterion).collect()).await?;
        lists::set_questions(&ctx, &slug, None, opening.questions.iter().map(question).collect()).await?;
        lists::set_requirements(&ctx, &slug, None, opening.requirements.iter().map(requirement).collect()).await?;
        lists::set_panel(&ctx, &slug, None, opening.panel.iter().filter_map(seat).collect()).await?;
        self.slugs.insert(opening.key, slug);
        Ok(())
    }

    pub(super) async fn publish(&self, key: &str) -> anyhow::Result<()> {
        publish::publish(&self.member(HR)?, self.slug(key)?, None, None).await?;
        Ok(())
    }

    pub(super) async fn amend(&self, key: &str, amendment: &DemoAmendment) -> anyhow::Result<()> {
        let edits = Edits { closes: Closes::On(amendment.closes_on_after.clone()), ..Edits::default() };
        let reason = amendment.reason.of(Tongue::English);
        amend::amend(&self.member(HR)?, self.slug(key)?, None, &edits, reason, None).await?;
        Ok(())
    }
}

fn edits(opening: &DemoOpening) -> Edits {
    // Drafted with the closing date that stood before any amendment.
    let first = opening.amendments.first().map(|amendment| &amendment.closed_on_before);
    let closes_on = first.or(opening.closes_on.as_ref());
    let mut edits = Edits {
        closes: closes_on.map_or(Closes::Kept, |date| Closes::On(date.clone())),
        time_zone: Some(opening.zone.to_owned()),
        salary: Some(opening.salary.map(salary)),
        contract: Some(match opening.contract {
            DemoContract::Permanent => Contract::FullTime,
            DemoContract::FixedTerm(_) => Contract::FixedTerm,
            DemoContract::PartTime => Contract::PartTime,
        }),
        places: Some(opening.places.iter().map(|town| place(town)).collect()),
        remote: Some(opening.remote == DemoRemote::Fully),
        positions: Some(opening.positions.into()),
        contact: Some(opening.contact.to_owned()),
        blind: Some(opening.blind),
        ..Edits::default()
    };
    for tongue in Tongue::ALL {
        let (title, summary) = (opening.title.of(tongue), opening.summary.of(tongue));
        edits = edits.saying(language(tongue), title, summary, opening.description.of(tongue));
    }
    edits
}

/// The language of a tongue.
pub(super) const fn language(tongue: Tongue) -> Language {
    match tongue {
        Tongue::English => Language::En,
        Tongue::Albanian => Language::Sq,
        Tongue::Serbian => Language::Sr,
    }
}

fn place(town: &str) -> Place {
    Place { locality: town.to_owned(), country: "XK".to_owned(), street: None }
}

fn salary(salary: DemoSalary) -> Salary {
    Salary {
        min: Some(salary.from.into()),
        max: Some(salary.to.into()),
        currency: salary.currency.to_owned(),
        period: match salary.period {
            DemoPeriod::Month => Period::Month,
            DemoPeriod::Year => Period::Year,
        },
    }
}

/// A field's words beside the English ones.
fn translated(fields: &[(&str, InThree)]) -> Translations {
    let into = |tongue: Tongue| {
        let said = fields.iter().map(|(field, text)| ((*field).to_owned(), text.of(tongue).to_owned())).collect();
        (tongue.code().to_owned(), said)
    };
    Translations([Tongue::Albanian, Tongue::Serbian].map(into).into())
}

fn criterion(criterion: &DemoCriterion) -> NewCriterion {
    let anchors = criterion.anchors.iter().zip(1..).map(|(text, value)| NewAnchor {
        value_milli: value * 1000,
        text: text.en.to_owned(),
        translations: translated(&[("text", *text)]),
    });
    NewCriterion {
        key: criterion.key.to_owned(),
        title: criterion.title.en.to_owned(),
        translations: translated(&[("title", criterion.title)]),
        weight_milli: i64::from(criterion.weight) * 1000,
        min_milli: 1000,
        max_milli: 5000,
        required: true,
        anchors: anchors.collect(),
    }
}

fn question(question: &DemoQuestion) -> NewQuestion {
    let (kind, options): (_, &[DemoOption]) = match question.kind {
        DemoQuestionKind::ShortText => (Kind::ShortText, &[]),
        DemoQuestionKind::LongText => (Kind::LongText, &[]),
        DemoQuestionKind::Number { .. } => (Kind::Number, &[]),
        DemoQuestionKind::Date => (Kind::Date, &[]),
        DemoQuestionKind::Choice(options) => (Kind::Choice, options),
        DemoQuestionKind::Several(options) => (Kind::Several, options),
        DemoQuestionKind::YesNo | DemoQuestionKind::KnockOut { .. } => (Kind::YesNo, &[]),
    };
    let knock_out = match question.kind {
        DemoQuestionKind::KnockOut { wanted, .. } => Some(KnockOut::Answer(wanted)),
        _ => None,
    };
    let mut words = vec![("title", question.text)];
    words.extend(question.hint.map(|hint| ("hint", hint)));
    NewQuestion {
        key: question.key.to_owned(),
        kind,
        title: question.text.en.to_owned(),
        hint: question.hint.map_or("", |hint| hint.en).to_owned(),
        translations: translated(&words),
        required: question.required,
        choices: options
            .iter()
            .map(|option| NewChoice {
                key: option.key.to_owned(),
                title: option.text.en.to_owned(),
                translations: translated(&[("title", option.text)]),
            })
            .collect(),
        max_length: None,
        knock_out,
    }
}

fn requirement(requirement: &DemoRequirement) -> NewRequirement {
    NewRequirement {
        key: requirement.key.to_owned(),
        title: requirement.title.en.to_owned(),
        hint: String::new(),
        translations: translated(&[("title", requirement.title)]),
        required: requirement.required,
        formats: Some(requirement.formats.iter().map(|format| (*format).to_owned()).collect()),
        max_bytes: i64::try_from(requirement.most_bytes).ok(),
        max_files: Some(requirement.most_files),
    }
}

fn seat((key, part): &(&str, DemoPart)) -> Option<NewMember> {
    let member = STAFF.iter().find(|member| member.key == *key)?;
    let role = match part {
        DemoPart::Chair => PanelRole::Chair,
        DemoPart::Reviewer => PanelRole::Reviewer,
        DemoPart::Manager => PanelRole::Manager,
    };
    Some(NewMember { email: member.email.to_owned(), role })
}
