//! What an expansion passes to the runtime: the spec of a value, and the fields that its templates use.

use alloc::string::String;
use core::fmt::{self, Display, Write};

use crate::spec::{Dynamic, ErrorSpec};
use crate::{ApiError, echo, template};

/// The largest number of fields that the templates of a variant pass to the runtime. With more, the expansion renders them.
///
/// The derive has the same number.
pub(crate) const MAX_ARGS: usize = 4;

/// An estimate of the bytes that the fields of a template add.
pub(crate) const ROOM_FOR_FIELDS: usize = 64;

/// One value, as the runtime sees it.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "hidden, and never printed")]
pub enum View<'a> {
    /// The type implements the trait by hand.
    Manual,
    /// The value has a spec of its own.
    Own(OwnView<'a>),
    /// The variant is transparent.
    Forward(&'a dyn ApiError),
}

/// A spec and the fields that its templates use, in the order of the placeholders: message, param, headers.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "hidden, and never printed")]
pub struct OwnView<'a> {
    pub(crate) spec: &'static ErrorSpec,
    args: [&'a dyn Display; MAX_ARGS],
}

/// A text of an error that depends on values at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The public text.
    Message,
    /// The request parameter at fault.
    Param,
    /// The value of a declared header.
    Header(usize),
}

/// The value of an arm in the `match` of an expansion.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "hidden, and never printed")]
pub enum Arm<'a> {
    /// The index of the spec, and the fields that its templates use.
    Own(usize, [&'a dyn Display; MAX_ARGS]),
    /// The field of a transparent variant.
    Forward(&'a dyn ApiError),
}

/// A variant whose templates use no field.
#[must_use]
pub fn a0<'a>(index: usize) -> Arm<'a> {
    Arm::Own(index, [&"", &"", &"", &""])
}

/// A variant whose templates use one field.
#[must_use]
pub fn a1(index: usize, a: &dyn Display) -> Arm<'_> {
    Arm::Own(index, [a, &"", &"", &""])
}

/// A variant whose templates use two fields.
#[must_use]
pub fn a2<'a>(index: usize, a: &'a dyn Display, b: &'a dyn Display) -> Arm<'a> {
    Arm::Own(index, [a, b, &"", &""])
}

/// A variant whose templates use three fields.
#[must_use]
pub fn a3<'a>(index: usize, a: &'a dyn Display, b: &'a dyn Display, c: &'a dyn Display) -> Arm<'a> {
    Arm::Own(index, [a, b, c, &""])
}

/// A variant whose templates use four fields.
#[must_use]
pub fn a4<'a>(index: usize, a: &'a dyn Display, b: &'a dyn Display, c: &'a dyn Display, d: &'a dyn Display) -> Arm<'a> {
    Arm::Own(index, [a, b, c, d])
}

/// A transparent variant.
#[must_use]
pub fn forward(inner: &dyn ApiError) -> Arm<'_> {
    Arm::Forward(inner)
}

/// Makes a view from the specs of an expansion and the value of its `match`.
#[must_use]
pub fn view<'a>(specs: &'static [ErrorSpec], arm: Arm<'a>) -> View<'a> {
    match arm {
        Arm::Own(index, args) => View::Own(OwnView { spec: specs.get(index).unwrap_or(&crate::spec::STUB), args }),
        Arm::Forward(inner) => View::Forward(inner),
    }
}

/// The view of an error. A type by hand forwards to the inner error that it names.
pub(crate) fn of<E: ApiError + ?Sized>(error: &E) -> View<'_> {
    match error.__view() {
        View::Manual => error.inner().map_or(View::Manual, View::Forward),
        view => view,
    }
}

/// The answer of the inner error, or else of the spec.
pub(crate) fn ask<E: ApiError + ?Sized, T>(
    error: &E,
    inner: impl FnOnce(&dyn ApiError) -> T,
    spec: impl FnOnce(&'static ErrorSpec) -> T,
) -> T {
    match of(error) {
        View::Forward(error) => inner(error),
        View::Own(own) => spec(own.spec),
        View::Manual => spec(error.spec()),
    }
}

impl<'a> View<'a> {
    /// The error that a transparent variant or a wrapper by hand forwards to.
    pub(crate) fn inner(self) -> Option<&'a dyn ApiError> {
        match self {
            Self::Forward(inner) => Some(inner),
            Self::Own(_) | Self::Manual => None,
        }
    }
}

impl OwnView<'_> {
    /// Whether a part depends on values at run time.
    pub(crate) fn is_dynamic(&self, part: Part) -> bool {
        match part {
            Part::Message => self.spec.dynamic.has(Dynamic::MESSAGE | Dynamic::DISPLAY),
            Part::Param => self.spec.dynamic.has(Dynamic::PARAM),
            Part::Header(_) => true,
        }
    }

    /// The message of this value, if no field is part of it. The status that is sent decides, if it is not always the same.
    pub(crate) fn fixed_message<E: ApiError + ?Sized>(&self, error: &E) -> Option<&'static str> {
        let (spec, is_dynamic) = (self.spec, self.is_dynamic(Part::Message));
        if spec.dynamic.has(Dynamic::STATUS) {
            let status = error.status();
            let is_secret = is_dynamic && status.is_server_error() && !spec.expose;
            if is_secret || !spec.dynamic.has(Dynamic::WRITTEN | Dynamic::DISPLAY) {
                return Some(status.sentence());
            }
        }
        (!is_dynamic).then_some(spec.message)
    }

    pub(crate) fn args(&self) -> &[&dyn Display] {
        &self.args
    }

    /// Writes one part.
    pub(crate) fn write<E: ApiError + ?Sized, W: Write>(&self, error: &E, part: Part, out: &mut W) -> fmt::Result {
        let spec = self.spec;
        if spec.dynamic.has(Dynamic::FORMATTED) || (part == Part::Message && spec.dynamic.has(Dynamic::DISPLAY)) {
            let template = match part {
                Part::Message if spec.dynamic.has(Dynamic::DISPLAY) => "",
                Part::Message => spec.message,
                Part::Param => spec.param.unwrap_or_default(),
                Part::Header(index) => spec.headers.get(index).map_or("", |(_, value)| *value),
            };
            return echo::whole(template, out, |out| error.__format(part, out));
        }
        let message = || if spec.dynamic.has(Dynamic::MESSAGE) { template::count(spec.message) } else { 0 };
        let param = || if spec.dynamic.has(Dynamic::PARAM) { spec.param.map_or(0, template::count) } else { 0 };
        let (text, first) = match part {
            Part::Message => (spec.message, 0),
            Part::Param => (spec.param.unwrap_or_default(), message()),
            Part::Header(index) => {
                let before = spec.headers.iter().take(index).map(|(_, value)| template::count(value));
                let text = spec.headers.get(index).map_or("", |(_, value)| *value);
                (text, message() + param() + before.sum::<usize>())
            }
        };
        template::write(text, self.args.get(first..).unwrap_or_default(), out)
    }

    /// One part as text. If the `Display` of a field fails, the text ends there.
    pub(crate) fn text<E: ApiError + ?Sized>(&self, error: &E, part: Part) -> String {
        let template = if part == Part::Message { self.spec.message.len() } else { 0 };
        let mut text = String::with_capacity(template + ROOM_FOR_FIELDS);
        let _ = self.write(error, part, &mut text);
        text
    }
}
