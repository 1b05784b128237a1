//! `generate html`: which files it writes, keeps and removes, and the errors of its texts.

use std::fs;
use std::time::{Duration, SystemTime};

use crate::project::Project;

const GENERATE: [&str; 4] = ["generate", "html", "-o", "site"];

fn table(project: &Project, lines: &str) {
    project.manifest(&format!("[workspace.metadata.api-error.reference]\n{lines}"));
}

#[test]
fn a_site_follows_its_codes_and_foreign_files_stay() {
    let project = Project::new();
    let run = project.run(&GENERATE);
    assert!(run.exit == 0 && run.stderr.contains("Generated 13 files (13 changed)"), "{}", run.stderr);
    for name in ["index.html", "404.html", "style.css", "site.js", "card_declined/index.html", "card_declined.md"] {
        assert!(project.path("site").join(name).is_file(), "{name}");
    }
    project.write("site/logo.svg", "<svg/>");
    project.write("site/payment_missing/note.txt", "ours");
    let page = project.path("site/card_declined/index.html");
    let old = SystemTime::now() - Duration::from_secs(3600);
    fs::File::open(&page).unwrap().set_modified(old).unwrap();
    let modified = fs::metadata(&page).unwrap().modified().unwrap();
    assert!(project.run(&GENERATE).stderr.contains("Fresh 13 files"));
    assert_eq!(fs::metadata(&page).unwrap().modified().unwrap(), modified);
    project.edit("\"payment_missing\"", "\"payment_unknown\"");
    let check = [&GENERATE[..], &["--check"]].concat();
    let run = project.run(&check);
    assert!(run.exit == 1 && run.stdout.contains("--- a/site/payment_missing/index.html\n+++ /dev/null\n"));
    assert!(run.stderr.contains("run `cargo api-error generate html -o site`"), "{}", run.stderr);
    assert!(project.path("site/payment_missing/index.html").exists());
    assert_eq!(project.run(&GENERATE).exit, 0);
    assert_eq!(project.run(&check).exit, 0);
    assert!(!project.path("site/payment_missing/index.html").exists());
    assert_eq!(project.read("site/payment_missing/note.txt") + &project.read("site/logo.svg"), "ours<svg/>");
    project.edit("\"payment_unknown\"", "\"payment_lost\"");
    assert_eq!(project.run(&GENERATE).exit, 0);
    assert!(!project.path("site/payment_unknown").exists());
}

#[test]
fn a_file_written_by_hand_is_not_replaced() {
    let project = Project::new();
    project.write("site/index.html", "mine");
    let run = project.run(&GENERATE);
    assert_eq!(run.exit, 101);
    assert!(run.stderr.contains("`site/index.html` was written by hand and is not replaced"), "{}", run.stderr);
    assert!(project.read("site/index.html") == "mine" && !project.path("site/404.html").exists());
}

#[test]
fn a_list_does_not_lead_out_of_the_folder() {
    let project = Project::new();
    assert_eq!(project.run(&GENERATE).exit, 0);
    project.write("mine.txt", "mine");
    let list = project.read("site/generated.txt");
    for name in ["../mine.txt", "/mine.txt"] {
        project.write("site/generated.txt", &format!("{list}{name}\n"));
        let run = project.run(&GENERATE);
        assert!(run.exit == 101 && run.stderr.contains("is not the list of `generate html`"), "{}", run.stderr);
    }
    assert_eq!(project.read("mine.txt"), "mine");
}

#[test]
fn texts_of_the_configuration_replace_the_default_ones() {
    let project = Project::new();
    project.write("docs/guide.md", "## Going further\n");
    table(
        &project,
        "intro = \"What the **shop** says.\"\nguide = { file = \"docs/guide.md\" }\nstatuses.402.notes = \"Call us.\"\n\
         support = \"<mailto:help@shop.dev?subject={code}>\"\n",
    );
    assert_eq!(project.run(&GENERATE).exit, 0);
    let index = project.read("site/index.html");
    for part in ["What the <strong>shop</strong> says.", "<h3>Going further</h3>", "Call us.", "A payment is required"]
    {
        assert!(index.contains(part), "{part}");
    }
    assert!(project.read("site/card_declined/index.html").contains("mailto:help@shop.dev?subject=card_declined"));
}

#[test]
fn a_wrong_text_is_an_error_with_its_place() {
    for (lines, message) in [
        (
            "intro = { file = \"no.md\" }",
            "`[workspace.metadata.api-error.reference]`: `intro`: cannot read `[shop]/no.md`",
        ),
        ("statuses.409.notes = \"a\"", "`statuses.409`: no code has the status 409"),
        ("types.odd_error = \"a\"", "`types.odd_error`: no error type has this name"),
        ("members.odd = \"a\"", "`members.odd`: there is no such value of an error object"),
        ("introduction = \"a\"", "`reference.introduction`: unknown field `introduction`, expected one of `intro`"),
        ("statuses.402.note = \"a\"", "unknown field `note`\nhelp: did you mean `notes`\n"),
        ("suport = \"a\"", "`reference.suport`: unknown field `suport`\nhelp: did you mean `support`\n"),
        ("intr = \"a\"", "`reference.intr`: unknown field `intr`\nhelp: did you mean `intro`\n"),
        ("guide = 1", "`reference.guide`: invalid type: integer `1`, expected a text or `{ file = \"..\" }`"),
        ("guide = { path = \"a\" }", "unknown field `path`, expected `file`"),
        ("statuses.402.notes = { file = \"no.md\" }", "`statuses.402.notes`: cannot read `[shop]/no.md`"),
        (
            "best-practices = [{ title = \"a\", text = { file = \"no.md\" } }]",
            "`best-practices[0].text`: cannot read `[shop]/no.md`",
        ),
        ("statuses.ok.notes = \"a\"", "`reference.statuses`: `ok` is not the number of a status"),
        ("openapi = 1", "`reference.openapi`: invalid type: integer `1`, expected path string"),
    ] {
        let project = Project::new();
        table(&project, lines);
        for kind in ["html", "markdown"] {
            let run = project.run(&["generate", kind, "-o", "site"]);
            assert!(run.exit == 2 && run.stderr.contains(message), "{lines}: {}", run.stderr);
            assert!(!project.path("site").exists());
        }
    }
}
