//! Meritum's schema, step by step, on SQLite and on PostgreSQL; every step is one transaction.
//!
//! Names are strings and no step uses the entities: what a step did must not change when the code moves on.

#![expect(clippy::too_many_lines, reason = "a step lists the columns of its tables: cut in two it would read worse")]

mod columns;
mod m0001_staff;
mod m0002_opening;
mod m0003_application;
mod m0004_review;
mod m0005_shortlist;
mod m0006_queue;
mod m0007_record;
mod m0008_opening_search;
mod m0009_reading;
mod m0010_upload;
mod m0011_independence;
mod m0012_covers;
mod m0013_finding;
mod m0014_calibration;

use sea_orm_migration::prelude::*;

/// All steps, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_staff::Step),
            Box::new(m0002_opening::Step),
            Box::new(m0003_application::Step),
            Box::new(m0004_review::Step),
            Box::new(m0005_shortlist::Step),
            Box::new(m0006_queue::Step),
            Box::new(m0007_record::Step),
            Box::new(m0008_opening_search::Step),
            Box::new(m0009_reading::Step),
            Box::new(m0010_upload::Step),
            Box::new(m0011_independence::Step),
            Box::new(m0012_covers::Step),
            Box::new(m0013_finding::Step),
            Box::new(m0014_calibration::Step),
        ]
    }
}
