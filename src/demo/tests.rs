use std::collections::{HashMap, HashSet};

use entity::Instant;

use super::applicant::{Answer, Applicant, Ending};
use super::applicants::applicants;
use super::moment::{DAY, february};
use super::opening::{DemoOpening, DemoQuestion, DemoQuestionKind};
use super::openings::openings;
use super::organisation::STAFF;
use super::scorecards::scorecards;
use super::selection;

/// 1 June 2026, a Monday.
const NOW: Instant = Instant(1_780_300_800_000);

fn everyone() -> Vec<(DemoOpening, &'static Applicant)> {
    let each = |opening: DemoOpening| {
        applicants(opening.key).into_iter().map(|applicant| (opening.clone(), applicant)).collect::<Vec<_>>()
    };
    openings(NOW).into_iter().flat_map(each).collect()
}

#[test]
fn thirty_people_apply_for_finance_manager_and_two_of_them_share_a_name() {
    let people = applicants("finance-manager");
    assert_eq!(people.len(), 30);
    assert!(people.iter().all(|applicant| applicant.ending == Ending::Submitted));
    let names: HashSet<_> = people.iter().map(|applicant| applicant.person.name()).collect();
    assert_eq!(names.len(), 29);
    assert_eq!(applicants("regional-researcher").len(), 14);
    assert_eq!(applicants("communications-officer").len(), 9);
    assert!(applicants("programme-assistant").is_empty());
}

#[test]
fn every_person_has_an_address_and_a_number_of_their_own_that_nobody_has_outside() {
    let everyone = everyone();
    let mut seen = HashSet::new();
    for (_, applicant) in &everyone {
        let person = &applicant.person;
        let domain = person.email.split_once('@').map(|(_, domain)| domain);
        assert!(matches!(domain, Some("example.org" | "example.com" | "example.net")), "{}", person.email);
        assert!(person.phone.starts_with("+383 44 000 "), "{}", person.phone);
        for own in [person.key, person.email, person.phone] {
            assert!(seen.insert(own), "{own} twice");
        }
    }
    assert!(STAFF.iter().all(|member| member.email.ends_with("@ura.example")));
}

#[test]
fn all_of_finance_manager_was_sent_between_publication_and_the_closing_instant() {
    let opening = &openings(NOW)[0];
    for applicant in applicants("finance-manager") {
        let sent = applicant.sent_at(NOW);
        assert!(opening.published_at.is_some_and(|published| published < sent), "{}", applicant.person.key);
        assert!(sent < february(15, 0, 0, 0), "{}", applicant.person.key);
    }
}

#[test]
fn the_open_openings_close_after_the_start_and_were_applied_for_after_publication() {
    for (opening, applicant) in everyone().into_iter().filter(|(opening, _)| opening.key != "finance-manager") {
        let sent = applicant.sent_at(NOW);
        assert!(opening.published_at.is_some_and(|published| published < sent), "{}", applicant.person.key);
        assert!(sent < NOW, "{}", applicant.person.key);
        assert!(opening.closes_on.is_some_and(|date| date.as_str() > "2026-06-14"));
    }
}

fn fits(question: &DemoQuestion, answer: Answer) -> bool {
    match (question.kind, answer) {
        (DemoQuestionKind::ShortText, Answer::Text(text)) => text.chars().count() <= 120,
        (DemoQuestionKind::LongText, Answer::Text(text)) => text.chars().count() <= 2_000,
        (DemoQuestionKind::Number { least, most }, Answer::Number(number)) => (least..=most).contains(&number),
        (DemoQuestionKind::Date, answer) => answer.date(NOW).is_some(),
        (DemoQuestionKind::Choice(options), Answer::Choice(key)) => options.iter().any(|option| option.key == key),
        (DemoQuestionKind::Several(options), Answer::Several(keys)) => {
            keys.iter().all(|key| options.iter().any(|option| option.key == *key))
        }
        (DemoQuestionKind::YesNo, Answer::YesNo(_)) => true,
        (DemoQuestionKind::KnockOut { wanted, .. }, Answer::YesNo(given)) => wanted == given,
        _ => false,
    }
}

