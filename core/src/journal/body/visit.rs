//! A visit (*kunjungan*): one child measured or served on one day. Recording and amendment.

use super::code::codes;
use super::fields::{Change, fields};
use super::reading::Reading;
use super::reason::AmendReason;
use super::text::{Note, PersonName, ToolCode};
use crate::clock::CivilDate;
use crate::id::{ChildId, EntryId, VisitId};
use crate::position::Position;
use crate::quantity::{Centimetres, Kilograms};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A child came, was measured or was served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitRecorded {
    /// Minted by the device that records.
    pub visit: VisitId,
    /// Whose visit. It cannot be amended: a visit written down for the wrong child is retracted and recorded anew.
    pub child: ChildId,
    /// What was found and done.
    pub facts: VisitFacts,
}

/// Something that was stated about a visit is corrected or completed, or a returned visit is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitAmended {
    /// Which visit.
    pub visit: VisitId,
    /// The latest entries about the visit that the author's screen rested on (`VisitView::heads`).
    pub saw: BTreeSet<EntryId>,
    /// Why.
    pub reason: AmendReason,
    /// Only the fields that are stated. None at all where a returned visit is confirmed as it stands.
    pub changes: VisitChanges,
    /// In the author's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// Length or height and how it was measured. One field: the number means nothing without the position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LengthReading {
    /// As measured, in centimetres. The 0.7 cm between lying and standing are applied only where growth is computed.
    pub cm: Reading<Centimetres>,
    /// How it was measured; none in records from elsewhere that do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

codes! {
    /// What a child was given or done at a visit (*pelayanan*), apart from vaccines.
    Service {
        /// Vitamin A, blue capsule of 100,000 IU (6–11 months).
        VitaminABlue = "vitamin_a_blue",
        /// Vitamin A, red capsule of 200,000 IU (12–59 months).
        VitaminARed = "vitamin_a_red",
        /// *Obat cacing*.
        Deworming = "deworming",
        /// *PMT penyuluhan*: food that is handed out to all.
        PmtEducation = "pmt_education",
        /// *PMT pemulihan* or *PMT lokal*: food for children who do not gain.
        PmtRecovery = "pmt_recovery",
        /// *Konseling*: the mother was advised.
        Counselling = "counselling",
        /// *Makan Bergizi Gratis* (MBG).
        FreeMeals = "free_meals",
        /// *Kelas ibu balita*.
        MothersClass = "mothers_class",
        /// The doctor's check at six months (*PKAT*).
        DoctorCheck = "doctor_check",
        /// The child was told to go to the Puskesmas (*dirujuk*).
        Referred = "referred",
    }
}

codes! {
    /// A vaccine given at a visit, by the names of the national schedule (KMK HK.01.07/MENKES/2015/2023).
    Vaccine {
        /// Hepatitis B at birth.
        Hb0 = "hb0",
        /// BCG.
        Bcg = "bcg",
        /// Oral polio, first.
        Opv1 = "opv1",
        /// Oral polio, second.
        Opv2 = "opv2",
        /// Oral polio, third.
        Opv3 = "opv3",
        /// Oral polio, fourth.
        Opv4 = "opv4",
        /// DPT-HB-Hib, first.
        Dpt1 = "dpt1",
        /// DPT-HB-Hib, second.
        Dpt2 = "dpt2",
        /// DPT-HB-Hib, third.
        Dpt3 = "dpt3",
        /// DPT-HB-Hib, fourth.
        Dpt4 = "dpt4",
        /// Pneumococcus, first.
        Pcv1 = "pcv1",
        /// Pneumococcus, second.
        Pcv2 = "pcv2",
        /// Pneumococcus, third.
        Pcv3 = "pcv3",
        /// Rotavirus, first.
        Rv1 = "rv1",
        /// Rotavirus, second.
        Rv2 = "rv2",
        /// Rotavirus, third.
        Rv3 = "rv3",
        /// Inactivated polio, first.
        Ipv1 = "ipv1",
        /// Inactivated polio, second.
        Ipv2 = "ipv2",
        /// Measles and rubella, first.
        Mr1 = "mr1",
        /// Measles and rubella, second.
        Mr2 = "mr2",
        /// Japanese encephalitis.
        Je = "je",
    }
}

codes! {
    /// A danger sign (*tanda bahaya*): the child goes to the Puskesmas today.
    DangerSign {
        /// Does not eat or drink.
        NoAppetite = "no_appetite",
        /// Vomits everything.
        VomitsAll = "vomits_all",
        /// Convulsions.
        Convulsion = "convulsion",
        /// Limp, sleepy, hard to wake.
        Lethargy = "lethargy",
        /// Breathes fast or with effort.
        FastBreathing = "fast_breathing",
        /// Sunken eyes, skin stays folded.
        SevereDehydration = "severe_dehydration",
        /// High fever.
        HighFever = "high_fever",
    }
}

/// The one list of a visit's fields, for whatever is declared from it.
macro_rules! visit_fields {
    ($declare:ident) => {
        $declare! {
            /// What a recording states about a visit. What was not measured or not asked is left open.
            facts VisitFacts;
            /// What an amendment states about a visit.
            changes VisitChanges;
            /// What all statements together say about a visit, field by field.
            registers VisitRegisters;
            /// One fact about a visit.
            field VisitField;
            required {
                /// The civil day of the visit.
                date / Date: CivilDate,
            }
            optional {
                /// Body weight (*BB*), in kilograms.
                weight_kg / WeightKg: Reading<Kilograms>,
                /// Length or height (*PB/TB*).
                length / Length: LengthReading,
                /// Mid-upper-arm circumference (*LiLA*), in centimetres.
                arm_cm / ArmCm: Reading<Centimetres>,
                /// Head circumference (*LiKa*), in centimetres.
                head_cm / HeadCm: Reading<Centimetres>,
                /// Pitting oedema of both feet: looked for, and found or not.
                oedema / Oedema: bool,
                /// Danger signs: asked, and these were there; an empty list means none were.
                danger_signs / DangerSigns: BTreeSet<DangerSign>,
                /// The development checklist of the *Buku KIA* for the age is complete.
                checklist_complete / ChecklistComplete: bool,
                /// Breast milk alone since the last visit (*ASI eksklusif*, 0–5 months).
                exclusive_breastfeeding / ExclusiveBreastfeeding: bool,
                /// What was given and done.
                services / Services: BTreeSet<Service>,
                /// Vaccines given.
                vaccines / Vaccines: BTreeSet<Vaccine>,
                /// Who measured, if not the author of the entry.
                measured_by / MeasuredBy: PersonName,
                /// The scale.
                scale / Scale: ToolCode,
                /// The length board or stadiometer.
                length_board / LengthBoard: ToolCode,
                /// In the cadre's words.
                note / Note: Note,
            }
        }
    };
}
visit_fields!(fields);
pub(crate) use visit_fields;
