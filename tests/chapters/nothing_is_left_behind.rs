//! Bytes that nobody refers to go, and what was promised with a receipt is there: `meritum check` looks.

use bytes::Bytes;
use entity::{DocumentId, Instant, document, link, submission};
use futures_util::{TryStreamExt, stream};
use meritum::actor::Actor;
use meritum::application::extend::{Wanted, extend};
use meritum::application::remove::remove;
use meritum::application::submit::submit;
use meritum::application::verify::verify;
use meritum::document::which::Which;
use meritum::files::Address;
use meritum::jobs::sweep;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, PDF, SLUG, whole};
use crate::rig::house::House;

/// How many documents the file store holds.
async fn files(house: &House) -> usize {
    house.inside.files.list().try_collect::<Vec<_>>().await.expect("the store").len()
}

async fn rows(house: &House) -> Vec<document::Model> {
    document::Entity::find().all(house.inside.store.read()).await.expect("a read")
}

chapter! {
    async fn what_is_replaced_or_taken_out_of_a_draft_is_gone(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        for count in 0..3 {
            draft.attach("cv", "cv.txt", format!("I keep books, {count}.\n").as_bytes()).await.expect("a CV");
        }
        draft.attach("letter", "letter.txt", b"Let me in.\n").await.expect("a letter");
        assert_eq!((files(house).await, rows(house).await.len()), (2, 2));
        remove(&draft.ctx, &draft.begun.reference, Which::Sole("cv"), house.now()).await.expect("taken out");
        assert_eq!((files(house).await, rows(house).await.len()), (1, 1));
        assert_eq!(rows(house).await[0].requirement_key, "letter");
    }

    async fn a_draft_that_was_never_sent_is_erased_long_after_its_closing(house) {
        let advert = Advert::published(house).await;
        let sent = advert.ready("Arta Krasniqi").await;
        submit(&sent.ctx, &sent.begun.reference, house.now(), None).await.expect("sent");
        let (stale, extended) = (advert.ready("Blerim Gashi").await, advert.ready("Dita Kola").await);
        let more = Wanted { whom: extended.begun.reference.clone(), until: "2025-02-24".to_owned(), reason: "Ill.".to_owned() };
        extend(&advert.hr, SLUG, &more, None).await.expect("more time");
        house.letters().await;
        let links = async || link::Entity::find().all(house.inside.store.read()).await.expect("a read").len();
        assert_eq!((files(house).await, links().await), (3, 1));
        let ctx = house.context(Actor::System);
        let after = |days: i64| CLOSES.plus_seconds(days * 24 * 3600);

        house.clock.set(after(60));
        assert_eq!(sweep::rows(&ctx).await, Ok(0), "as the settings have it");
        assert_eq!(links().await, 0, "the way back is over");
        house.clock.set(after(60).plus_millis(1));
        assert_eq!(sweep::rows(&ctx).await, Ok(1));
        let left = async || advert.applications().await.into_iter().map(|row| row.reference).collect::<Vec<_>>();
        assert!(!left().await.contains(&stale.begun.reference));
        // More time is more time here, too.
        house.clock.set(after(71));
        assert_eq!(sweep::rows(&ctx).await, Ok(1));
        assert_eq!((left().await, files(house).await), (vec![sent.begun.reference.clone()], 1));
        assert_eq!(verify(&house.inside).await, Ok(Vec::new()));
    }

    async fn the_sweep_takes_what_has_no_row_and_nothing_else(house) {
        let advert = Advert::published(house).await;
        advert.apply(whole("Arta Krasniqi")).await.must_be(201);
        let content = stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(PDF))]);
        let ctx = house.context(Actor::System);
        let stray = house.inside.files.receive(DocumentId(ctx.new_id()), content, 1 << 20).await.expect("staged");
        stray.keep().await.expect("kept");
        let real = Instant(i64::try_from(std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_millis()).expect("a time"));
        house.clock.set(real);
        assert_eq!(sweep::run(&ctx).await, Ok(0), "an upload may be under way");
        house.clock.set(real.plus_seconds(2 * 24 * 3600));
        assert_eq!(sweep::run(&ctx).await, Ok(1));
        assert_eq!(files(house).await, 1);
        assert_eq!(verify(&house.inside).await, Ok(Vec::new()));
    }
}

/// Its own, because what it breaks stays broken.
async fn a_lost_document_a_changed_receipt_and_a_false_one_are_named(database: crate::rig::house::Database) {
    let Some(house) = House::open(database).await else { return };
    let advert = Advert::published(&house).await;
    for name in ["Arta Krasniqi", "Blerim Hoxha", "Dita Kola"] {
        advert.apply(whole(name)).await.must_be(201);
    }
    assert_eq!(verify(&house.inside).await, Ok(Vec::new()));
    let versions = advert.versions().await;
    let row = rows(&house)
        .await
        .into_iter()
        .find(|row| row.application_id == versions[0].application_id)
        .expect("a document");
    house.inside.files.delete(&Address::new(row.sha256.parse().expect("a hash"), row.id)).await.expect("lost");
    let change = async |version: &submission::Model, change: fn(&mut submission::ActiveModel)| {
        let mut changed = version.clone().into_active_model();
        change(&mut changed);
        house.inside.store.write(async |tx| changed.update(tx).await).await.expect("a change");
    };
    change(&versions[1], |version| version.received_at = Set(Instant(0))).await;
    change(&versions[2], |version| version.receipt = Set("forged.not.signed".to_owned())).await;
    let mut told = verify(&house.inside).await.expect("a reading");
    told.sort();
    let mut wanted = vec![
        format!("document {} of version {} is missing or changed", row.id, versions[0].id),
        format!("the receipt of version {} is not what the database says", versions[1].id),
        format!("the receipt of version {} is not what the database says", versions[2].id),
        format!("the receipts of opening {} break at number 3", versions[2].opening_id),
    ];
    wanted.sort();
    assert_eq!(told, wanted);
}

#[tokio::test]
async fn a_lost_document_a_changed_receipt_and_a_false_one_are_named_on_sqlite() {
    a_lost_document_a_changed_receipt_and_a_false_one_are_named(crate::rig::house::Database::Sqlite).await;
}

#[tokio::test]
async fn a_lost_document_a_changed_receipt_and_a_false_one_are_named_on_postgres() {
    a_lost_document_a_changed_receipt_and_a_false_one_are_named(crate::rig::house::Database::Postgres).await;
}
