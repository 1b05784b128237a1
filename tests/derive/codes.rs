//! `codes(..)`: the codes of an enum as an enum of their own, on both sides of the wire.

use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(codes(pub(crate) CardCode), prefix = "card_")]
enum CardError {
    #[api_error(status = 402)]
    Declined,
    #[api_error(status = 402, code = "expired-card", shared)]
    Expired { _year: u16 },
    #[api_error(status = 402, code = "expired-card", shared)]
    ExpiredLongAgo,
    #[api_error(status = 500)]
    r#Loop,
    #[cfg(any())]
    #[api_error(status = 404)]
    Gone,
    #[api_error(transparent)]
    Forwarded(NotFound),
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, codes(NotFoundCode))]
struct NotFound;

#[test]
fn every_code_is_a_variant_and_unknown_ones_are_kept() {
    for (text, code) in [
        ("card_declined", CardCode::Declined),
        ("expired-card", CardCode::Expired),
        ("card_loop", CardCode::Loop),
        ("card_gone", CardCode::Other("card_gone".into())),
        ("not_found", CardCode::Other("not_found".into())),
        ("", CardCode::Other("".into())),
    ] {
        assert_eq!(CardCode::from(text), code);
        assert_eq!(code.as_ref(), text);
        assert_eq!(code.to_string(), text);
    }
    assert_eq!(NotFoundCode::from("not_found"), NotFoundCode::NotFound);
}

#[test]
fn the_code_of_a_value_is_that_of_its_variant() {
    assert_eq!(CardCode::from(CardError::ExpiredLongAgo.code()), CardCode::Expired);
    let errors = [CardError::Declined, CardError::Expired { _year: 1 }, CardError::r#Loop];
    for error in &errors {
        assert!(!matches!(CardCode::from(error.code()), CardCode::Other(_)), "{error:?}");
    }
    let forwarded = CardError::Forwarded(NotFound);
    assert_eq!(CardCode::from(forwarded.code()), CardCode::Other("not_found".into()));
}

mod shadowed {
    #![no_implicit_prelude]
    #![allow(non_camel_case_types, dead_code)]

    struct str;
    struct Box;
    struct Clone;

    #[derive(::core::fmt::Debug, ::api_error::ApiError)]
    #[api_error(status = 404, codes(pub(super) ShadowedCode))]
    pub(super) enum Shadowed {
        A,
        B,
    }
}

#[test]
fn names_of_the_user_do_not_matter() {
    assert_eq!(shadowed::ShadowedCode::from("b"), shadowed::ShadowedCode::B);
    assert_eq!(shadowed::Shadowed::A.code(), "a");
}

mod catalog {
    use api_error::{ApiError, ValidationCode, ValidationErrors, catalog};

    use super::{CardCode, CardError, NotFound, NotFoundCode};

    #[derive(Debug, ApiError)]
    #[api_error(codes(pub(super) LockCode))]
    pub(super) enum LockError {
        #[api_error(status = 423)]
        Held,
        #[api_error(status = 402, code = "expired-card", shared)]
        Expired,
    }

    catalog! {
        static OTHERS = [NotFound];
        static ERRORS = [CardError, NotFound, LockError, ValidationErrors], codes(pub(super) ErrorCode);
    }

    #[test]
    fn a_catalog_has_one_enum_of_all_codes() {
        for (text, code) in [
            ("card_declined", ErrorCode::CardError(CardCode::Declined)),
            ("not_found", ErrorCode::NotFound(NotFoundCode::NotFound)),
            ("held", ErrorCode::LockError(LockCode::Held)),
            ("expired-card", ErrorCode::CardError(CardCode::Expired)),
            ("validation_failed", ErrorCode::ValidationErrors(ValidationCode::Failed)),
            ("new_code", ErrorCode::Other("new_code".into())),
        ] {
            assert_eq!(ErrorCode::from(text), code);
            assert_eq!(code.as_ref(), text);
            assert_eq!(code.to_string(), text);
        }
        assert_eq!(ErrorCode::from(LockError::Held.code()), ErrorCode::LockError(LockCode::Held));
        assert_eq!(ErrorCode::from(LockError::Expired.code()), ErrorCode::CardError(CardCode::Expired));
        assert_eq!(OTHERS.len(), 1);
        for spec in ERRORS.iter() {
            assert!(!matches!(ErrorCode::from(spec.code), ErrorCode::Other(_)), "{}", spec.code);
        }
    }
}
