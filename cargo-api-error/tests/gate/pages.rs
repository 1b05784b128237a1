//! Markdown: a page per code, an index, tombstones, former codes.

use cargo_api_error::catalog::{Catalog, Tombstone};
use cargo_api_error::lock;
use cargo_api_error::reference::{Audience, Reference, Slugs, pages_of};
use cargo_api_error::render;

use crate::support::{SHOP, catalog, explained, pages};

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
        ..Tombstone::default()
    }];
    let pages = pages(&shop, Audience::Customers);
    let text: Vec<String> = pages.into_iter().map(|page| format!("==== {}\n{}", page.name, page.text)).collect();
    insta::assert_snapshot!(text.concat());
}

#[test]
fn the_list_of_a_catalog() {
    insta::assert_snapshot!(render::table(&catalog(&SHOP).errors));
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
fixed    400           validation_error  no     Fixed
passed   400 or other  api_error         no     Passed
refused  502 or other  api_error         yes    The bank refused.
";
    assert_eq!(render::table(&catalog.errors), table);
    assert!(render::markdown_table(&catalog.errors).contains("| `refused` | 502 Bad Gateway or other | `api_error` |"));
    let entry = |code: &str| catalog.get(code).unwrap();
    let pages = |code| pages_of(&catalog, &[entry(code)]);
    let page = |code| render::code_page(&pages(code)[0]).unwrap();
    let refused = page("refused");
    for row in [
        "| Status | 502 Bad Gateway, or another one from 400 to 599 |",
        "| Type | `api_error`, or the default of the status that is sent |",
        "| Retryable | yes, or the default of the status that is sent |",
        "| Message | The bank said: {text} (with a 5xx, the sentence of the status) |",
        "This is for 502; other statuses have their own advice.",
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
    let explained = render::explain_entries(&catalog, &[entry("refused")], &pages("refused"));
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
    let pages = pages(&catalog, Audience::Customers);
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
fn a_code_that_was_renamed_twice_leads_to_the_one_that_is_sent() {
    let item = "enum E {
        #[api_error(status = 409, code = \"key_conflict\", alias(\"idempotency_key_reused\"))] Reused,
        #[deprecated] #[api_error(status = 400, code = \"key_old\", replaced_by = \"key_reused\")] Old,
    }";
    let mut keys = catalog(&[item]);
    let stone = |(code, new): &(&str, &str)| Tombstone {
        code: (*code).to_owned(),
        status: 409,
        replaced_by: Some((*new).to_owned()),
        ..Tombstone::default()
    };
    let gone =
        [("a", "b"), ("b", "a"), ("c", "c"), ("idempotency_key_reused", "x"), ("key_reused", "idempotency_key_reused")];
    keys.tombstones = gone.iter().map(stone).collect();
    for code in ["idempotency_key_reused", "key_old", "key_reused"] {
        let text = page(&keys, code, Audience::Customers);
        assert!(text.contains("> Handle [`key_conflict`](key_conflict.md) instead.\n"), "{text}");
    }
    let explained = render::explain_tombstone(&keys, keys.tombstone("key_reused").unwrap());
    assert!(explained.contains("  instead    key_conflict\n"), "{explained}");
    // A circle leads to nothing better.
    assert!(page(&keys, "a", Audience::Customers).contains("Handle [`b`](b.md) instead."));
    assert!(!page(&keys, "c", Audience::Customers).contains("Handle"));
}

#[test]
fn no_code_leaves_its_folder() {
    for code in ["a/../b", "a:b", "a.b"] {
        let name = Slugs::default().get(code);
        assert!(!name.contains(['/', '\\', ':']), "{name}");
    }
}

fn page(catalog: &Catalog, code: &str, audience: Audience) -> String {
    let name = format!("{code}.md");
    pages(catalog, audience).into_iter().find(|page| page.name == name).unwrap().text
}

#[test]
fn what_is_internal_is_for_colleagues() {
    let item = "enum BankError {
        /// The bank is down.
        ///
        /// # Internal
        /// Page the team of [`Ledger`].
        ///
        /// # Fix
        /// Wait.
        #[cfg(feature = \"bank\")]
        #[api_error(status = 503, code = \"bank_down\")]
        Down,
    }";
    let mut bank = catalog(&[item]).without_lines();
    let stone =
        Tombstone { code: "bank_gone".to_owned(), reason: Some("The audit.".to_owned()), ..Tombstone::default() };
    bank.tombstones = vec![stone];
    let internal = ["Page the team", "BankError", "src/0.rs", "cfg", "feature"];
    let customers = page(&bank, "bank_down", Audience::Customers);
    assert!(internal.iter().all(|word| !customers.contains(word)) && customers.contains("Wait."), "{customers}");
    assert!(!page(&bank, "bank_gone", Audience::Customers).contains("audit"));
    assert!(page(&bank, "bank_gone", Audience::Colleagues).contains("The audit."));
    let written = [bank.to_json().unwrap(), lock::write(&bank), explained(&bank, &["bank_down"])];
    assert_eq!(written.iter().map(|text| text.contains("Page the team")).collect::<Vec<_>>(), [false, false, true]);
    let colleagues = page(&bank, "bank_down", Audience::Colleagues);
    assert!(colleagues.contains("## Internal\n\nPage the team of `Ledger`.\n"), "{colleagues}");
    assert!(
        colleagues.contains("- `shop::BankError::Down` in `src/0.rs`, only with `feature = \"bank\"`\n"),
        "{colleagues}"
    );
}

