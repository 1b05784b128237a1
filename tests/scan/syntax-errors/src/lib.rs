mod unclosed;
mod mismatched;
mod string;
mod item;
mod arguments;
mod fine;
// Without the attribute, `mod` or `include!`, a file is for the compiler alone.
mod dull;
mod prose;
