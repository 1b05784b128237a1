//! Codes: written ones, those from `rename_all` and `prefix`, and shared ones.

use api_error::{ApiError, CatalogItem, HasCatalog};

fn codes<E: HasCatalog>() -> Vec<&'static str> {
    let own = E::CATALOG.iter().filter_map(|item| match item {
        CatalogItem::Own(own) => Some(own.specs),
        _ => None,
    });
    own.flatten().map(|spec| spec.code).collect()
}

macro_rules! spelled {
    ($($name:ident $case:literal [$($code:literal),*];)*) => {$(
        #[derive(Debug, ApiError)]
        #[api_error(status = 400, rename_all = $case)]
        #[expect(dead_code, reason = "only the codes matter")]
        enum $name { CardDeclined, HTTPError, Ipv4Address, #[api_error(code = "Written.As-Is")] Written }

        assert_eq!(codes::<$name>(), [$($code),*, "Written.As-Is"]);
    )*};
}

#[test]
fn rename_all_knows_the_eight_spellings_of_serde() {
    spelled! {
        Lower "lowercase" ["carddeclined", "httperror", "ipv4address"];
        Upper "UPPERCASE" ["CARDDECLINED", "HTTPERROR", "IPV4ADDRESS"];
        Pascal "PascalCase" ["CardDeclined", "HttpError", "Ipv4Address"];
        Camel "camelCase" ["cardDeclined", "httpError", "ipv4Address"];
        Snake "snake_case" ["card_declined", "http_error", "ipv4_address"];
        ScreamingSnake "SCREAMING_SNAKE_CASE" ["CARD_DECLINED", "HTTP_ERROR", "IPV4_ADDRESS"];
        Kebab "kebab-case" ["card-declined", "http-error", "ipv4-address"];
        ScreamingKebab "SCREAMING-KEBAB-CASE" ["CARD-DECLINED", "HTTP-ERROR", "IPV4-ADDRESS"];
    }
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, prefix = "billing/v1:", rename_all = "kebab-case")]
#[expect(dead_code, non_camel_case_types, reason = "only the codes matter")]
enum Prefixed {
    CardDeclined,
    r#type,
    r#Async,
    #[api_error(code = "written")]
    Written,
}

#[test]
fn a_prefix_stands_before_codes_that_are_not_written() {
    assert_eq!(codes::<Prefixed>(), ["billing/v1:card-declined", "billing/v1:type", "billing/v1:async", "written"]);
}

#[derive(Debug, ApiError)]
#[api_error(status = 409, doc_url = "https://x.dev/{code}")]
enum Shared {
    #[api_error(code = "busy", shared)]
    Queue,
    #[api_error(code = "busy", shared, message = "Another import runs.")]
    Import,
}

#[test]
fn a_shared_code_keeps_its_variants_apart() {
    assert_eq!(codes::<Shared>(), ["busy", "busy"]);
    let variants = [Shared::Queue, Shared::Import].map(|error| (error.code(), error.spec().variant));
    assert_eq!(variants, [("busy", "Shared::Queue"), ("busy", "Shared::Import")]);
    assert!(Shared::Import.spec().shared);
}

#[derive(Debug, ApiError)]
enum Longest {
    #[api_error(status = 400, code = "a234567890123456789012345678901234567890123456789012345678901234")]
    Bytes64,
    #[api_error(status = 400, code = "Aa0_.-:/")]
    EveryCharacter,
}

#[test]
fn sixty_four_bytes_and_every_allowed_character() {
    assert_eq!(Longest::Bytes64.code().len(), 64);
    assert_eq!(Longest::EveryCharacter.code(), "Aa0_.-:/");
}
