//! What can be due at a visit, and what a visit shows to have been done.

use crate::clock::CivilDate;
use crate::journal::body::{Service, Vaccine, VisitFacts};
use serde::{Deserialize, Serialize};

/// One thing to give, to ask or to do. In JSON a word, or `{"vaccine":"mr1"}`, `{"service":"deworming"}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A dose of a vaccine.
    Vaccine(Vaccine),
    /// A service.
    Service(Service),
    /// The question whether the child has nothing but breast milk (*ASI eksklusif*).
    BreastfeedingQuestion,
    /// The checklist of development in *Buku KIA*.
    DevelopmentChecklist,
}

impl Item {
    /// The stable name for translation, such as `vaccine-mr1`, `service-deworming` or `breastfeeding_question`.
    pub fn key(&self) -> String {
        match self {
            Self::Vaccine(vaccine) => format!("vaccine-{}", vaccine.as_str()),
            Self::Service(service) => format!("service-{}", service.as_str()),
            Self::BreastfeedingQuestion => "breastfeeding_question".to_owned(),
            Self::DevelopmentChecklist => "development_checklist".to_owned(),
        }
    }
}

/// An item that the child has had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// What.
    pub item: Item,
    /// When.
    pub date: CivilDate,
}

/// Everything that was given, asked and done at a visit.
pub fn given_at(visit: &VisitFacts) -> Vec<Given> {
    let vaccines = visit.vaccines.iter().flatten().cloned().map(Item::Vaccine);
    let services = visit.services.iter().flatten().cloned().map(Item::Service);
    let asked = visit.exclusive_breastfeeding.map(|_| Item::BreastfeedingQuestion);
    let checked = visit.checklist_complete.map(|_| Item::DevelopmentChecklist);
    let items = vaccines.chain(services).chain(asked).chain(checked);
    items.map(|item| Given { item, date: visit.date }).collect()
}
