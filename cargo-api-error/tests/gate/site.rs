//! HTML: what the reference says, and that nothing in it is active or internal.

use cargo_api_error::catalog::{Catalog, Tombstone};
use cargo_api_error::reference::{Audience, Reference};
use cargo_api_error::render::Page;
use cargo_api_error::site;

use crate::support::{SHOP, catalog, texts};

fn files(catalog: &Catalog, audience: Audience) -> Vec<Page> {
    site::files(&Reference::of(catalog, audience), catalog, &texts(catalog)).unwrap()
}

fn page<'a>(files: &'a [Page], name: &str) -> &'a str {
    &files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("{name}")).text
}

/// A code for every status that an API's reference usually lists.
const STATUSES: [u16; 11] = [400, 401, 402, 403, 404, 409, 429, 500, 502, 503, 504];

#[test]
fn the_index_has_every_part_of_a_reference() {
    let variants = STATUSES.map(|status| format!("#[api_error(status = {status})] S{status},"));
    let item = format!("#[api_error(types(\"card_error\"))] enum E {{ {} }}", variants.concat());
    let files = files(&catalog(&[&item]).without_lines(), Audience::Customers);
    let index = page(&files, "index.html");
    for heading in ["Overview", "The error object", "HTTP statuses", "Error types", "Best practices", "Codes"] {
        assert!(index.contains(&format!("\">{heading}</h2>")), "{heading}");
    }
    for practice in ["Log the whole error", "exponential backoff", "by their parameter", "the rates of your errors"] {
        assert!(index.contains(practice), "{practice}");
    }
    for member in ["type", "code", "message", "param", "doc_url", "request_id", "details", "errors[].param"] {
        assert!(index.contains(&format!("<tr><th scope=\"row\"><code>{member}</code></th>")), "{member}");
    }
    for ty in ["api_error", "validation_error", "auth_error", "idempotency_error", "rate_limit_error", "card_error"] {
        assert!(index.contains(&format!("<tr id=\"type-{ty}\">")), "{ty}");
    }
    let rows: Vec<u16> = index.split("<tr id=\"status-").skip(1).map(|row| row[..3].parse().unwrap()).collect();
    assert_eq!(rows, [&[200], &STATUSES[..]].concat());
    // Every status has a meaning and notes.
    let statuses = index.split("<section").find(|part| part.contains("id=\"statuses\"")).unwrap();
    assert!(!statuses.contains("<td></td>") && !statuses.contains("<td><p class=\"codes\""));
    let snippets = index.split("data-lang=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    assert_eq!(snippets.collect::<Vec<_>>(), ["curl", "rust", "typescript", "python"].repeat(3));
    for status in STATUSES {
        assert!(index.contains(&format!("<tr id=\"code-s{status}\"")), "{status}");
    }
}

#[test]
fn a_page_says_what_the_catalog_knows() {
    let mut shop = catalog(&SHOP).without_lines();
    shop.tombstones = vec![Tombstone {
        code: "card_stolen".to_owned(),
        status: 402,
        error_type: "card_error".to_owned(),
        replaced_by: Some("card_declined".to_owned()),
        ..Tombstone::default()
    }];
    let files = files(&shop, Audience::Customers);
    let declined = page(&files, "card_declined/index.html");
    for part in [
        "<b>402</b> Payment Required",
        "<p>Not enough money, usually.</p>",
        "<p>Ask for another card.</p>",
        "<td>The last four digits.</td>",
        "Card {last4} was declined.",
        "<span class=\"n\">&quot;last4&quot;</span>: <span class=\"s\">&quot;some-last4&quot;</span>",
        "<li><b>1.0.0</b> added</li>",
    ] {
        assert!(declined.contains(part), "{part}\n{declined}");
    }
    let expired = page(&files, "card_expired/index.html");
    assert!(expired.contains("Deprecated since 1.4.0.") && expired.contains("<code>card_old</code>"), "{expired}");
    assert!(page(&files, "card_old/index.html").contains("former name of <a href=\"../card_expired/index.html\">"));
    let stolen = page(&files, "card_stolen/index.html");
    assert!(stolen.contains("does not send this code any more") && stolen.contains("../card_declined/index.html"));
    assert!(page(&files, "codes.js").contains("[\"card_old\",\"card_old/index.html\"]"));
    assert!(page(&files, "llms.txt").contains("- [card_declined](card_declined.md): The card was declined.\n"));
}

#[test]
fn customers_read_nothing_of_the_source() {
    let bank = "enum LedgerError {
        /// The bank is down.
        ///
        /// # Internal
        /// Page the team.
        #[cfg(feature = \"bank\")]
        #[api_error(status = 503, code = \"bank_down\")]
        Down { #[api_error(detail)] minutes: u32 },
    }";
    let mut bank = catalog(&[bank]).without_lines();
    let stone =
        Tombstone { code: "bank_gone".to_owned(), reason: Some("The audit".to_owned()), ..Tombstone::default() };
    bank.tombstones = vec![stone];
    let words = ["LedgerError", "shop::", "src/0.rs", "feature", "u32", "Page the team", "The audit"];
    for file in files(&bank, Audience::Customers).iter().filter(|file| !file.name.ends_with('s')) {
        assert!(words.iter().all(|word| !file.text.contains(word)), "{}\n{}", file.name, file.text);
    }
    let colleagues = files(&bank, Audience::Colleagues);
    let text = page(&colleagues, "bank_down/index.html").to_owned() + page(&colleagues, "bank_gone/index.html");
    assert!(words.iter().all(|word| text.contains(word)), "{text}");
}

#[test]
fn nothing_that_people_write_is_active() {
    let item = r#"
    /// <script>alert(0)</script>
    #[api_error(types("x_error"))]
    enum E {
        /// A <script>alert(1)</script> [a](javascript:alert(1)) ![b](https://evil.dev/b.png)
        ///
        /// <iframe src=x></iframe>
        ///
        /// # Cause
        /// [c](data:text/html,x) <img src=x onerror=alert(1)> <!-- -->
        ///
        /// # Fix
        /// ```" onclick="x
        /// <b>
        /// ```
        #[deprecated(since = "<b>1", note = "<b onclick=x>")]
        #[api_error(status = 400, code = "odd", message = "\"><script>alert(1)</script>", param = "'\"><img src=x>", since = "2.0.0", alias("old"))]
        Odd {
            /// <svg onload=x>
            #[api_error(detail = "<u>")]
            a: u8,
        },
        /// [d](//evil.dev) [e](JAVASCRIPT:x) [f](/\evil.dev)
        #[api_error(status = 404, code = "gone", header("X-A", "</dd><script>"))]
        Gone,
    }"#;
    let mut odd = catalog(&[item]).without_lines();
    odd.title = Some("</title><script>alert(1)</script>".to_owned());
    odd.tombstones =
        vec![Tombstone { code: "lost".to_owned(), reason: Some("<b>no".to_owned()), ..Tombstone::default() }];
    for audience in [Audience::Customers, Audience::Colleagues] {
        for file in files(&odd, audience).iter().filter(|file| file.name.ends_with("html")) {
            // The page itself has two scripts, each from a file; one that is missing has one in itself.
            let scripts = if file.name == "404.html" { 1 } else { 2 };
            assert_eq!(file.text.matches("<script").count(), scripts, "{}\n{}", file.name, file.text);
            for tag in ["<iframe", "<img", "<svg", "<b onclick", "<b>no", "<b>1", "<u>", "<!-- ", "</title><"] {
                assert!(!file.text.contains(tag), "{tag} in {}\n{}", file.name, file.text);
            }
            // The icon is none, so that no server is asked for one.
            for link in file
                .text
                .replace("href=\"data:,\"", "")
                .split("href=\"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap())
            {
                assert!(!link.contains(':') && !link.starts_with('/') && !link.contains("evil"), "{link}");
            }
        }
    }
}
