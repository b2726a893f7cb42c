//! Signs that stand beside words, drawn for SIMPATI on a grid of 24 by 24.
//!
//! Invariant: decoration only. The word is always there, so screen readers skip the sign.

use dioxus::prelude::*;

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named after what it shows")]
pub enum Symbol {
    Good,
    Watch,
    Alarm,
    Unknown,
    Back,
    Forward,
    Calculator,
    Print,
    Lock,
    Offline,
    Chart,
    Girl,
    Boy,
    Lying,
    Standing,
    Bowl,
    Play,
}

impl Symbol {
    /// Outlines, stroked with the colour of the text around.
    const fn outlines(self) -> &'static [&'static str] {
        match self {
            Self::Good => &["M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z", "m7.5 12.5 3 3 6-6.5"],
            Self::Watch => &["M12 3.2 1.9 20.3h20.2Z", "M12 9.5v5", "M12 17.4v.2"],
            Self::Alarm => &["M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8Z", "M12 7v6", "M12 16.6v.2"],
            Self::Unknown => &[
                "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z",
                "M9.2 9.4c.3-1.6 1.5-2.4 2.9-2.4 1.6 0 2.8 1 2.8 2.5 0 2-2.8 2.2-2.8 4.2",
                "M12.1 17v.2",
            ],
            Self::Back => &["M19.5 12h-15", "m11 5.5-6.5 6.5 6.5 6.5"],
            Self::Forward => &["M4.5 12h15", "m13 5.5 6.5 6.5-6.5 6.5"],
            Self::Calculator => &[
                "M5.5 2.5h13a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1Z",
                "M8 6.5h8v3H8Z",
                "M8 13.5h.2M12 13.5h.2M16 13.5h.2M8 17.5h.2M12 17.5h.2M16 17.5h.2",
            ],
            Self::Print => &["M7 9V3h10v6", "M7 17H3.5V9h17v8H17", "M7 14h10v7H7Z"],
            Self::Lock => &["M5 10.5h14v10.5H5Z", "M8 10.5V7a4 4 0 0 1 8 0v3.5", "M12 14.5v2.5"],
            Self::Offline => &[
                "M2.5 8.5c2.7-2.3 6-3.5 9.5-3.5 3.5 0 6.8 1.2 9.5 3.5",
                "M6 12.5c1.7-1.4 3.8-2.2 6-2.2s4.3.8 6 2.2",
                "M9.3 16.3a4.3 4.3 0 0 1 5.4 0",
                "M3 21 21 3",
            ],
            Self::Chart => &["M3.5 3v17.5H21", "M6.5 16.5c3-.5 4-3 6-5.5s4-4 7.5-4.5"],
            Self::Girl => &[
                "M12 3a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 12 3Z",
                "M12 9.5 7 17.5h10Z",
                "M10 17.5v4M14 17.5v4",
                "M8.6 4.2 6.5 3.2v3l2.2-.6M15.4 4.2l2.1-1v3l-2.2-.6",
            ],
            Self::Boy => &[
                "M12 3a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 12 3Z",
                "M8.5 9.8h7v6h-7Z",
                "M10 15.8v5.7M14 15.8v5.7",
                "M8.5 10.5 6 14.5M15.5 10.5l2.5 4",
            ],
            Self::Lying => &[
                "M2.5 18.5h19",
                "M5.5 11a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6Z",
                "M8.5 15.5h5.5l2.5-3 4.5 3",
                "M9 12.5h5",
                "M2.5 18.5V9M21.5 18.5V9",
            ],
            Self::Standing => &[
                "M4 21.5V2.5M4 5.5h2M4 9.5h2M4 13.5h2M4 17.5h2",
                "M14 3.5a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2Z",
                "M11.2 9.5h5.6v6h-5.6Z",
                "M12.5 15.5v6M15.5 15.5v6",
                "M8.5 3h8",
            ],
            Self::Bowl => &[
                "M2.5 11.5h19c0 4.5-3 8-6.5 9h-6c-3.5-1-6.5-4.5-6.5-9Z",
                "M8 8.5c-1-1.2 1-2 0-3.5M12 8.5c-1-1.2 1-2 0-3.5M16 8.5c-1-1.2 1-2 0-3.5",
            ],
            Self::Play => &["M3.5 12.5h8v8h-8Z", "M17 11.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z", "M12 2.5 7 9.5h10Z"],
        }
    }
}

/// A sign, as large as the text around it.
#[component]
pub fn Icon(symbol: Symbol) -> Element {
    rsx! {
        svg {
            class: "icon",
            view_box: "0 0 24 24",
            "aria-hidden": "true",
            for outline in symbol.outlines() {
                path { d: *outline }
            }
        }
    }
}
