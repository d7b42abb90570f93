//! The few column types of the schema, alike on both databases.

use sea_orm_migration::prelude::*;

/// A UUID.
pub fn id(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

/// A UUID that may be missing.
pub fn maybe_id(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().null().take()
}

/// Text, never null.
pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

/// Text that may be missing.
pub fn maybe_text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().null().take()
}

/// UTC milliseconds, a 64-bit count or thousandths.
pub fn long(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// UTC milliseconds or a 64-bit count that may be missing.
pub fn maybe_long(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().null().take()
}

/// A 32-bit count.
pub fn int(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

/// A 32-bit count that may be missing.
pub fn maybe_int(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().null().take()
}

/// True or false.
pub fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

/// JSON: `jsonb` on PostgreSQL, text on SQLite.
pub fn json(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).json_binary().not_null().take()
}

/// JSON that may be missing.
pub fn maybe_json(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).json_binary().null().take()
}

/// Creates one table with its columns, primary key and foreign keys `(column, table, column there)`.
pub async fn table(
    manager: &SchemaManager<'_>,
    name: &'static str,
    columns: Vec<ColumnDef>,
    key: &[&'static str],
    references: &[(&'static str, &'static str, &'static str)],
) -> Result<(), DbErr> {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column);
    }
    let mut primary = Index::create();
    for column in key {
        primary.col(*column);
    }
    table.primary_key(&mut primary);
    for (column, there, column_there) in references {
        table.foreign_key(
            ForeignKey::create().name(format!("fk_{name}_{column}")).from(name, *column).to(*there, *column_there),
        );
    }
    manager.create_table(table.take()).await
}

/// Creates an index named `ix_<table>_<columns>`.
pub async fn index(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    manager.create_index(named("ix", table, columns).take()).await
}

/// Creates a unique index named `ux_<table>_<columns>`.
pub async fn unique(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    manager.create_index(named("ux", table, columns).unique().take()).await
}

fn named(prefix: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{prefix}_{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}
