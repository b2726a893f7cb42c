//! Compressed copies beside the files, and what a first visit costs on the wire.

use crate::bundle::Files;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes `path.gz` and `path.br` where they are smaller than the file.
pub(crate) fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    for (ending, packed) in [("gz", gzip(bytes)?), ("br", brotli(bytes)?)] {
        if packed.len() < bytes.len() {
            fs::write(beside(path, ending), packed)?;
        }
    }
    Ok(())
}

/// `path` with one more ending: `app.css` and `br` make `app.css.br`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// What is needed before a public page can be read; the rest of the app comes while it is read.
const READABLE: [&str; 4] = ["index.html", "app.css", "boot.js", ".woff2"];

/// One line per file, and two sums: until the first page can be read, and until the whole app is there. Icons are left
/// out; they are loaded when the app is installed.
pub(crate) fn print_sizes(files: &Files, dist: &Path) -> io::Result<()> {
    let size = |path: &Path, ending: &str, whole: u64| fs::metadata(beside(path, ending)).map_or(whole, |m| m.len());
    let (mut readable, mut all) = (0, 0);
    println!("{:>10} {:>10} {:>10}", "bytes", "gzip", "brotli");
    for name in files.keys() {
        let path = dist.join(name);
        let whole = fs::metadata(&path)?.len();
        let (gz, br) = (size(&path, "gz", whole), size(&path, "br", whole));
        println!("{whole:>10} {gz:>10} {br:>10}  {name}");
        let first = READABLE.iter().any(|ending| name.ends_with(ending));
        readable += if first { br } else { 0 };
        all += if name.starts_with("icons/") { 0 } else { br };
    }
    println!("first view readable: {} kB, whole app: {} kB (brotli)", readable.div_ceil(1000), all.div_ceil(1000));
    Ok(())
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}
