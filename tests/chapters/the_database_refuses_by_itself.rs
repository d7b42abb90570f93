//! The guarded statement: whatever was asked before it, the database itself admits nobody who is late, and what would have been
//! written beside the version is not there either. And what an opening asks for is remembered only as long as it is so.

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, whole, wrong};
use entity::{SubmissionId, opening, requirement, submission, submission_document};
use meritum::application::guarded::insert_if_admitted;
use meritum::application::read;
use meritum::store::batch::Batch;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryTrait, Set};
use uuid::Uuid;

chapter! {
    async fn who_is_late_is_refused_by_the_statement_itself(house) {
        let advert = Advert::published(house).await;
        let store = &house.inside.store;
        let cases = [(-1, true, true), (-1, false, true), (0, true, false), (0, false, false)];
        for (number, (offset, with_documents, in_time)) in (1_i64..).zip(cases) {
            let draft = advert.ready(&format!("Applicant N{number}")).await;
            let own = read::own(&draft.ctx, &draft.begun.reference).await.expect("a read").expect("the draft");
            let application = own.application;
            let row = submission::Model {
                id: SubmissionId(Uuid::from_u128(number.unsigned_abs().into())),
                application_id: application.id,
                opening_id: application.opening_id,
                number: 1,
                sequence: number,
                full_name: application.full_name,
                email: application.email,
                phone: application.phone,
                language: application.language,
                answers: application.answers,
                idempotency_hash: None,
                idempotency_fingerprint: None,
                received_at: CLOSES.plus_millis(offset),
                closes_at: CLOSES,
                receipt: String::new(),
            };
            let held = own.documents.iter().map(|document| submission_document::ActiveModel {
                submission_id: Set(row.id),
                document_id: Set(document.id),
                position: Set(0),
            });
            let held = submission_document::Entity::insert_many(held).into_query();
            let work = async |tx: &DatabaseTransaction| {
                let also = |batch: &mut Batch| {
                    if with_documents {
                        batch.add(&held);
                    }
                };
                let admitted = insert_if_admitted(tx, Batch::of(tx), &row, false, also).await?;
                // What is refused is taken back by whoever submits; here all of it is, for it has no receipt.
                Err::<(), _>(DbErr::Custom(format!("admitted: {admitted}")))
            };
            let told = store.write(work).await;
            let expected = Err(DbErr::Custom(format!("admitted: {in_time}")));
            assert_eq!(told, expected, "{offset} ms, with documents: {with_documents}");
        }
        assert_eq!(submission::Entity::find().count(store.read()).await.expect("a count"), 0);
        assert_eq!(submission_document::Entity::find().count(store.read()).await.expect("a count"), 0);
    }
    async fn what_is_asked_for_is_known_anew_when_the_opening_was_changed(house) {
        let advert = Advert::published(house).await;
        advert.apply(whole("Arta Krasniqi")).await.must_be(201);
        // As another process would: this one hears of it by the version alone.
        let change = async |tx: &DatabaseTransaction| {
            requirement::Entity::update_many()
                .col_expr(requirement::Column::Required, Expr::value(true))
                .filter(requirement::Column::OpeningId.eq(advert.opening))
                .filter(requirement::Column::Key.eq("letter"))
                .exec(tx)
                .await?;
            opening::Entity::update_many()
                .col_expr(opening::Column::Version, Expr::value(99))
                .filter(opening::Column::Id.eq(advert.opening))
                .exec(tx)
                .await
                .map(drop)
        };
        house.inside.store.write(change).await.expect("a change");
        let refused = advert.apply(whole("Blerim Gashi")).await;
        assert_eq!(wrong(refused.must_be(422)), [("/documents/letter".to_owned(), "missing".to_owned())]);
    }
}
