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
