//! Runs seeds: `simpati-simulation --seeds N --from S [--threads T]`. A seed that fails is run again alone, with its
//! history printed.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]

use simpati_simulation::{Outcome, Summary, run};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

/// What was asked for.
struct Wanted {
    seeds: u64,
    from: u64,
    threads: usize,
}

fn main() -> ExitCode {
    let Some(wanted) = wanted() else {
        eprintln!("usage: simpati-simulation [--seeds N] [--from S] [--threads T]");
        return ExitCode::FAILURE;
    };
    let begun = Instant::now();
    let (failed, totals) = (AtomicBool::new(false), std::sync::Mutex::new((Summary::default(), 0_u64)));
    let next = AtomicU64::new(wanted.from);
    thread::scope(|scope| {
        for _ in 0..wanted.threads {
            scope.spawn(|| {
                while !failed.load(Ordering::Relaxed) {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= wanted.from + wanted.seeds {
                        break;
                    }
                    match run(seed, None, false).result {
                        Ok(summary) => {
                            if let Ok(mut totals) = totals.lock() {
                                *totals = (totals.0.plus(&summary), totals.1 + 1);
                            }
                        }
                        Err(_) if failed.swap(true, Ordering::Relaxed) => {}
                        Err(_) => tell(seed),
                    }
                }
            });
        }
    });
    let (total, held) = totals.into_inner().unwrap_or_default();
    let seconds = begun.elapsed().as_secs_f64();
    println!("{held} of {} seeds held in {seconds:.1} s ({} threads)", wanted.seeds, wanted.threads);
    println!("{total:?}");
    if failed.into_inner() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Runs a seed alone and prints its history.
fn tell(seed: u64) {
    let Outcome { result, trace } = run(seed, None, true);
    for line in trace {
        eprintln!("{line}");
    }
    match result {
        Ok(_) => eprintln!("seed {seed} failed, and holds when it is run again: it is not deterministic"),
        Err(failure) => eprintln!("seed {seed} failed: {failure}\nrun it alone: --seeds 1 --from {seed}"),
    }
}

fn wanted() -> Option<Wanted> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut wanted = Wanted { seeds: 2_000, from: 0, threads: cores };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let number = words.next()?.parse().ok()?;
        match word.as_str() {
            "--seeds" => wanted.seeds = number,
            "--from" => wanted.from = number,
            "--threads" => wanted.threads = usize::try_from(number).ok()?.max(1),
            _ => return None,
        }
    }
    Some(wanted)
}
