//! Two catalogs in, the facts of their comparison out: which codes, types and variants belong together.

mod change;
mod codes;
mod comparison;
mod places;
mod types;

pub use change::Change;
pub use comparison::{Comparison, Context};
pub use places::{CodeLines, Places};

use codes::Codes;
use types::Types;
