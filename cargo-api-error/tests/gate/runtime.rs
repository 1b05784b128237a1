//! The codes of the runtime: in the catalog where the source names their types, and beside the codes of the service.

use cargo_api_error::catalog::Catalog;
use cargo_api_error::comparison::Context;
use cargo_api_error::diff;
use cargo_api_error::levels::LevelTable;
use cargo_api_error::lints::{self, Subject};
use cargo_api_error::reference::Audience;
use cargo_api_error::rule_id::RuleId;
use cargo_api_error::scan::{Scan, scan_text};

use crate::support::pages;

fn scanned(text: &str) -> Scan {
    scan_text(text, 2024).unwrap_or_else(|errors| panic!("{text}: {errors:?}"))
}

/// How many codes of each type of the runtime the catalog of a text has.
fn counted(text: &str) -> (usize, usize) {
    let catalog = Catalog::from_scan(&scanned(text));
    let of = |ty: &str| {
        let is = |path: &cargo_api_error::catalog::ErrorPath| path.is_built_in() && path.ty == ty;
        catalog.errors.iter().filter(|entry| entry.variants.iter().any(|variant| is(&variant.path))).count()
    };
    (of("FrameworkError"), of("ValidationErrors"))
}

#[test]
fn a_type_counts_where_a_catalog_or_a_transparent_variant_names_it() {
    let (all, _) = counted("api_error::catalog! { static A = [api_error::FrameworkError]; }");
    assert!(all >= 200);
    for (text, expected) in [
        ("use api_error::*; catalog! { static A = [Shop, FrameworkError, ValidationErrors]; }", (all, 1)),
        ("use api_error::*; mod a { fn f() { catalog!(static A = [Rejection];); } }", (all, 0)),
        ("use api_error::{FrameworkError as Fw}; catalog! { /// A.\n pub(crate) static A = [Fw,]; }", (all, 0)),
        ("use errors::FrameworkError; // api_error\n catalog! { static A = [renamed::ValidationErrors]; }", (0, 1)),
        ("#[derive(ApiError)] enum E { #[api_error(transparent)] V(Box<ValidationErrors>) }", (0, 1)),
        (
            "#[derive(ApiError)] enum E { #[api_error(transparent)] F { #[from] f: api_error::FrameworkError } }",
            (all, 0),
        ),
        ("#[derive(ApiError)] enum E { #[api_error(status = 404)] V(ValidationErrors) }", (0, 0)),
        ("use api_error::*; #[cfg(test)] mod tests { catalog! { static A = [FrameworkError]; } }", (0, 0)),
        ("use api_error::*; macro_rules! m { () => { catalog! { static A = [FrameworkError]; } } }", (0, 0)),
        ("use api_error::*; fn f(error: FrameworkError) { other! { static A = [FrameworkError]; } }", (0, 0)),
        // A type of the service, unless the path is that of the crate.
        (
            "#[derive(ApiError)] enum FrameworkError { #[api_error(status = 404)] A } catalog! { static A = [FrameworkError]; }",
            (0, 0),
        ),
        (
            "#[derive(ApiError)] enum FrameworkError { #[api_error(status = 404)] A }
             catalog! { static A = [FrameworkError, api_error::FrameworkError]; }",
            (all, 0),
        ),
    ] {
        assert_eq!(counted(text), expected, "{text}");
    }
}

