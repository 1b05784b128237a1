#[macro_use]
mod macros;
mod uses;

macro_rules! harmless {
    ($name:ident) => { fn $name() {} };
}
harmless!(helper);
