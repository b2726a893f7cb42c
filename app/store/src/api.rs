//! Every request to the store with its answer. The same values are the interface, the message to the worker and the
//! step of a test.

pub mod check;
pub mod draft;
pub mod register;
pub mod status;
pub mod sync;
pub mod write;

use serde::{Deserialize, Serialize};

/// A request that knows its answer.
pub trait Request: Sized {
    /// What is answered when all went well.
    type Answer;

    /// The request as a message.
    fn pack(self) -> Req;

    /// The answer from a message; none if the message answers something else.
    fn unpack(answer: Resp) -> Option<Self::Answer>;
}

macro_rules! requests {
    ($($name:ident in $module:ident => $answer:ty,)+) => {
        /// Any request, as a message.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case", tag = "ask", content = "with")]
        pub enum Req {
            $(
                #[doc = concat!("See [`", stringify!($module), "::", stringify!($name), "`].")]
                $name($module::$name),
            )+
        }

        /// Any answer, as a message, named after its request.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case", tag = "to", content = "answer")]
        pub enum Resp {
            $(
                #[doc = concat!("Answers [`Req::", stringify!($name), "`].")]
                $name($answer),
            )+
        }

        $(
            impl Request for $module::$name {
                type Answer = $answer;
                fn pack(self) -> Req {
                    Req::$name(self)
                }
                fn unpack(answer: Resp) -> Option<$answer> {
                    match answer {
                        Resp::$name(answer) => Some(answer),
                        _ => None,
                    }
                }
            }
        )+
    };
}

requests! {
    Write in write => write::Written,
    KeepDraft in draft => (),
    DropDraft in draft => (),
    Drafts in draft => Vec<draft::Draft>,
    Children in register => Vec<register::ListedChild>,
    Child in register => Option<Box<register::ChildPage>>,
    Check in check => check::Checked,
    Rebuild in check => (),
    Unsent in status => status::Texts,
    Standing in status => status::StandingReport,
    Enrol in sync => (),
    SyncFacts in sync => sync::Facts,
    Meet in sync => (),
    Outgoing in sync => sync::OutgoingPage,
    TakePush in sync => (),
    TakePage in sync => sync::PageTaken,
    TakeSnapshot in sync => sync::PageTaken,
    RunningAt in sync => Option<simpati_core::journal::EntryHash>,
    BeginLife in sync => (),
    Returnable in sync => Option<sync::ReturnablePage>,
    Rejoin in sync => (),
    Restate in sync => u64,
    Agreed in sync => (),
}
