//! The history of a code: what each release changed about it.

use serde_json::{Value, json};

use crate::project::{LIB, Project};

/// A code with details, a header and a type of its own.
const TILL: &str = r#"

#[derive(ApiError)]
pub enum TillError {
    #[api_error(status = 429, code = "till_busy", message = "Wait.", retry_after = 7, header("X-Till", "10"))]
    Busy { #[api_error(detail)] left: u8 },
    #[api_error(status = 400, code = "till_wrong", shared)]
    Wrong,
    #[api_error(status = 400, code = "till_wrong", shared)]
    Odd { #[api_error(detail)] till: u8 },
}
"#;

/// Releases the source, whatever it breaks.
fn release(project: &Project, version: &str) {
    let check = project.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&check.stdout).unwrap();
    for finding in report["findings"].as_array().unwrap().iter().filter(|finding| finding["level"] == "breaking") {
        let print = finding["fingerprint"].as_str().unwrap();
        project.run(&["accept", print, "--reason", "a new major version"]);
    }
    assert_eq!(project.run(&["lock"]).exit, 0);
    let run = project.run(&["release", version]);
    assert_eq!(run.exit, 0, "{}\n{}", run.show(), project.run(&["check"]).show());
}

/// A project with four releases.
fn released() -> Project {
    let project = Project::with(&format!("{LIB}{TILL}"));
    assert_eq!(project.run(&["lock"]).exit, 0);
    release(&project, "1.0.0");
    let added = "\n    #[api_error(status = 402, code = \"card_expired\")]\n    Expired,\n    #[api_error(status = 404";
    project.edit("#[api_error(status = 404", added.trim_start());
    project.edit("left: u8", "left: u8, #[api_error(detail)] since: String");
    project.edit(
        "Odd { #[api_error(detail)] till: u8 }",
        "Odd { #[api_error(detail)] till: u8, #[api_error(detail)] row: u8 }",
    );
    release(&project, "1.1.0");
    project.edit(
        "    CardDeclined,",
        "    #[deprecated]\n    #[api_error(replaced_by = \"card_expired\")]\n    CardDeclined,",
    );
    project.edit("left: u8", "left: u64");
    release(&project, "1.2.0");
    project.edit("status = 429", "status = 503");
    project.edit("left: u64", "left: String");
    project.edit("code = \"payment_missing\"", "code = \"no_payment\", alias(\"payment_missing\")");
    release(&project, "2.0.0");
    project.remove_card_declined();
    release(&project, "3.0.0");
    project
}

fn lines(project: &Project, page: &str) -> Vec<String> {
    let text = project.read(page);
    let history = text.split_once("\n## History\n\n").map(|(_, rest)| rest.split("\n\n").next().unwrap());
    history.unwrap_or_default().lines().map(str::to_owned).collect()
}

#[test]
fn a_page_says_what_each_release_changed() {
    let project = released();
    assert_eq!(project.run(&["generate", "markdown", "-o", "pages"]).exit, 0);
    let page = |code: &str| lines(&project, &format!("pages/{code}.md"));
    assert_eq!(page("card_expired"), ["- 1.1.0: added"]);
    assert_eq!(
        page("till_busy"),
        [
            "- 2.0.0: the status changed from 429 to 503, the type from `rate_limit_error` to `api_error`",
            "- 2.0.0: the type of the detail `left` changed from integer to string",
            "- 1.1.0: the detail `since` was added",
        ],
    );
    assert_eq!(page("till_wrong"), ["- 1.1.0: in some cases, the detail `row` was added"]);
    let renamed = "- 2.0.0: `payment_missing` became `no_payment`";
    assert_eq!((page("no_payment"), page("payment_missing")), (vec![renamed.to_owned()], vec![renamed.to_owned()]));
    let gone = ["- 3.0.0: removed", "- 1.2.0: deprecated, replaced by `card_expired`"];
    assert_eq!(page("card_declined"), gone);
    // Nothing has changed since.
    let lock = project.read("api-errors.released.lock");
    assert!(!project.read("api-errors.lock").contains("history"));
    assert!(project.run(&["release", "3.0.0"]).stderr.contains("Fresh"));
    assert_eq!(project.read("api-errors.released.lock"), lock);
    release(&project, "3.1.0");
    assert_eq!(
        project.read("api-errors.released.lock"),
        lock.replace("\"released\":\"3.0.0\"", "\"released\":\"3.1.0\"")
    );
}

#[test]
fn the_history_is_in_every_output() {
    let project = released();
    assert_eq!(project.run(&["generate", "html", "-o", "site"]).exit, 0);
    let html = project.read("site/card_expired/index.html");
    let history = "<h2 id=\"history\">History</h2>\n<ul class=\"history\">\n  <li><b>1.1.0</b> added</li>\n</ul>";
    assert!(html.contains(history), "{html}");
    let html = project.read("site/card_declined/index.html");
    assert!(html.contains("  <li><b>1.2.0</b> deprecated, replaced by <code>card_expired</code></li>\n"), "{html}");
    let page = "\"history\": [\n        {\n          \"version\": \"1.1.0\",\n          \"text\": \"added\"\n        }\n      ]";
    assert!(project.read("site/catalog.json").contains(page));

    let busy = project.run(&["explain", "till_busy"]).stdout;
    assert!(busy.contains("\nhistory\n  2.0.0: the status changed from 429"), "{busy}");
    let gone = project.run(&["explain", "card_declined"]).stdout;
    assert!(gone.contains("\nhistory\n  3.0.0: removed\n  1.2.0: deprecated, replaced"), "{gone}");

    let json = project.run(&["generate", "json"]).stdout;
    let catalog: Value = serde_json::from_str(&json).unwrap();
    let history = |list: &str, code: &str| {
        let all = catalog[list].as_array().unwrap().iter();
        all.clone().find(|it| it["code"] == code).unwrap()["history"].clone()
    };
    let event = json!({ "release": "1.1.0", "rule": "detail-added", "partial": true, "values": { "detail": "row" } });
    assert_eq!(history("errors", "till_wrong"), json!([event]));
    assert_eq!(history("tombstones", "card_declined")[1]["values"], json!({ "replaced_by": "card_expired" }));
    let explained: Value =
        serde_json::from_str(&project.run(&["explain", "till_wrong", "--format", "json"]).stdout).unwrap();
    assert_eq!(explained[0]["history"], json!([event]));

    // A catalog carries it.
    project.write("shop.json", &json);
    assert_eq!(project.run(&["merge", "shop.json", "-o", "all.json"]).exit, 0);
    std::fs::remove_file(project.path("api-errors.released.lock")).unwrap();
    assert_eq!(project.run(&["generate", "html", "--catalog", "shop.json", "-o", "again"]).exit, 0);
    assert_eq!(project.read("again/card_declined/index.html"), project.read("site/card_declined/index.html"));
    assert_eq!(project.run(&["generate", "markdown", "--catalog", "all.json", "-o", "all"]).exit, 0);
    assert_eq!(lines(&project, "all/shop/till_busy.md").len(), 3);
}

#[test]
fn what_comes_back_and_what_is_put_off_is_said_so() {
    let project = Project::new();
    assert_eq!(project.run(&["lock"]).exit, 0);
    release(&project, "1.0.0");
    let missing = &LIB[LIB.find("    /// There is no such").unwrap()..LIB.rfind('}').unwrap()];
    let declined = "    CardDeclined,\n";
    let back = format!("{declined}{missing}");
    let other = back.replace("404", "410");
    let dated = "    #[deprecated]\n    #[api_error(sunset = \"2127-03-01\")]\n    CardDeclined,\n";
    for (version, from, to) in [
        ("2.0.0", missing, ""),
        ("3.0.0", declined, &back),
        ("4.0.0", missing, ""),
        ("5.0.0", declined, &other),
        ("5.1.0", declined, dated),
        ("5.2.0", "2127-03-01", "2127-06-01"),
        ("5.3.0", "sunset = \"2127-06-01\"", "replaced_by = \"payment_missing\""),
    ] {
        project.edit(from, to);
        release(&project, version);
    }
    assert_eq!(project.run(&["generate", "markdown", "-o", "pages"]).exit, 0);
    assert_eq!(
        lines(&project, "pages/card_declined.md"),
        [
            "- 5.3.0: replaced by `payment_missing`",
            "- 5.3.0: its removal, planned for 2127-06-01, was cancelled",
            "- 5.2.0: its removal, planned for 2127-03-01, was postponed to 2127-06-01",
            "- 5.1.0: deprecated, may be removed on 2127-03-01 or later",
        ],
    );
    assert_eq!(
        lines(&project, "pages/payment_missing.md"),
        [
            "- 5.0.0: used again, with another meaning: 410 `validation_error` instead of 404 `validation_error`",
            "- 4.0.0: removed",
            "- 3.0.0: added again",
            "- 2.0.0: removed",
        ],
    );
}

#[test]
fn what_only_the_source_says_stands_between_what_releases_say() {
    let project = Project::new();
    assert_eq!(project.run(&["lock"]).exit, 0);
    release(&project, "1.0.0");
    project.edit("param = \"card\"", "header(\"X-Card\", \"1\")");
    release(&project, "2.0.0");
    project.edit(
        "    #[api_error(status = 402",
        "    #[deprecated(since = \"1.5.0\")]\n    #[api_error(since = \"0.9\", alias(\"declined\"), status = 402",
    );
    assert_eq!(project.run(&["generate", "markdown", "-o", "pages"]).exit, 0);
    assert_eq!(
        lines(&project, "pages/card_declined.md"),
        [
            "- 2.0.0: `param` is now `null`",
            "- 2.0.0: the header `X-Card` was added",
            "- 1.5.0: deprecated",
            "- 0.9: added",
            "- formerly `declined`",
        ],
    );
}

#[test]
fn a_history_that_no_release_wrote_is_an_error_with_its_place() {
    let project = Project::locked();
    assert_eq!(project.run(&["release", "1.0.0"]).exit, 0);
    let lock = project.read("api-errors.released.lock");
    for (history, why) in [
        ("[{\"release\":\"1\",\"rule\":\"no-rule\"}]", "member `[0].rule` is malformed: unknown rule `no-rule`"),
        ("[{\"rule\":\"error-added\"}]", "is malformed: missing field `release`"),
        ("[{\"release\":\"1\",\"rule\":\"error-added\",\"by\":\"me\"}]", "unknown member `by`"),
    ] {
        project.write(
            "api-errors.released.lock",
            &lock.replacen("\"variants\"", &format!("\"history\":{history},\"variants\""), 1),
        );
        for command in [&["generate", "json"][..], &["explain", "card_declined"]] {
            let run = project.run(command);
            assert!(run.exit == 101 && run.stderr.contains(why), "{why}: {}", run.show());
            assert!(run.stderr.contains("api-errors.released.lock:2:"), "{}", run.show());
        }
    }
}
