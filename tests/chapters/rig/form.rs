//! A form as a browser without scripts would send it.

use scraper::{ElementRef, Selector};

use super::answer::folded;

/// A form read from a page. Only what the page has can be filled in or pressed.
#[derive(Clone, Debug)]
pub struct Form {
    pub action: String,
    pub multipart: bool,
    /// What would be sent: name and value, in the page's order.
    pub fields: Vec<(String, String)>,
    /// Chosen files: name, file name, bytes.
    pub files: Vec<(String, String, Vec<u8>)>,
    controls: Vec<Control>,
    buttons: Vec<Button>,
}

#[derive(Clone, Debug)]
struct Control {
    name: String,
    kind: Kind,
    /// The values on offer, where they are given.
    offered: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Typed,
    /// Radio buttons or a list: one of several.
    OneOf,
    /// Tick boxes: none, one or several.
    SomeOf,
    File,
}

#[derive(Clone, Debug)]
struct Button {
    label: String,
    field: Option<(String, String)>,
    action: Option<String>,
}

impl Form {
    /// Reads the form element of the page at `path`.
    pub fn read(form: ElementRef<'_>, path: &str) -> Self {
        assert_eq!(form.value().name(), "form", "{path}: the selector finds no form");
        let multipart = form.attr("enctype") == Some("multipart/form-data");
        let action = form.attr("action").filter(|action| !action.is_empty()).unwrap_or(path).to_owned();
        let mut read = Self { action, multipart, fields: vec![], files: vec![], controls: vec![], buttons: vec![] };
        let every = Selector::parse("input, select, textarea, button").expect("a selector");
        for element in form.select(&every).filter(|e| e.attr("disabled").is_none()) {
            read.take(element);
        }
        read
    }

