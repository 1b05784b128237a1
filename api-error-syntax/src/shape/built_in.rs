//! The shapes that the runtime has without `shape!`.

use super::{BodyMember, BodyShape, BodyValue, Fact, JSON, field_members, named};

impl BodyShape {
    /// The shape of a service that declares none: the envelope.
    #[must_use]
    pub fn flat() -> Self {
        Self { media_type: JSON.to_owned(), members: flat_members() }
    }

    /// The envelope as the member `error` of an object.
    #[must_use]
    pub fn nested() -> Self {
        let error = named("error", false, BodyValue::Object(flat_members()));
        Self { media_type: JSON.to_owned(), members: vec![error] }
    }

    /// A problem document (RFC 9457). What its members hold is the closest that this language can say: `type` is
    /// `about:blank` if there is no `doc_url`, `instance` is the request id as a URI, `pointer` the param as a JSON Pointer.
    #[must_use]
    pub fn problem() -> Self {
        let fact = |name, fact, optional| named(name, optional, BodyValue::Fact(fact));
        let errors = vec![
            fact("detail", Fact::Message, false),
            fact("code", Fact::Code, false),
            fact("pointer", Fact::Param, true),
        ];
        let members = vec![
            fact("type", Fact::DocUrl, false),
            fact("title", Fact::Title, false),
            fact("status", Fact::Status, false),
            fact("detail", Fact::Message, false),
            fact("instance", Fact::RequestId, true),
            fact("code", Fact::Code, false),
            fact("error_type", Fact::Type, false),
            fact("param", Fact::Param, true),
            fact("request_id", Fact::RequestId, true),
            fact("details", Fact::Details, true),
            named("errors", true, BodyValue::Errors(errors)),
            fact("more_errors", Fact::MoreErrors, true),
        ];
        Self { media_type: "application/problem+json".to_owned(), members }
    }
}

fn flat_members() -> Vec<BodyMember> {
    let facts = [Fact::Type, Fact::Code, Fact::Message, Fact::Param, Fact::DocUrl, Fact::RequestId];
    let mut members: Vec<_> = facts.iter().map(|fact| named(fact.name(), false, BodyValue::Fact(*fact))).collect();
    members.push(named("details", true, BodyValue::Fact(Fact::Details)));
    members.push(named("errors", true, BodyValue::Errors(field_members())));
    members.push(named("more_errors", true, BodyValue::Fact(Fact::MoreErrors)));
    members
}
