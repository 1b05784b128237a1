//! Things that exist twice must agree: the two tables of statuses, the two hashes, the two JSON writers, and the
//! compiled specs with those that the syntax crate reads from the same source.

use std::time::Duration;

use api_error::{ApiError, CatalogItem, ErrorSpec, ErrorStatus, ErrorType, HasCatalog, catalog};
use api_error_syntax::{ErrorDef, ErrorEnum, MessageFrom, RetryAfterDef, SpecDef, Template, status};

#[test]
fn the_status_tables_agree() {
    for code in 400..=599 {
        let runtime = ErrorStatus::new(code).unwrap();
        assert_eq!(runtime.default_type().as_str(), status::default_type(code), "{code}");
        assert_eq!(runtime.is_retryable(), status::retryable(code), "{code}");
        assert_eq!(runtime.sentence(), status::sentence(code), "{code}");
        for error_type in ErrorType::ALL.into_iter().chain([ErrorType::Custom("card_error")]) {
            assert_eq!(runtime.fits(error_type), status::fits(error_type.as_str(), code), "{code} {error_type}");
        }
        assert!(runtime.fits(runtime.default_type()), "{code}");
        let fitting = status::fitting_types(code);
        assert_eq!(fitting[0], status::default_type(code), "{code}");
        for name in status::TYPES {
            assert_eq!(fitting.contains(&name), status::fits(name, code), "{code} {name}");
        }
    }
    assert_eq!(ErrorType::ALL.map(ErrorType::as_str), status::TYPES);
}

// The help for `status = StatusCode::CONFLICT` is the number.
#[test]
fn every_name_of_a_status_has_its_number() {
    for code in 400..=599 {
        let ours = ErrorStatus::new(code).unwrap().title();
        let theirs = ::http::StatusCode::from_u16(code).unwrap().canonical_reason().unwrap_or("Error");
        for name in [ours, theirs].into_iter().filter(|name| *name != "Error") {
            assert_eq!(status::of_constant(&name.replace([' ', '\'', '-'], "_")), Some(code), "{name}");
        }
    }
}

#[test]
fn a_spec_by_hand_has_the_defaults_of_a_derived_one() {
    for code in 400..=599 {
        let spec = ErrorSpec::new(ErrorStatus::new(code).unwrap(), "x");
        assert_eq!(spec.error_type.as_str(), status::default_type(code));
        assert_eq!((spec.message, spec.retryable), (status::sentence(code), status::retryable(code)));
    }
}