#[test]
fn texts_of_people_do_not_break_a_page() {
    let item = "enum E {
        /// A `Vec<u8>` or <b>more</b> | less, see [`Ledger`](crate::Ledger).
        ///
        /// # Fix
        /// <script>alert(1)</script> [a guide](https://shop.dev/guide)
        ///
        /// ## Really
        #[deprecated(since = \"<1>\", note = \"not\\n\\n# <i>this</i>\")]
        #[api_error(status = 400, code = \"odd\", message = \"a | <b> *c* `d` {0:?}\\n# e {{f}}\", param = \"`x|{0:>5}`\", since = \"1.2\")]
        Odd(u8),
    }";
    let catalog = catalog(&[item]);
    insta::assert_snapshot!(page(&catalog, "odd", Audience::Customers));
    insta::assert_snapshot!(page(&catalog, "index", Audience::Customers));
}

#[test]
fn related_codes_are_near_and_not_deprecated() {
    let codes = [
        "card_declined",
        "card_expired",
        "card_lost",
        "card_stolen",
        "invoice_not_found",
        "order_not_found",
        "order_paid",
        "payment_declined",
        "user_not_found",
        "zone_not_found",
    ];
    let attribute = |code: &str| match code {
        "card_lost" => "param = \"card\", replaced_by = \"card_stolen\"",
        "order_paid" | "card_declined" => "param = \"card\"",
        _ => "since = \"1\"",
    };
    let variants = codes.iter().enumerate().map(|(at, code)| {
        let deprecated = if *code == "card_expired" { "#[deprecated]" } else { "" };
        format!("{deprecated} #[api_error(status = 404, code = \"{code}\", {})] V{at}, ", attribute(code))
    });
    let catalog = catalog(&[&format!("enum E {{ {} }}", variants.collect::<String>())]);
    let reference = Reference::of(&catalog, Audience::Customers);
    let related = |code: &str| {
        let page = reference.codes.iter().find(|page| page.link.code == code).unwrap();
        page.related.iter().map(|link| link.code.as_str()).collect::<Vec<_>>()
    };
    // First the replacement, then the parameter, the subject and the action.
    assert_eq!(related("card_lost"), ["card_stolen", "card_declined", "order_paid"]);
    assert_eq!(related("card_stolen"), ["card_lost", "card_declined"]);
    assert_eq!(related("order_not_found"), ["order_paid", "invoice_not_found", "user_not_found", "zone_not_found"]);
    assert_eq!(related("card_declined"), ["card_lost", "order_paid", "card_stolen", "payment_declined"]);
    assert!(reference.codes.iter().all(|page| page.related.iter().all(|link| link.code != "card_expired")));
}

#[test]
fn the_id_in_an_example_is_one_that_the_layer_makes() {
    let text = page(&catalog(&SHOP), "internal", Audience::Customers);
    let id = text.split("\"request_id\": \"").nth(1).unwrap().split('"').next().unwrap();
    let groups: Vec<&str> = id.split('-').collect();
    assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
    assert!(id.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)), "{id}");
    // A UUID of version 7.
    assert!(groups[2].starts_with('7') && groups[3].starts_with(['8', '9', 'a', 'b']), "{id}");
}
