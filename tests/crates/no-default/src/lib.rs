//! The runtime without the derive: the trait is implemented by hand.
#![no_std]
#![deny(warnings)]

use api_error::{ApiError, CatalogItem, EnumSpec, ErrorSpec, ErrorStatus, ErrorType, HasCatalog, catalog};

#[derive(Debug)]
pub enum DoorError {
    Locked,
    Jammed,
}

static SPECS: [ErrorSpec; 2] = [
    ErrorSpec::new(ErrorStatus::LOCKED, "door_locked").with_message("The door is locked.").with_param("door"),
    ErrorSpec::new(ErrorStatus::CONFLICT, "door_jammed").with_type(ErrorType::ApiError).with_retryable(true),
];

static DOOR: EnumSpec = EnumSpec::new("DoorError", module_path!(), line!(), column!(), &SPECS);

impl ApiError for DoorError {
    fn spec(&self) -> &'static ErrorSpec {
        match self {
            Self::Locked => &SPECS[0],
            Self::Jammed => &SPECS[1],
        }
    }
}

impl HasCatalog for DoorError {
    const CATALOG: &'static [CatalogItem] = &[CatalogItem::Own(&DOOR)];
}

catalog! { pub static ERRORS = [DoorError]; }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_written_error_has_a_body_and_a_catalog() {
        assert_eq!(
            DoorError::Locked.to_json(None),
            r#"{"type":"validation_error","code":"door_locked","message":"The door is locked.","param":"door","doc_url":null,"request_id":null}"#
        );
        assert_eq!(ERRORS.len(), 2);
        assert!(DoorError::Jammed.is_retryable());
        assert_eq!(ERRORS.code("door_jammed").spec().error_type, ErrorType::ApiError);
    }
}
