//! Structs, which take the arguments of an enum and those of a variant.

use api_error::{ApiError, CatalogItem, HasCatalog};

#[derive(Debug, ApiError)]
#[api_error(status = 404, prefix = "no_", rename_all = "kebab-case")]
struct UnitStruct;

#[derive(Debug, ApiError)]
#[api_error(status = 409, code = "clash", message = "{0} and {1:?}", header("X", "{1}"))]
struct Tuple(u8, char);

#[derive(Debug, ApiError)]
#[api_error(status = 429, message(display), retry_after = wait, types("x_error"), type = "x_error")]
#[api_error(doc_url = "https://x.dev/{type}")]
struct Named {
    wait: u8,
    #[api_error(detail)]
    r#type: u8,
}

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("named")
    }
}

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
struct EmptyTuple();

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
struct EmptyNamed {}

#[derive(Debug, ApiError)]
#[api_error(transparent)]
struct Wrapper(Named);

#[test]
fn three_styles() {
    assert_eq!(UnitStruct.code(), "no_unit-struct");
    assert_eq!(Tuple(1, 'x').message(), "1 and 'x'");
    assert_eq!(Tuple(1, 'x').headers().next(), Some(("X", "x".into())));
    let named = Wrapper(Named { wait: 3, r#type: 4 });
    assert_eq!(
        named.to_json(None),
        r#"{"type":"x_error","code":"named","message":"named","param":null,"doc_url":"https://x.dev/x_error","request_id":null,"details":{"type":4}}"#
    );
    assert_eq!(named.headers().collect::<Vec<_>>(), [("Retry-After", "3".into())]);
    assert_eq!((EmptyTuple().code(), EmptyNamed {}.code()), ("empty_tuple", "empty_named"));
}

#[test]
fn a_struct_is_one_entry_of_a_catalog() {
    let [CatalogItem::Own(own)] = Tuple::CATALOG else { panic!("{:?}", Tuple::CATALOG) };
    assert_eq!((own.name, own.specs.len()), ("Tuple", 1));
    assert!(matches!(Wrapper::CATALOG, [CatalogItem::Own(own), CatalogItem::Own(_)] if own.specs.is_empty()));
}

#[derive(Debug, ApiError)]
enum Empty {}

#[test]
fn an_enum_without_variants_has_an_empty_catalog() {
    assert!(matches!(Empty::CATALOG, [CatalogItem::Own(own)] if own.specs.is_empty()));
    let none: Option<Empty> = None;
    assert!(none.is_none_or(|empty| empty.code().is_empty()));
}

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
#[non_exhaustive]
enum NonExhaustive {
    #[non_exhaustive]
    #[api_error(message = "{0}")]
    Tuple(u8),
    #[non_exhaustive]
    #[api_error(message = "{a}")]
    Named { a: u8 },
}

#[test]
fn non_exhaustive_types() {
    assert_eq!(NonExhaustive::Tuple(1).code(), "tuple");
    assert_eq!(NonExhaustive::Named { a: 1 }.message(), "1");
}
