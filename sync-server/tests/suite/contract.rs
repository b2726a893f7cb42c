//! The laws of intake and reading, each on SQLite and on PostgreSQL.

mod chains;
mod lives;
mod reading;
mod refusals;

/// One test for each law and each body of the store.
macro_rules! laws {
    ($($law:ident)+) => {
        mod sqlite {
            $(#[tokio::test] async fn $law() { super::$law(crate::world::World::sqlite().await).await; })+
        }
        mod postgres {
            $(#[tokio::test] async fn $law() { super::$law(crate::world::World::postgres().await).await; })+
        }
    };
}
pub(crate) use laws;
