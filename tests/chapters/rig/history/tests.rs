//! The judge tells the truth from lies: a history that holds, and each way in which it could not have been.

use super::*;

/// By this instant, announced at 100, everybody is judged until 5000; then 8000 is.
const FIRST: Instant = Instant(4000);
const SECOND: Instant = Instant(8000);

fn id(number: u128) -> SubmissionId {
    SubmissionId(uuid::Uuid::from_u128(number))
}

fn seen(who: &str, act: Act, began: i64, ended: i64, told: Told) -> Seen {
    Seen { who: who.to_owned(), act, began: Instant(began), ended: Instant(ended), told }
}

fn submitted(who: &str, paper: &str, began: i64, ended: i64, told: Told) -> Seen {
    seen(who, Act::Submit { name: who.to_owned(), papers: vec![paper.to_owned()] }, began, ended, told)
}

fn receipt(receipt: &str, received: i64) -> Told {
    Told::Receipt { receipt: receipt.to_owned(), received: Instant(received) }
}

fn version(number: i64, who: &str, paper: &str, received: i64, closes_at: Instant, before: Option<&str>) -> Version {
    Version {
        id: id(number.unsigned_abs().into()),
        receipt: format!("r{number}"),
        received: Instant(received),
        closes_at,
        name: who.to_owned(),
        papers: vec![paper.to_owned()],
        sequence: number,
        previous: before.map(sha256_hex),
    }
}

/// Arta is in time; Blerim uploads across the instant and has grace; Drita is late, and in time again when HR extends.
fn truth() -> History {
    let entry = |number, received, closes_at, in_grace| Entry::Submitted {
        version: id(number),
        received: Instant(received),
        closes_at,
        in_grace,
    };
    let paper = |began, received| Paper { began: Instant(began), received: Instant(received) };
    let late = Told::Late { received: Instant(4500), closes_at: FIRST };
    History {
        doubt: 50,
        grace_seconds: 2,
        announced: vec![
            Announced { asked: Instant(90), answered: Instant(100), closes_at: FIRST },
            Announced { asked: Instant(4990), answered: Instant(5000), closes_at: SECOND },
        ],
        seen: vec![
            submitted("Arta", "a", 3000, 3100, receipt("r1", 3010)),
            seen("Blerim", Act::Type, 3500, 3510, Told::Kept),
            seen("Blerim", Act::Upload { paper: "b".to_owned() }, 3800, 4200, Told::Kept),
            submitted("Blerim", "b", 4300, 4400, receipt("r2", 4310)),
            submitted("Drita", "d", 4490, 4600, late),
            submitted("Drita", "d", 7000, 7100, receipt("r3", 7010)),
        ],
        record: vec![
            entry(1, 3010, FIRST, false),
            entry(2, 4310, FIRST, true),
            Entry::Closing(SECOND),
            entry(3, 7010, SECOND, false),
        ],
        versions: vec![
            version(1, "Arta", "a", 3010, FIRST, None),
            version(2, "Blerim", "b", 4310, FIRST, Some("r1")),
            version(3, "Drita", "d", 7010, SECOND, Some("r2")),
        ],
        papers: [("a", paper(2900, 3000)), ("b", paper(3810, 4190)), ("d", paper(3900, 3950))]
            .map(|(sha256, paper)| (sha256.to_owned(), paper))
            .into(),
    }
}

#[test]
fn the_truth_has_no_faults() {
    assert_eq!(truth().faults(), Vec::<String>::new());
    assert_eq!(truth().figures(), (3, 2, 1));
}

/// Each is the truth with one thing in it that cannot be, and what must be said of it.
#[test]
fn every_lie_is_found() {
    type Doctor = fn(&mut History);
    let lies: [(&str, Doctor); 21] = [
        ("refused by", |h| h.seen[4].told = Told::Late { received: Instant(3999), closes_at: FIRST }),
        ("which was not in force", |h| {
            h.seen[4].told = Told::Late { received: Instant(4500), closes_at: Instant(4100) }
        }),
        ("which was not in force", |h| {
            let told = Told::Late { received: Instant(6010), closes_at: FIRST };
            h.seen[4] = Seen { began: Instant(6000), ended: Instant(6100), told, ..h.seen[4].clone() };
        }),
        ("refused within the grace", |h| h.seen[4].act = h.seen[3].act.clone()),
        ("dated", |h| h.seen[4].told = Told::Late { received: Instant(4700), closes_at: FIRST }),
        ("was told: 503", |h| h.seen[4].told = Told::Other("503".to_owned())),
        ("a receipt of no version", |h| h.seen[0].told = receipt("r9", 3010)),
        ("is kept", |h| h.seen[0].told = receipt("r1", 3011)),
        ("sent Arta with [\"x\"]", |h| {
            h.seen[0].act = Act::Submit { name: "Arta".to_owned(), papers: vec!["x".to_owned()] }
        }),
        ("sent Arta B.", |h| h.seen[0].act = Act::Submit { name: "Arta B.".to_owned(), papers: vec!["a".to_owned()] }),
        ("dated", |h| (h.seen[0].began, h.seen[0].ended) = (Instant(3100), Instant(3200))),
        ("what was typed late", |h| (h.seen[1].began, h.seen[1].ended) = (Instant(4100), Instant(4110))),
        ("a document that is not kept", |h| h.papers.clear()),
        ("an upload that began at", |h| h.papers.values_mut().for_each(|paper| paper.began = FIRST)),
        ("received at", |h| {
            h.record[1] =
                Entry::Submitted { version: id(2), received: Instant(4310), closes_at: FIRST, in_grace: false }
        }),
        ("received at", |h| h.grace_seconds = 0),
        ("was in force", |h| h.record.swap(2, 3)),
        ("the record ends with", |h| h.record.truncate(2)),
        ("not on the record", |h| {
            h.record.retain(|entry| !matches!(entry, Entry::Submitted { version, .. } if *version == id(1)));
        }),
        ("and no version", |h| h.versions.truncate(2)),
        ("a version whose receipt nobody was given", |h| h.seen.truncate(5)),
    ];
    for (place, (expected, doctor)) in lies.iter().enumerate() {
        let mut history = truth();
        doctor(&mut history);
        let faults = history.faults();
        assert!(faults.iter().any(|fault| fault.contains(expected)), "lie {place}: no \"{expected}\" in {faults:#?}");
    }
    let mut history = truth();
    history.versions.remove(1);
    assert!(history.faults().contains(&format!("{}: not link 2 of the chain", id(3))), "{:#?}", history.faults());
}
