//! Who calls the API: the bearer token's actor, as an extractor that the contract documents.

use crate::context::Context;
use crate::web::problem::{Code, Problem};
use crate::web::visit::context_of;
use poem::{Request, RequestBody, Result};
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

/// The name of the scheme in the contract.
const SCHEME: &str = "Bearer";

/// Somebody whose token holds: staff or an applicant. Without one the answer is 401.
pub struct Caller(pub Context);

/// Anybody.
pub struct AnyCaller(pub Context);

impl Caller {
    /// The context, if the caller is staff; an applicant's token opens nothing of theirs.
    ///
    /// # Errors
    /// 401 for everybody else.
    pub fn staff(self) -> Result<Context, Problem> {
        if self.0.actor.staff().is_some() { Ok(self.0) } else { Err(Problem::new(Code::Unauthenticated)) }
    }
}

impl<'a> ApiExtractor<'a> for Caller {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];

    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        registry.create_security_scheme(
            SCHEME,
            MetaSecurityScheme {
                ty: "http",
                description: Some(
                    "Staff: an access token of POST /api/v1/sessions. Applicants: the application's token.",
                ),
                name: None,
                key_in: None,
                scheme: Some("bearer"),
                bearer_format: None,
                flows: None,
                openid_connect_url: None,
            },
        );
    }

    fn security_schemes() -> Vec<&'static str> {
        vec![SCHEME]
    }

    async fn from_request(
        request: &'a Request,
        _: &mut RequestBody,
        _: ExtractParamOptions<Self::ParamType>,
    ) -> Result<Self> {
        let ctx = context_of(request)?;
        if matches!(ctx.actor, crate::actor::Actor::Anyone) {
            return Err(Problem::new(Code::Unauthenticated).into());
        }
        Ok(Self(ctx))
    }
}

impl<'a> ApiExtractor<'a> for AnyCaller {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::PoemExtractor];

    type ParamType = ();
    type ParamRawType = ();

    async fn from_request(
        request: &'a Request,
        _: &mut RequestBody,
        _: ExtractParamOptions<Self::ParamType>,
    ) -> Result<Self> {
        Ok(Self(context_of(request)?))
    }
}
