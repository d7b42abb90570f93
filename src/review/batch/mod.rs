//! HR moves several applications to one stage at once: they are chosen, the choice is confirmed, and for a while the moves can
//! be taken back. All of them are moved or none.

pub mod carry_out;
pub mod choose;
pub mod read;
pub mod rules;
pub mod undo;

use crate::review::applications::ListError;
use crate::store::idempotency::Recall;
use entity::StageBatchId;
use entity::application::Stage;
use rules::Refused;
use sea_orm::DbErr;

/// Nothing was moved.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    #[error("no such opening or batch, or not theirs")]
    NotFound,
    #[error("nothing was chosen, or all of it stands there already")]
    Nothing,
    #[error("more than {most} were chosen")]
    TooMany { most: usize },
    #[error("{} cannot be moved", .0.len())]
    Refused(Vec<Refused>),
    #[error("it was carried out or taken back already, or its time is over")]
    Over,
    #[error(transparent)]
    List(#[from] ListError),
    #[error("the key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// What was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub batch: StageBatchId,
    pub to: Stage,
    pub moved: usize,
}

/// The batch that a request made before.
fn recalled(recall: Recall) -> Result<Option<StageBatchId>, BatchError> {
    match recall {
        Recall::New => Ok(None),
        Recall::Reused => Err(BatchError::KeyReused),
        Recall::Done(id) => match id.parse() {
            Ok(id) => Ok(Some(StageBatchId(id))),
            Err(_) => Err(DbErr::Custom(format!("the batch {id} cannot be read")).into()),
        },
    }
}
