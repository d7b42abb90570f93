//! What HR and panels do with lists of applications: moves of many at once, which can be taken back; tags and notes; searches
//! that are kept; and an index of the words by which applications are found.

use crate::columns::{flag, id, index, int, long, maybe_long, maybe_text, table, text, unique};
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// This step.
#[derive(DeriveMigrationName)]
pub struct Step;

/// FTS5 over the four texts, kept by triggers (<https://sqlite.org/fts5.html>, 4.4.3). The places of words are kept too: what is one word for
/// us may be several for its older Unicode, and such a phrase must not fail. What is removed is overwritten.
const SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE application_index USING fts5(names, answers, documents, covered, content='application_words', \
     content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='3')",
    "INSERT INTO application_index(application_index, rank) VALUES ('secure-delete', 1)",
    "CREATE TRIGGER application_words_added AFTER INSERT ON application_words BEGIN \
     INSERT INTO application_index(rowid, names, answers, documents, covered) \
     VALUES (new.id, new.names, new.answers, new.documents, new.covered); END",
    "CREATE TRIGGER application_words_gone AFTER DELETE ON application_words BEGIN \
     INSERT INTO application_index(application_index, rowid, names, answers, documents, covered) \
     VALUES ('delete', old.id, old.names, old.answers, old.documents, old.covered); END",
    "CREATE TRIGGER application_words_changed AFTER UPDATE ON application_words BEGIN \
     INSERT INTO application_index(application_index, rowid, names, answers, documents, covered) \
     VALUES ('delete', old.id, old.names, old.answers, old.documents, old.covered); \
     INSERT INTO application_index(rowid, names, answers, documents, covered) \
     VALUES (new.id, new.names, new.answers, new.documents, new.covered); END",
];

/// The words as they are, without a parser's second opinion on what is one (`1e5abc` would be two), and without their places.
const POSTGRES: &[&str] = &[
    "ALTER TABLE application_words ADD COLUMN everything tsvector GENERATED ALWAYS AS (array_to_tsvector(array_remove(\
     string_to_array(names || ' ' || answers || ' ' || documents, ' '), ''))) STORED",
    "ALTER TABLE application_words ADD COLUMN hidden tsvector GENERATED ALWAYS AS (array_to_tsvector(array_remove(\
     string_to_array(covered, ' '), ''))) STORED",
    "CREATE INDEX ix_application_words_everything ON application_words USING gin (everything)",
    "CREATE INDEX ix_application_words_hidden ON application_words USING gin (hidden)",
];

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        moves(m).await?;
        tags_and_notes(m).await?;
        table(
            m,
            "search",
            vec![id("id"), id("staff_id"), id("opening_id"), maybe_text("name"), text("asked"), long("made_at")],
            &["id"],
            &[("staff_id", "staff", "id"), ("opening_id", "opening", "id")],
        )
        .await?;
        index(m, "search", &["staff_id", "opening_id"]).await?;
        words(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        if m.get_database_backend() != DbBackend::Postgres {
            m.drop_table(Table::drop().table("application_index").take()).await?;
        }
        for name in [
            "application_words",
            "search",
            "note_mention",
            "note",
            "application_tag",
            "stage_batch_item",
            "stage_batch",
        ] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}

async fn moves(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "stage_batch",
        vec![
            id("id"),
            id("opening_id"),
            id("staff_id"),
            text("stage"),
            long("made_at"),
            maybe_long("moved_at"),
            maybe_long("undone_at"),
            int("stayed"),
        ],
        &["id"],
        &[("opening_id", "opening", "id"), ("staff_id", "staff", "id")],
    )
    .await?;
    index(m, "stage_batch", &["made_at"]).await?;
    m.create_table(
        Table::create()
            .table("stage_batch_item")
            .col(id("batch_id"))
            .col(id("application_id"))
            .col(text("stage"))
            .col(int("version"))
            .primary_key(Index::create().col("batch_id").col("application_id"))
            .foreign_key(&mut within("stage_batch_item", "batch_id", "stage_batch"))
            .foreign_key(&mut within("stage_batch_item", "application_id", "application"))
            .take(),
    )
    .await?;
    index(m, "stage_batch_item", &["application_id"]).await
}

async fn tags_and_notes(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("application_tag")
            .col(id("application_id"))
            .col(text("fold"))
            .col(id("staff_id"))
            .col(id("opening_id"))
            .col(text("label"))
            .col(flag("by_reviewer"))
            .col(flag("covered"))
            .col(long("put_at"))
            .primary_key(Index::create().col("application_id").col("fold").col("staff_id"))
            .foreign_key(&mut within("application_tag", "application_id", "application"))
            .foreign_key(&mut of("application_tag", "staff_id", "staff"))
            .foreign_key(&mut of("application_tag", "opening_id", "opening"))
            .take(),
    )
    .await?;
    index(m, "application_tag", &["opening_id", "fold"]).await?;
    m.create_table(
        Table::create()
            .table("note")
            .col(id("id"))
            .col(id("application_id"))
            .col(id("opening_id"))
            .col(id("staff_id"))
            .col(text("body"))
            .col(flag("covered"))
            .col(long("written_at"))
            .col(maybe_long("edited_at"))
            .primary_key(Index::create().col("id"))
            .foreign_key(&mut within("note", "application_id", "application"))
            .foreign_key(&mut of("note", "staff_id", "staff"))
            .foreign_key(&mut of("note", "opening_id", "opening"))
            .take(),
    )
    .await?;
    index(m, "note", &["application_id", "written_at"]).await?;
    m.create_table(
        Table::create()
            .table("note_mention")
            .col(id("note_id"))
            .col(id("staff_id"))
            .col(maybe_long("seen_at"))
            .primary_key(Index::create().col("note_id").col("staff_id"))
            .foreign_key(&mut within("note_mention", "note_id", "note"))
            .foreign_key(&mut of("note_mention", "staff_id", "staff"))
            .take(),
    )
    .await?;
    index(m, "note_mention", &["staff_id", "seen_at"]).await
}

async fn words(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("application_words")
            .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
            .col(id("application_id"))
            .col(text("names"))
            .col(text("answers"))
            .col(text("documents"))
            .col(text("covered"))
            .foreign_key(&mut within("application_words", "application_id", "application"))
            .take(),
    )
    .await?;
    unique(m, "application_words", &["application_id"]).await?;
    let index = match m.get_database_backend() {
        DbBackend::Postgres => POSTGRES,
        _ => SQLITE,
    };
    for statement in index {
        m.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// What hangs on something goes with it.
fn within(table: &'static str, column: &'static str, whole: &'static str) -> ForeignKeyCreateStatement {
    of(table, column, whole).on_delete(ForeignKeyAction::Cascade).take()
}

fn of(table: &'static str, column: &'static str, whole: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(format!("fk_{table}_{column}")).from(table, column).to(whole, "id").take()
}
