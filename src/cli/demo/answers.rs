//! Answers of the demo in the form in which an application keeps them.

use crate::demo::applicant::Answer;
use entity::Instant;
use serde_json::{Value, json};

/// The answer as JSON, when the demo starts at `now`.
pub(super) fn value(answer: Answer, now: Instant) -> Value {
    match answer {
        Answer::Text(text) | Answer::Choice(text) => json!(text),
        Answer::Number(number) => json!(number),
        Answer::Date(_) | Answer::DaysFromStart(_) => json!(answer.date(now)),
        Answer::Several(keys) => json!(keys),
        Answer::YesNo(yes) => json!(yes),
    }
}
