//! One argument, already known to be allowed here, into its place.

use crate::argument::Place;
use crate::attr::{ContainerAttrs, FieldAttrs, VariantAttrs};
use crate::case::Case;
use crate::errors::Errors;
use crate::mark::Spanned;
use crate::messages::{BAD_CRATE_PATH, UNKNOWN_CASE};
use crate::suggest;
use crate::tokens::{Argument, Value};

/// Where the arguments of one attribute list go.
pub(crate) struct Target<'t> {
    pub(crate) place: Place,
    pub(crate) container: &'t mut ContainerAttrs,
    pub(crate) variant: &'t mut VariantAttrs,
    pub(crate) field: &'t mut FieldAttrs,
}

impl Target<'_> {
    pub(crate) fn set(&mut self, name: &str, argument: &Argument, errors: &mut Errors) {
        let variant = &mut *self.variant;
        match name {
            "status" => variant.status = argument.status(errors),
            "type" => variant.error_type = argument.string(errors),
            "code" => variant.code = argument.code(errors),
            "message" => variant.message = argument.message(self.place, errors),
            "param" => variant.param = argument.template(errors),
            "doc_url" => variant.doc_url = argument.url(errors),
            "retryable" => variant.retryable = argument.bool(errors),
            "retry_after" => variant.retry_after = argument.retry_after(errors),
            "header" => variant.headers.extend(argument.header(self.place, errors)),
            "transparent" => variant.transparent = argument.flag(errors),
            "expose" => variant.expose = argument.flag(errors),
            "shared" => variant.shared = argument.flag(errors),
            "unchecked" => variant.unchecked = argument.string(errors),
            "since" => variant.since = argument.version(errors),
            "sunset" => variant.sunset = argument.date(errors),
            "replaced_by" => variant.replaced_by = argument.code(errors),
            "alias" => variant.aliases = argument.codes(errors),
            "unstable" => variant.unstable = argument.flag(errors),
            "allow" => variant.allows.extend(argument.allow(errors)),
            "detail" => self.field.detail = argument.flag(errors),
            "rename_all" => self.container.rename_all = argument.case(errors),
            "prefix" => self.container.prefix = argument.prefix(errors),
            "types" => self.container.types = argument.type_names(errors),
            "crate" => self.container.crate_path = argument.crate_path(errors),
            _ => {}
        }
    }
}

impl Argument {
    // rename_all = "kebab-case"
    fn case(&self, errors: &mut Errors) -> Option<Spanned<Case>> {
        let Spanned { value, mark } = self.string(errors)?;
        let case = Case::from_name(&value);
        if case.is_none() {
            errors.report(mark, &UNKNOWN_CASE, &[&value, &suggest::expected(&value, &Case::ALL.map(|(name, _)| name))]);
        }
        case.map(|value| Spanned { value, mark })
    }

    // crate = path::to::api_error
    fn crate_path(&self, errors: &mut Errors) -> Option<proc_macro2::TokenStream> {
        let (value, mark) = self.value(errors)?;
        if let Value::Path(path) = value {
            return Some(path.clone());
        }
        errors.report(mark, &BAD_CRATE_PATH, &[]);
        None
    }
}
