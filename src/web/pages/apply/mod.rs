//! An applicant's pages: the steps of an application, its receipt, where it stands, and the way back to it.
//!
//! Everything works without scripts. Each step saves what was typed in the draft before it says what is wrong with it.

mod about;
mod applicant;
mod ask;
mod begin;
mod check;
mod documents;
mod export;
mod fields;
mod late;
mod mine;
mod pieces;
mod question;
mod questions;
mod receipt;
mod receipt_paper;
mod return_to;
mod saving;
mod steps;
mod summary;
mod upload;
mod withdraw;

use crate::web::front::allow::{get, post};
use crate::web::front::limit::Limits;
use poem::{EndpointExt, Route};

/// The room's routes.
pub fn routes(route: Route, limits: &Limits) -> Route {
    route
        .at("/openings/:slug/apply", get(begin::look).post(begin::begin.with(limits.begin.clone())))
        .at("/openings/:slug/return", get(ask::by_opening).post(ask::send_by_opening.with(limits.sign_in.clone())))
        .at("/applications/:reference", get(mine::show))
        .at("/applications/:reference/about", get(about::show).post(about::save))
        .at("/applications/:reference/questions", get(questions::show).post(questions::save))
        .at("/applications/:reference/documents", get(documents::show).post(documents::receive))
        .at("/applications/:reference/documents/:key/:document", post(documents::replace))
        .at("/applications/:reference/documents/:key/:document/remove", post(documents::remove))
        .at("/applications/:reference/documents/:key/:document/uploads", post(pieces::begin_in_place))
        .at("/applications/:reference/documents/:key/uploads", post(pieces::begin))
        .at("/applications/:reference/uploads/:upload", get(pieces::stand).patch(pieces::append).delete(pieces::cancel))
        .at("/applications/:reference/check", get(check::show))
        .at("/applications/:reference/submission", post(check::submit))
        .at("/applications/:reference/receipt", get(receipt::show))
        .at("/applications/:reference/receipt.jws", get(receipt::download))
        .at("/applications/:reference/receipt.pdf", get(receipt::on_paper))
        .at("/applications/:reference/withdraw", get(withdraw::show).post(withdraw::withdraw))
        .at("/applications/:reference/export", get(export::download))
        .at("/applications/:reference/revert", post(mine::drop_changes))
        .at("/applications/:reference/come-back", post(mine::return_to_it))
        .at("/applications/:reference/forget", post(mine::forget))
        .at(
            "/applications/:reference/return",
            get(ask::by_reference).post(ask::send_by_reference.with(limits.sign_in.clone())),
        )
        .at("/return", post(return_to::follow.with(limits.sign_in.clone())))
        .at("/return/:token", get(return_to::confirm))
}
