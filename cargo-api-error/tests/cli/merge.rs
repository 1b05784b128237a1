//! `merge`.

use serde_json::Value;

use crate::project::{LIB, Project, Run};

/// A service in a workspace of its own, with its catalog beside the catalogs of the others.
pub(crate) fn service(all: &Project, domain: &str, lib: &str) -> String {
    let project = Project::with(lib);
    project.manifest(&format!("[workspace.metadata.api-error]\ndomain = \"{domain}\"\n"));
    let run = project.run(&["generate", "json"]);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    let file = format!("{domain}.json");
    all.write(&file, &run.stdout);
    file
}

pub(crate) fn merge(all: &Project, files: &[&str]) -> Run {
    all.run(&[&["merge"], files].concat())
}

/// The place of a code in a file.
fn place(all: &Project, file: &str, code: &str) -> String {
    let text = all.read(file);
    let code = text.lines().position(|line| line.contains(&format!("\"code\": \"{code}\""))).unwrap();
    format!("{file}:{code}:5")
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
    assert!(run.stderr.contains("note: what differs: `status`\n"), "{}", run.stderr);
    let nested = service(&all, "tills", LIB);
    all.write(&nested, &all.read(&nested).replace("\"flat\"", "\"own\""));
    let run = merge(&all, &["other.json", &nested]);
    assert!(run.exit == 1 && run.stderr.contains("the body has two contracts in the domain `tills`"), "{}", run.stderr);
}

#[test]
fn of_many_collisions_five_are_shown() {
    let all = Project::new();
    let lib = |status: u16| {
        let variant =
            |at: u16| format!("    /// Full.\n    #[api_error(status = {status}, message = \"Full.\")] Full{at},\n");
        format!("#[derive(ApiError)]\npub enum E {{\n{}}}\n", (0..8).map(variant).collect::<String>())
    };
    let first = service(&all, "tills", &lib(409));
    all.write("other.json", &all.read(&first));
    let second = service(&all, "tills", &lib(410));
    let run = merge(&all, &["other.json", &second]);
    assert_eq!((run.exit, run.stderr.matches("has two contracts").count()), (1, 5), "{}", run.stderr);
    assert!(run.stderr.contains("error[domain-collision]: and 3 more; `-v` shows all"), "{}", run.stderr);
    let run = merge(&all, &["other.json", &second, "-v"]);
    assert_eq!(run.stderr.matches("has two contracts").count(), 8, "{}", run.stderr);
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
    let quiet = merge(&all, &[&tills, &shops, "-q"]);
    assert_eq!((quiet.exit, quiet.stderr.as_str()), (0, ""));
    let quiet = merge(&all, &[&tills, &shops, "-q", "-D", "cross-domain-mismatch"]);
    assert!(quiet.exit == 1 && quiet.stderr.contains("error[cross-domain-mismatch]"), "{}", quiet.show());
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
    for (text, fact) in [
        ("[]", "this is not a file of `generate json` or `merge`"),
        ("openapi: 3.1.0", "this is not a file of `generate json` or `merge`"),
        ("{\"openapi\":\"3.1.0\"}", "this is not a file of `generate json` or `merge`"),
        ("{\"lock\":{\"version\":1}}\n{}\n", "this is not a file of `generate json` or `merge`"),
        ("\n", "the file is empty"),
    ] {
        all.write("other.json", text);
        let told = format!("error: other.json: {fact}\nhelp: `cargo api-error generate json -o FILE` writes");
        for arguments in [&["merge", "other.json"][..], &["generate", "html", "--catalog", "other.json", "-o", "site"]]
        {
            let run = all.run(arguments);
            assert!(run.exit == 101 && run.stderr.starts_with(&told), "{text}: {}", run.show());
        }
    }
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
fn catalogs_of_two_domains_are_not_compared() {
    let all = Project::new();
    let (tills, shops) = (service(&all, "tills", LIB), service(&all, "shops", LIB));
    let refused = |arguments: &[&str], fact: &str| {
        let run = all.run(arguments);
        let told = format!("error: {fact}\nhelp: compare catalogs of one domain");
        assert!(run.exit == 2 && run.stdout.is_empty() && run.stderr.contains(&told), "{}", run.show());
    };
    let fact = "`shops.json` is the catalog of the domain `shops`, and `tills.json` that of `tills`";
    refused(&["diff", &shops, &tills], fact);
    refused(&["diff", &shops], "`shops.json` is the catalog of the domain `shops`, and the source that of `shop`");
    all.write("none.json", &all.read(&tills).replace("\"domain\": \"tills\"", "\"title\": \"Tills\""));
    assert_eq!(all.run(&["diff", &shops, "none.json"]).exit, 0);
    assert_eq!(all.run(&["diff", "none.json"]).exit, 0);
}
