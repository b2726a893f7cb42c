//! The first thing to read: what to do.

use super::answer::{Answer, message_tone};
use crate::components::{Icon, Tone};
use crate::i18n::use_words;
use dioxus::prelude::*;
use simpati_core::advice::FollowUp;
use simpati_core::growth::{Score, Standard};

/// The verdict, never a diagnosis.
#[component]
pub(super) fn Verdict(answer: Answer) -> Element {
    let words = use_words();
    let flagged = answer.is_flagged();
    let messages = spoken(&answer);
    let tone = messages.iter().map(|message| message_tone(*message)).max().unwrap_or(Tone::Good);
    let (tone, title) = match tone {
        Tone::Alarm => (tone, "verdict-alarm"),
        _ if flagged => (Tone::Watch, "verdict-odd"),
        Tone::Watch => (tone, "verdict-watch"),
        Tone::Good | Tone::Unknown => (Tone::Good, "verdict-good"),
    };
    let next = if is_schoolchild(&answer) { "verdict-next-school" } else { FollowUp::ComeNextMonth.key() };
    rsx! {
        div { class: "verdict {tone.class()}",
            Icon { symbol: tone.symbol() }
            div {
                h2 { {words.text(title)} }
                if flagged {
                    p { strong { {words.text("verdict-flagged")} } }
                }
                for message in messages {
                    p { key: "{message.key()}",
                        {words.text(if message == FollowUp::ComeNextMonth { next } else { message.key() })}
                    }
                }
            }
        }
    }
}

/// Whoever goes to the Puskesmas today need not be told to go there some time as well.
fn spoken(answer: &Answer) -> Vec<FollowUp> {
    let today = answer.follow_up.contains(&FollowUp::ComeToday);
    let covered = |message: &FollowUp| matches!(message, FollowUp::MeasureAgain | FollowUp::BeLookedAt);
    answer.follow_up.iter().copied().filter(|message| !(today && covered(message))).collect()
}

/// The posyandu's month is for children under five.
fn is_schoolchild(answer: &Answer) -> bool {
    let school = |score: Score| score.reason.standard == Standard::Reference2007;
    answer.assessment.scores().any(|(_, score)| score.is_ok_and(school))
}
