//! Whoever comes to the house: a browser without scripts, or a program with a token.

use std::collections::BTreeMap;
use std::sync::Mutex;

use reqwest::multipart::{self, Part};
use reqwest::{Client, Method, RequestBuilder, redirect};
use serde_json::Value;

use super::answer::Answer;
use super::form::Form;

/// A client of one house. It keeps cookies, says which language it reads, and follows no redirection by itself.
pub struct Visitor {
    client: Client,
    base: String,
    cookies: Mutex<BTreeMap<String, String>>,
    language: Mutex<String>,
    bearer: Mutex<Option<String>>,
    /// Programs send no `Origin` and get no cookies.
    is_browser: bool,
}

impl Visitor {
    pub fn new(base: &str, is_browser: bool) -> Self {
        let client = Client::builder().redirect(redirect::Policy::none()).no_proxy().build().expect("a client");
        Self {
            client,
            base: base.to_owned(),
            cookies: Mutex::default(),
            language: Mutex::new("en".to_owned()),
            bearer: Mutex::default(),
            is_browser,
        }
    }

    /// Reads this language from now on, as `Accept-Language` has it.
    pub fn reads(&self, language: &str) {
        language.clone_into(&mut self.language.lock().expect("nobody panicked"));
    }

    /// Sends this token from now on.
    pub fn bearer(&self, token: &str) {
        *self.bearer.lock().expect("nobody panicked") = Some(token.to_owned());
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("nobody panicked").get(name).cloned()
    }

    /// Holds a cookie that no answer gave.
    pub fn keep(&self, name: &str, value: &str) {
        self.cookies.lock().expect("nobody panicked").insert(name.to_owned(), value.to_owned());
    }

    pub fn forget_cookie(&self, name: &str) {
        self.cookies.lock().expect("nobody panicked").remove(name);
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(path, self.request(Method::GET, path)).await
    }

    /// Sends a form as the page has it, with what was filled in.
    pub async fn submit(&self, form: Form) -> Answer {
        let request = self.request(Method::POST, &form.action);
        let request = if form.multipart {
            let texts =
                form.fields.into_iter().fold(multipart::Form::new(), |form, (name, value)| form.text(name, value));
            let all = form
                .files
                .into_iter()
                .fold(texts, |form, (name, file_name, bytes)| form.part(name, Part::bytes(bytes).file_name(file_name)));
            request.multipart(all)
        } else {
            request.header("content-type", "application/x-www-form-urlencoded").body(encoded(&form.fields))
        };
        self.send(&form.action, request).await
    }

