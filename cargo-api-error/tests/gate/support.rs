//! Makes scans and catalogs from Rust source or from the lines of a lock.

use std::collections::BTreeMap;

use api_error_syntax::ErrorEnum;
use cargo_api_error::catalog::{Catalog, ErrorPath};
use cargo_api_error::diff::{Listing, Places};
use cargo_api_error::location::Location;
use cargo_api_error::lock::Lock;
use cargo_api_error::reference::{Audience, Reference, pages_of, subjects};
use cargo_api_error::render::{self, Page};
use cargo_api_error::scan::{Predicate, Scan, ScannedEnum, VariantSite};
use cargo_api_error::texts::Texts;
use serde_json::{Value, json};
use syn::{Data, DeriveInput};

/// The scan of items of the crate `shop`, each in a file of its own: `src/0.rs`, ..
pub(crate) fn scan(items: &[&str]) -> Scan {
    let enums = items.iter().enumerate().map(|(at, item)| scanned(at, item)).collect();
    Scan { enums, files: items.len(), ..Scan::default() }
}

pub(crate) fn catalog(items: &[&str]) -> Catalog {
    Catalog::from_scan(&scan(items))
}

/// The default texts for a catalog.
pub(crate) fn texts(catalog: &Catalog) -> Texts {
    Texts::default().complete(std::path::Path::new(""), &subjects(catalog)).unwrap()
}

/// The Markdown pages.
pub(crate) fn pages(catalog: &Catalog, audience: Audience) -> Vec<Page> {
    render::pages(&Reference::of(catalog, audience), catalog, &texts(catalog)).unwrap()
}

fn scanned(at: usize, item: &str) -> ScannedEnum {
    let input: DeriveInput = syn::parse_str(item).unwrap();
    let def = ErrorEnum::from_input(&input).unwrap_or_else(|errors| panic!("{item}: {errors:?}")).into_def();
    let place = |span: proc_macro2::Span| Location {
        file: format!("src/{at}.rs").into(),
        line: span.start().line,
        column: span.start().column + 1,
    };
    let variants = match &input.data {
        Data::Enum(data) => data.variants.iter().map(|variant| (variant.ident.span(), cfg(&variant.attrs))).collect(),
        _ => vec![(input.ident.span(), Predicate::True)],
    };
    let variants = variants.into_iter().map(|(span, cfg)| VariantSite { location: place(span), cfg }).collect();
    ScannedEnum {
        package: "shop".to_owned(),
        targets: vec!["lib".to_owned()],
        module: Vec::new(),
        location: place(input.ident.span()),
        cfg: cfg(&input.attrs),
        def,
        variants,
    }
}

fn cfg(attributes: &[syn::Attribute]) -> Predicate {
    let cfg = attributes.iter().find(|attribute| attribute.path().is_ident("cfg"));
    cfg.map(|cfg| cfg.meta.require_list().unwrap().tokens.to_string().parse().unwrap()).unwrap_or_default()
}

/// The catalog of a lock's lines, or of a catalog in JSON.
pub(crate) fn contract(text: &str) -> Catalog {
    if text.trim_start().starts_with('{') {
        return Catalog::from_json(text).unwrap();
    }
    lock(text).catalog
}

/// The first line of every lock.
pub(crate) const HEADER: &str = r#"{"lock":{"version":1,"note":""}}"#;

/// A lock in short: `code status type member=value ..`, or `code removed status type member=value ..`.
pub(crate) fn lock(lines: &str) -> Lock {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| short(line).to_string());
    let text: Vec<String> = [HEADER.to_owned()].into_iter().chain(lines).collect();
    Lock::parse(&text.join("\n")).unwrap()
}

fn short(line: &str) -> Value {
    let (code, rest) = line.split_once(' ').unwrap();
    let (kind, rest) = rest.strip_prefix("removed ").map_or(("error", rest), |rest| ("tombstone", rest));
    let mut words = rest.splitn(3, ' ');
    let (status, error_type) = (words.next().unwrap(), words.next().unwrap());
    let mut value = json!({ "code": code, "status": status.parse::<u16>().unwrap(), "type": error_type });
    if kind == "error" {
        value["retryable"] = Value::Bool(false);
        value["variants"] = json!([]);
    }
    let mut rest = words.next().unwrap_or_default();
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let name = &rest[..end];
        rest = &rest[end..];
        let mut written = None;
        if let Some(json) = rest.strip_prefix('=') {
            let mut values = serde_json::Deserializer::from_str(json).into_iter::<Value>();
            written = values.next().transpose().unwrap();
            rest = &json[values.byte_offset()..];
        }
        rest = rest.trim_start();
        let (name, member) = long(name, written);
        value[name] = member;
    }
    json!({ kind: value })
}