    fn take(&mut self, element: ElementRef<'_>) {
        let name = element.attr("name").unwrap_or_default().to_owned();
        let value = element.attr("value").map(str::to_owned);
        match (element.value().name(), element.attr("type").unwrap_or("text")) {
            ("button", kind) if kind != "button" && kind != "reset" => {
                let label = folded(&element.text().collect::<String>());
                self.button(label, name, value, element);
            }
            ("input", "submit") => self.button(value.clone().unwrap_or_default(), name, value, element),
            ("button", _) | ("input", "button" | "reset" | "image") => {}
            _ if name.is_empty() => {}
            ("input", "file") => self.control(name, Kind::File, vec![]),
            ("input", kind @ ("radio" | "checkbox")) => {
                let value = value.unwrap_or_else(|| "on".to_owned());
                if element.attr("checked").is_some() {
                    self.fields.push((name.clone(), value.clone()));
                }
                self.control(name, if kind == "radio" { Kind::OneOf } else { Kind::SomeOf }, vec![value]);
            }
            ("select", _) => {
                let options = Selector::parse("option").expect("a selector");
                let of = |o: ElementRef<'_>| {
                    o.attr("value").map_or_else(|| folded(&o.text().collect::<String>()), str::to_owned)
                };
                let offered: Vec<String> = element.select(&options).map(of).collect();
                let chosen: Vec<String> =
                    element.select(&options).filter(|o| o.attr("selected").is_some()).map(of).collect();
                let several = element.attr("multiple").is_some();
                let first = offered.first().cloned().filter(|_| !several && chosen.is_empty());
                self.fields.extend(chosen.into_iter().chain(first).map(|value| (name.clone(), value)));
                self.control(name, if several { Kind::SomeOf } else { Kind::OneOf }, offered);
            }
            ("textarea", _) => {
                let text: String = element.text().collect();
                self.fields.push((name.clone(), text));
                self.control(name, Kind::Typed, vec![]);
            }
            _ => {
                self.fields.push((name.clone(), value.unwrap_or_default()));
                self.control(name, Kind::Typed, vec![]);
            }
        }
    }

    fn button(&mut self, label: String, name: String, value: Option<String>, element: ElementRef<'_>) {
        let field = (!name.is_empty()).then(|| (name, value.unwrap_or_default()));
        self.buttons.push(Button { label, field, action: element.attr("formaction").map(str::to_owned) });
    }

    fn control(&mut self, name: String, kind: Kind, offered: Vec<String>) {
        match self.controls.iter_mut().find(|c| c.name == name && c.kind == kind) {
            Some(known) => known.offered.extend(offered),
            None => self.controls.push(Control { name, kind, offered }),
        }
    }

    #[track_caller]
    fn named(&self, name: &str) -> &Control {
        let found = self.controls.iter().find(|c| c.name == name);
        found.unwrap_or_else(|| panic!("{}: no field {name}; there are {:?}", self.action, self.names()))
    }

    /// The names of what can be filled in, hidden fields among them.
    pub fn names(&self) -> Vec<&str> {
        self.controls.iter().map(|control| control.name.as_str()).collect()
    }

    /// What a field holds; the first value where there are several.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Types, chooses or ticks. What is not on offer cannot be chosen; tick boxes keep what was ticked before.
    #[track_caller]
    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        let control = self.named(name);
        assert!(control.kind != Kind::File, "{name} takes a file");
        let offers = control.kind == Kind::Typed || control.offered.iter().any(|offered| offered == value);
        assert!(offers, "{name} does not offer {value:?}, only {:?}", control.offered);
        let at = self.fields.iter().position(|(n, _)| n == name);
        match (control.kind, at) {
            (Kind::Typed | Kind::OneOf, Some(at)) => value.clone_into(&mut self.fields[at].1),
            (Kind::SomeOf, _) if self.fields.iter().any(|(n, v)| n == name && v == value) => {}
            _ => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// Unticks a box, or all of that name.
    #[track_caller]
    #[must_use]
    pub fn clear(mut self, name: &str) -> Self {
        assert!(self.named(name).kind == Kind::SomeOf, "{name} cannot be unticked");
        self.fields.retain(|(n, _)| n != name);
        self
    }

    /// Chooses a file.
    #[track_caller]
    #[must_use]
    pub fn attach(mut self, name: &str, file_name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        assert!(self.named(name).kind == Kind::File, "{name} takes no file");
        assert!(self.multipart, "{}: a form with a file must be multipart/form-data", self.action);
        self.files.push((name.to_owned(), file_name.to_owned(), bytes.into()));
        self
    }

    /// Sends it by the button with exactly this label.
    #[track_caller]
    #[must_use]
    pub fn press(mut self, label: &str) -> Self {
        let found = self.buttons.iter().find(|button| button.label == label).cloned();
        let labels: Vec<&str> = self.buttons.iter().map(|button| button.label.as_str()).collect();
        let button = found.unwrap_or_else(|| panic!("{}: no button {label:?}; there are {labels:?}", self.action));
        self.fields.extend(button.field);
        self.action = button.action.unwrap_or(self.action);
        self
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    fn form() -> Form {
        let page = Html::parse_document(
            "<form action='/here' enctype='multipart/form-data'><input type=hidden name=token value=t>
             <input name=name value='A &amp; B'><textarea name=text>\nx</textarea>
             <input type=radio name=way value=a><input type=radio name=way value=b checked>
             <input type=checkbox name=tick value=1><input type=checkbox name=tick value=2 checked>
             <select name=one><option value=x>X<option>Y</select><input type=file name=cv><input name=off disabled>
             <button>Send</button><button name=go value=back formaction='/there'>Go  back</button></form>",
        );
        let selector = Selector::parse("form").expect("a selector");
        Form::read(page.select(&selector).next().expect("a form"), "/")
    }

    fn sent(form: &Form) -> Vec<(&str, &str)> {
        form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    #[test]
    fn a_form_sends_what_a_browser_would() {
        let form = form();
        let fresh = [("token", "t"), ("name", "A & B"), ("text", "x"), ("way", "b"), ("tick", "2"), ("one", "x")];
        assert_eq!(sent(&form), fresh);
        let form = form.set("name", "C").set("way", "a").set("tick", "1").set("one", "Y").press("Go back");
        let filled = [
            ("token", "t"),
            ("name", "C"),
            ("text", "x"),
            ("way", "a"),
            ("tick", "2"),
            ("one", "Y"),
            ("tick", "1"),
            ("go", "back"),
        ];
        assert_eq!(sent(&form), filled);
        assert_eq!(form.action, "/there");
        assert_eq!(form.clear("tick").value("tick"), None);
    }

    #[test]
    #[should_panic(expected = "no field phone")]
    fn what_the_page_does_not_ask_cannot_be_answered() {
        let _ = form().set("phone", "1");
    }

    #[test]
    #[should_panic(expected = "way does not offer \"c\"")]
    fn what_is_not_on_offer_cannot_be_chosen() {
        let _ = form().set("way", "c");
    }
}
