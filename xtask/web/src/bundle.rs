//! From wasm and plain files to the folder that a web server gives out.
//!
//! ```text
//! dist/index.html  sw.js  manifest.webmanifest  icons/     always asked for anew
//! dist/v/<version>/                                        never changes; kept by browsers for ever
//! ```
//! Beside each file that shrinks lie its `.gz` and `.br`.
//!
//! Invariant: the version is the hash of everything that ships, so whatever changes reaches the service worker.

use crate::{compress, version};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// A file's path inside `dist` (with `/`), and its bytes.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Where the parts of the app lie.
pub(crate) struct Sources {
    /// `app/web`: the page, the boot script, the service worker, the manifest.
    pub(crate) web: PathBuf,
    /// `assets`: styles, fonts, icons.
    pub(crate) assets: PathBuf,
    /// The public pages as HTML, `home.html` and `check.html`.
    pub(crate) pages: PathBuf,
    /// One or more wasm files as cargo left them.
    pub(crate) wasm: Vec<PathBuf>,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum BundleError {
    #[error("cannot use {path}")]
    File { path: PathBuf, source: io::Error },
    #[error("wasm-bindgen refused {path}: {reason}")]
    Bindgen { path: PathBuf, reason: String },
    #[error("{path} is not UTF-8 text")]
    NotText { path: PathBuf },
}

/// Names of what lies beside `index.html`; everything else lives under `v/<version>/`.
const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";
const MANIFEST: &str = "manifest.webmanifest";

/// What `index.html` shows before the app is there: a place in the page, and a file of [`Sources::pages`].
const PRERENDERED: [(&str, &str); 2] = [("{{HOME}}", "home.html"), ("{{CHECK}}", "check.html")];

/// Builds `dist` anew and prints what a first visit costs.
pub(crate) fn bundle(sources: &Sources, dist: &Path) -> Result<(), BundleError> {
    let versioned = versioned_files(sources)?;
    let beside = files_beside(sources)?;
    let mut page = read_text(&sources.web.join(PAGE))?;
    for (place, file) in PRERENDERED {
        page = page.replace(place, &read_text(&sources.pages.join(file))?);
    }
    let worker = read_text(&sources.web.join(WORKER))?;
    // The two are part of the version before its number is written into them.
    let templates = Files::from([(PAGE.to_owned(), page.clone().into()), (WORKER.to_owned(), worker.clone().into())]);
    let version = version::of([&versioned, &beside, &templates]);

    let mut files: Files = versioned.into_iter().map(|(name, bytes)| (format!("v/{version}/{name}"), bytes)).collect();
    files.extend(beside);
    let list = files.keys().map(|name| format!("\"./{name}\"")).collect::<Vec<_>>().join(",\n  ");
    for (name, template) in [(PAGE, page), (WORKER, worker)] {
        let text = template.replace("{{VERSION}}", &version).replace("{{FILES}}", &list);
        files.insert(name.to_owned(), text.into_bytes());
    }

    write_all(&files, dist)?;
    println!("dist: version {version}, {} files", files.len());
    compress::print_sizes(&files, dist).map_err(|source| BundleError::File { path: dist.to_owned(), source })
}

/// What lies under `v/<version>/`: the bound wasm, the boot script, one style sheet, the fonts.
fn versioned_files(sources: &Sources) -> Result<Files, BundleError> {
    let mut files = Files::new();
    let stage = std::env::temp_dir().join(format!("simpati-bindgen-{}", std::process::id()));
    for wasm in &sources.wasm {
        bind(wasm, &stage)?;
    }
    read_tree(&stage, "", &mut files)?;
    fs::remove_dir_all(&stage).map_err(|source| BundleError::File { path: stage, source })?;

    let boot = sources.web.join("boot.js");
    files.insert("boot.js".to_owned(), read(&boot)?);
    files.insert("app.css".to_owned(), style_sheet(&sources.assets.join("css"))?);
    let mut fonts = Files::new();
    read_tree(&sources.assets.join("fonts"), "fonts/", &mut fonts)?;
    files.extend(fonts.into_iter().filter(|(name, _)| name.ends_with(".woff2")));
    Ok(files)
}

/// What keeps its address from version to version, except the two templates.
fn files_beside(sources: &Sources) -> Result<Files, BundleError> {
    let mut files = Files::new();
    files.insert(MANIFEST.to_owned(), read(&sources.web.join(MANIFEST))?);
    let mut icons = Files::new();
    read_tree(&sources.assets.join("icons"), "icons/", &mut icons)?;
    files.extend(icons.into_iter().filter(|(name, _)| name.ends_with(".png") || name.ends_with(".svg")));
    Ok(files)
}

fn bind(wasm: &Path, stage: &Path) -> Result<(), BundleError> {
    let refused =
        |error: &dyn std::fmt::Display| BundleError::Bindgen { path: wasm.to_owned(), reason: error.to_string() };
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .web(true)
        .map_err(|error| refused(&error))?
        .omit_default_module_path(false)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.generate(stage).map_err(|error| refused(&error))
}

/// All of `assets/css` in the order of the names.
fn style_sheet(folder: &Path) -> Result<Vec<u8>, BundleError> {
    let mut parts = Files::new();
    read_tree(folder, "", &mut parts)?;
    Ok(parts.into_values().collect::<Vec<_>>().join(&b'\n'))
}

fn read(path: &Path) -> Result<Vec<u8>, BundleError> {
    fs::read(path).map_err(|source| BundleError::File { path: path.to_owned(), source })
}

fn read_text(path: &Path) -> Result<String, BundleError> {
    String::from_utf8(read(path)?).map_err(|_| BundleError::NotText { path: path.to_owned() })
}

fn read_tree(folder: &Path, prefix: &str, into: &mut Files) -> Result<(), BundleError> {
    let failed = |source| BundleError::File { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(failed)?.is_dir() {
            read_tree(&entry.path(), &format!("{name}/"), into)?;
        } else {
            into.insert(name, read(&entry.path())?);
        }
    }
    Ok(())
}

/// Writes into a folder beside `dist` and swaps, so that a server running on `dist` never sees half a version.
fn write_all(files: &Files, dist: &Path) -> Result<(), BundleError> {
    let failed = |path: &Path, source| BundleError::File { path: path.to_owned(), source };
    let fresh = dist.with_extension("new");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).map_err(|e| failed(&fresh, e))?;
    }
    for (name, bytes) in files {
        let path = fresh.join(name);
        let folder = path.parent().unwrap_or(&fresh);
        fs::create_dir_all(folder).map_err(|e| failed(folder, e))?;
        fs::write(&path, bytes).map_err(|e| failed(&path, e))?;
        compress::write_beside(&path, bytes).map_err(|e| failed(&path, e))?;
    }
    if dist.exists() {
        fs::remove_dir_all(dist).map_err(|e| failed(dist, e))?;
    }
    fs::rename(&fresh, dist).map_err(|e| failed(dist, e))
}
