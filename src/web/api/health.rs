//! `/healthz`, `/readyz` and the public keys of receipts.

use crate::web::api::caller::AnyCaller;
use crate::web::problem::{Code, Problem};
use poem_openapi::payload::{Json, PlainText};
use poem_openapi::{ApiResponse, OpenApi, Tags};

#[derive(Tags)]
enum Tag {
    /// What an operator asks of the server.
    Operation,
}

pub struct Health;

#[derive(ApiResponse)]
enum Alive {
    /// The process answers.
    #[oai(status = 200)]
    Yes(PlainText<&'static str>),
}

#[derive(ApiResponse)]
enum Ready {
    /// It can serve. The second line says how the virus scanner is, which never makes the server less ready: `scanner: none`
    /// (not set up), `finds` (well), `away`, or `blind` (it does not find the EICAR test file).
    #[oai(status = 200)]
    Yes(PlainText<String>),
}

#[derive(ApiResponse)]
enum Keys {
    /// The public keys that verify receipts (RFC 7517).
    #[oai(status = 200)]
    Set(Json<serde_json::Value>),
}

#[OpenApi(tag = "Tag::Operation")]
impl Health {
    /// Whether the process runs.
    #[oai(path = "/healthz", method = "get", operation_id = "healthz")]
    async fn healthz(&self) -> Alive {
        Alive::Yes(PlainText("ok"))
    }

    /// Whether it can serve: the schema is up to date, the file store keeps a file, the database's clock is known.
    #[oai(path = "/readyz", method = "get", operation_id = "readyz")]
    async fn readyz(&self, caller: AnyCaller) -> Result<Ready, Problem> {
        let house = caller.0;
        if !house.store.is_migrated().await? {
            return Err(Problem::new(Code::Unavailable).retry_after(5));
        }
        house.files.probe(entity::DocumentId(house.new_id())).await.map_err(|error| {
            let mut problem = Problem::new(Code::Unavailable).retry_after(5);
            problem.cause = Some(error.to_string());
            problem
        })?;
        let doubt = house.clock.doubt();
        if doubt > std::time::Duration::from_millis(house.settings.admission.max_clock_doubt_ms) {
            let mut problem = Problem::new(Code::Unavailable).retry_after(5);
            problem.cause = Some(format!("the database's clock is known to {doubt:?} only"));
            return Err(problem);
        }
        let scanner = match &house.scanner {
            Some(scanner) => scanner.health().await.word(),
            None => "none",
        };
        Ok(Ready::Yes(PlainText(format!("ready\nscanner: {scanner}\n"))))
    }

    /// The public keys that verify receipts.
    #[oai(path = "/.well-known/jwks.json", method = "get", operation_id = "jwks")]
    async fn jwks(&self, caller: AnyCaller) -> Keys {
        Keys::Set(Json(caller.0.keys.jwks()))
    }
}
