//! `error_responses!`: the errors of one operation.
#![deny(warnings)]

use api_error::{ApiError, CatalogItem, HasCatalog, error_responses};

mod payments {
    use api_error::ApiError;

    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "only the specs matter")]
    pub(crate) enum PaymentError {
        #[api_error(status = 402)]
        CardDeclined,
        #[api_error(status = 429, retry_after = 30)]
        TooFast { since: u8 },
        #[api_error(status = 404)]
        #[deprecated]
        Missing(u8),
        #[api_error(status = 409)]
        #[allow(non_camel_case_types, reason = "a raw name")]
        r#impl,
        #[api_error(transparent)]
        Auth(SignedOut),
    }

    #[derive(Debug, ApiError)]
    #[api_error(status = 401)]
    pub(crate) struct SignedOut;
}

mod bare {
    #![no_implicit_prelude]

    ::api_error::error_responses! {
        /// One.
        pub(crate) Create = super::payments::PaymentError::[TooFast, CardDeclined,];
        Show = super::payments::PaymentError::[Missing, r#impl] | crate::responses::payments::SignedOut;
        pub(super) Any = super::payments::PaymentError;
    }

    pub(crate) fn show() -> &'static [::api_error::CatalogItem] {
        <Show as ::api_error::HasCatalog>::CATALOG
    }
}

error_responses! { Local = bare::Create | payments::SignedOut }

fn codes(items: &[CatalogItem]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for item in items {
        match item {
            CatalogItem::Own(own) => found.extend(own.specs.iter().map(|spec| spec.code)),
            CatalogItem::Forward(items) => found.extend(codes(items)),
            _ => {}
        }
    }
    found
}

#[test]
fn an_operation_has_the_listed_errors_in_their_order() {
    assert_eq!(codes(bare::Create::CATALOG), ["too_fast", "card_declined"]);
    assert_eq!(codes(bare::show()), ["missing", "impl", "signed_out"]);
    assert_eq!(codes(Local::CATALOG), ["too_fast", "card_declined", "signed_out"]);
}

#[test]
fn a_type_without_a_list_has_all_of_its_errors() {
    assert_eq!(codes(bare::Any::CATALOG), codes(payments::PaymentError::CATALOG));
    assert_eq!(codes(bare::Any::CATALOG).len(), 5);
}

#[test]
fn the_facts_are_those_of_the_variant() {
    let [CatalogItem::Own(own)] = bare::Create::CATALOG else { unreachable!("one type") };
    let spec = &own.specs[0];
    assert_eq!((spec.code, spec.status.as_u16(), spec.variant), ("too_fast", 429, "PaymentError::TooFast"));
    assert_eq!(payments::SignedOut.code(), "signed_out");
}
