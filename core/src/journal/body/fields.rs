//! What a statement says of a field: nothing, that there is no value, or a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What an amendment says of one field. Absent in JSON: nothing. `null`: there is no value. Else: the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change<T> {
    /// The amendment does not speak of this field.
    #[default]
    Unsaid,
    /// It states that there is no value: what stood there was wrong.
    Cleared,
    /// It states this value.
    Set(T),
}

impl<T> Change<T> {
    /// Whether the amendment does not speak of this field.
    pub fn is_unsaid(&self) -> bool {
        matches!(self, Self::Unsaid)
    }

    /// None if nothing is said; else the value, or none if it was cleared.
    pub fn said(&self) -> Option<Option<&T>> {
        match self {
            Self::Unsaid => None,
            Self::Cleared => Some(None),
            Self::Set(value) => Some(Some(value)),
        }
    }
}

impl<T: Serialize> Serialize for Change<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.said().flatten().serialize(to)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Change<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(from)?.map_or(Self::Cleared, Self::Set))
    }
}

/// Declares, from one list of fields: the facts that a first statement makes, the changes that an amendment makes, and
/// the names of the fields.
macro_rules! fields {
    (
        $(#[$facts_doc:meta])* facts $facts:ident;
        $(#[$changes_doc:meta])* changes $changes:ident;
        $(#[$registers_doc:meta])* registers $registers:ident;
        $(#[$field_doc:meta])* field $field:ident;
        required { $($(#[$req_doc:meta])* $req:ident / $req_name:ident: $req_type:ty,)+ }
        optional { $($(#[$opt_doc:meta])* $opt:ident / $opt_name:ident: $opt_type:ty,)+ }
    ) => {
        $(#[$facts_doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $facts {
            $($(#[$req_doc])* pub $req: $req_type,)+
            $($(#[$opt_doc])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $opt: Option<$opt_type>,)+
        }

        impl $facts {
            /// The least that can be stated: every field that may be left open is open.
            pub fn new($($req: $req_type),+) -> Self {
                Self { $($req,)+ $($opt: None,)+ }
            }
        }

        $(#[$changes_doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        pub struct $changes {
            $($(#[$req_doc])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $req: Option<$req_type>,)+
            $($(#[$opt_doc])* #[serde(default, skip_serializing_if = "Change::is_unsaid")] pub $opt: Change<$opt_type>,)+
        }

        impl $changes {
            /// The fields that are spoken of, in the order of the list.
            pub fn fields(&self) -> Vec<$field> {
                let mut fields = Vec::new();
                $(if self.$req.is_some() { fields.push($field::$req_name); })+
                $(if !self.$opt.is_unsaid() { fields.push($field::$opt_name); })+
                fields
            }

            /// Whether no field is spoken of.
            pub fn is_empty(&self) -> bool {
                self.fields().is_empty()
            }
        }

        $(#[$field_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $field {
            $($(#[$req_doc])* $req_name,)+
            $($(#[$opt_doc])* $opt_name,)+
        }
    };
}
pub(super) use fields;
