//! The civil date that the device believes it is.

use dioxus::prelude::*;
use simpati_core::clock::CivilDate;

/// Today, as it was when the app started; none if the device's clock says a day outside 1900–2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today(pub Option<CivilDate>);

impl Today {
    /// Makes the date available to all screens below.
    pub fn provide(today: Option<CivilDate>) -> Self {
        use_context_provider(|| Self(today))
    }
}
