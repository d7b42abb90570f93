//! Two hold one card: a reviewer in two windows, and HR who changes the ground below it. Nothing is lost without a word, and
//! nothing is ever half.

use entity::panel_member::PanelRole;
use entity::scorecard;
use entity::staff::Role;
use meritum::review::conflict::record;
use meritum::review::figures;
use meritum::review::score::{ScoreError, score};
use meritum::review::stage::move_to;
use sea_orm::EntityTrait;

use crate::chapter;
use crate::rig::reviews::{Reviews, card, person, submit};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];

/// Interleavings of two windows that are tried.
const ROUNDS: u64 = 1000;

/// The next of a repeatable row of numbers (Knuth's MMIX generator).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

chapter! {
    async fn of_two_windows_the_later_is_told_and_loses_nothing(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let (mut random, mut current, mut kept, mut refused) = (7, 0, 0, 0);
        let mut last = "1".to_owned();
        for _ in 0..ROUNDS {
            // Both windows read and write in some order; what each saw decides.
            let (mut seen, mut left) = ([None, None], vec![(0, 0), (0, 1), (1, 0), (1, 1)]);
            while !left.is_empty() {
                let at = usize::try_from(next(&mut random)).expect("a number") % left.len();
                let (window, step) = left[at];
                if step == 1 && seen[window].is_none() {
                    continue;
                }
                left.remove(at);
                if step == 0 {
                    seen[window] = Some(current);
                    continue;
                }
                let value = (1 + next(&mut random) % 5).to_string();
                let outcome = score(&reviewer, &arta, card(&[("finance", &value)], false), seen[window]).await;
                if seen[window] == Some(current) {
                    let row = outcome.expect("a card").row;
                    assert_eq!(row.version, current + 1);
                    (current, last) = (row.version, value);
                    kept += 1;
                } else {
                    let told = outcome.expect_err("a stale card");
                    assert!(matches!(told, ScoreError::Stale { current: now, .. } if now == current), "{told:?}");
                    refused += 1;
                }
            }
        }
        assert!(kept > 1000 && refused > 100, "{kept} kept, {refused} refused");
        let own = meritum::review::read::own_card(&reviewer, &arta).await.expect("a read").expect("a card");
        assert_eq!(own.scores[0].value_milli.to_string(), format!("{last}000"));
        assert_eq!(scorecard::Entity::find().all(house.inside.store.read()).await.expect("a read").len(), 1);
    }

    async fn at_the_same_moment_one_is_kept(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        for round in 0..100 {
            let one = score(&reviewer, &arta, card(&[("finance", "1")], false), Some(round));
            let other = score(&reviewer, &arta, card(&[("finance", "5")], false), Some(round));
            let (one, other) = tokio::join!(one, other);
            let stale = |outcome: &Result<_, ScoreError>| matches!(outcome, Err(ScoreError::Stale { .. }));
            assert!(one.is_ok() && stale(&other) || other.is_ok() && stale(&one), "{one:?} {other:?}");
        }
    }

    async fn a_card_comes_before_a_conflict_or_after_it_and_is_never_half(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let mut reviewers = Vec::new();
        for round in 0..20 {
            reviewers.push(reviews.seat(&format!("Reviewer {round}"), PanelRole::Reviewer).await);
        }
        for (reviewer, round) in reviewers.into_iter().zip(0..) {
            let arta = reviews.application(&format!("Arta {round}")).await;
            submit(&other, &arta, &[("finance", "2")]).await.expect("a card");
            let email = format!("{}@example.org", reviewer.actor.staff().expect("staff").id.0);
            let (scored, told, _) = tokio::join!(
                submit(&reviewer, &arta, &[("finance", "5")]),
                record(&hr, &arta, &email, "They row together."),
                move_to(&hr, &arta, entity::application::Stage::UnderReview, None),
            );
            told.expect("a conflict");
            assert!(matches!(scored, Ok(_) | Err(ScoreError::Conflict)), "{scored:?}");
            let row = reviews.row(&arta).await;
            assert_eq!((row.reviews, row.mean_exact.as_deref()), (1, Some("2/1")), "what they said does not count");
            let again = submit(&reviewer, &arta, &[("finance", "5")]).await;
            assert!(matches!(again, Err(ScoreError::Conflict)), "{again:?}");
        }
        assert_eq!(figures::verify(&house.inside.store).await.expect("a read"), Vec::<String>::new());
    }
}
