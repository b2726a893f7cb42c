//! Real measurements that may lie beside the project and are no part of it.

use std::path::PathBuf;

/// The rows of a file of ../shared/real (from the workspace root), as header and fields. None, with a printed notice,
/// where it is absent; the calling test then has nothing to show.
#[allow(clippy::print_stdout, reason = "a test that shows nothing must say so")]
pub(crate) fn rows(file: &str) -> Option<Vec<Row>> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "shared", "real", file].iter().collect();
    let Ok(text) = read(&path) else {
        println!("SKIPPED: {file} of ../shared/real is not here; nothing was compared with real measurements");
        return None;
    };
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().unwrap();
    Some(lines.map(|fields| Row { header: header.clone(), fields }).collect())
}

#[allow(clippy::disallowed_methods, reason = "core reads no files; its tests do")]
fn read(path: &std::path::Path) -> std::io::Result<String> {
    std::fs::read_to_string(path)
}

/// One line of a file.
pub(crate) struct Row {
    header: Vec<String>,
    fields: Vec<String>,
}

impl Row {
    /// The field of a column.
    pub(crate) fn text(&self, column: &str) -> &str {
        &self.fields[self.header.iter().position(|name| name == column).unwrap()]
    }

    /// The field as a number; none if it is empty or `NA`.
    pub(crate) fn number(&self, column: &str) -> Option<f64> {
        match self.text(column) {
            "" | "NA" => None,
            text => Some(text.parse().unwrap()),
        }
    }
}
