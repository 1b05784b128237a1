//! `merge`, and what `generate --catalog` writes for several services.

use serde_json::Value;

use crate::project::{LIB, Project, Run};

/// A service in a workspace of its own, with its catalog beside the catalogs of the others.
fn service(all: &Project, domain: &str, lib: &str) -> String {
    let project = Project::with(lib);
    project.manifest(&format!("[workspace.metadata.api-error]\ndomain = \"{domain}\"\n"));
    let run = project.run(&["generate", "json"]);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    let file = format!("{domain}.json");
    all.write(&file, &run.stdout);
    file
}

fn merge(all: &Project, files: &[&str]) -> Run {
    all.run(&[&["merge"], files].concat())
}

/// The place of a code in a file.
fn place(all: &Project, file: &str, code: &str) -> String {
    let text = all.read(file);
    let code = text.lines().position(|line| line.contains(&format!("\"code\": \"{code}\""))).unwrap();
    format!("{file}:{code}:5")
}

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
fn the_domain_is_that_of_the_configuration_or_the_package() {
    let domain = |project: &Project| {
        let catalog: Value = serde_json::from_str(&project.run(&["generate", "json"]).stdout).unwrap();
        catalog["catalog"]["domain"].clone()
    };
    let project = Project::new();
    assert_eq!(domain(&project), "shop");
    project.manifest("[workspace.metadata.api-error]\ndomain = \"shop.example.com\"\n");
    assert_eq!(domain(&project), "shop.example.com");
    for name in ["", "a/b", "..", "ü"] {
        project.manifest(&format!("[workspace.metadata.api-error]\ndomain = \"{name}\"\n"));
        let run = project.run(&["generate", "json"]);
        assert!(run.exit == 2 && run.stderr.contains("is not a name of ASCII letters"), "{}", run.stderr);
    }
}

#[test]
fn catalogs_are_joined_and_each_keeps_its_own_form() {
    let all = Project::new();
    let (b, a) = (service(&all, "tills", LIB), service(&all, "shops", LIB));
    let run = merge(&all, &[&b, &a, "-o", "all.json"]);
    assert_eq!((run.exit, run.stderr.as_str()), (0, "      Merged 4 codes of 2 services in all.json\n"));
    let merged: Value = serde_json::from_str(&all.read("all.json")).unwrap();
    let read = |file: &str| -> Value { serde_json::from_str(&all.read(file)).unwrap() };
    assert_eq!(merged["services"], Value::Array(vec![read(&a), read(&b)]));
    // In any order, and again.
    assert_eq!(merge(&all, &["all.json", &a]).stdout, all.read("all.json"));
    assert_eq!(merge(&all, &[&a, &b]).stdout, all.read("all.json"));
    assert_eq!(all.run(&["generate", "json", "--catalog", "all.json"]).stdout, all.read("all.json"));
    assert_eq!(all.run(&["generate", "json", "--catalog", &a]).stdout, all.read(&a));
}

