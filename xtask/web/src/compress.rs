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

/// One line per file and the sum of what the first view loads (icons come later, when the app is installed).
pub(crate) fn print_sizes(files: &Files, dist: &Path) -> io::Result<()> {
    let size = |path: &Path, ending: &str, whole: u64| fs::metadata(beside(path, ending)).map_or(whole, |m| m.len());
    let (mut first_gz, mut first_br) = (0, 0);
    println!("{:>10} {:>10} {:>10}", "bytes", "gzip", "brotli");
    for name in files.keys() {
        let path = dist.join(name);
        let whole = fs::metadata(&path)?.len();
        let (gz, br) = (size(&path, "gz", whole), size(&path, "br", whole));
        println!("{whole:>10} {gz:>10} {br:>10}  {name}");
        if !name.starts_with("icons/") && name != "sw.js" {
            first_gz += gz;
            first_br += br;
        }
    }
    println!("first view: {} kB gzip, {} kB brotli", first_gz.div_ceil(1000), first_br.div_ceil(1000));
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
