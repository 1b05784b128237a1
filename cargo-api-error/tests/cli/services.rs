//! The pages that `generate --catalog` writes for several services.

use crate::merge::{merge, service};
use crate::project::{LIB, Project};

/// The files of a folder and its folders.
fn files(all: &Project, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(all.path(folder)).unwrap() {
        let name = format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap());
        if all.path(&name).is_dir() { found.extend(files(all, &name)) } else { found.push(name) }
    }
    found.sort();
    found
}

#[test]
fn the_websites_of_several_services_do_not_clash() {
    let all = Project::new();
    let shops =
        service(&all, "card_declined", &LIB.replace("402", "409").replace("payment_missing", "unknown_payment"));
    let tills = service(&all, "tills", &LIB.replace("payment_missing", "Card_Declined"));
    assert_eq!(merge(&all, &[&shops, &tills, "-o", "all.json"]).exit, 0);
    // A status that only one of the services has.
    all.manifest("[workspace.metadata.api-error.reference]\nstatuses.409.notes = \"Call us.\"\n");
    let generate = ["generate", "html", "--catalog", "all.json", "-o", "pages"];
    let run = all.run(&generate);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    let pages: Vec<String> = files(&all, "pages").into_iter().filter(|name| name.ends_with("index.html")).collect();
    let expected = [
        "Card_Declined-2/index.html",
        "card_declined-code/index.html",
        "card_declined/card_declined/index.html",
        "card_declined/index.html",
        "card_declined/unknown_payment/index.html",
        "index.html",
        "tills/Card_Declined/index.html",
        "tills/card_declined-2/index.html",
        "tills/index.html",
        "unknown_payment/index.html",
    ];
    assert_eq!(pages, expected.map(|name| format!("pages/{name}")));
    let index = all.read("pages/index.html");
    assert!(index.contains("<a href=\"tills/index.html\">Errors of tills</a>"), "{index}");
    let choice = all.read("pages/card_declined-code/index.html");
    assert!(choice.contains("Several services have this code.") && choice.contains("409") && choice.contains("402"));
    assert!(all.read("pages/card_declined/index.html").contains("Call us."));
    for (page, above) in [("tills/index.html", "../"), ("tills/card_declined-2/index.html", "../../")] {
        assert!(
            all.read(&format!("pages/{page}")).contains(&format!("<a href=\"{above}index.html\">All services</a>"))
        );
    }
    assert!(!choice.contains("All services") && !index.contains("All services"));
    // Every link leads to a page.
    for file in files(&all, "pages").iter().filter(|name| name.ends_with("/index.html")) {
        let text = all.read(file);
        let folder = file.rsplit_once('/').unwrap().0;
        for target in text.split("href=\"").skip(1).map(|rest| rest.split(['"', '#']).next().unwrap()) {
            let is_there = target.is_empty() || target == "data:," || all.path(&format!("{folder}/{target}")).is_file();
            assert!(is_there, "{file}: {target}");
        }
    }
    assert_eq!(all.run(&[&generate[..], &["--check"]].concat()).exit, 0);
    // A service that is gone takes its folders along.
    assert_eq!(merge(&all, &[&shops, "-o", "all.json"]).exit, 0);
    all.manifest("");
    assert_eq!(all.run(&generate).exit, 0);
    assert!(!all.path("pages/tills").exists() && all.path("pages/card_declined/index.html").exists());
    assert_eq!(merge(&all, &[&tills, "-o", "all.json"]).exit, 0);
    assert_eq!(all.run(&generate).exit, 0);
    assert!(!all.path("pages/card_declined").exists() && all.path("pages/tills/index.html").exists());
}