#[test]
fn one_code_with_two_contracts_in_a_domain_is_an_error_with_both_places() {
    let all = Project::new();
    let first = service(&all, "tills", LIB);
    all.write("other.json", &all.read(&first));
    let second = service(&all, "tills", &LIB.replace("status = 404", "status = 410"));
    let run = merge(&all, &["other.json", &second, "-o", "all.json"]);
    assert!(run.exit == 1 && run.stdout.is_empty() && !all.path("all.json").exists(), "{}", run.show());
    for told in [
        "error[domain-collision]: the code `payment_missing` has two contracts in the domain `tills`",
        &place(&all, &second, "payment_missing"),
        &format!("note: the other one: {}", place(&all, "other.json", "payment_missing")),
    ] {
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    assert!(!run.stderr.contains("card_declined` has"), "{}", run.stderr);
    let nested = service(&all, "tills", LIB);
    all.write(&nested, &all.read(&nested).replace("\"flat\"", "\"own\""));
    let run = merge(&all, &["other.json", &nested]);
    assert!(run.exit == 1 && run.stderr.contains("the body has two contracts in the domain `tills`"), "{}", run.stderr);
}

#[test]
fn one_code_in_two_domains_should_mean_the_same() {
    let all = Project::new();
    let (tills, shops) = (service(&all, "tills", LIB), service(&all, "shops", &LIB.replace("402", "409")));
    let run = merge(&all, &[&tills, &shops, "-o", "all.json"]);
    for told in [
        "warning[cross-domain-mismatch]: code `card_declined` of `tills` differs from that of `shops`: status",
        &place(&all, &tills, "card_declined"),
        &format!("note: the other one: {}", place(&all, &shops, "card_declined")),
    ] {
        assert!(run.exit == 0 && run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    assert!(!run.stderr.contains("payment_missing"), "{}", run.stderr);
    assert_eq!(merge(&all, &[&tills, &shops, "-D", "cross-domain-mismatch"]).exit, 1);
    assert!(!merge(&all, &[&tills, &shops, "-A", "cross-domain-mismatch"]).stderr.contains("warning"));
    // Other words for the same thing are no other meaning.
    let same = service(&all, "shops", &LIB.replace("Your card was declined.", "Try another card."));
    assert!(!merge(&all, &[&tills, &same]).stderr.contains("warning"));
}

#[test]
fn what_is_no_catalog_is_refused() {
    let all = Project::new();
    let tills = service(&all, "tills", LIB);
    all.write("none.json", &all.read(&tills).replace("\"domain\": \"tills\"", "\"title\": \"Tills\""));
    let run = merge(&all, &["none.json"]);
    assert!(
        run.exit == 2 && run.stderr.contains("the catalog `none.json` has no domain\nhelp: set `domain`"),
        "{}",
        run.stderr
    );
    assert_eq!(merge(&all, &[]).exit, 2);
    assert_eq!(merge(&all, &["nowhere.json"]).exit, 101);
    all.write("list.json", "[]");
    assert_eq!(merge(&all, &["list.json"]).exit, 101);
    all.write("next.json", "{\"schema_version\":\"2.0\",\"services\":[]}");
    let run = merge(&all, &["next.json"]);
    assert!(run.exit == 101 && run.stderr.contains("has schema version 2.0"), "{}", run.stderr);
    merge(&all, &[&tills, "-o", "all.json"]);
    let run = all.run(&["diff", "all.json"]);
    let told = "error: `all.json` has no service with the domain `shop`\nhelp: it has `tills`\n";
    assert!(run.exit == 2 && run.stderr.ends_with(told), "{}", run.stderr);
}

#[test]
fn files_of_several_services_are_compared_service_by_service() {
    let all = Project::new();
    let (tills, shops) = (service(&all, "tills", LIB), service(&all, "shops", LIB));
    assert_eq!(merge(&all, &[&tills, &shops, "-o", "old.json"]).exit, 0);
    let changed = service(&all, "tills", &LIB.replace("status = 404", "status = 410"));
    let carts = service(&all, "carts", LIB);
    assert_eq!(merge(&all, &[&changed, &carts, "-o", "new.json", "-A", "cross-domain-mismatch"]).exit, 0);
    let run = all.run(&["diff", "old.json", "new.json", "--format", "json"]);
    assert_eq!(run.exit, 1, "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let mut found: Vec<String> = findings
        .map(|it| {
            format!(
                "{} {} {}",
                it["values"]["domain"].as_str().unwrap(),
                it["rule"].as_str().unwrap(),
                it["code"].as_str().unwrap()
            )
        })
        .collect();
    found.sort();
    let expected = [
        "carts error-added card_declined",
        "carts error-added payment_missing",
        "shops error-removed card_declined",
        "shops error-removed payment_missing",
        "tills status-changed payment_missing",
    ];
    assert_eq!(found, expected);
    assert!(all.run(&["diff", "old.json", "new.json"]).stdout.contains("in the domain `tills`"));
    assert_eq!(all.run(&["diff", "old.json", "old.json"]).exit, 0);
    // One service is compared with the one of its domain.
    let run = all.run(&["diff", &changed, "old.json"]);
    assert!(
        run.exit == 1 && run.stdout.contains("changed from 410 to 404") && !run.stdout.contains("`shops`"),
        "{}",
        run.show()
    );
    all.manifest("[workspace.metadata.api-error]\ndomain = \"shops\"\n");
    assert_eq!(all.run(&["diff", "old.json"]).exit, 0);
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
