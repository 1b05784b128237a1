//! Whether to send a request again.

use core::fmt;
use core::time::Duration;

/// Whether to send a request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// Do not. The caller gets the failure.
    Stop(StopReason),
    /// Send it again after a wait.
    Retry {
        /// How long to wait.
        after: Duration,
        /// Why it may succeed.
        reason: RetryReason,
    },
}

impl Decision {
    /// How long to wait before the next attempt. Nothing if there is none.
    #[must_use]
    pub const fn delay(self) -> Option<Duration> {
        match self {
            Self::Retry { after, .. } => Some(after),
            Self::Stop(_) => None,
        }
    }

    /// The name of the reason in the corpus and in logs.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Retry { reason, .. } => reason.as_str(),
            Self::Stop(reason) => reason.as_str(),
        }
    }
}

macro_rules! reasons {
    ($(#[$attribute:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $text:literal)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// All reasons.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in the corpus and in logs.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

reasons! {
    /// Why a request is not sent again.
    StopReason {
        /// It would fail again: the status, or the failure of the transport, is permanent.
        Permanent "permanent"
        /// The server may have executed it, and must not do so twice.
        NotIdempotent "not_idempotent"
        /// The server said so, in a header or in the body.
        ServerHint "server_hint"
        /// The server replays the response to this idempotency key.
        Replayed "replayed"
        /// The idempotency key was used for another request. A changed request needs a new key.
        KeyReused "key_reused"
        /// A quota is used up. Waiting a few seconds does not help.
        Quota "quota"
        /// The server asks for a longer wait than the policy allows.
        WaitTooLong "wait_too_long"
        /// No attempts are left.
        Attempts "attempts"
        /// The deadline would pass during the wait.
        Deadline "deadline"
        /// The body cannot be sent again.
        NotReplayable "not_replayable"
        /// The caller gave up.
        Cancelled "cancelled"
        /// Too many requests to this host failed of late.
        Budget "budget"
    }
}

reasons! {
    /// Why a request may succeed when it is sent again.
    RetryReason {
        /// The status is a temporary one.
        Status "status"
        /// The status is a temporary one, and the request should go over another connection: 408, 421, 425.
        NewConnection "new_connection"
        /// The client sent too many requests.
        RateLimit "rate_limit"
        /// Another request with the same key, or on the same resource, is still running.
        Conflict "conflict"
        /// The server said so, in a header or in the body.
        ServerHint "server_hint"
        /// There was no answer.
        Transport "transport"
    }
}
