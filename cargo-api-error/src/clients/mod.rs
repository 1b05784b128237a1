//! The catalog in, modules for clients in other languages out.
//!
//! What depends on the catalog is a template; the decoder and the retries of a language are files that follow it. All
//! languages run the files of `tests/client/corpus/`.

mod codes;
mod custom;
mod language;
mod python;
mod typescript;
mod words;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};

use crate::catalog::Catalog;
use crate::failure::Failure;

pub(crate) use custom::custom;

/// The module for TypeScript and JavaScript.
pub(crate) fn typescript(catalog: &Catalog) -> Result<String, Failure> {
    module(catalog, &typescript::TYPESCRIPT)
}

/// The module for Python.
pub(crate) fn python(catalog: &Catalog) -> Result<String, Failure> {
    module(catalog, &python::PYTHON)
}

fn module(catalog: &Catalog, language: &language::Language) -> Result<String, Failure> {
    let mut environment = environment().map_err(failure)?;
    let codes = codes::Codes::of(catalog, language);
    environment.add_filter("literal", language.literal);
    let codes = environment.render_named_str(language.name, language.codes, Serde(codes));
    Ok(codes.map_err(failure)? + &language.parts.concat())
}

#[allow(clippy::needless_pass_by_value, reason = "as `map_err` wants it")]
fn failure(error: Error) -> Failure {
    Failure::incomplete(error.to_string())
}

/// Templates write source code, which has its own escapes. A line that has only a statement leaves no empty line.
fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?;
    environment.set_syntax(syntax);
    environment.add_filter("string", words::quoted);
    environment.add_filter("line", words::line);
    environment.add_filter("pascal", words::pascal);
    environment.add_filter("camel", words::camel);
    environment.add_filter("snake", words::snake);
    Ok(environment)
}