#[test]
fn every_answer_fits_its_question_and_no_required_one_is_missing() {
    for (opening, applicant) in everyone() {
        let answers: HashMap<_, _> = applicant.answers().collect();
        for question in opening.questions {
            match answers.get(question.key) {
                Some(answer) => assert!(fits(question, *answer), "{}: {}", applicant.person.key, question.key),
                None => assert!(
                    !question.required || applicant.ending == Ending::Draft,
                    "{} left out {}",
                    applicant.person.key,
                    question.key
                ),
            }
        }
        assert!(answers.keys().all(|key| opening.questions.iter().any(|question| question.key == *key)));
    }
}

#[test]
fn every_document_is_one_that_the_opening_asks_for_in_a_form_that_it_takes() {
    for (opening, applicant) in everyone() {
        for file in applicant.attachments(&opening, NOW).unwrap() {
            let asked = opening.requirements.iter().find(|asked| asked.key == file.requirement).unwrap();
            let ending = file.file_name.rsplit('.').next().unwrap();
            assert!(asked.formats.contains(&ending), "{}", file.file_name);
            assert!((file.bytes.len() as u64) < asked.most_bytes);
        }
    }
}

#[test]
fn every_card_names_a_reviewer_an_applicant_and_criteria_of_its_opening() {
    for opening in openings(NOW) {
        let people: HashMap<_, _> = applicants(opening.key).into_iter().map(|one| (one.person.key, one)).collect();
        let mut seen = HashSet::new();
        for card in scorecards(opening.key, NOW) {
            let applicant = people.get(card.applicant).expect(card.applicant);
            assert!(applicant.sent_at(NOW) < card.at && card.at < NOW, "{}", card.applicant);
            assert!(opening.panel.iter().any(|(member, _)| *member == card.reviewer));
            assert!(seen.insert((card.applicant, card.reviewer)), "{} twice", card.applicant);
            for (criterion, score) in &card.scores {
                assert!(opening.criteria.iter().any(|asked| asked.key == *criterion), "{criterion}");
                assert!((1..=5).contains(score));
            }
            assert!(!card.submitted || card.scores.len() == opening.criteria.len(), "{}", card.applicant);
        }
    }
}

#[test]
fn finance_manager_was_judged_by_all_three_and_they_did_not_agree() {
    let cards = scorecards("finance-manager", NOW);
    assert_eq!(cards.len(), 90);
    assert!(cards.iter().all(|card| card.submitted && card.at < february(17, 0, 0, 0).plus_millis(14 * DAY)));
    let total = |reviewer: &str| -> u32 {
        let theirs = cards.iter().filter(|card| card.reviewer == reviewer);
        theirs.flat_map(|card| &card.scores).map(|(_, score)| u32::from(*score)).sum()
    };
    assert!(total("jelena") < total("chair"));
}

#[test]
fn every_panel_is_made_of_staff_and_every_weighting_sums_to_a_hundred() {
    for opening in openings(NOW) {
        assert!(opening.panel.iter().all(|(key, _)| STAFF.iter().any(|member| member.key == *key)));
        assert_eq!(opening.criteria.iter().map(|criterion| criterion.weight).sum::<u16>(), 100, "{}", opening.key);
    }
}

#[test]
fn what_was_decided_came_after_the_cards_and_was_decided_by_the_panel() {
    let all = openings(NOW);
    let of = |key: &str| all.iter().find(|opening| opening.key == key).expect(key);
    let drawn = selection::SHORTLIST;
    assert!(scorecards(drawn.opening, NOW).iter().all(|card| card.at < drawn.at));
    for (key, at, _) in drawn.signatures.iter().chain([&(drawn.by, drawn.at, "")]) {
        assert!(of(drawn.opening).panel.iter().any(|(member, _)| member == key), "{key}");
        assert!(*at >= drawn.at && *at < NOW);
    }
    for moved in selection::moves(NOW) {
        let mut people = applicants(moved.opening).into_iter();
        let applicant = people.find(|one| one.person.key == moved.applicant).expect(moved.applicant);
        assert!(applicant.ending == Ending::Submitted && applicant.sent_at(NOW) < moved.at && moved.at < NOW);
    }
}
