//! Statuses: written ones, inherited ones, and their defaults.

use api_error::{ApiError, ErrorStatus, ErrorType, InvalidStatus};
use api_error_syntax::ErrorEnum;

#[derive(Debug, ApiError)]
enum Alone {
    #[api_error(status = 404)]
    UserNotFound,
}

#[test]
fn a_status_is_all_that_a_variant_needs() {
    let error = Alone::UserNotFound;
    assert_eq!(error.status(), ErrorStatus::NOT_FOUND);
    assert_eq!(error.error_type(), ErrorType::ValidationError);
    assert_eq!(error.code(), "user_not_found");
    assert_eq!(error.message(), "The resource was not found.");
    assert_eq!(error.param(), None);
    assert_eq!(error.doc_url(), None);
    assert!(!error.is_retryable());
    assert_eq!(error.headers().count(), 0);
}

#[derive(Debug, ApiError)]
#[api_error(status = 503, retryable = false)]
enum Default {
    Inherits,
    #[api_error(status = 400)]
    Overrides,
    #[api_error(retryable = true)]
    Retryable,
}

#[test]
fn a_variant_overrides_the_default_of_its_enum() {
    let all = [Default::Inherits, Default::Overrides, Default::Retryable];
    let facts = all.each_ref().map(|error| (error.status().as_u16(), error.is_retryable()));
    assert_eq!(facts, [(503, false), (400, false), (503, true)]);
}

#[test]
fn every_status_from_400_to_599_is_accepted_and_no_other() {
    for status in 0..=1000_u16 {
        let source = format!("#[api_error(status = {status})] struct E;");
        let input = syn::parse_str(&source).unwrap();
        let resolved = ErrorEnum::from_input(&input).ok().map(ErrorEnum::into_def);
        let resolved = resolved.and_then(|def| def.variants.first()?.spec().map(|spec| spec.status));
        assert_eq!(resolved, (400..=599).contains(&status).then_some(status), "{status}");
    }
}

#[derive(Debug, ApiError)]
enum Edges {
    #[api_error(status = 400)]
    Lowest,
    #[api_error(status = 499)]
    Client,
    #[api_error(status = 599)]
    Highest,
    #[cfg_attr(all(), api_error(status = 418))]
    #[cfg_attr(any(), api_error(status = 1))]
    NoSentence,
}

#[test]
fn a_status_without_a_sentence_of_its_own_has_that_of_its_class() {
    let all = [Edges::Lowest, Edges::Client, Edges::Highest, Edges::NoSentence];
    let facts = all.each_ref().map(|error| (error.status().as_u16(), error.message().into_owned()));
    assert_eq!(
        facts,
        [
            (400, "The request is not valid.".to_owned()),
            (499, "The client closed the request.".to_owned()),
            (599, "An internal error occurred.".to_owned()),
            (418, "The request cannot be fulfilled.".to_owned()),
        ]
    );
}

#[test]
fn no_other_number_is_a_status() {
    for code in (0..400).chain(600..=u16::MAX) {
        assert_eq!(ErrorStatus::new(code), None, "{code}");
    }
    let refused: Result<ErrorStatus, InvalidStatus> = 200.try_into();
    assert_eq!(refused.unwrap_err().to_string(), "status is outside 400 to 599");
    assert_eq!(u16::from(ErrorStatus::try_from(404).unwrap()), 404);
}

#[test]
fn a_status_prints_as_its_number() {
    assert_eq!(
        format!("{} {:>5} {:?}", ErrorStatus::GONE, ErrorStatus::GONE, ErrorStatus::GONE),
        "410   410 ErrorStatus(410)"
    );
}
