//! What the chapters stand on.
//!
//! A chapter is a file `tests/chapters/<an_act_happens>.rs`, named in `main.rs`:
//!
//! ```ignore
//! //! An opening is published.
//! use crate::chapter;
//!
//! chapter! {
//!     async fn what_is_published_is_on_the_list(house) {
//!         let visitor = house.visitor();                                   // a browser without scripts
//!         let page = visitor.get("/sign-in").await;
//!         let form = page.form("main form").set("email", "hr@example.org"); // only what the page has can be set
//!         let answer = visitor.submit(form.press("Sign in")).await;
//!         let desk = visitor.follow(&answer).await;                        // 303 after a POST, or it fails
//!         assert_eq!(desk.text("h1"), "Openings");
//!         house.clock.advance(86_400_000);                                 // time is the chapter's own
//!         assert_eq!(house.letters_to("hr@example.org").await.len(), 1);   // does the due jobs first
//!     }
//! }
//! ```
//!
//! It becomes two tests, `…::sqlite` and `…::postgres`, each with a house of its own. At the end every due job is done and
//! none failed, the invariants hold and the record is unbroken. A house with other settings is opened by
//! `House::open_with`, and closed by the test itself. A program asks the API: `house.program().json(Method::POST, path, &json!({…}))`.
//!
//! What is clicked needs no second database, but a server beside the test's own thread:
//!
//! ```ignore
//! #[tokio::test(flavor = "multi_thread")]
//! async fn the_list_can_be_used_by_everyone() {
//!     let Some(house) = House::open(Database::Sqlite).await else { return };
//!     let Some(browser) = Browser::open(JavaScript::Off).await else { return };
//!     browser.goto(&format!("{}/openings", house.address)).await;
//!     browser.press("Finance Manager").await;                              // a link, button or summary by its words
//!     browser.fill("full_name", "Arta Krasniqi").await;
//!     browser.screens("opening").await;                                    // target/screens/opening-{390,1280}.png
//!     house.close().await;
//! }
//! ```
//!
//! With `JavaScript::On`, `browser.must_be_accessible()` asks axe-core at both widths and that nothing scrolls sideways.
//! [`postgres`] keeps the server; [`kept`] sees to it that servers end with the tests, however these end.

pub mod accounts;
pub mod adverts;
pub mod answer;
pub mod browser;
pub mod bucket;
pub mod crowd;
pub mod doors;
pub mod form;
pub mod held;
pub mod history;
pub mod house;
pub mod kept;
pub mod model;
pub mod own_postgres;
pub mod papers;
pub mod post_office;
pub mod postgres;
pub mod replica;
pub mod reviews;
pub mod scanner;
pub mod scene;
pub mod sender;
pub mod source;
pub mod staff;
pub mod visitor;