    /// Posts fields that no page asked for: what a hostile or an old client would send.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields: Vec<(String, String)> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let request = self.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
        self.send(path, request.body(encoded(&fields))).await
    }

    /// Follows a redirection after a POST.
    pub async fn follow(&self, answer: &Answer) -> Answer {
        self.get(answer.location()).await
    }

    /// Sends JSON.
    pub async fn json(&self, method: Method, path: &str, body: &Value) -> Answer {
        self.send(path, self.request(method, path).json(body)).await
    }

    /// A request to be completed by hand, for headers and bodies of one's own; [`Visitor::send`] sends it.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = if path.starts_with('/') { format!("{}{path}", self.base) } else { path.to_owned() };
        let language = self.language.lock().expect("nobody panicked").clone();
        let safe = method.is_safe();
        let mut request = self.client.request(method, url).header("accept-language", language);
        let cookies = self.cookies.lock().expect("nobody panicked");
        if !cookies.is_empty() {
            let line = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
            request = request.header("cookie", line);
        }
        if self.is_browser {
            request = request.header("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
            request = request.header("sec-fetch-site", "same-origin");
            if !safe {
                request = request.header("origin", &self.base);
            }
        }
        match &*self.bearer.lock().expect("nobody panicked") {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Sends a request and keeps the cookies of its answer.
    pub async fn send(&self, path: &str, request: RequestBuilder) -> Answer {
        let response = request.send().await.unwrap_or_else(|e| panic!("{path}: no answer: {e:?}"));
        let answer = Answer::read(path.to_owned(), response).await;
        if self.is_browser {
            let mut cookies = self.cookies.lock().expect("nobody panicked");
            for line in answer.headers.get_all("set-cookie") {
                keep(&mut cookies, line.to_str().expect("plain text"));
            }
        }
        answer
    }
}

/// Takes a `Set-Cookie` line (RFC 6265, 4.1): an age of zero takes the cookie away.
fn keep(cookies: &mut BTreeMap<String, String>, line: &str) {
    let mut parts = line.split(';').map(str::trim);
    let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { return };
    let ended = |part: &str| {
        part.eq_ignore_ascii_case("max-age=0") || part.to_ascii_lowercase().starts_with("expires=thu, 01 jan 1970")
    };
    if parts.any(ended) {
        cookies.remove(name);
    } else {
        cookies.insert(name.to_owned(), value.to_owned());
    }
}

/// A form as browsers write it into a body.
pub fn encoded(fields: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

#[cfg(test)]
mod tests {
    use poem::http::StatusCode;
    use poem::listener::TcpAcceptor;
    use poem::{Body, Request, Response, Route, Server, get, handler};
    use serde_json::json;

    use super::*;

    const PAGE: &str = "<form action='/said' enctype='multipart/form-data'><input name=name><input type=file name=cv>
        <button name=go value=on>Send</button></form><form action='/said' id=plain><input name=name></form>
        <p class=a>One <b>line</b></p><p class=b>x</p><p class=b>y</p><a href='/said?a=b'>Back</a>";

    /// Says what it was sent: as text, and after a POST with a cookie and a redirection.
    #[handler]
    async fn say(request: &Request, body: Body) -> Response {
        let heard = |name: &str| request.header(name).unwrap_or("-").split(';').next().unwrap_or("-").to_owned();
        let body = body.into_string().await.expect("text");
        let said = json!({
            "line": format!("{} {}", request.method(), request.uri()),
            "heads": (["accept-language", "authorization", "content-type", "cookie", "origin"].map(heard)),
            "body": body.split("\r\n").filter(|line| !line.starts_with("--")).collect::<Vec<_>>(),
        });
        let status = if request.method() == "POST" { StatusCode::SEE_OTHER } else { StatusCode::OK };
        let answer = Response::builder().status(status).header("location", "/said?after=1");
        answer.header("set-cookie", "seen=1; Path=/").body(said.to_string())
    }

    #[handler]
    fn forms() -> &'static str {
        PAGE
    }

    async fn mirror() -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let acceptor = TcpAcceptor::from_tokio(listener).expect("an acceptor");
        let routes = Route::new().at("/page", get(forms)).at("/said", get(say).post(say).put(say));
        tokio::spawn(Server::new_with_acceptor(acceptor).run(routes));
        address
    }

    #[tokio::test]
    async fn a_browser_sends_forms_keeps_cookies_and_follows() {
        let address = mirror().await;
        let visitor = Visitor::new(&address, true);
        visitor.reads("sr");
        let page = visitor.get("/page").await;
        assert_eq!((page.text(".a"), page.texts(".b")), ("One line".to_owned(), vec!["x".to_owned(), "y".to_owned()]));
        assert_eq!(page.link("Back"), "/said?a=b");

        let form = page.form("form[enctype]").set("name", "Ana Š").attach("cv", "životopis.pdf", "%PDF").press("Send");
        let answer = visitor.submit(form).await;
        let said = answer.json();
        assert_eq!(said["line"], "POST /said");
        assert_eq!(said["heads"], json!(["sr", "-", "multipart/form-data", "-", address]));
        assert_eq!(
            said["body"],
            json!([
                "Content-Disposition: form-data; name=\"name\"",
                "",
                "Ana Š",
                "Content-Disposition: form-data; name=\"go\"",
                "",
                "on",
                "Content-Disposition: form-data; name=\"cv\"; filename=\"životopis.pdf\"",
                "",
                "%PDF",
                "",
            ])
        );
        assert_eq!(answer.location(), "/said?after=1");
        let after = visitor.follow(&answer).await.json();
        assert_eq!((&after["line"], &after["heads"][3]), (&json!("GET /said?after=1"), &json!("seen=1")));
        assert_eq!(visitor.cookie("seen").as_deref(), Some("1"));

        let plain = visitor.submit(page.form("#plain").set("name", "a&b")).await.json();
        assert_eq!(
            (&plain["heads"][2], &plain["body"]),
            (&json!("application/x-www-form-urlencoded"), &json!(["name=a%26b"]))
        );
        assert_eq!(visitor.post("/said", &[("x", "1")]).await.json()["body"], json!(["x=1"]));
    }

    #[tokio::test]
    async fn a_program_sends_json_with_its_token_and_keeps_no_cookie() {
        let program = Visitor::new(&mirror().await, false);
        program.bearer("t");
        let said = program.json(Method::PUT, "/said", &json!({"a": 1})).await.json();
        assert_eq!(said["heads"], json!(["en", "Bearer t", "application/json", "-", "-"]));
        assert_eq!(said["body"], json!(["{\"a\":1}"]));
        assert_eq!(program.cookie("seen"), None);
    }

    #[test]
    fn cookies_come_and_go() {
        let mut cookies = BTreeMap::new();
        keep(&mut cookies, "a=1; Path=/; HttpOnly");
        keep(&mut cookies, "b=2=3; Max-Age=60");
        keep(&mut cookies, "a=; Path=/; Max-Age=0");
        assert_eq!(cookies.into_iter().collect::<Vec<_>>(), [("b".to_owned(), "2=3".to_owned())]);
    }
}
