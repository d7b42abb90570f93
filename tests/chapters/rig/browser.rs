//! Chromium, driven through its own driver: pages are clicked, looked at and examined with axe-core.

use std::fmt;
use std::io::Write;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::kept::{Account, Kept, program, skip};

static DRIVER: OnceLock<Option<Driver>> = OnceLock::new();

/// A phone's width, and a desk's.
pub const WIDTHS: [u32; 2] = [390, 1280];

struct Driver {
    kept: Kept,
    port: u16,
}

/// Whether pages may run their scripts: every page must work without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JavaScript {
    On,
    Off,
}

/// One browser with a profile of its own; closed when it is dropped.
pub struct Browser {
    client: Client,
    driver: u16,
    session: String,
}

/// What axe-core holds against a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Violation {
    pub rule: String,
    pub help: String,
    /// The elements, as selectors.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.rule, self.help, self.places.join("; "))
    }
}

impl Browser {
    /// A fresh browser; `None`, said loudly, where Chromium or its driver is not installed.
    pub async fn open(java_script: JavaScript) -> Option<Self> {
        let driver = DRIVER.get_or_init(start).as_ref()?;
        let profile = tempfile::Builder::new().prefix("profile-").tempdir_in(driver.kept.folder()).expect("a profile");
        // 2 blocks, 1 allows; a managed default is what no page can ask away.
        let scripts = if java_script == JavaScript::On { 1 } else { 2 };
        let options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en",
                format!("--user-data-dir={}", profile.keep().display()),
            ],
            "prefs": { "profile.managed_default_content_settings.javascript": scripts, "intl.accept_languages": "en" },
        });
        let capabilities = json!({ "goog:chromeOptions": options });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().expect("an object").clone())
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|e| panic!("no browser: {e}\n{}", driver.kept.log()));
        let session = client.session_id().await.expect("an answer").expect("a session");
        let browser = Self { client, driver: driver.port, session };
        browser.width(1280).await;
        Some(browser)
    }

    /// Everything that a driven browser can do.
    pub fn client(&self) -> &Client {
        &self.client
    }

    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|e| panic!("{url}: {e}"));
    }

    /// Where the browser is: path and query.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("an address");
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// Waits for the first element that this selector finds.
    pub async fn find(&self, css: &str) -> fantoccini::elements::Element {
        let found = self.client.wait().for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => element,
            Err(e) => panic!("no {css} at {}: {e}", self.path().await),
        }
    }

    /// The visible text of the first element that this selector finds.
    pub async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.expect("a text")
    }

    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        self.hit(element).await.unwrap_or_else(|e| panic!("{css} cannot be clicked: {e}"));
    }

    /// Clicks the link or button with exactly this text.
    pub async fn press(&self, label: &str) {
        let wanted = format!("//*[self::a or self::button or self::summary][normalize-space()='{label}']");
        let found = self.client.wait().for_element(Locator::XPath(&wanted)).await;
        match found {
            Ok(element) => self.hit(element).await.unwrap_or_else(|e| panic!("{label:?} cannot be pressed: {e}")),
            Err(e) => panic!("no {label:?} at {}: {e}", self.path().await),
        }
    }

    /// Clicks it; where something that sticks to the page's edge lies over it, scrolls it away from the edge first, as
    /// people do.
    async fn hit(&self, element: fantoccini::elements::Element) -> Result<(), CmdError> {
        match element.click().await {
            Err(CmdError::Standard(error)) if error.error() == "element click intercepted" => {
                let from_edge = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
                self.client.execute(from_edge, vec![serde_json::to_value(&element)?]).await?;
                element.click().await
            }
            answer => answer,
        }
    }

    /// Types into a field that is named so, after emptying it.
    pub async fn fill(&self, name: &str, value: &str) {
        let field = self.find(&format!("[name='{name}']")).await;
        field.clear().await.unwrap_or_else(|e| panic!("{name} cannot be emptied: {e}"));
        field.send_keys(value).await.unwrap_or_else(|e| panic!("{name} cannot be typed into: {e}"));
    }

    /// Chooses a file of this machine in a file field.
    pub async fn attach(&self, css: &str, file: &Path) {
        let field = self.find(css).await;
        field
            .send_keys(file.to_str().expect("a plain path"))
            .await
            .unwrap_or_else(|e| panic!("{css} takes no file: {e}"));
    }

    /// As wide as a phone or a desk; the height follows.
    pub async fn width(&self, width: u32) {
        let height = if width < 600 { 844 } else { 900 };
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// The colours that the visitor's system asks for; at once, without colours on the way from one to the other.
    pub async fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": value },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// The whole page at both widths, as `target/screens/<name>-<width>.png`.
    pub async fn screens(&self, name: &str) {
        for width in WIDTHS {
            self.screen(name, width).await;
        }
    }

    /// The whole page at one width, as `target/screens/<name>-<width>.png`, down to 8,000 pixels.
    pub async fn screen(&self, name: &str, width: u32) {
        self.width(width).await;
        let layout = self.devtools("Page.getLayoutMetrics", json!({})).await;
        let height = layout["cssContentSize"]["height"].as_f64().expect("a height").min(8000.0);
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let shot = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let shot = self.devtools("Page.captureScreenshot", shot).await;
        let image = STANDARD.decode(shot["data"].as_str().expect("an image")).expect("base64");
        let folder = target().join("screens");
        std::fs::create_dir_all(&folder).expect("a folder for screens");
        std::fs::write(folder.join(format!("{name}-{width}.png")), image).expect("a screen");
    }

    /// How many pixels the page is wider than its window: 0 means that nobody scrolls sideways.
    pub async fn overflow(&self) -> i64 {
        let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        self.client.execute(script, vec![]).await.expect("a number").as_i64().expect("a whole number")
    }

    /// In a window of this height: how many pixels the page is longer than it. 0 where panes scroll, and not the page.
    pub async fn overhang(&self, height: u32) -> i64 {
        let metrics = json!({ "width": 1280, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        let script = "return document.documentElement.scrollHeight - document.documentElement.clientHeight";
        self.client.execute(script, vec![]).await.expect("a number").as_i64().expect("a whole number")
    }

    /// What axe-core holds against the page under WCAG 2.2 A and AA; `None`, said loudly, where it was not fetched.
    ///
    /// It is handed in through the driver, which the page's content security policy does not bind.
    pub async fn axe(&self) -> Option<Vec<Violation>> {
        let file = target().join("axe-core/axe.min.js");
        let Ok(axe) = std::fs::read_to_string(&file) else {
            skip("target/axe-core/axe.min.js is absent (scripts/test.sh prepare fetches it): pages are not examined");
            return None;
        };
        // The driver wraps scripts into a function, where a page that defines `module` or `exports` is not in the way.
        self.client.execute(&axe, vec![]).await.expect("axe-core");
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
               .then(result => done(result.violations), error => done(String(error)));";
        let found = self.client.execute_async(run, vec![]).await.expect("axe-core's answer");
        let found = found.as_array().unwrap_or_else(|| panic!("axe-core: {found}"));
        Some(found.iter().map(violation).collect())
    }

    /// Fails, naming each, when axe-core holds anything against the page at either width, or when it scrolls sideways.
    pub async fn must_be_accessible(&self) {
        for width in WIDTHS {
            self.width(width).await;
            let at = self.path().await;
            assert_eq!(self.overflow().await, 0, "{at} scrolls sideways at {width} pixels");
            let violations = self.axe().await.unwrap_or_default();
            let told: Vec<String> = violations.iter().map(Violation::to_string).collect();
            assert!(told.is_empty(), "{at} at {width} pixels:\n{}", told.join("\n"));
        }
    }

    /// Asks the browser itself, over its developer tools' protocol.
    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Value {
        let asked = Devtools { command, parameters };
        self.client.issue_cmd(asked).await.unwrap_or_else(|e| panic!("{command}: {e}"))
    }
}

impl Drop for Browser {
    /// Ends the session even when the test panicked, so that browsers do not pile up behind failing tests.
    fn drop(&mut self) {
        if let Ok(mut driver) = TcpStream::connect(("127.0.0.1", self.driver)) {
            let request =
                format!("DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", self.session);
            // The driver may be gone already, and the browser with it.
            let _ = driver.write_all(request.as_bytes());
        }
    }
}

fn violation(found: &Value) -> Violation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let places = found["nodes"].as_array().into_iter().flatten();
    Violation {
        rule: text(&found["id"]),
        help: text(&found["help"]),
        places: places.map(|node| node["target"].to_string()).collect(),
    }
}

/// The folder `target` of this build.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a folder above").to_owned()
}

