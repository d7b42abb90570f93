//! The words by which a submitted application is found, folded: of the version that counts, and of nothing else.

use crate::ApplicationId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_words")]
pub struct Model {
    /// A number of the database's own: what its index refers to.
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub application_id: ApplicationId,
    /// Name, address and reference; and the token of the opening, so that a search stays within it.
    pub names: String,
    pub answers: String,
    /// Of those documents that were read and may be shown.
    pub documents: String,
    /// What those find by who do not know who applied: the alias, and the answers with what would tell it covered; with the
    /// opening's token.
    pub covered: String,
}

impl ActiveModelBehavior for ActiveModel {}
