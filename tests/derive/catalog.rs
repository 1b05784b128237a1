//! The catalog: every code of an API, exactly once.

use std::collections::HashSet;

use api_error::{ApiError, Code, ValidationErrors, catalog};

#[derive(Debug, ApiError)]
enum Order {
    /// No such order.
    #[api_error(status = 404, code = "order_not_found", doc_url = "https://x.dev/{code}", retry_after = 3)]
    NotFound,
    #[api_error(status = 409, code = "busy", shared, message = "{0} is busy.")]
    Busy(u8),
}

#[derive(Debug, ApiError)]
enum Cart {
    #[api_error(status = 409, code = "busy", shared)]
    Busy,
    #[api_error(status = 400, code = "cart_empty", unstable, alias("no_cart"), param = "cart")]
    Empty,
}

#[derive(Debug, ApiError)]
enum Shop {
    #[api_error(transparent)]
    Order(Order),
    #[api_error(transparent)]
    Cart(Box<Cart>),
    #[api_error(status = 503)]
    Closed,
    #[api_error(transparent)]
    Again(Box<Self>),
    #[api_error(transparent)]
    Named(std::sync::Arc<Shop>),
}

#[derive(Debug, ApiError)]
enum Open {
    #[api_error(transparent)]
    Any(Box<dyn ApiError + Send + Sync>),
    #[api_error(transparent)]
    Shop(Shop),
}

catalog! {
    /// A catalog of two types.
    static LISTED = [Order, Cart];
    static FORWARDED = [Shop];
    static TWICE = [Shop, Cart, Order, Shop, Box<Order>, &'static Cart];
    static FIRST_LISTED = [Order, Cart, Shop,];
    static OPEN = [Open];
    static NOTHING = [];
}

fn variants(catalog: &api_error::Catalog) -> Vec<&'static str> {
    catalog.iter().map(|spec| spec.variant).collect()
}

#[test]
fn entries_keep_the_order_of_the_list() {
    assert_eq!(variants(&LISTED), ["Order::NotFound", "Order::Busy", "Cart::Busy", "Cart::Empty"]);
    assert_eq!(variants(&FORWARDED), ["Shop::Closed", "Order::NotFound", "Order::Busy", "Cart::Busy", "Cart::Empty"]);
}

#[test]
fn listed_and_forwarded_to_counts_once() {
    assert_eq!(variants(&TWICE), variants(&FORWARDED));
    assert_eq!(
        variants(&FIRST_LISTED),
        ["Order::NotFound", "Order::Busy", "Cart::Busy", "Cart::Empty", "Shop::Closed"]
    );
}

#[test]
fn codes_are_found() {
    const EMPTY: Code = FORWARDED.code("cart_empty");
    assert_eq!(EMPTY, "cart_empty");
    assert_eq!("cart_empty", EMPTY);
    assert_eq!(
        (EMPTY.to_string().as_str(), EMPTY.as_ref(), format!("{EMPTY:?}").as_str()),
        ("cart_empty", "cart_empty", "Code(\"cart_empty\")")
    );
    assert_eq!(EMPTY.spec().variant, "Cart::Empty");
    assert_eq!(Cart::Empty.code(), EMPTY);
    assert_eq!(HashSet::from([EMPTY, LISTED.code("cart_empty")]).len(), 1);
    for spec in FORWARDED.iter() {
        assert_eq!(FORWARDED.get(spec.code).unwrap().code, spec.code);
    }
    for unknown in ["", "x", "ORDER_NOT_FOUND", "order_not_found ", "order_not_foun"] {
        assert!(LISTED.get(unknown).is_none(), "{unknown}");
        assert!(NOTHING.get(unknown).is_none(), "{unknown}");
    }
}

#[test]
fn of_a_shared_code_the_first_is_found() {
    assert_eq!(LISTED.get("busy").unwrap().variant, "Order::Busy");
}

#[test]
#[should_panic(expected = "no code `nope` in this catalog")]
fn at_run_time_an_unknown_code_panics() {
    let _ = LISTED.code(&String::from("nope"));
}

#[test]
fn a_dyn_forward_opens_the_catalog() {
    assert!(OPEN.is_open() && !FORWARDED.is_open());
    assert_eq!(variants(&OPEN), variants(&FORWARDED));
}

#[test]
fn a_catalog_may_be_empty() {
    assert!(NOTHING.is_empty() && !LISTED.is_empty());
    assert_eq!((NOTHING.len(), LISTED.len()), (0, 4));
    assert_eq!(NOTHING.to_json(), r#"{"compiled_catalog":"1.0","open":false,"errors":[]}"#);
}

#[test]
fn json_is_sorted_by_code_and_leaves_out_what_says_nothing() {
    assert_eq!(
        LISTED.to_json(),
        concat!(
            r#"{"compiled_catalog":"1.0","open":false,"errors":["#,
            r#"{"code":"busy","status":409,"type":"validation_error","message":"The request conflicts with the current state of the resource.","variant":"Cart::Busy","retryable":false},"#,
            r#"{"code":"busy","status":409,"type":"validation_error","message":"{0} is busy.","variant":"Order::Busy","retryable":false},"#,
            r#"{"code":"cart_empty","status":400,"type":"validation_error","message":"The request is not valid.","param":"cart","variant":"Cart::Empty","aliases":["no_cart"],"retryable":false,"unstable":true},"#,
            r#"{"code":"order_not_found","status":404,"type":"validation_error","message":"The resource was not found.","doc_url":"https://x.dev/order_not_found","description":"No such order.","variant":"Order::NotFound","retryable":false,"retry_after":3}"#,
            "]}"
        )
    );
}

fn first() -> &'static str {
    #[derive(Debug, ApiError)]
    #[api_error(status = 404)]
    enum Local {
        First,
    }
    Local::First.code()
}

