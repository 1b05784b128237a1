//! Scans the workspace of every difficult case in `tests/scan`, and compares the whole result.
#![allow(clippy::expect_used, reason = "a test may fail")]

mod scan_support;

use cargo_api_error::workspace::TargetKind;
use clap::ValueEnum as _;
use scan_support::{assert_expected, fixtures, scan_dir, scan_kinds, text};

macro_rules! rows {
    ($($test:ident = $row:literal)*) => {
        $(
            #[test]
            fn $test() {
                assert_expected($row, &text(&scan_dir(&fixtures().join($row))));
            }
        )*

        const ROWS: &[&str] = &[$($row),*];
    };
}

rows! {
    cfg_false_drops_and_cfg_unknown_is_kept = "cfg"
    one_code_under_predicates_that_may_both_hold_is_listed_twice_for_the_lints = "cfg-duplicate"
    cfg_attr_may_make_an_error_type_and_not_two_contracts = "cfg-attr"
    macros_that_make_enums_are_named_where_they_are_defined_and_invoked = "macro-generated"
    cfg_if_is_understood_quotes_are_not_items_other_macros_are_named = "macro-bodies"
    what_a_procedural_macro_makes_is_invisible_or_unresolved = "proc-macro-generated"
    include_belongs_to_the_includer = "include"
    include_in_an_expression_matters_only_with_the_attribute = "include-expression"
    include_of_no_file_is_an_error = "include-missing"
    path_attributes_follow_the_compiler = "path"
    a_file_at_two_module_paths_is_named = "same-file-twice"
    module_files_follow_the_compiler = "module-files"
    modules_without_exactly_one_file_are_errors = "module-errors"
    stray_files_are_not_read = "stray-files"
    the_derive_may_have_any_name = "renamed-derive"
    derives_of_other_crates_are_ignored = "foreign-derive"
    re_exports_add_nothing = "re-exports"
    transparent_variants_name_their_type = "transparent"
    contract_values_that_are_no_literals_are_errors = "not-literal"
    texts_of_display_are_read_where_they_are_plain = "display-text"
    docs_from_files_and_concat_are_read = "doc-include"
    docs_from_no_file_are_an_error = "doc-include-missing"
    every_style_of_doc_comment_is_read = "doc-styles"
    enums_in_any_scope_are_found = "nested-scopes"
    raw_and_unicode_names_are_read = "names"
    every_edition_is_read = "editions"
    every_shape_of_item_is_read = "shapes"
    targets_that_share_a_file_share_its_enums = "shared-by-targets"
    libraries_and_programs_are_the_default = "target-kinds"
    text_that_looks_like_code_is_text = "look-alikes"
    the_attribute_without_a_derive_is_unresolved = "no-derive"
    every_syntax_error_is_located = "syntax-errors"
    files_outside_the_workspace_are_named_by_their_package = "path-traversal/ws"
}

#[test]
fn other_targets_are_scanned_on_request() {
    let kinds = TargetKind::value_variants();
    assert_expected("target-kinds-all", &text(&scan_kinds(&fixtures().join("target-kinds"), kinds)));
}

#[test]
fn every_fixture_has_its_test() {
    let mut rows: Vec<_> = ROWS.iter().map(|row| row.split('/').next().unwrap_or(row).to_owned()).collect();
    rows.sort();
    assert_eq!(scan_support::rows(), rows);
}