/// Derives an item, and keeps its source for the syntax crate.
macro_rules! both {
    ($($(#[$attribute:meta])* enum $name:ident { $($body:tt)* })*) => {
        $($(#[$attribute])* #[expect(dead_code, reason = "only the specs matter")] enum $name { $($body)* })*

        fn items() -> Vec<(&'static str, &'static [CatalogItem])> {
            vec![$((stringify!($(#[$attribute])* enum $name { $($body)* }), $name::CATALOG)),*]
        }
    };
}

both! {
    #[derive(Debug, ApiError)]
    #[api_error(doc_url = "https://x.dev/{type}/{code}?{status}", rename_all = "kebab-case", prefix = "p:")]
    #[api_error(types("card_error"), header("X-Enum", "{{1}}"), unstable)]
    enum Everything {
        /// Summary.
        ///
        /// # Fix
        /// Do it.
        #[api_error(status = 404)]
        PlainOne,
        #[api_error(status = 402, type = "card_error", code = "declined", message = "É {{{amount:>8}}} \"\\\n", param = "a[{r#in}]")]
        #[api_error(header("X-Enum", "own"), header("X-Amount", "{amount}"), retry_after = wait, retryable = true)]
        Templates { amount: u8, r#in: u8, wait: u8, #[api_error(detail)] more: Vec<u8> },
        #[api_error(status = 500, message = "{0}", expose, retry_after = 30, doc_url = "https://y.dev")]
        Exposed(u8),
        #[api_error(status = 503)]
        Fixed,
        #[api_error(status = 502, status_from = .0, message = "{1}", expose = "so")]
        Upstream(u16, u8),
        #[api_error(status = 409, shared, message = "Literal {{}}.", param = "{{x}}", since = "1.0", sunset = "2030-01-01")]
        #[api_error(replaced_by = "declined", alias("old", "older"), unchecked = "so", type = "rate_limit_error")]
        #[deprecated(since = "1.1.0", note = "no more")]
        Life,
        #[api_error(transparent)]
        Inner(Box<Shown>),
    }

    #[derive(Debug, ApiError)]
    #[api_error(message(display), status = 400)]
    enum Shown {
        Inherits,
        #[api_error(status = 500)]
        Sentence,
        #[api_error(status = 599, expose)]
        Exposed,
        r#Type,
        HTTPError,
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(message(display), status = 400)]
    enum Told {
        #[error("no user {id}, {name:?} {{}}")]
        Named { id: u8, name: String },
        #[error("tuple {0} {1:>4}")]
        #[api_error(param = "{1}", header("X-First", "{0}"))]
        Tuple(u8, u8),
        #[error("plain {0}")]
        #[api_error(param = "{1}")]
        Plain(u8, u8),
        #[error("{{fixed}}")]
        Fixed,
        #[error("{} {id}", 1 + 1)]
        Arguments { id: u8 },
        #[error("secret {0}")]
        #[api_error(status = 500)]
        Secret(u8),
        #[error("seen {0}")]
        #[api_error(status = 500, expose)]
        Seen(u8),
        #[error("not this {0}")]
        #[api_error(message = "This {0}.")]
        Written(u8),
    }
}

#[test]
fn the_text_of_a_display_is_that_of_the_derive_that_makes_it() {
    let Some(CatalogItem::Own(own)) = Told::CATALOG.first() else { panic!("no specs") };
    let texts: Vec<_> = own.specs.iter().map(|spec| (spec.message, spec.has_fixed_message())).collect();
    assert_eq!(
        texts,
        [
            ("no user {id}, {name:?} {{}}", false),
            ("tuple {0} {1:>4}", false),
            ("plain {0}", false),
            ("{{fixed}}", false),
            ("", false),
            ("An internal error occurred.", true),
            ("seen {0}", false),
            ("This {0}.", false),
        ]
    );
    // The values of the other templates are not those of the text.
    let error = Told::Tuple(1, 2);
    assert_eq!((error.message().as_ref(), error.param().as_deref()), ("tuple 1    2", Some("2")));
    assert_eq!(error.headers().collect::<Vec<_>>(), [("X-First", "1".into())]);
    assert!(error.to_json(None).contains(r#""message":"tuple 1    2","param":"2""#));
    let error = Told::Plain(1, 2);
    assert_eq!((error.message().as_ref(), error.param().as_deref()), ("plain 1", Some("2")));
    assert_eq!(Told::Fixed.message(), "{fixed}");
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("shown")
    }
}

fn read(source: &str) -> ErrorDef {
    let input = syn::parse_str(source).unwrap();
    ErrorEnum::from_input(&input).unwrap_or_else(|errors| panic!("{errors:?}")).into_def()
}

// A template as the runtime has it: its source, or its text if it has no placeholders.
fn text(template: Option<&Template>) -> String {
    let of =
        |template: &Template| if template.has_placeholders() { template.source().to_owned() } else { template.text() };
    template.map(of).unwrap_or_default()
}

fn assert_agree(compiled: &ErrorSpec, read: &SpecDef) {
    assert_eq!(compiled.code, read.code);
    assert_eq!(compiled.status.as_u16(), read.status);
    assert_eq!(compiled.error_type.as_str(), read.error_type);
    let displays = read.message_from == Some(MessageFrom::Display);
    let source = read.message.as_ref().map(|template| template.source().to_owned()).unwrap_or_default();
    assert_eq!(compiled.message, if displays { source } else { text(read.message.as_ref()) });
    assert_eq!(compiled.has_fixed_message(), !read.has_dynamic_message());
    assert_eq!(compiled.param.unwrap_or_default(), text(read.param.as_ref()));
    assert_eq!(compiled.doc_url, read.doc_url.as_deref());
    assert_eq!(compiled.retryable, read.retryable);
    let seconds = match read.retry_after {
        Some(RetryAfterDef::Seconds(seconds)) => Some(Duration::from_secs(seconds)),
        _ => None,
    };
    assert_eq!(compiled.retry_after, seconds);
    let headers: Vec<_> =
        read.headers.iter().map(|it| (it.name.as_str(), it.value.as_ref().map_or("", Template::source))).collect();
    assert_eq!(compiled.headers, headers);
    assert_eq!(compiled.has_fixed_status(), read.status_from.is_none());
    assert_eq!(compiled.expose_reason, read.expose_reason.as_deref());
    assert_eq!((compiled.expose, compiled.shared, compiled.unstable), (read.expose, read.shared, read.unstable));
    let history = &compiled.history;
    let texts = [history.since, history.sunset, history.replaced_by, history.unchecked];
    assert_eq!(texts, [&read.since, &read.sunset, &read.replaced_by, &read.unchecked].map(|text| text.as_deref()));
    assert_eq!(history.aliases, read.aliases);
    let note = read.deprecated.as_ref().map(|deprecated| deprecated.note.as_deref().unwrap_or_default());
    assert_eq!(history.deprecated, note);
}

#[test]
fn the_compiled_specs_are_what_the_syntax_crate_reads() {
    let mut compared = 0;
    for (source, items) in items() {
        let def = read(source);
        let Some(CatalogItem::Own(own)) = items.first() else { panic!("{items:?}") };
        assert_eq!(own.name, def.name);
        let mut specs = own.specs.iter();
        for variant in &def.variants {
            let Some(read) = variant.spec() else { continue };
            let compiled = specs.next().unwrap();
            assert_eq!(compiled.variant, format!("{}::{}", def.name, variant.name));
            assert_eq!(compiled.docs, variant.docs.text);
            assert_agree(compiled, read);
            compared += 1;
        }
        assert!(specs.next().is_none());
    }
    assert_eq!(compared, 19);
}

#[test]
fn params_of_the_compiled_specs() {
    let params: Vec<_> = ERRORS.iter().filter_map(|spec| spec.param).collect();
    // A param without placeholders is kept as its text, one with placeholders as its template.
    assert_eq!(params, ["a[{r#in}]", "{x}"]);
}

catalog! { static ERRORS = [Everything]; }

// The derive writes the hash of each code into the program, and the catalog finds codes with its own hash.
#[test]
fn the_hashes_agree() {
    assert_eq!(ERRORS.len(), 11);
    for spec in ERRORS.iter() {
        let found = ERRORS.get(spec.code).unwrap();
        assert!(std::ptr::eq(found, spec), "{}", spec.code);
    }
    assert_eq!(api_error_syntax::hash("card_declined"), 0xe0fe_d154_0492_c832);
}

#[derive(Debug, ApiError)]
#[api_error(status = 400, doc_url = "https://x.dev/{code}")]
#[expect(dead_code, reason = "`Debug` reads it")]
enum Bodies {
    Plain,
    #[api_error(message = "\u{0}\u{8}\u{c}\u{1f}\u{7f}\u{80}\u{2028}\u{2029}\"\\/é🦀\t\r\n", param = "<\">")]
    Escapes,
    #[api_error(message = "\"{0}\"", param = "{0}")]
    Template(&'static str),
    #[api_error(message = "\"{0:?}\"", param = "{0:>3}")]
    Formatted(&'static str),
    #[api_error(message(display))]
    Shown(&'static str),
    Details {
        #[api_error(detail)]
        text: &'static str,
    },
}

impl std::fmt::Display for Bodies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

#[test]
fn three_ways_to_the_same_bytes() {
    let texts = ["", "x", "\"", "\\\"", "null}", "\u{0}\u{1}\u{1f}\u{2028}", "é🦀", "{0}"];
    let mut all = vec![Bodies::Plain, Bodies::Escapes];
    for text in texts {
        all.extend([Bodies::Template(text), Bodies::Formatted(text), Bodies::Shown(text), Bodies::Details { text }]);
    }
    for error in all {
        assert_eq!(error.to_json(None), error.envelope().to_json(), "{error:?}");
        assert_eq!(error.to_json(None), serde_json::to_string(&error.envelope()).unwrap(), "{error:?}");
        for id in texts {
            let envelope = error.envelope().with_request_id(id);
            assert_eq!(error.to_json(Some(id)), envelope.to_json(), "{error:?}");
            assert_eq!(error.to_json(Some(id)), serde_json::to_string(&envelope).unwrap(), "{error:?}");
        }
    }
}