#[test]
fn types_of_one_name_in_two_functions_are_two_types() {
    #[derive(Debug, ApiError)]
    #[api_error(status = 404)]
    enum Local {
        Second,
    }
    mod deeper {
        #[derive(Debug, api_error::ApiError)]
        #[api_error(status = 404)]
        pub(super) enum Local {
            Third,
        }
    }
    catalog! { static LOCALS = [Local, deeper::Local]; }
    assert_eq!(LOCALS.iter().map(|spec| spec.code).collect::<Vec<_>>(), ["second", "third"]);
    assert_eq!((first(), Local::Second.code(), deeper::Local::Third.code()), ("first", "second", "third"));
}

mod other {
    /// It has the same name as the enum that forwards to it.
    #[derive(Debug, api_error::ApiError)]
    #[api_error(status = 404)]
    pub(super) enum Error {
        Elsewhere,
    }
}

#[derive(Debug, ApiError)]
#[expect(unused_qualifications, reason = "that is what is tested")]
enum Error {
    #[api_error(transparent)]
    Other(other::Error),
    #[api_error(transparent)]
    Boxed(Box<self::Error>),
}

#[test]
fn a_forward_to_a_type_of_the_same_name_is_followed() {
    catalog! { static ERRORS = [Error]; }
    assert_eq!(variants(&ERRORS), ["Error::Elsewhere"]);
    assert_eq!(Error::Boxed(Box::new(Error::Other(other::Error::Elsewhere))).code(), "elsewhere");
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, code = "only_shared", shared)]
struct OneShared;

#[derive(Debug, ApiError)]
#[api_error(status = 404, code = "only_shared", shared)]
struct TwoShared;

#[test]
fn a_type_whose_codes_are_all_shared_counts_once_too() {
    catalog! { static ERRORS = [OneShared, TwoShared, TwoShared, OneShared, Box<TwoShared>]; }
    assert_eq!(variants(&ERRORS), ["OneShared", "TwoShared"]);
}

#[test]
fn used_variants() {
    let all = [Shop::Order(Order::Busy(1)), Shop::Cart(Box::new(Cart::Busy)), Shop::Closed];
    assert_eq!(all.map(|error| error.code()), ["busy", "busy", "closed"]);
    assert_eq!(Open::Any(Box::new(Order::NotFound)).code(), "order_not_found");
    let shop = Shop::Again(Box::new(Shop::Named(std::sync::Arc::new(Shop::Closed))));
    assert_eq!(Open::Shop(shop).code(), "closed");
}

#[derive(Debug, ApiError)]
enum Form {
    #[api_error(transparent)]
    Fields(ValidationErrors),
    #[api_error(status = 422, code = "validation_failed", doc_url = "https://x.dev/{code}", shared)]
    Whole,
}

#[derive(Debug, ApiError)]
#[api_error(status = 422, code = "validation_failed", doc_url = "https://x.dev/{code}", shared)]
struct Late;

#[derive(Debug, ApiError)]
enum OnlyFields {
    #[api_error(transparent)]
    Fields(Box<ValidationErrors>),
}

#[test]
fn a_code_of_the_runtime_is_the_code_of_the_service_with_the_spec_of_the_service() {
    catalog! {
        static ALONE = [OnlyFields];
        static FORWARDED = [Form];
        static BEFORE = [ValidationErrors, Cart, Form];
        static AFTER = [Form, Cart, OnlyFields];
        static SHARED = [ValidationErrors, Form, Late];
    }
    assert_eq!(variants(&ALONE), ["ValidationErrors"]);
    assert_eq!(variants(&FORWARDED), ["Form::Whole"]);
    assert_eq!(variants(&BEFORE), ["Form::Whole", "Cart::Busy", "Cart::Empty"]);
    assert_eq!(variants(&AFTER), variants(&BEFORE));
    assert_eq!(variants(&SHARED), ["Form::Whole", "Late"]);
    for catalog in [&FORWARDED, &BEFORE, &AFTER, &SHARED] {
        let found = catalog.get("validation_failed").map(|spec| (spec.variant, spec.doc_url));
        assert_eq!(found, Some(("Form::Whole", Some("https://x.dev/validation_failed"))));
    }
    let boxed = OnlyFields::Fields(Box::new(ValidationErrors::new()));
    for error in [Form::Whole.code(), Form::Fields(ValidationErrors::new()).code(), Late.code(), boxed.code()] {
        assert_eq!(error, "validation_failed");
    }
}
