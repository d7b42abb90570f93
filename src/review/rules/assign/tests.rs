//! What is promised, for tasks of chance; and small ones against all answers there are.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::HashSet;

fn pair(application: usize, reviewer: usize) -> Pair {
    Pair { application, reviewer }
}

fn task(wanted: Vec<usize>, reviewers: usize) -> Task {
    Task { wanted, reviewers, conflicts: Vec::new(), kept: Vec::new(), seed: 1 }
}

/// Tasks with conflicts and pairs that stay, of at most so many applications, reviewers and reviews each.
fn tasks(applications: usize, reviewers: usize, reviews: usize) -> impl Strategy<Value = Task> {
    (1..=applications, 1..=reviewers, 1..=reviews).prop_flat_map(|(applications, reviewers, reviews)| {
        let pairs = |most| vec((0..applications, 0..reviewers).prop_map(|(a, r)| pair(a, r)), 0..=most);
        let (few, many) = (applications, applications * reviewers / 2);
        let wanted = vec(prop_oneof![9 => Just(reviews), 1 => 0..=reviews], applications);
        (wanted, prop_oneof![pairs(few), pairs(many)], pairs(few), any::<u64>())
            .prop_map(move |(wanted, conflicts, kept, seed)| Task { wanted, reviewers, conflicts, kept, seed })
    })
}

/// The panel of each application.
fn panels(task: &Task, sharing: &Sharing) -> Vec<Vec<usize>> {
    let mut panels = vec![Vec::new(); task.wanted.len()];
    for (reviewer, list) in sharing.lists.iter().enumerate() {
        for &application in list {
            panels[application].push(reviewer);
        }
    }
    panels
}

/// Pairs that stay and are no conflict.
fn staying(task: &Task) -> HashSet<Pair> {
    task.kept.iter().copied().filter(|kept| !task.conflicts.contains(kept)).collect()
}

fn loads(panels: &[Vec<usize>], reviewers: usize) -> Vec<usize> {
    (0..reviewers).map(|reviewer| panels.iter().flatten().filter(|&&other| other == reviewer).count()).collect()
}

fn squares(loads: &[usize]) -> usize {
    loads.iter().map(|load| load * load).sum()
}

fn difference(loads: &[usize]) -> usize {
    loads.iter().max().unwrap_or(&0) - loads.iter().min().unwrap_or(&0)
}

/// How many parts these panels fall into: whoever shares an application is in one part.
fn parts(panels: &[Vec<usize>]) -> usize {
    let mut groups: Vec<HashSet<usize>> = Vec::new();
    for panel in panels.iter().filter(|panel| !panel.is_empty()) {
        let (touched, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| panel.iter().any(|reviewer| group.contains(reviewer)));
        rest.push(touched.into_iter().flatten().chain(panel.iter().copied()).collect());
        groups = rest;
    }
    groups.len()
}

