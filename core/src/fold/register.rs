//! What all statements together say of one field.
//!
//! A field's contenders are its latest statements: those on which no other statement of the field rests. Statements of
//! one value are one contender. Where there are several, a winner is shown, the same on every device, and with it
//! every other, so that a person decides.

use super::causality::Causality;
use super::stated::{Source, Stated};
use serde::{Deserialize, Serialize};

/// One field, from every statement about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Register<T> {
    contenders: Vec<Contender<T>>,
}

/// One value, with everybody who states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contender<T> {
    /// The value; none where it is stated that there is none.
    pub value: Option<T>,
    /// Who states it, the latest first. Never empty.
    pub sources: Vec<Source>,
}

impl<T> Register<T> {
    /// The value to show; none if nothing was stated, or that there is none.
    pub fn value(&self) -> Option<&T> {
        self.contenders.first().and_then(|winner| winner.value.as_ref())
    }

    /// Who states the value to show, the latest first; empty if nothing was stated.
    pub fn sources(&self) -> &[Source] {
        self.contenders.first().map_or(&[], |winner| winner.sources.as_slice())
    }

    /// Everything that is still stated, the value to show first.
    pub fn contenders(&self) -> &[Contender<T>] {
        &self.contenders
    }

    /// Whether anything was stated, be it that there is no value.
    pub fn is_stated(&self) -> bool {
        !self.contenders.is_empty()
    }

    /// Whether statements differ that did not see each other.
    pub fn is_contested(&self) -> bool {
        self.contenders.len() > 1
    }
}

impl<T: Clone + PartialEq> Register<T> {
    /// From the statements about the field: the place of each in the causality, and what it states.
    pub(super) fn of<'a>(
        statements: impl IntoIterator<Item = (usize, Option<&'a T>)>,
        nodes: &[&Stated],
        causality: &Causality,
    ) -> Self
    where
        T: 'a,
    {
        let statements: Vec<(usize, Option<&T>)> = statements.into_iter().collect();
        let places: Vec<usize> = statements.iter().map(|(node, _)| *node).collect();
        let latest = causality.latest(&places);
        let mut standing: Vec<(usize, Option<&T>)> =
            statements.into_iter().filter(|(node, _)| latest.contains(node)).collect();
        standing.sort_by_key(|(node, _)| std::cmp::Reverse(nodes[*node].rank()));
        let mut contenders: Vec<Contender<T>> = Vec::new();
        for (node, value) in standing {
            let source = nodes[node].source();
            match contenders.iter_mut().find(|contender| contender.value.as_ref() == value) {
                Some(contender) => contender.sources.push(source),
                None => contenders.push(Contender { value: value.cloned(), sources: vec![source] }),
            }
        }
        Self { contenders }
    }
}

/// What one register shows or, if nothing was stated there, the first of the others that shows something.
pub(super) fn first<'a, T>(own: &'a Register<T>, beneath: impl Iterator<Item = &'a Register<T>>) -> Option<&'a T> {
    if own.is_stated() { own.value() } else { beneath.into_iter().find_map(Register::value) }
}

/// A statement of facts or changes at its place in the causality.
#[derive(Debug, Clone, Copy)]
pub(super) enum Said<'a, F, C> {
    /// A first statement.
    Facts(usize, &'a F),
    /// An amendment.
    Changes(usize, &'a C),
}

/// Declares, from a list of fields, a register for each.
macro_rules! registers {
    (
        $(#[$facts_doc:meta])* facts $facts:ident;
        $(#[$changes_doc:meta])* changes $changes:ident;
        $(#[$registers_doc:meta])* registers $registers:ident;
        $(#[$field_doc:meta])* field $field:ident;
        required { $($(#[$req_doc:meta])* $req:ident / $req_name:ident: $req_type:ty,)+ }
        optional { $($(#[$opt_doc:meta])* $opt:ident / $opt_name:ident: $opt_type:ty,)+ }
    ) => {
        $(#[$registers_doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $registers {
            $($(#[$req_doc])* pub $req: Register<$req_type>,)+
            $($(#[$opt_doc])* pub $opt: Register<$opt_type>,)+
        }

        impl $registers {
            fn of(said: &[Said<'_, $facts, $changes>], nodes: &[&Stated], causality: &Causality) -> Self {
                Self {
                    $($req: Register::of(
                        said.iter().filter_map(|said| match said {
                            Said::Facts(node, facts) => Some((*node, Some(&facts.$req))),
                            Said::Changes(node, changes) => changes.$req.as_ref().map(|value| (*node, Some(value))),
                        }),
                        nodes,
                        causality,
                    ),)+
                    $($opt: Register::of(
                        said.iter().filter_map(|said| match said {
                            Said::Facts(node, facts) => facts.$opt.as_ref().map(|value| (*node, Some(value))),
                            Said::Changes(node, changes) => changes.$opt.said().map(|value| (*node, value)),
                        }),
                        nodes,
                        causality,
                    ),)+
                }
            }

            /// The fields about which statements differ.
            pub fn contested(&self) -> Vec<$field> {
                let mut fields = Vec::new();
                $(if self.$req.is_contested() { fields.push($field::$req_name); })+
                $(if self.$opt.is_contested() { fields.push($field::$opt_name); })+
                fields
            }

            /// The values to show, and from `beneath` the first value of what is not stated here. None while a field
            /// that every first statement has was not stated.
            pub fn shown<'a>(&'a self, beneath: impl Iterator<Item = &'a Self> + Clone) -> Option<$facts> {
                Some($facts {
                    $($req: first(&self.$req, beneath.clone().map(|other| &other.$req))?.clone(),)+
                    $($opt: first(&self.$opt, beneath.clone().map(|other| &other.$opt)).cloned(),)+
                })
            }
        }
    };
}
pub(super) use registers;
