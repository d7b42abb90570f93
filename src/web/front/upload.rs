//! A form with files as an argument of the API: streamed like [`Multipart`], and described in the document.

use std::marker::PhantomData;

use poem::{Request, RequestBody, Result};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::multipart::{Multipart, PartLimits};

/// What a field of an uploaded form holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Text.
    Text,
    /// A file's bytes.
    File,
}

/// A field of an uploaded form, for the API's document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormField {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether the form is useless without it.
    pub required: bool,
    /// One sentence for whoever sends it.
    pub description: &'static str,
}

/// Which form a route reads: implemented by a unit struct beside the route.
pub trait UploadForm: Send + Sync {
    /// Its fields, in the order in which they must be sent: texts before files.
    const FIELDS: &'static [FormField];
    /// How much of what it may have.
    const LIMITS: PartLimits;
}

/// A form of kind `F`, not read yet. The names of the parts are not checked against the description: that is for
/// the handler, which knows what to say.
pub struct Upload<F> {
    /// The form, to be read part by part.
    pub form: Multipart,
    kind: PhantomData<fn() -> F>,
}

fn schema<F: UploadForm>() -> MetaSchema {
    let property = |field: &FormField| {
        let mut schema = MetaSchema::new("string");
        schema.description = Some(field.description);
        schema.format = (field.kind == FieldKind::File).then_some("binary");
        (field.name, MetaSchemaRef::Inline(Box::new(schema)))
    };
    let mut schema = MetaSchema::new("object");
    schema.properties = F::FIELDS.iter().map(property).collect();
    schema.required = F::FIELDS.iter().filter(|field| field.required).map(|field| field.name).collect();
    schema
}

impl<'a, F: UploadForm> ApiExtractor<'a> for Upload<F> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn request_meta() -> Option<MetaRequest> {
        let content = MetaMediaType {
            content_type: "multipart/form-data",
            schema: MetaSchemaRef::Inline(Box::new(schema::<F>())),
        };
        Some(MetaRequest { description: None, content: vec![content], required: true })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> Result<Self> {
        Ok(Self { form: Multipart::open(request, body.take()?, F::LIMITS)?, kind: PhantomData })
    }
}

#[cfg(test)]
mod tests {
    use poem::Endpoint as _;
    use poem_openapi::payload::PlainText;
    use poem_openapi::{OpenApi, OpenApiService};

    use super::*;

    struct Document;

    impl UploadForm for Document {
        const FIELDS: &'static [FormField] = &[
            FormField { name: "kind", kind: FieldKind::Text, required: false, description: "What it is." },
            FormField { name: "file", kind: FieldKind::File, required: true, description: "The document." },
        ];
        const LIMITS: PartLimits =
            PartLimits { parts: 2, files: 1, header_bytes: 8192, text_bytes: 100, part_bytes: 1000 };
    }

    struct Api;

    #[OpenApi]
    impl Api {
        #[oai(path = "/documents", method = "post")]
        async fn attach(&self, upload: Upload<Document>) -> Result<PlainText<String>> {
            let mut form = upload.form;
            let mut names = Vec::new();
            while let Some(part) = form.next().await? {
                names.push(part.name().to_owned());
            }
            Ok(PlainText(names.join(" ")))
        }
    }

    fn service() -> OpenApiService<Api, ()> {
        OpenApiService::new(Api, "test", "1")
    }

    #[test]
    fn the_document_describes_the_form() {
        let document: serde_json::Value = serde_json::from_str(&service().spec()).unwrap();
        assert_eq!(
            document["paths"]["/documents"]["post"]["requestBody"],
            serde_json::json!({
                "required": true,
                "content": {"multipart/form-data": {"schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "kind": {"type": "string", "description": "What it is."},
                        "file": {"type": "string", "format": "binary", "description": "The document."},
                    },
                }}},
            })
        );
    }

    async fn send(kind: &str, body: &'static str) -> (u16, String) {
        let request =
            Request::builder().method(poem::http::Method::POST).uri_str("/documents").content_type(kind).body(body);
        let response = poem::IntoEndpoint::into_endpoint(service()).get_response(request).await;
        (response.status().as_u16(), response.into_body().into_string().await.unwrap())
    }

    #[tokio::test]
    async fn the_form_is_streamed_to_the_handler() {
        let body = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncv\r\n\
                    --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--b--\r\n";
        assert_eq!(send("multipart/form-data; boundary=b", body).await, (200, "kind file".to_owned()));
        assert_eq!(send("application/json", "{}").await.0, 415);
    }
}
