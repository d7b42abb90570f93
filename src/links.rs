//! The paths of the pages, as functions: a link to a page that is gone does not compile.

use entity::{DocumentId, ShortlistId, StaffId, StageBatchId};

/// The public list.
pub fn openings() -> String {
    "/openings".to_owned()
}

/// A public opening.
pub fn opening(slug: &str) -> String {
    format!("/openings/{slug}")
}

/// Where an application to an opening begins (POST).
pub fn apply(slug: &str) -> String {
    format!("/openings/{slug}/apply")
}

/// Where the keys of receipts are published (RFC 7517).
pub const KEYS: &str = "/.well-known/jwks.json";

/// A step of an application: `about`, `questions`, `documents`, `check`; or `receipt`, `withdraw`, `export`; empty for
/// where it stands.
pub fn application(reference: &str, step: &str) -> String {
    if step.is_empty() { format!("/applications/{reference}") } else { format!("/applications/{reference}/{step}") }
}

/// Where an applicant asks for a link back to their application to an opening.
pub fn ask_for_link(slug: &str) -> String {
    format!("/openings/{slug}/return")
}

/// Where a letter's link leads an applicant: a page that asks to confirm, for mail scanners open links, and posts the token.
pub fn return_link(token: &str) -> String {
    format!("/return/{token}")
}

/// Where an invitation leads, likewise.
pub fn invitation(token: &str) -> String {
    format!("/invitation/{token}")
}

/// The page to sign in.
pub fn sign_in() -> String {
    "/sign-in".to_owned()
}

/// Who works here.
pub fn people() -> String {
    "/staff/people".to_owned()
}

/// One account, for administrators.
pub fn person(id: StaffId) -> String {
    format!("/staff/people/{id}")
}

/// The first page of staff.
pub fn desk() -> String {
    "/staff".to_owned()
}

/// A room of one opening for staff: `edit`, `criteria`, `questions`, `documents`, `panel`, `publish`, `amend`, `cancel`,
/// `applications`, `review`, `ranking`, `shortlists`; empty for its overview.
pub fn staff_opening(slug: &str, room: &str) -> String {
    if room.is_empty() { format!("/staff/openings/{slug}") } else { format!("/staff/openings/{slug}/{room}") }
}

/// Where what the list of applications is searched for is sent.
pub fn searches(slug: &str) -> String {
    staff_opening(slug, "searches")
}

/// Where several applications of an opening are moved at once.
pub fn stage_moves(slug: &str) -> String {
    staff_opening(slug, "stage-moves")
}

/// Moves that were chosen, to be confirmed.
pub fn stage_batch(slug: &str, batch: StageBatchId) -> String {
    format!("{}/{batch}", stage_moves(slug))
}

/// One application for HR and panel.
pub fn staff_application(reference: &str) -> String {
    format!("/staff/applications/{reference}")
}

/// One application on the review desk.
pub fn review(reference: &str) -> String {
    format!("/staff/applications/{reference}/review")
}

/// A document of an application, for staff.
pub fn staff_document(reference: &str, document: DocumentId) -> String {
    format!("/staff/applications/{reference}/documents/{document}")
}

/// The image of a page of that document.
pub fn staff_document_page(reference: &str, document: DocumentId, number: i32) -> String {
    format!("/staff/applications/{reference}/documents/{document}/pages/{number}")
}

/// The image of a page in a blind review, by the document's number.
pub fn staff_covered_page(reference: &str, document: usize, number: i32) -> String {
    format!("/staff/applications/{reference}/documents/{document}/pages/{number}")
}

/// What a blind review covers in an application's documents.
pub fn staff_covers(reference: &str) -> String {
    format!("/staff/applications/{reference}/covers")
}

/// A shortlist.
pub fn shortlist(id: ShortlistId) -> String {
    format!("/staff/shortlists/{id}")
}

/// The absolute form, for letters, feeds and search engines.
pub fn absolute(public_url: &str, path: &str) -> String {
    format!("{public_url}{path}")
}

/// A path of this site and nothing else: what a form may send back to. Browsers read `//host` and `/\host` as another site, and
/// drop tabs and line breaks before they read.
pub fn inside(path: &str) -> Option<&str> {
    let is_path = path.starts_with('/') && !path.starts_with("//");
    (is_path && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')).then_some(path)
}