#[test]
fn the_site_of_several_services_has_one_sitemap_and_one_row_for_statuses_without_a_name() {
    let all = Project::new();
    let built_in = "\napi_error::catalog! { pub static ERRORS = [PaymentError, api_error::FrameworkError]; }\n";
    let shops = service(&all, "shops", &format!("{LIB}{built_in}"));
    let tills = service(&all, "tills", LIB);
    assert_eq!(merge(&all, &[&shops, &tills, "-o", "all.json"]).exit, 0);
    let reference = "[workspace.metadata.api-error.reference]\nbase-url = \"https://docs.shop.dev/errors/\"\n";
    all.manifest(&format!("[workspace.metadata.api-error]\ntitle = \"Errors at Shop\"\n{reference}"));
    let run = all.run(&["generate", "html", "--catalog", "all.json", "-o", "site"]);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    let index = all.read("site/index.html");
    let row = "<code>http_{status}</code></th><td><a href=\"shops/other-statuses/index.html\">shops</a></td>";
    assert!(index.contains(row) && index.contains("http_498") && index.contains("<h1>Errors at Shop</h1>"), "{index}");
    assert!(!files(&all, "site").iter().any(|name| name.contains("http_")));
    let sitemap = all.read("site/sitemap.xml");
    for address in ["", "card_declined/", "shops/", "shops/card_declined/", "shops/other-statuses/", "tills/"] {
        assert!(
            sitemap.contains(&format!("<loc>https://docs.shop.dev/errors/{address}</loc>")),
            "{address}\n{sitemap}"
        );
    }
    assert!(!all.path("site/shops/sitemap.xml").exists());
    let page = all.read("site/shops/card_declined/index.html");
    let unnamed = all.read("site/shops/other-statuses/index.html");
    assert!(
        unnamed.contains("<a href=\"../../index.html\">All services</a> › <a href=\"../index.html\">"),
        "{unnamed}"
    );
    assert!(page.contains("rel=\"canonical\" href=\"https://docs.shop.dev/errors/shops/card_declined/\""), "{page}");
    assert!(all.read("site/shops/404.html").contains("href=\"/errors/shops/index.html\""));
}

#[test]
fn the_pages_of_several_services_do_not_clash() {
    let all = Project::new();
    let shops = service(&all, "card_declined", &LIB.replace("402", "409"));
    let tills = service(&all, "tills", &LIB.replace("payment_missing", "Card_Declined"));
    assert_eq!(merge(&all, &[&shops, &tills, "-o", "all.json"]).exit, 0);
    let generate = ["generate", "markdown", "--catalog", "all.json", "-o", "pages"];
    let run = all.run(&generate);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    let pages = [
        "Card_Declined.md",
        "card_declined-2.md",
        "card_declined/card_declined.md",
        "card_declined/index.md",
        "card_declined/payment_missing.md",
        "index.md",
        "payment_missing.md",
        "tills/Card_Declined.md",
        "tills/card_declined-2.md",
        "tills/index.md",
    ];
    assert_eq!(files(&all, "pages"), pages.map(|name| format!("pages/{name}")));
    insta::assert_snapshot!(all.read("pages/index.md"));
    insta::assert_snapshot!(all.read("pages/card_declined-2.md"));
    assert!(all.read("pages/tills/index.md").contains("\n# Errors of tills\n"));
    // Every link leads to a page.
    for file in files(&all, "pages") {
        let text = all.read(&file);
        let folder = file.rsplit_once('/').unwrap().0;
        for (target, _) in text.split("](").skip(1).filter_map(|rest| rest.split_once(".md)")) {
            assert!(all.path(&format!("{folder}/{target}.md")).is_file(), "{file}: {target}");
        }
    }
    assert!(all.run(&generate).stderr.contains("Fresh 10 files"));
    assert_eq!(merge(&all, &[&shops, "-o", "all.json"]).exit, 0);
    let run = all.run(&[&generate[..], &["--check"]].concat());
    let told = "help: run `cargo api-error generate markdown --catalog all.json -o pages`\n";
    assert!(run.exit == 1 && run.stderr.ends_with(told), "{}", run.stderr);
    assert_eq!(all.run(&generate).exit, 0);
    assert!(!all.path("pages/Card_Declined.md").exists() && all.path("pages/tills/index.md").exists());
}
