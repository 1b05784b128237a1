//! Encodes an envelope: six members always, and three more if they are not empty.

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use super::{Envelope, FieldError};

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let details = self.details.as_ref().filter(|details| !details.is_empty());
        let more = usize::from(self.more_errors > 0);
        let len = 6 + usize::from(details.is_some()) + usize::from(!self.errors.is_empty()) + more;
        let mut body = serializer.serialize_struct("Envelope", len)?;
        body.serialize_field("type", &self.error_type)?;
        body.serialize_field("code", &self.code)?;
        body.serialize_field("message", &self.message)?;
        body.serialize_field("param", &self.param)?;
        body.serialize_field("doc_url", &self.doc_url)?;
        body.serialize_field("request_id", &self.request_id)?;
        if let Some(details) = details {
            body.serialize_field("details", details)?;
        }
        if !self.errors.is_empty() {
            body.serialize_field("errors", &self.errors)?;
        }
        if self.more_errors > 0 {
            body.serialize_field("more_errors", &self.more_errors)?;
        }
        body.end()
    }
}

impl Serialize for FieldError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut field = serializer.serialize_struct("FieldError", 3)?;
        field.serialize_field("code", &self.code)?;
        field.serialize_field("message", &self.message)?;
        field.serialize_field("param", &self.param)?;
        field.end()
    }
}
