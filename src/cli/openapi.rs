//! `meritum openapi`.

pub fn run() {
    println!("{}", crate::web::api::document());
}
