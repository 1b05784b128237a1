//! A body as data: the steps that write it.

/// One step of writing a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// JSON that every body has: punctuation, names, constants.
    Text(&'static str),
    /// A comma, unless the object has just begun.
    Comma,
    /// A value, which is `null` if there is none.
    Value(Value),
    /// A member that is left out if there is no value. The name has its quotes and its colon.
    Member(&'static str, Value),
    /// A member that is left out if the object would be empty. The name has its quotes and its colon.
    Object(&'static str, &'static [Self]),
    /// The members of `details` but those with these names.
    Details(&'static [&'static str]),
}

/// A value that differs from error to error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the words of `shape!`")]
pub enum Value {
    Type,
    Code,
    Message,
    Param,
    DocUrl,
    RequestId,
    Status,
    Title,
    Retryable,
    RetryAfter,
    Details,
    MoreErrors,
    Errors(&'static [Step]),
    Extra(&'static str),
    Null,
}

/// What `shape!` makes of the envelope inside of `error`. A test compares the two.
pub(super) const NESTED: &[Step] = &[
    Step::Text("{\"error\":{\"type\":"),
    Step::Value(Value::Type),
    Step::Text(",\"code\":"),
    Step::Value(Value::Code),
    Step::Text(",\"message\":"),
    Step::Value(Value::Message),
    Step::Text(",\"param\":"),
    Step::Value(Value::Param),
    Step::Text(",\"doc_url\":"),
    Step::Value(Value::DocUrl),
    Step::Text(",\"request_id\":"),
    Step::Value(Value::RequestId),
    Step::Member("\"details\":", Value::Details),
    Step::Member("\"errors\":", Value::Errors(FIELD)),
    Step::Member("\"more_errors\":", Value::MoreErrors),
    Step::Text("}}"),
];

const FIELD: &[Step] = &[
    Step::Text("{\"code\":"),
    Step::Value(Value::Code),
    Step::Text(",\"message\":"),
    Step::Value(Value::Message),
    Step::Text(",\"param\":"),
    Step::Value(Value::Param),
    Step::Text("}"),
];

/// How long the texts are together, with the names of optional members.
pub(super) const fn length_of_texts(steps: &[Step]) -> usize {
    let (mut length, mut rest) = (0, steps);
    while let [step, after @ ..] = rest {
        length += match step {
            Step::Text(text) | Step::Member(text, _) => text.len(),
            Step::Object(name, steps) => name.len() + length_of_texts(steps),
            Step::Comma | Step::Value(_) | Step::Details(_) => 0,
        };
        rest = after;
    }
    length
}

#[cfg(feature = "__serve")]
pub(super) fn have_extra(steps: &[Step]) -> bool {
    steps.iter().any(|step| match step {
        Step::Value(value) | Step::Member(_, value) => match value {
            Value::Extra(_) => true,
            Value::Errors(steps) => have_extra(steps),
            _ => false,
        },
        Step::Object(_, steps) => have_extra(steps),
        Step::Text(_) | Step::Comma | Step::Details(_) => false,
    })
}
