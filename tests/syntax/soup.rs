//! For random tokens in the attributes, the parser ends, reports in source order, and resolves what it accepts.

use std::collections::BTreeMap;

use api_error_syntax::{ErrorEnum, Errors, MESSAGES};
use proc_macro2::{Delimiter, Group, LineColumn, TokenStream, TokenTree};
use syn::DeriveInput;

use crate::alphabet;
use crate::rng::Rng;

const CASES: u64 = 8_000;

fn check(input: &DeriveInput) -> Result<(), Errors> {
    let item = ErrorEnum::from_input(input)?;
    let count = item.variants.len();
    assert_eq!(item.into_def().variants.len(), count);
    Ok(())
}

fn starts(errors: &Errors) -> Vec<LineColumn> {
    errors.iter().map(|error| error.mark.start.start()).collect()
}

#[test]
fn items_of_random_arguments() {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut accepted, mut parsed) = (0, 0);
    for seed in 0..CASES {
        let source = alphabet::item(&mut Rng::new(seed));
        let Ok(input) = syn::parse_str::<DeriveInput>(&source) else { continue };
        parsed += 1;
        let Err(errors) = check(&input) else {
            accepted += 1;
            continue;
        };
        assert!(errors.iter().next().is_some(), "seed {seed}: no error and no item\n{source}");
        let starts = starts(&errors);
        assert!(starts.is_sorted(), "seed {seed}: errors out of order {starts:?}\n{source}\n{errors:?}");
        for error in &errors {
            *told.entry(error.name).or_default() += 1;
            assert!(!error.text.is_empty() && !error.text.contains('\0'), "seed {seed}: {:?}", error.text);
        }
        let distinct: std::collections::HashSet<_> =
            errors.iter().map(|error| (error.mark.start.start(), &error.text)).collect();
        assert_eq!(distinct.len(), errors.iter().count(), "seed {seed}: told twice\n{source}\n{errors:?}");
        let _ = errors.to_compile_errors().to_string();
    }
    // The random tokens reach nearly every message; `ui` has a case for each.
    assert!(parsed > CASES / 2 && accepted > CASES / 50, "{parsed} parsed, {accepted} accepted");
    let silent: Vec<_> = MESSAGES.iter().map(|message| message.name).filter(|name| !told.contains_key(name)).collect();
    assert!(silent.len() < 5, "never told: {silent:?}");
}

// Puts the invisible groups of `$x:expr` in `macro_rules!` around random parts of a stream.
fn with_invisible_groups(stream: TokenStream, rng: &mut Rng) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    let mut wrapped: Option<Vec<TokenTree>> = None;
    for tree in stream {
        let tree = match tree {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), with_invisible_groups(group.stream(), rng));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            tree => tree,
        };
        if rng.one_in(4) {
            close(&mut wrapped, &mut out);
            wrapped = Some(Vec::new());
        }
        match &mut wrapped {
            Some(inside) => inside.push(tree),
            None => out.push(tree),
        }
        if rng.one_in(3) {
            close(&mut wrapped, &mut out);
        }
    }
    close(&mut wrapped, &mut out);
    out.into_iter().collect()
}

fn close(wrapped: &mut Option<Vec<TokenTree>>, out: &mut Vec<TokenTree>) {
    let Some(inside) = wrapped.take() else { return };
    let mut group = Group::new(Delimiter::None, inside.into_iter().collect());
    if group.stream().into_iter().count() == 1 {
        group = Group::new(Delimiter::None, std::iter::once(TokenTree::Group(group)).collect());
    }
    out.push(TokenTree::Group(group));
}

/// Replaces the tokens of every attribute list.
fn rewrite(input: &mut DeriveInput, rng: &mut Rng) {
    let mut rewrite = |attributes: &mut Vec<syn::Attribute>| {
        for attribute in attributes {
            if let syn::Meta::List(list) = &mut attribute.meta {
                list.tokens = with_invisible_groups(std::mem::take(&mut list.tokens), rng);
            }
        }
    };
    rewrite(&mut input.attrs);
    let syn::Data::Enum(data) = &mut input.data else { return };
    for variant in &mut data.variants {
        rewrite(&mut variant.attrs);
        variant.fields.iter_mut().for_each(|field| rewrite(&mut field.attrs));
    }
}

#[test]
fn invisible_groups_change_nothing() {
    let mut compared = 0;
    for seed in 0..CASES / 2 {
        let rng = &mut Rng::new(seed);
        let source = alphabet::item(rng);
        let Ok(plain) = syn::parse_str::<DeriveInput>(&source) else { continue };
        let mut grouped = plain.clone();
        rewrite(&mut grouped, rng);
        let texts = |result: Result<(), Errors>| -> Vec<String> {
            result.err().iter().flatten().map(|error| error.text.clone()).collect()
        };
        let (plain, grouped) = (texts(check(&plain)), texts(check(&grouped)));
        assert_eq!(plain, grouped, "seed {seed}\n{source}");
        compared += 1;
    }
    assert!(compared > CASES / 4, "{compared}");
}

#[test]
fn deep_nesting_is_no_danger() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(60), close.repeat(60));
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] {
        for list in
            [deep(open, close), format!("status = {}", deep(open, close)), format!("alias({})", deep(open, close))]
        {
            let input: DeriveInput = syn::parse_str(&format!("#[api_error({list})] enum E {{ A }}")).unwrap();
            assert!(check(&input).is_err(), "{list}");
        }
    }
    let mut stream: TokenStream = "status = 404".parse().unwrap();
    for _ in 0..2_000 {
        stream = TokenTree::Group(Group::new(Delimiter::None, stream)).into();
    }
    let mut input: DeriveInput = syn::parse_str("#[api_error(x)] enum E { A }").unwrap();
    let Some(syn::Meta::List(list)) = input.attrs.first_mut().map(|attribute| &mut attribute.meta) else { panic!() };
    list.tokens = stream;
    assert!(check(&input).is_ok());
}