fn long(name: &str, value: Option<Value>) -> (&str, Value) {
    let list = |value: Option<Value>, item: &dyn Fn(&str) -> Value| {
        value.unwrap().as_array().unwrap().iter().map(|text| item(text.as_str().unwrap())).collect()
    };
    let named = |text: &str| {
        let required = !text.ends_with('?');
        json!({ "name": text.trim_end_matches('?'), "required": required })
    };
    match (name, value) {
        ("in", value) => ("removed_in", value.unwrap()),
        ("retry_after", None) => (name, json!("field")),
        ("retry_after", Some(seconds)) => (name, json!({ "seconds": seconds })),
        ("deprecated", None) => (name, json!({})),
        ("deprecated", Some(since)) => (name, json!({ "since": since })),
        ("headers", value) => (name, list(value, &named)),
        ("details", value) => {
            let detail = |text: &str| {
                let (member, ty) = text.split_once(": ").unwrap();
                let mut detail = named(member);
                detail["type"] = ty.into();
                detail
            };
            (name, list(value, &detail))
        }
        ("variants", value) => (name, list(value, &|text| serde_json::to_value(path(text)).unwrap())),
        (name, None) => (name, Value::Bool(true)),
        (name, Some(value)) => (name, value),
    }
}

/// `shop::errors::E::A` of the library, whose type is `E` and whose variant is `A`; of the program in `shop(bin)::E::A`.
pub(crate) fn path(text: &str) -> ErrorPath {
    let mut segments: Vec<&str> = text.split("::").collect();
    let (krate, rest) = (segments.remove(0), segments.len());
    let variant = segments.pop().filter(|_| rest > 1).map(str::to_owned);
    let ty = segments.pop().unwrap_or_else(|| text.rsplit("::").next().unwrap()).to_owned();
    let (package, target) = krate
        .split_once('(')
        .map_or((krate, None), |(name, kind)| (name, Some(format!("{}:{name}", kind.trim_end_matches(')')))));
    let module = segments.into_iter().map(str::to_owned).collect();
    ErrorPath { package: package.to_owned(), target, module, ty, variant }
}

/// What `explain` prints about codes.
pub(crate) fn explained(catalog: &Catalog, codes: &[&str]) -> String {
    let entries: Vec<_> = codes.iter().map(|code| catalog.get(code).unwrap()).collect();
    render::explain_entries(catalog, &entries, &pages_of(catalog, &entries))
}

/// Places without lines.
pub(crate) fn places(new: &Catalog) -> Places<'_> {
    static NOWHERE: BTreeMap<String, usize> = BTreeMap::new();
    Places { new, shown: Listing { file: "api-errors.lock", lines: &NOWHERE }, elsewhere: None }
}

/// A small API that uses the whole attribute language.
pub(crate) const SHOP: [&str; 3] = [
    r#"
/// What can go wrong with a payment.
#[api_error(doc_url = "https://docs.shop.dev/errors/{code}", types("card_error"))]
enum PaymentError {
    /// The card was declined.
    ///
    /// The bank said no and gave no reason.
    ///
    /// # Cause
    /// Not enough money, usually.
    ///
    /// # Fix
    /// Ask for another card.
    #[api_error(status = 402, type = "card_error", code = "card_declined", message = "Card {last4} was declined.", param = "card", since = "1.0.0")]
    CardDeclined {
        /// The last four digits.
        #[api_error(detail)]
        last4: String,
        #[api_error(detail)]
        limit: Option<u64>,
    },
    /// Too many tries.
    #[api_error(status = 429, code = "too_many_tries", retry_after = wait)]
    TooMany { wait: u64 },
    /// The card is too old.
    #[deprecated(since = "1.4.0", note = "handle `card_declined`")]
    #[api_error(status = 402, type = "card_error", code = "card_expired", message = "The card {{is}} too old.", replaced_by = "card_declined", sunset = "2027-06-30", alias("card_old"))]
    Expired,
    #[cfg(feature = "gifts")]
    #[api_error(status = 400, code = "gift_used", unstable, header("X-Gift", "{0}"))]
    Gift(String),
    #[api_error(transparent)]
    Bank(BankError),
    #[api_error(transparent = inner, message = "No card was charged, see {trace}.")]
    Traced { trace: String, inner: BankError },
}"#,
    r#"
enum BankError {
    /// The bank does not answer.
    #[api_error(status = 503, code = "bank_down", shared, retry_after = 30)]
    Down,
    #[api_error(status = 503, code = "bank_down", shared, retry_after = 30)]
    Late,
    #[api_error(status = 500, code = "internal")]
    Internal,
}"#,
    r#"
/// No such order.
#[api_error(status = 404, code = "order/missing", message = "No order | here.")]
struct OrderMissing;"#,
];
