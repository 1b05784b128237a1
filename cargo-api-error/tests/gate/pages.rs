//! Markdown: a page per code, an index, tombstones, former codes.

use cargo_api_error::catalog::Tombstone;
use cargo_api_error::render;

use crate::support::{SHOP, catalog};

#[test]
fn the_pages_of_a_catalog() {
    let mut shop = catalog(&SHOP).without_lines();
    shop.title = Some("Errors of the shop".to_owned());
    shop.tombstones = vec![Tombstone {
        code: "card_stolen".to_owned(),
        status: 402,
        error_type: "card_error".to_owned(),
        removed_in: Some("1.2.0".to_owned()),
        reason: Some("Banks do not say so.".to_owned()),
        replaced_by: Some("card_declined".to_owned()),
        doc_url: None,
    }];
    let pages = render::pages(&shop);
    let text: Vec<String> = pages.into_iter().map(|page| format!("==== {}\n{}", page.name, page.text)).collect();
    insta::assert_snapshot!(text.concat());
}

#[test]
fn the_list_of_a_catalog() {
    insta::assert_snapshot!(render::table(&catalog(&SHOP)));
}

/// Two errors of a server that passes on what another server says.
const UPSTREAM: &str = r#"
enum Upstream {
    /// The bank refused.
    #[api_error(status = 502, status_from = status, message = "The bank said: {text}")]
    Refused { status: u16, text: String },
    #[api_error(status = 400, status_from = .0, type = "api_error")]
    Passed(u16),
    #[api_error(status = 400)]
    Fixed,
}"#;

#[test]
fn a_status_that_varies_is_shown_as_such() {
    let catalog = catalog(&[UPSTREAM]).without_lines();
    let table = "\
CODE     STATUS        TYPE              RETRY  MEANING
fixed    400           validation_error  no     The request is not valid.
passed   400 or other  api_error         no     The request is not valid.
refused  502 or other  api_error         yes    The bank refused.
";
    assert_eq!(render::table(&catalog), table);
    assert!(render::markdown_table(&catalog, None).contains("| `refused` | 502 Bad Gateway or other | `api_error` |"));
    let entry = |code: &str| catalog.get(code).unwrap();
    let page = |code| render::entry_page(&catalog, entry(code), &render::Slugs::of(&catalog));
    let refused = page("refused");
    for row in [
        "| Status | 502 Bad Gateway, or another one from 400 to 599 |",
        "| Type | `api_error`, or as usual for the other status |",
        "| Retryable | yes, or as usual for the other status |",
        "| Message | The bank said: {text} (with a 5xx, the sentence of the status) |",
        "That is so for 502; with another status, the advice is that of the status.",
        "\"message\": \"An upstream server failed to answer.\"",
    ] {
        assert!(refused.contains(row), "{row}\n{refused}");
    }
    let passed = page("passed");
    for row in [
        "| Type | `api_error` |",
        "| Message | The request is not valid. (with another status, the sentence of that status) |",
    ] {
        assert!(passed.contains(row), "{row}\n{passed}");
    }
    let explained = render::explain_entry(&catalog.body, entry("refused"));
    assert!(explained.contains("  status     502 Bad Gateway, or another one from 400 to 599\n"), "{explained}");
    assert!(!page("fixed").contains("other"));
}

#[test]
fn every_code_has_a_page_of_its_own_on_every_file_system() {
    let codes = ["index", "INDEX", "Lost", "lost", "a/B", "a:b", "con", "aux.x", "com1", "coma", "a.b"];
    let variant = |(at, code): (usize, &&str)| {
        format!("#[api_error(status = 404, code = \"{code}\", alias(\"was_{at}\"))] V{at}, ")
    };
    let variants: String = codes.iter().enumerate().map(variant).collect();
    let variants = variants.replace("\"was_0\"", "\"LOST\", \"gone\"");
    let mut catalog = catalog(&[&format!("enum E {{ {variants} }}")]);
    catalog.tombstones = vec![Tombstone { code: "Gone".to_owned(), status: 404, ..Tombstone::default() }];
    let pages = render::pages(&catalog);
    let names: Vec<&str> =
        pages.iter().map(|page| page.name.as_str()).filter(|name| !name.starts_with("was")).collect();
    let expected = [
        "Gone.md",
        "INDEX-2.md",
        "LOST-3.md",
        "Lost.md",
        "a-B.md",
        "a-b-2.md",
        "a.b.md",
        "code-aux.x.md",
        "code-com1.md",
        "code-con.md",
        "coma.md",
        "gone-2.md",
        "index-3.md",
        "index.md",
        "lost-2.md",
    ];
    assert_eq!(names, expected);
    let text = |name: &str| pages.iter().find(|page| page.name == name).unwrap().text.clone();
    assert!(text("index-3.md").contains("\n# `index`\n"));
    assert!(text("LOST-3.md").contains("This code is now [`index`](index-3.md)."));
    for (code, name) in
        [("index", "index-3"), ("INDEX", "INDEX-2"), ("a:b", "a-b-2"), ("Gone", "Gone"), ("con", "code-con")]
    {
        assert!(text("index.md").contains(&format!("[`{code}`]({name}.md)")), "{code}");
    }
    let lower: std::collections::BTreeSet<String> = pages.iter().map(|page| page.name.to_lowercase()).collect();
    assert_eq!(lower.len(), pages.len());
}

#[test]
fn no_code_leaves_its_folder() {
    for code in ["a/../b", "a:b", "a.b"] {
        let name = render::Slugs::default().get(code);
        assert!(!name.contains(['/', '\\', ':']), "{name}");
    }
}
