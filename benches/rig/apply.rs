//! What applicants send to the API, as ready bytes.

use std::net::SocketAddr;

use anyhow::{Context, Result};

use super::line::{Line, with_body};

/// Where the parts of a form are divided.
const BOUNDARY: &str = "----------the-parts-of-the-form";

/// A whole application with one document, in one request.
pub fn whole(address: SocketAddr, slug: &str, number: u64, document: &[u8]) -> Vec<u8> {
    let mut form = Vec::with_capacity(document.len() + 1024);
    let email = format!("applicant-{number}@example.org");
    for (name, value) in [("full_name", "Arta Gashi"), ("email", &email), ("consent", "true")] {
        let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        form.extend(part.into_bytes());
    }
    let file = "Content-Disposition: form-data; name=\"cv\"; filename=\"cv.pdf\"\r\nContent-Type: application/pdf";
    form.extend(format!("--{BOUNDARY}\r\n{file}\r\n\r\n").into_bytes());
    form.extend_from_slice(document);
    form.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
    let headers = format!("Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n");
    with_body("POST", address, &format!("/api/v1/openings/{slug}/applications"), &headers, &form)
}

/// A draft, and what opens it.
pub struct Draft {
    address: SocketAddr,
    path: String,
    own: String,
}

impl Draft {
    /// Begins one with everything typed.
    pub async fn begin(line: &mut Line, address: SocketAddr, slug: &str, number: u64) -> Result<Self> {
        let about = format!(r#"{{"full_name":"Arta Gashi","email":"applicant-{number}@example.org","consent":true}}"#);
        let path = format!("/api/v1/openings/{slug}/drafts");
        let begin = with_body("POST", address, &path, "Content-Type: application/json\r\n", about.as_bytes());
        let draft = line.ask(&begin).await?.must_be(201)?.json()?;
        let said = |name: &str| draft[name].as_str().context("no such field").map(str::to_owned);
        let path = format!("/api/v1/applications/{}", said("reference")?);
        let own = format!("Authorization: Bearer {}\r\n", said("applicant_token")?);
        Ok(Self { address, path, own })
    }

    /// Whom to ask.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The request that attaches a CV.
    pub fn attach(&self, document: &[u8]) -> Vec<u8> {
        let named = "Content-Disposition: attachment; filename=\"cv.pdf\"\r\n";
        let headers = format!("{}Content-Type: application/octet-stream\r\n{named}", self.own);
        with_body("PUT", self.address, &format!("{}/documents/cv", self.path), &headers, document)
    }

    /// The request that submits it.
    pub fn submit(&self) -> Vec<u8> {
        with_body("POST", self.address, &format!("{}/submission", self.path), &self.own, b"")
    }
}