/// All ways to give every application its reviewers.
fn all_answers(task: &Task) -> Vec<Vec<Vec<usize>>> {
    let staying = staying(task);
    let mut answers = vec![Vec::new()];
    for (application, &wanted) in task.wanted.iter().enumerate() {
        let stays = |reviewer: usize| staying.contains(&pair(application, reviewer));
        let kept = (0..task.reviewers).filter(|&reviewer| stays(reviewer)).count();
        let choices: Vec<Vec<usize>> = (0_usize..1 << task.reviewers)
            .map(|bits| (0..task.reviewers).filter(|reviewer| bits & (1 << reviewer) != 0).collect::<Vec<_>>())
            .filter(|panel| panel.len() == wanted.max(kept))
            .filter(|panel| !panel.iter().any(|&reviewer| task.conflicts.contains(&pair(application, reviewer))))
            .filter(|panel| (0..task.reviewers).all(|reviewer| !stays(reviewer) || panel.contains(&reviewer)))
            .collect();
        answers = answers
            .iter()
            .flat_map(|begun| choices.iter().map(|panel| [&begun[..], std::slice::from_ref(panel)].concat()))
            .collect();
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_promised_holds(task in tasks(60, 9, 4)) {
        let Ok(sharing) = share_out(&task) else {
            let able = |a: usize| (0..task.reviewers).filter(|&r| !task.conflicts.contains(&pair(a, r))).count();
            prop_assert!(task.wanted.iter().enumerate().any(|(a, &wanted)| able(a) < wanted), "nobody was short");
            return Ok(());
        };
        let (panels, staying) = (panels(&task, &sharing), staying(&task));
        for (application, panel) in panels.iter().enumerate() {
            let kept = staying.iter().filter(|kept| kept.application == application).count();
            prop_assert_eq!(panel.len(), task.wanted[application].max(kept));
            prop_assert_eq!(panel.iter().collect::<HashSet<_>>().len(), panel.len(), "somebody twice");
        }
        for conflict in &task.conflicts {
            prop_assert!(!panels[conflict.application].contains(&conflict.reviewer));
        }
        for kept in &staying {
            prop_assert!(panels[kept.application].contains(&kept.reviewer));
        }
        for (reviewer, list) in sharing.lists.iter().enumerate() {
            let mut seen = HashSet::new();
            let kept = task.kept.iter().filter(|kept| kept.reviewer == reviewer && staying.contains(kept));
            let kept: Vec<usize> = kept.map(|kept| kept.application).filter(|&kept| seen.insert(kept)).collect();
            let there: Vec<usize> = list.iter().copied().filter(|a| kept.contains(a)).collect();
            prop_assert_eq!(there, kept, "what stays changed its order");
        }
        let loads = loads(&panels, task.reviewers);
        match &sharing.uneven {
            None => prop_assert!(difference(&loads) <= 1, "{:?}", loads),
            Some(uneven) => {
                prop_assert!(difference(&loads) > 1);
                prop_assert_eq!(difference(&loads), uneven.most - uneven.least);
                let (Reason::Must(group) | Reason::Cannot(group)) = &uneven.reason;
                let has: usize = group.reviewers.iter().map(|&reviewer| loads[reviewer]).sum();
                prop_assert_eq!(has, group.together);
            }
        }
        prop_assert_eq!(sharing.apart.map_or(1, |apart| apart.parts), parts(&panels).max(1));
        prop_assert_eq!(share_out(&task), Ok(sharing), "the same task, another answer");
    }

    #[test]
    fn places_are_spread(applications in 1_usize..80, reviewers in 3_usize..9, reviews in 2_usize..4, seed: u64) {
        let sharing = share_out(&Task { seed, ..task(vec![reviews; applications], reviewers) }).expect("no conflicts");
        let mut of_application = vec![Vec::new(); applications];
        for list in &sharing.lists {
            for (at, &application) in list.iter().enumerate() {
                // Parts differ in length by at most one, so a place lies in its part or on one beside it.
                let lies_in = |part: usize| {
                    let (from, to) = (part * list.len() / reviews, ((part + 1) * list.len()).div_ceil(reviews));
                    (from.saturating_sub(1)..to + 1).contains(&at)
                };
                of_application[application].push((0..reviews).filter(|&part| lies_in(part)).collect::<Vec<_>>());
            }
        }
        for places in of_application {
            for part in 0..reviews {
                prop_assert!(places.iter().any(|parts| parts.contains(&part)), "none in part {}: {:?}", part, places);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn small_tasks_have_the_best_of_all_answers(task in prop_oneof![tasks(4, 4, 3), tasks(6, 3, 2), tasks(4, 5, 2)]) {
        let answers = all_answers(&task);
        let Ok(sharing) = share_out(&task) else {
            prop_assert!(answers.is_empty(), "there is an answer: {:?}", answers[0]);
            return Ok(());
        };
        let of = |answer: &Vec<Vec<usize>>| loads(answer, task.reviewers);
        let mine = panels(&task, &sharing);
        let same = |answer: &Vec<Vec<usize>>| answer.iter().zip(&mine).all(|(one, other)| one.iter().all(|r| other.contains(r)));
        prop_assert!(answers.iter().any(same), "no answer: {:?}", mine);
        prop_assert_eq!(Some(difference(&of(&mine))), answers.iter().map(|answer| difference(&of(answer))).min());
        let even = answers.iter().map(|answer| squares(&of(answer))).min();
        prop_assert_eq!(Some(squares(&of(&mine))), even);
        let as_even: Vec<_> = answers.iter().filter(|answer| Some(squares(&of(answer))) == even).collect();
        let together = as_even.iter().any(|answer| parts(answer) <= 1);
        prop_assert_eq!(sharing.apart.is_none(), together, "{:?}", sharing);
        if let Some(Uneven { reason, .. }) = &sharing.uneven {
            // No answer of all gives these less, or more.
            let sum = |answer, group: &Group| group.reviewers.iter().map(|&reviewer| of(answer)[reviewer]).sum::<usize>();
            match reason {
                Reason::Must(group) => prop_assert!(answers.iter().all(|answer| sum(answer, group) >= group.together)),
                Reason::Cannot(group) => prop_assert!(answers.iter().all(|answer| sum(answer, group) <= group.together)),
            }
        }
    }
}

#[test]
fn who_is_short_is_named() {
    let mut task = task(vec![3, 3, 2], 4);
    task.conflicts = vec![pair(1, 0), pair(1, 3), pair(1, 0), pair(2, 1)];
    let short = Short { application: 1, able: 2, wanted: 3 };
    assert_eq!(share_out(&task), Err(Infeasible::Short(vec![short])));
    task.conflicts.extend([pair(2, 2), pair(2, 3)]);
    let shorter = Short { application: 2, able: 1, wanted: 2 };
    assert_eq!(share_out(&task), Err(Infeasible::Short(vec![shorter, short])));
    task.wanted[0] = 5;
    assert_eq!(share_out(&task), Err(Infeasible::TooFewReviewers { reviewers: 4, wanted: 5 }));
}

#[test]
fn who_makes_loads_uneven_is_named() {
    let mut one_has_more = task(vec![2; 12], 4);
    one_has_more.kept = (0..9).map(|application| pair(application, 2)).collect();
    let sharing = share_out(&one_has_more).expect("an answer");
    let group = Group { reviewers: vec![2], together: 9, kept: 9 };
    assert_eq!(sharing.uneven, Some(Uneven { least: 5, most: 9, reason: Reason::Must(group) }));

    let mut one_cannot = task(vec![2; 12], 4);
    one_cannot.conflicts = (2..12).map(|application| pair(application, 1)).collect();
    let sharing = share_out(&one_cannot).expect("an answer");
    let group = Group { reviewers: vec![1], together: 2, kept: 0 };
    assert_eq!(sharing.uneven, Some(Uneven { least: 2, most: 8, reason: Reason::Cannot(group) }));
}

#[test]
fn why_it_falls_apart_is_said() {
    let one_each = share_out(&task(vec![1; 6], 3)).expect("an answer");
    let cause = Cause::TooFewReviews { reviews: 6, needed: 8 };
    assert_eq!(one_each.apart, Some(Apart { parts: 3, cause }));

    let mut two_houses = task(vec![2; 8], 4);
    two_houses.conflicts =
        (0..8).flat_map(|a| (0..4).filter(move |r| (a < 4) != (*r < 2)).map(move |r| pair(a, r))).collect();
    let sharing = share_out(&two_houses).expect("an answer");
    assert_eq!(sharing.apart, Some(Apart { parts: 2, cause: Cause::NoWay }));
}

#[test]
fn nothing_is_shared_out_among_nobody() {
    assert_eq!(share_out(&task(Vec::new(), 0)).map(|sharing| sharing.lists), Ok(Vec::new()));
    assert_eq!(share_out(&task(Vec::new(), 2)).map(|sharing| sharing.lists), Ok(vec![Vec::new(); 2]));
    assert_eq!(share_out(&task(vec![0, 0], 1)).map(|sharing| sharing.lists), Ok(vec![Vec::new()]));
    assert_eq!(share_out(&task(vec![1], 0)), Err(Infeasible::TooFewReviewers { reviewers: 0, wanted: 1 }));
}

#[test]
fn what_comes_later_is_laid_between_what_is_there() {
    let first = task(vec![2; 20], 4);
    let before = share_out(&first).expect("an answer");
    let lists = before.lists.iter().enumerate();
    let kept = lists.flat_map(|(reviewer, list)| list.iter().map(move |&application| pair(application, reviewer)));
    let after = share_out(&Task { kept: kept.collect(), ..task(vec![2; 40], 4) }).expect("an answer");
    assert_eq!(after.uneven, None);
    for (before, after) in before.lists.iter().zip(&after.lists) {
        let old: Vec<usize> = after.iter().copied().filter(|&application| application < 20).collect();
        assert_eq!(old, *before);
        assert!(after[..after.len() / 2].iter().any(|&application| application >= 20), "all at the end: {after:?}");
    }
}
