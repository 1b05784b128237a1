//! What no client may see.

/// What a cause or a panic of the service contains and no client may see.
pub const SECRET: &str = "password=hunter2";

/// The secret, other parts of the cause, and what a panic prints: no answer contains any of them.
pub const NEVER_SENT: [&str; 7] = [SECRET, "hunter2", "postgres://", "db.internal", "StorageError", "explode", ".rs:"];
