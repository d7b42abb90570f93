//! Figures are read beside the cards that they were made from while the panel goes on writing: both are of one moment.

use std::collections::HashSet;

use entity::panel_member::PanelRole;
use entity::staff::Role;
use meritum::review::reopen::reopen;
use meritum::review::score::score;
use meritum::review::{figures, ranking_page, read};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::chapter;
use crate::rig::reviews::{Reviews, card, person};

chapter! {
    async fn figures_and_the_cards_beside_them_are_of_one_moment(house) {
        let reviews = Reviews::of(house, &[("finance", "3", true)]).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let mut applications = Vec::new();
        for name in ["Arta Gashi", "Blerim Hoxha", "Cvetan Ilić"] {
            applications.push(reviews.application(name).await);
        }
        let over = CancellationToken::new();
        let mut writing = JoinSet::new();
        // All of them sit before anybody writes: how many they are decides what is complete.
        let mut seats = Vec::new();
        for name in ["A", "B", "C", "D"] {
            seats.push(reviews.seat(name, PanelRole::Reviewer).await);
        }
        for ctx in seats {
            let (applications, over) = (applications.clone(), over.clone());
            writing.spawn(async move {
                let mut written = 0;
                while !over.is_cancelled() {
                    for reference in &applications {
                        let seen = read::own_card(&ctx, reference).await.expect("a read").expect("a desk").version();
                        let points = format!("{}.{:03}", 1 + written % 4, written * 37 % 1000);
                        let scores = [("finance", points.as_str())];
                        let kept = score(&ctx, reference, card(&scores, true), Some(seen).filter(|seen| *seen > 0)).await.expect("a card");
                        reopen(&ctx, reference, kept.row.version).await.expect("a reopened card");
                        written += 1;
                    }
                }
                written
            });
        }
        let mut changes = HashSet::new();
        // Long enough to see something, however busy the machine is.
        for turn in 0..400 {
            if turn >= 40 && changes.len() > 10 {
                break;
            }
            let ranking = ranking_page::ranking(&hr, &reviews.slug, None, None).await.expect("a ranking");
            for item in &ranking.page.items {
                assert_eq!(usize::try_from(item.reviews), Ok(item.cards.len()), "{:?}", item.who);
                assert_eq!((&item.mean, item.complete), (&item.figure.mean, item.figure.complete), "{:?}", item.who);
            }
            changes.insert(format!("{:?}", ranking.page.items.iter().map(|item| (item.id, &item.mean)).collect::<Vec<_>>()));
            let cards = read::cards(&hr, &applications[0]).await.expect("a read").expect("cards");
            assert_eq!((cards.submitted, cards.figure.expect("a figure").cards.len()), (cards.shown.len(), cards.shown.len()));
            if turn % 8 == 0 {
                assert_eq!(figures::verify(&house.inside.store).await, Ok(Vec::new()));
            }
        }
        over.cancel();
        let written: usize = writing.join_all().await.into_iter().sum();
        assert!(written > 20 && changes.len() > 10, "so little shows nothing: {written} cards, {} rankings", changes.len());
    }
}
