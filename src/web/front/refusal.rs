//! What the front refuses by itself, before or around any handler.

use poem::error::ResponseError;
use poem::http::StatusCode;

/// A request that the front turns away. The face that renders it is chosen by the error translation, which
/// finds this type with `error.downcast_ref::<Refusal>()`; the text here is for the log only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The name in `Host` is none of ours (RFC 9110 §15.5.20).
    #[error("unknown host")]
    UnknownHost,
    /// No `Host`, several, or one that contradicts the request target (RFC 9112 §3.2).
    #[error("missing or contradictory host")]
    BadHost,
    /// TRACE or CONNECT, which nothing here needs.
    #[error("method refused")]
    Method,
    /// A head that two servers could read differently: the seed of request smuggling (RFC 9112 §11.2).
    #[error("ambiguous framing")]
    Framing,
    /// An unsafe request sent by another site's page.
    #[error("cross-site request")]
    CrossSite,
    /// A path with NUL in it: nothing has such a name.
    #[error("NUL in the path")]
    NulInPath,
    /// A query with NUL in it: nobody types it, and one of the databases cannot be asked for it.
    #[error("NUL in the query")]
    NulInQuery,
    /// More requests than one client address may make.
    #[error("too many requests")]
    TooMany {
        /// Whole seconds after which the next request would be let through.
        retry_after: u64,
    },
    /// A request body in a coding: nothing is decompressed here.
    #[error("encoded body")]
    Encoded,
    /// A body over the limit of its route.
    #[error("body too large")]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// A body that came too slowly.
    #[error("body too slow")]
    TooSlow,
    /// A body whose sender went away or broke the protocol.
    #[error("body interrupted")]
    Interrupted,
    /// The handler panicked.
    #[error("internal error")]
    Internal,
}

impl ResponseError for Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::UnknownHost => StatusCode::MISDIRECTED_REQUEST,
            Self::NulInPath => StatusCode::NOT_FOUND,
            Self::BadHost | Self::Framing | Self::Interrupted | Self::NulInQuery => StatusCode::BAD_REQUEST,
            Self::Method => StatusCode::NOT_IMPLEMENTED,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Encoded => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