const SERVICE: &str = r#"
#[derive(ApiError)]
enum OrderError {
    /// No such order.
    #[api_error(status = 404, message = "No order {id}.", param = "id", doc_url = "https://x.dev/{code}")]
    NotFound { #[api_error(detail)] id: u8 },
    #[api_error(status = 410)]
    Conflict,
    #[api_error(status = 422, type = "rate_limit_error", code = "validation_failed", unchecked = "a test")]
    Fields,
    #[api_error(status = 400, code = "http-418")]
    Tea,
}
api_error::catalog! { static A = [OrderError, FrameworkError, ValidationErrors]; }
"#;

#[test]
fn a_code_of_both_has_the_documentation_of_the_service_and_what_both_guarantee() {
    let catalog = Catalog::from_scan(&scanned(SERVICE));
    let entry = catalog.get("not_found").unwrap();
    let paths: Vec<String> = entry.variants.iter().map(|variant| variant.path.to_string()).collect();
    assert_eq!(paths, ["text::OrderError::NotFound", "api_error::FrameworkError::NotFound"]);
    assert_eq!(entry.docs.summary.as_deref(), Some("No such order."));
    assert_eq!(entry.spec.doc_url.as_deref(), Some("https://x.dev/not_found"));
    // What the runtime answers has no `param` and no details.
    assert_eq!(entry.spec.param.as_ref().map(ToString::to_string), None);
    assert_eq!(entry.spec.details.iter().map(|detail| detail.required).collect::<Vec<_>>(), [false]);
    assert!(!entry.is_built_in() && catalog.get("http_418").unwrap().is_built_in());
    // Another status is another code: the service's entry stays alone.
    assert_eq!(catalog.get("conflict").unwrap().variants.len(), 1);
    assert_eq!(catalog.get("conflict").unwrap().spec.status, 410);
}

#[test]
fn collisions_with_the_runtime_are_reported_with_both_places() {
    let scan = scanned(SERVICE);
    let catalog = Catalog::from_scan(&scan);
    let subject = Subject { scan: &scan, catalog: &catalog, style: None, pages: None, locked: false };
    let wanted = [RuleId::RuntimeCodeMismatch, RuleId::IdentCollision];
    let findings = lints::run(&subject, &LevelTable::default());
    let found: Vec<String> = findings
        .iter()
        .filter(|finding| wanted.contains(&finding.rule))
        .map(|it| {
            format!(
                "{}: {}\n{}\n{}",
                it.location,
                it.message,
                it.help.as_deref().unwrap_or_default(),
                it.notes.concat()
            )
        })
        .collect();
    insta::assert_snapshot!(found.join("\n\n"));
    assert!(lints::integrity(&subject, &LevelTable::default()).iter().any(|it| it.rule == RuleId::RuntimeCodeMismatch));
}

/// The rules that find a change from one catalog of a service to the next.
fn rules(old: &str, new: &str) -> Vec<(RuleId, Vec<String>)> {
    let [old, new] = [old, new].map(|text| Catalog::from_scan(&scanned(text)));
    let changes = diff::changes(&old, &new, &Context::default());
    let of_code = changes.into_iter().filter(|it| it.change.code.as_deref() == Some("too_many_requests"));
    of_code.map(|it| (it.rule.id, it.change.notes)).collect()
}

#[test]
fn what_the_runtime_lacks_is_not_lost_when_its_codes_join() {
    let service = |retry: &str, more: &str, catalog: &str| {
        let enums = format!(
            "#[derive(ApiError)] enum E {{ #[api_error(status = 429, code = \"too_many_requests\", type = \"rate_limit_error\", shared{retry})] A, {more} }}"
        );
        format!("{enums} api_error::catalog! {{ static A = [E{catalog}]; }}")
    };
    let (retry, with) = (", retry_after = 2", ", FrameworkError");
    let note = "its responses have no header `Retry-After`".to_owned();
    let before = service(retry, "", "");
    let joined = service(retry, "", with);
    assert_eq!(rules(&before, &joined), [(RuleId::VariantAdded, vec![note])]);
    let own = "#[api_error(status = 429, code = \"too_many_requests\", type = \"rate_limit_error\", shared)] B";
    let fires = |old: &str, new: &str| rules(old, new).iter().any(|(rule, _)| *rule == RuleId::HeaderRemoved);
    // Nobody sent what another variant of the service sends.
    assert!(fires(&before, &service(retry, own, "")) && fires(&before, &service(retry, own, with)));
    // The service's own variant loses it, also when the runtime's joins in the same change.
    assert!(fires(&before, &service("", "", with)) && fires(&joined, &service("", "", with)));
    // The runtime's variant counts when it was there before: the code still does not promise the header.
    let waits = own.replace("shared", "shared, retry_after = 2");
    assert_eq!(rules(&joined, &service(retry, &waits, with)), [(RuleId::VariantAdded, vec![])]);
    let pages = pages(&Catalog::from_scan(&scanned(&joined)), Audience::Customers);
    let page = pages.iter().find(|page| page.name == "too_many_requests.md").unwrap();
    assert!(page.text.contains("after 2 seconds"), "{}", page.text);
}
