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
    let pages = render::pages(&shop).unwrap();
    let text: Vec<String> = pages.into_iter().map(|page| format!("==== {}\n{}", page.name, page.text)).collect();
    insta::assert_snapshot!(text.concat());
}

#[test]
fn the_list_of_a_catalog() {
    insta::assert_snapshot!(render::table(&catalog(&SHOP)));
}

#[test]
fn two_codes_with_one_page_are_refused() {
    let item = "enum E { #[api_error(status = 404, code = \"a:b\")] A, #[api_error(status = 404, code = \"a/B\")] B }";
    assert_eq!(render::pages(&catalog(&[item])), Err("codes `a/B` and `a:b` have the same page".to_owned()));
    let item = "enum E { #[api_error(status = 404, code = \"index\")] A }";
    assert_eq!(render::pages(&catalog(&[item])), Err("codes `index` and `index` have the same page".to_owned()));
}

#[test]
fn no_code_leaves_its_folder() {
    for code in ["a/../b", "a:b", "a.b"] {
        let name = render::slug(code);
        assert!(!name.contains(['/', '\\', ':']), "{name}");
    }
}
