//! Coded reasons: why something was amended, retracted or sent back.

use super::code::codes;

codes! {
    /// Why something was amended.
    AmendReason {
        /// Typed wrongly.
        Typing = "typing",
        /// Measured again.
        MeasuredAgain = "measured_again",
        /// Looked at again and found right: nothing changes.
        Confirmed = "confirmed",
        /// A document shows otherwise (*akta*, *KK*, *Buku KIA*).
        Document = "document",
        /// The parent says otherwise.
        ParentSays = "parent_says",
        /// Something new is known: a NIK was issued, the family moved.
        News = "news",
        /// The tablet's clock was wrong.
        WrongClock = "wrong_clock",
        /// What was retracted is right after all.
        RetractedWrongly = "retracted_wrongly",
        /// Another reason, in the note.
        InNote = "in_note",
    }
}

codes! {
    /// Why a child or a visit was retracted. It is hidden then, and kept.
    RetractReason {
        /// Written down for the wrong child.
        WrongChild = "wrong_child",
        /// Written down twice.
        Twice = "twice",
        /// It did not happen: a trial, a slip.
        NotReal = "not_real",
        /// Another reason, in the note.
        InNote = "in_note",
    }
}

codes! {
    /// Why the Puskesmas sends a visit back to the cadre.
    ReturnReason {
        /// The weight is not believable.
        Weight = "weight",
        /// The length or height is not believable.
        Length = "length",
        /// Weight and length seem exchanged.
        Swapped = "swapped",
        /// It is not said whether the child lay or stood, or it cannot be at this age.
        Position = "position",
        /// The birth date is doubtful.
        BirthDate = "birth_date",
        /// The day of the visit is doubtful.
        VisitDate = "visit_date",
        /// It seems to be another child.
        WrongChild = "wrong_child",
        /// Something that must be measured is missing.
        Incomplete = "incomplete",
        /// The tool is not calibrated.
        Tool = "tool",
        /// Another reason, in the note.
        InNote = "in_note",
    }
}
