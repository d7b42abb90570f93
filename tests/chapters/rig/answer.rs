//! What a server answered, read as a page or as JSON.

use reqwest::header::HeaderMap;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::form::Form;

/// An answer, whole.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    /// Which address answered.
    pub path: String,
}

impl Answer {
    pub async fn read(path: String, response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.unwrap_or_else(|e| panic!("{path}: the answer broke off: {e}"));
        Self { status, headers, bytes: bytes.to_vec(), path }
    }

    /// Fails, showing the answer, unless it has this status.
    #[track_caller]
    pub fn must_be(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}\n{:#?}\n{}", self.path, self.headers, self.body());
        self
    }

    /// Where a redirection leads: path and query. Fails unless it is one after a POST (303).
    #[track_caller]
    pub fn location(&self) -> &str {
        self.must_be(303);
        self.header("location").expect("a Location")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("plain text"))
    }

    /// The body as text.
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|e| panic!("{}: {e}\n{}", self.path, self.body()))
    }

    /// The text of each element that this selector finds, white space folded.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.each(css, |element| folded(&element.text().collect::<String>()))
    }

    /// The text of the one element that this selector finds, white space folded.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.one(css, self.texts(css))
    }

    /// An attribute of each element that this selector finds and that has it.
    #[track_caller]
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.each(css, |element| element.attr(name).map(str::to_owned)).into_iter().flatten().collect()
    }

    /// An attribute of the one element that this selector finds.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> String {
        self.one(css, self.attributes(css, name))
    }

    /// Where the one link with exactly this text leads.
    #[track_caller]
    pub fn link(&self, text: &str) -> String {
        let links =
            self.each("a[href]", |a| (folded(&a.text().collect::<String>()), a.attr("href").map(str::to_owned)));
        let mut found: Vec<String> =
            links.into_iter().filter(|(t, _)| t == text).filter_map(|(_, href)| href).collect();
        found.dedup();
        self.one(text, found)
    }

    /// The one form that this selector finds, filled in as the page has it.
    #[track_caller]
    pub fn form(&self, css: &str) -> Form {
        let forms = self.each(css, |form| Form::read(form, &self.path));
        self.one(css, forms)
    }

    fn each<T>(&self, css: &str, of: impl FnMut(ElementRef<'_>) -> T) -> Vec<T> {
        let selector = Selector::parse(css).unwrap_or_else(|e| panic!("{css}: {e}"));
        Html::parse_document(&self.body()).select(&selector).map(of).collect()
    }

    #[track_caller]
    fn one<T>(&self, what: &str, mut found: Vec<T>) -> T {
        assert_eq!(found.len(), 1, "{}: so many of {what}\n{}", self.path, self.body());
        found.remove(0)
    }
}

/// With every run of white space as one space.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
