//! What a CV says, before anyone decides how it looks.

use super::{duties, interests, wording};
use crate::demo::person::{Person, Post};
use crate::demo::tongue::Tongue;

/// A CV as parts under headings.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub title: String,
    pub name: String,
    pub headline: String,
    pub tongue: Tongue,
    pub contact: Vec<String>,
    pub parts: Vec<Part>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug)]
pub struct Part {
    pub heading: &'static str,
    /// Fits in a narrow column.
    pub aside: bool,
    pub blocks: Vec<Block>,
}

/// A piece of a part.
#[derive(Clone, Debug)]
pub enum Block {
    Paragraph(String),
    /// A post or a study: what, when, where.
    Entry {
        what: String,
        when: String,
        place: String,
    },
    Bullets(Vec<String>),
    /// A label with a value, such as a language and its level.
    Row {
        label: String,
        value: String,
    },
}

/// The CV of a person.
pub(super) fn of_person(person: &Person) -> Sheet {
    let tongue = person.tongue;
    let mut parts = Vec::new();
    let mut part = |heading: &crate::demo::tongue::InThree, aside: bool, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            parts.push(Part { heading: heading.of(tongue), aside, blocks });
        }
    };
    part(&wording::PROFILE, false, vec![Block::Paragraph(person.profile.to_owned())]);
    part(&wording::EXPERIENCE, false, experience(person));
    let studies = person.studies.iter().map(|study| Block::Entry {
        what: study.degree.to_owned(),
        when: study.years.to_owned(),
        place: study.school.to_owned(),
    });
    part(&wording::EDUCATION, false, studies.collect());
    if !person.training.is_empty() {
        let lines = person.training.iter().map(|line| (*line).to_owned()).collect();
        part(&wording::TRAINING, false, vec![Block::Bullets(lines)]);
    }
    let row = |(label, value): &(&str, &str)| Block::Row { label: (*label).to_owned(), value: (*value).to_owned() };
    part(&wording::LANGUAGES, true, person.languages.iter().map(row).collect());
    let skills = person.skills.iter().map(|skill| (*skill).to_owned()).collect();
    part(&wording::SKILLS, true, vec![Block::Bullets(skills)]);
    part(&wording::OTHER, false, vec![Block::Bullets(interests::of(person.key, tongue))]);
    if person.posts.len() > 1 {
        part(&wording::REFERENCES, false, vec![Block::Paragraph(wording::ON_REQUEST.of(tongue).to_owned())]);
    } else {
        part(&wording::REFERENCES, false, vec![Block::Paragraph(wording::DECLARATION.of(tongue).to_owned())]);
    }
    Sheet {
        title: format!("{} – {}", person.name(), wording::CV.of(tongue)),
        name: person.name(),
        headline: person.headline.to_owned(),
        tongue,
        contact: vec![person.town.to_owned(), person.phone.to_owned(), person.email.to_owned()],
        parts,
    }
}

fn experience(person: &Person) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut told = duties::Told::new(person.key);
    for (at, post) in person.posts.iter().enumerate() {
        blocks.push(Block::Entry {
            what: post.role.to_owned(),
            when: span(post, person.tongue),
            place: format!("{}, {}", post.employer, post.place),
        });
        let mut lines: Vec<String> = post.own.iter().map(|line| (*line).to_owned()).collect();
        let wanted = if post.to.is_none() || months(post) >= 30 { 6 } else { 5 };
        let missing = usize::from(wanted > lines.len()) * (wanted - lines.len().min(wanted));
        let later = person.posts[at..].iter();
        let sharing = later.filter(|other| duties::same(other.craft, post.craft, person.tongue)).count();
        lines.extend(told.next(post.craft, person.tongue, missing, sharing).into_iter().map(str::to_owned));
        blocks.push(Block::Bullets(lines));
    }
    blocks
}

fn months(post: &Post) -> u16 {
    let Some((year, month)) = post.to else {
        return u16::MAX;
    };
    (year * 12 + u16::from(month)).saturating_sub(post.from.0 * 12 + u16::from(post.from.1))
}

fn span(post: &Post, tongue: Tongue) -> String {
    let date = |(year, month): (u16, u8)| format!("{month:02}/{year}");
    let to = post.to.map_or_else(|| wording::TODAY.of(tongue).to_owned(), date);
    format!("{} – {to}", date(post.from))
}
