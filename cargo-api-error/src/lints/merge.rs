//! What `merge` reports: contradictions between the catalogs of several services.

use super::Lint;
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint::elsewhere(RuleId::DomainCollision, Level::Error)
        .summary("two catalogs of one domain have different contracts for the same code or body")
        .message("{subject} has two contracts in the domain `{domain}`")
        .help("give one of the services another `domain`, or write both catalogs from the same source")
        .why("Domain and code together identify an error, so nobody could tell which contract holds."),
    Lint::elsewhere(RuleId::CrossDomainMismatch, Level::Warning)
        .summary("a code of two domains differs in status, type or details")
        .message("code `{same}` of `{domain}` differs from that of `{other}`: {differing}")
        .help("give one of the two another code")
        .why("A client of both services that compares codes takes one error for the other."),
];
