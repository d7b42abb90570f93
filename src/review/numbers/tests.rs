use super::*;
use uuid::Uuid;

fn panel(cards: &[&[(usize, i64)]]) -> Panel {
    let mut candidates: Vec<Candidate> = cards
        .iter()
        .zip(1_u128..)
        .map(|(cards, id)| {
            let cards: Vec<_> = cards
                .iter()
                .map(|(who, value)| {
                    let rated = Rated { criterion: "a".into(), value_milli: *value };
                    (*who, Some(Exact::from_milli(*value)), vec![rated])
                })
                .collect();
            let mean = Exact::mean(cards.iter().filter_map(|(_, value, _)| value.as_ref())).unwrap();
            Candidate { id: ApplicationId(Uuid::from_u128(id)), mean, cards }
        })
        .collect();
    candidates.sort_by(|one, other| other.mean.cmp(&one.mean));
    let reviewers = (0..4).map(|id| StaffId(Uuid::from_u128(id))).collect();
    Panel { candidates, reviewers, apart: HashSet::new(), gone: HashSet::new(), days: vec![("2025-02-17".into(), 9)] }
}

fn criteria() -> Vec<Weighing> {
    vec![Weighing { criterion: "a".into(), weight_milli: 1000, required: true }]
}

const COMPLETE: &[&[(usize, i64)]] = &[
    &[(0, 5000), (1, 4500)],
    &[(0, 4000), (1, 3500)],
    &[(0, 4000), (1, 3500)],
    &[(0, 2000), (1, 2500)],
    &[(0, 1500), (1, 1000)],
    &[(0, 3000), (1, 3000)],
];

#[test]
fn in_a_complete_panel_ranks_stay_and_ties_stay_ties() {
    let (summary, places) = compute(&panel(COMPLETE), &criteria(), 2);
    assert_eq!((summary.refused, summary.is_complete, summary.cards), (None, true, 12));
    let ranks: Vec<_> = places.iter().map(|place| place.adjusted_rank.unwrap()).collect();
    assert_eq!(ranks, [1, 2, 2, 4, 5, 6]);
    assert_eq!(places[1].value_nano, places[2].value_nano);
    assert!(places[1].tied_next && !places[0].tied_next && !places[5].tied_next);
    assert!(places.iter().all(|place| place.rank_low <= place.rank_high && place.value_nano.is_some()));
    assert_eq!(summary.no_weights, Some(NoCut::Tied));
    assert!(summary.next.is_empty(), "nobody is left to ask");
}

#[test]
fn what_is_refused_still_tells_of_agreement() {
    let (summary, places) = compute(&panel(&[&[(0, 5000), (1, 4500)], &[(2, 4000), (3, 3500)]]), &criteria(), 1);
    let Some(Reason::Disconnected { parts }) = &summary.refused else { panic!("{:?}", summary.refused) };
    assert_eq!(parts.len(), 2);
    assert!(places.iter().all(|place| place.value_nano.is_none() && place.adjusted_rank.is_none()));
    assert!(matches!(summary.agreement[0].interval, Measured::Is { .. }));
    assert_eq!(summary.agreement[0].icc, Measured::Undefined(Undefined::Disconnected));
}

#[test]
fn who_must_not_meet_is_not_suggested() {
    let cards: &[&[(usize, i64)]] = &[
        &[(0, 5000), (1, 4500)],
        &[(1, 4000), (2, 3500)],
        &[(2, 3400), (3, 3300)],
        &[(3, 3200), (0, 3600)],
        &[(0, 1500), (2, 1000)],
        &[(1, 2000), (3, 2500)],
    ];
    let mut panel = panel(cards);
    let (summary, _) = compute(&panel, &criteria(), 3);
    let first = summary.next[0];
    let candidate = panel.candidates.iter().position(|candidate| candidate.id == first.application).unwrap();
    let reviewer = panel.reviewers.iter().position(|id| *id == first.reviewer).unwrap();
    panel.apart.insert((candidate, reviewer));
    let (summary, _) = compute(&panel, &criteria(), 3);
    assert!(summary.next.iter().all(|next| (next.application, next.reviewer) != (first.application, first.reviewer)));
}

#[test]
fn a_summary_reads_back_as_it_was() {
    for (cards, positions) in [(COMPLETE, 1), (&COMPLETE[..1], 1)] {
        let (summary, _) = compute(&panel(cards), &criteria(), positions);
        let kept = serde_json::to_value(&summary).unwrap();
        assert_eq!(serde_json::from_value::<Summary>(kept).unwrap(), summary);
    }
}
