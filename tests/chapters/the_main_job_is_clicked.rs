//! The whole main job in Chromium, by clicking alone: HR publishes an opening, two people apply from a phone without
//! scripts, two reviewers score them by keyboard, HR draws the shortlist, and a manager signs it and takes the dossier.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use entity::staff::Role;
use meritum::secrets::sha256_hex;
use serde_json::json;
use tempfile::TempDir;

use crate::rig::accounts::PASSWORD;
use crate::rig::adverts::PDF;
use crate::rig::browser::{Browser, JavaScript};
use crate::rig::house::{Database, House};

const DAY: u32 = 86_400_000;

/// What an applicant holds in the end.
struct Receipt {
    reference: String,
    /// The first document's SHA-256.
    sha256: String,
}

/// Everybody's desk: one browser, in which they sign in one after another.
struct Desk<'a> {
    house: &'a House,
    browser: Browser,
}

impl Desk<'_> {
    async fn goto(&self, path: &str) {
        self.browser.goto(&format!("{}{path}", self.house.address)).await;
    }

    async fn signs_in(&self, email: &str) {
        self.goto("/sign-in").await;
        self.browser.fill("email", email).await;
        self.browser.fill("password", PASSWORD).await;
        self.browser.press("Sign in").await;
        self.browser.find(".who").await;
        assert_eq!(self.browser.path().await, "/staff", "{email}");
    }

    async fn signs_out(&self) {
        self.browser.press("Sign out").await;
        self.browser.find(".languages").await;
    }

    /// Opens one room of the opening from one's list of openings.
    async fn enters(&self, room: &str) {
        self.goto("/staff").await;
        self.browser.press("Finance Manager").await;
        self.browser.press(room).await;
        let entered = format!("//*[@class='tabs']//a[@aria-current='page'][normalize-space()='{room}']");
        let found = self.browser.client().wait().for_element(fantoccini::Locator::XPath(&entered)).await;
        found.unwrap_or_else(|e| panic!("{room} was not entered: {e}"));
    }

    /// Waits until the page says that something was saved.
    async fn saved(&self) {
        self.browser.find(".notice.good[role=status]").await;
    }

    /// Types into the page itself, as single keys.
    async fn keys(&self, keys: &str) {
        self.browser.find("html").await.send_keys(keys).await.expect("keys");
    }

    /// Waits for what the scorecard says of its last save.
    async fn card_says(&self, words: &str) {
        for _ in 0..100 {
            if self.browser.text("[data-saved]").await.starts_with(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the card never said {words}: {}", self.browser.text("[data-saved]").await);
    }

    /// Waits until the desk shows another candidate than this one.
    async fn leaves(&self, path: &str) {
        for _ in 0..100 {
            if self.browser.path().await != path {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("still at {path}");
    }
}

async fn hr_publishes(desk: &Desk<'_>, hr: &str, panel: &[(&str, &str)]) {
    let browser = &desk.browser;
    desk.signs_in(hr).await;
    browser.press("New opening").await;
    browser.fill("texts.en.title", "Finance Manager").await;
    browser.fill("texts.en.description", "## You\n\ncount **well**.").await;
    browser.fill("closes_on", "02142025").await;
    browser.press("Save the draft").await;
    desk.saved().await;

    browser.press("Criteria").await;
    for (row, title) in ["Financial management", "Written English"].into_iter().enumerate() {
        browser.press("Add a criterion").await;
        browser.fill(&format!("{row}.title"), title).await;
        browser.fill(&format!("{row}.weight"), if row == 0 { "3" } else { "1" }).await;
    }
    browser.press("Save the criteria").await;
    desk.saved().await;

    browser.press("Questions").await;
    browser.press("Add a question").await;
    browser.fill("0.title", "What did you count last?").await;
    browser.press("Save the questions").await;
    desk.saved().await;

    browser.press("Documents").await;
    browser.press("Add a document").await;
    browser.fill("0.title", "CV").await;
    browser.press("Save the documents").await;
    desk.saved().await;

    browser.press("Panel").await;
    for (row, (email, role)) in panel.iter().enumerate() {
        browser.press("Add somebody").await;
        browser.fill(&format!("{row}.email"), email).await;
        browser.click(&format!("[name='{row}.role'] option[value={role}]")).await;
    }
    browser.press("Save the panel").await;
    desk.saved().await;

    browser.press("Advert").await;
    browser.press("Publish…").await;
    browser.press("Publish").await;
    browser.find(".notice.good").await;
    desk.signs_out().await;
}

/// From the list of openings to the receipt, on a phone of their own that runs no scripts.
async fn applies(house: &House, name: &str, email: &str, cv: &Path) -> Receipt {
    let phone = Browser::open(JavaScript::Off).await.expect("another browser");
    phone.width(390).await;
    phone.goto(&format!("{}/openings", house.address)).await;
    phone.press("Finance Manager").await;
    phone.click(".apply-bar button").await;
    phone.fill("full_name", name).await;
    phone.fill("email", email).await;
    phone.click("#consent").await;
    phone.press("Save and continue").await;
    let question = phone.find("#step [name^='answers.']").await;
    question.send_keys("Two grants, to the cent.").await.expect("an answer");
    phone.press("Save and continue").await;
    phone.attach("[data-upload] [type=file]", cv).await;
    phone.click("[data-upload] button").await;
    phone.find(".file.received").await;
    phone.press("Continue").await;
    phone.press("Send my application").await;
    let sha256 = phone.text(".receipt .hash").await;
    let receipt = Receipt {
        reference: phone.text(".receipt .reference").await,
        sha256: sha256.strip_prefix("SHA-256 ").expect("a hash").to_owned(),
    };
    assert_eq!(receipt.sha256, sha256_hex(std::fs::read(cv).expect("the CV")), "the receipt names what was sent");

    // The letter is in the inbox, and says the same.
    house.work().await;
    phone.goto(&format!("{}/dev/mail", house.address)).await;
    phone.click(".inbox li:first-child a").await;
    assert_eq!(phone.text(".letter header p").await, email);
    let letter = phone.text(".letter pre").await;
    for said in [&receipt.reference, &receipt.sha256] {
        assert!(letter.contains(said.as_str()), "{said} is not in\n{letter}");
    }
    receipt
}

/// Scores everybody, with keys as far as these go.
async fn reviews(desk: &Desk<'_>, reviewer: &str, cards: &[&str]) {
    let browser = &desk.browser;
    desk.signs_in(reviewer).await;
    desk.enters("Ranking").await;
    browser.press("Go on reviewing").await;
    for (number, scores) in cards.iter().enumerate() {
        browser.find("form.scorecard").await;
        let path = browser.path().await;
        desk.keys(scores).await;
        desk.card_says("Saved at").await;
        // What was saved by itself is there for whoever comes back.
        desk.goto(&path).await;
        let chosen = browser.client().find_all(fantoccini::Locator::Css(".scale :checked")).await.expect("the scores");
        let mut values = String::new();
        for score in chosen {
            values.push_str(&score.prop("value").await.expect("a value").unwrap_or_default());
        }
        assert_eq!(values, *scores);
        if number == 0 {
            desk.keys("s").await;
        } else {
            browser.fill("comment", "Exact, and says so.").await;
            browser.press("Submit and next").await;
        }
        desk.leaves(&path).await;
    }
    assert_eq!(browser.text("h1").await, "All your cards are in");
    desk.signs_out().await;
}

/// Waits for a file of the browser's that is whole.
async fn downloaded(folder: &TempDir) -> PathBuf {
    for _ in 0..200 {
        let found = std::fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file").path());
        if let Some(zip) = found.into_iter().find(|path| path.extension().is_some_and(|e| e == "zip")) {
            return zip;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("nothing was downloaded");
}

/// The SHA-256 of each CV in the dossier.
fn cvs(zip: &Path) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(zip).expect("the dossier")).expect("a ZIP");
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        if bytes.starts_with(b"%PDF") {
            found.push(sha256_hex(bytes));
        }
    }
    found
}

async fn the_main_job_is_clicked(database: Database) {
    let Some(house) = House::open(database).await else { return };
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let hr = house.account("mirjeta", Role::Hr).await;
    let chair = house.account("valbona", Role::Member).await;
    let reviewer = house.account("emre", Role::Member).await;
    let manager = house.account("teuta", Role::Member).await;
    let desk = Desk { house: &house, browser };

    hr_publishes(&desk, &hr, &[(&chair, "chair"), (&reviewer, "reviewer"), (&manager, "manager")]).await;

    let mut receipts = Vec::new();
    for (name, email) in [("Arta Gashi", "arta@example.org"), ("Đorđe Šala", "djordje@example.org")] {
        let cv = folder.path().join(format!("CV {name}.pdf"));
        std::fs::write(&cv, [PDF, name.as_bytes()].concat()).expect("a CV");
        receipts.push(applies(&house, name, email, &cv).await);
        house.clock.advance(60_000);
    }

    // Thirteen days later the opening has closed by itself.
    house.clock.advance(13 * DAY);
    desk.goto("/openings/finance-manager").await;
    desk.browser.find(".facts.over").await;

    reviews(&desk, &chair, &["35", "54"]).await;
    reviews(&desk, &reviewer, &["24", "55"]).await;

    desk.signs_in(&hr).await;
    desk.enters("Ranking").await;
    let first = desk.browser.text("tbody tr:first-child").await;
    // ((5·3 + 4·1)/4 + (5·3 + 5·1)/4) / 2
    assert!(first.contains("Đorđe Šala") && first.contains("4.88"), "{first}");
    desk.browser.press("Draw a shortlist").await;
    desk.browser.fill("reason", "One post, and the lead is clear.").await;
    desk.browser.fill("size", "1").await;
    desk.browser.press("Freeze the first").await;
    desk.browser.find(".seal").await;
    assert_eq!(desk.browser.text("h1").await, "Shortlist 1");
    desk.signs_out().await;

    desk.signs_in(&manager).await;
    desk.enters("Shortlists").await;
    desk.browser.press("Shortlist 1").await;
    desk.browser.fill("note", "Agreed.").await;
    desk.browser.press("Sign this shortlist").await;
    assert!(desk.browser.text(".signoffs").await.contains("Agreed."));
    let downloads = tempfile::tempdir().expect("a folder");
    let kept = json!({ "behavior": "allow", "downloadPath": downloads.path() });
    desk.browser.devtools("Page.setDownloadBehavior", kept).await;
    desk.browser.click(".downloads li:first-child a").await;
    let dossier = downloaded(&downloads).await;
    assert_eq!(cvs(&dossier), [receipts[1].sha256.as_str()], "the CV that was sent, and no other");

    drop(desk);
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_is_clicked_on_sqlite() {
    the_main_job_is_clicked(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_is_clicked_on_postgres() {
    the_main_job_is_clicked(Database::Postgres).await;
}
