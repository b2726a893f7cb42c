//! `places import FILE`: a table of places is read, judged row by row, and loaded whole or not at all.

use super::{CommandError, say};
use crate::clock::Clock;
use crate::people::audit::{Action, Actor};
use crate::store::Store;
use crate::sync::Server;
use clap::Subcommand;
use simpati_core::id::PlaceLevel;
use simpati_core::places::file::{Row, read};
use simpati_core::places::plan::{Plan, plan};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Tasks about places.
#[derive(Debug, Subcommand)]
pub(super) enum PlacesTask {
    /// Load a table of places. It is loaded whole, or not at all if a row of it is wrong.
    Import {
        /// A CSV with the columns tingkat, kode, nama and wilayah; see assets/places/SOURCES.md.
        file: PathBuf,
        /// Only say what would change and what is wrong.
        #[arg(long)]
        dry_run: bool,
    },
}

/// Does it.
pub(super) async fn perform(task: PlacesTask, store: Arc<dyn Store>) -> Result<(), CommandError> {
    let PlacesTask::Import { file, dry_run } = task;
    import(store, &file, dry_run).await
}

async fn import(store: Arc<dyn Store>, file: &Path, dry_run: bool) -> Result<(), CommandError> {
    let bytes = std::fs::read(file).map_err(|source| CommandError::Unreadable { file: file.to_owned(), source })?;
    let plan = plan(&store.places().await?, read(&bytes)?);
    for error in &plan.errors {
        say(&error.to_string());
    }
    say(&totals(&plan));
    if !plan.errors.is_empty() {
        return Err(CommandError::Rows { wrong: plan.errors.len() });
    }
    if dry_run {
        say("nothing was changed: this was a dry run");
        return Ok(());
    }
    let rows: Vec<Row> = plan.writes().cloned().collect();
    store.put_places(&rows).await?;
    let server = Server::new(store, Clock::System).await?;
    Ok(server.note(Actor::default(), Action::ImportedPlaces, format!("{} rows", rows.len())).await?)
}

fn totals(plan: &Plan) -> String {
    let of =
        |level| plan.added.iter().filter(|row| matches!(row, Row::Place { code, .. } if code.level() == level)).count();
    let puskesmas = plan.added.iter().filter(|row| matches!(row, Row::Puskesmas(_))).count();
    format!(
        "new: {} kecamatan, {} desa and kelurahan, {} puskesmas, {} posyandu, {} above; changed: {}; unchanged: {}; wrong: {}",
        of(PlaceLevel::District),
        of(PlaceLevel::Village),
        puskesmas,
        of(PlaceLevel::Posyandu),
        of(PlaceLevel::Province) + of(PlaceLevel::Regency),
        plan.changed.len(),
        plan.unchanged,
        plan.errors.len()
    )
}