fn start() -> Option<Driver> {
    let found = program(&["chromium", "chromium-browser", "google-chrome"]).and(program(&["chromedriver"]));
    let Some(driver) = found else {
        skip("chromium and chromedriver are not installed: no page is clicked");
        return None;
    };
    let account = Account::ourselves();
    let folder = account.folder("meritum-browser-");
    let kept = Kept::start(account, folder, "TERM", &driver, &["--port=0"]);
    let port = kept.wait_for("ChromeDriver's port", |log| {
        let (_, behind) = log.split_once("started successfully on port ")?;
        behind.split_once('.')?.0.parse().ok()
    });
    Some(Driver { kept, port })
}

#[derive(Debug)]
struct Devtools {
    command: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.command, "params": self.parameters }).to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> String {
        format!("data:text/html;base64,{}", STANDARD.encode(html))
    }

    const GOOD: &str = "<!doctype html><html lang=en><title>A page</title><main><h1>Openings</h1>\
        <form><label>Name <input name=name></label></form><noscript><p id=none>No scripts</p></noscript></main>";

    #[tokio::test(flavor = "multi_thread")]
    async fn a_page_is_typed_into_and_photographed() {
        let Some(browser) = Browser::open(JavaScript::On).await else { return };
        browser.goto(&page(GOOD)).await;
        browser.fill("name", "Blerta").await;
        let name = browser.find("[name=name]").await.prop("value").await.expect("a value");
        assert_eq!(name.as_deref(), Some("Blerta"));
        browser.screens("rig").await;
        for width in WIDTHS {
            let image = std::fs::read(target().join(format!("screens/rig-{width}.png"))).expect("a screen");
            // A PNG states its width in the first chunk (ISO/IEC 15948, 11.2.2).
            assert_eq!(image[16..20], width.to_be_bytes());
        }
        assert_eq!(browser.client().find_all(Locator::Css("#none")).await.expect("an answer").len(), 0);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn scripts_can_be_off() {
        let Some(browser) = Browser::open(JavaScript::Off).await else { return };
        let script = "<script>document.title = 'script'</script>";
        browser.goto(&page(&format!("{GOOD}{script}"))).await;
        assert_eq!(browser.client().title().await.expect("a title"), "A page");
        assert_eq!(browser.text("#none").await, "No scripts");
        browser.fill("name", "Blerta").await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn links_are_pressed_boxes_ticked_and_files_chosen_with_or_without_scripts() {
        for java_script in [JavaScript::On, JavaScript::Off] {
            let Some(browser) = Browser::open(java_script).await else { return };
            let form =
                "<details><summary>More  about it</summary><input type=checkbox id=tick><input type=file></details>";
            browser.goto(&page(form)).await;
            browser.press("More about it").await;
            browser.click("#tick").await;
            assert!(browser.find("#tick:checked").await.is_selected().await.expect("an answer"));
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
            browser.attach("[type=file]", &file).await;
            let chosen = browser.find("[type=file]").await.prop("value").await.expect("a value");
            assert_eq!(chosen.as_deref(), Some("C:\\fakepath\\Cargo.toml"));
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_axe_holds_against_a_page_is_told() {
        let Some(browser) = Browser::open(JavaScript::On).await else { return };
        browser.goto(&page(GOOD)).await;
        let Some(good) = browser.axe().await else { return };
        assert_eq!(good, []);
        browser.goto(&page("<!doctype html><html lang=en><title>A page</title><main><input name=name></main>")).await;
        let rules: Vec<String> = browser.axe().await.expect("axe-core").into_iter().map(|v| v.rule).collect();
        assert_eq!(rules, ["label"]);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_page_that_scrolls_sideways_is_noticed() {
        let Some(browser) = Browser::open(JavaScript::On).await else { return };
        browser.goto(&page("<!doctype html><style>p{width:600px;margin:0}body{margin:0}</style><p>wide")).await;
        browser.width(390).await;
        assert_eq!(browser.overflow().await, 210);
    }
}
