//! An instant in the contract: RFC 3339, written in UTC.

use crate::clock::Calendar;
use entity::Instant;
use poem_openapi::registry::{MetaSchema, MetaSchemaRef};
use poem_openapi::types::{ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type};
use serde_json::Value;
use std::borrow::Cow;

/// Written with a fraction only where there is one: `2025-02-14T23:00:00Z`. Read with any offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub Instant);

impl From<Instant> for Moment {
    fn from(instant: Instant) -> Self {
        Self(instant)
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.to_timestamp().fmt(f)
    }
}

impl Type for Moment {
    const IS_REQUIRED: bool = true;

    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        "string_date-time".into()
    }

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", "date-time")))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl ParseFromJSON for Moment {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        match value.unwrap_or_default() {
            Value::String(text) => Self::parse_from_parameter(&text),
            other => Err(ParseError::expected_type(other)),
        }
    }
}

impl ParseFromParameter for Moment {
    fn parse_from_parameter(text: &str) -> ParseResult<Self> {
        match text.parse() {
            Ok(timestamp) => Ok(Self(Instant::from_timestamp(timestamp))),
            Err(_) => {
                Err(ParseError::custom("expected an RFC 3339 instant with an offset, such as 2025-02-14T23:00:00Z"))
            }
        }
    }
}

impl ToJSON for Moment {
    fn to_json(&self) -> Option<Value> {
        Some(Value::String(self.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_in_utc_and_read_with_any_offset() {
        let read = |text: &str| Moment::parse_from_parameter(text).ok().map(|moment| moment.to_string());
        assert_eq!(read("2025-02-15T00:00:00+01:00").as_deref(), Some("2025-02-14T23:00:00Z"));
        assert_eq!(read("2025-02-14T23:00:00.25Z").as_deref(), Some("2025-02-14T23:00:00.25Z"));
        for text in ["2025-02-14", "2025-02-14T23:00:00", "tomorrow", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
