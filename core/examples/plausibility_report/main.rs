//! What the plausibility check catches of made-up mistakes, and how often it asks for nothing.
//!
//! `cargo run --release -p simpati-core --example plausibility_report [-- SEED [CHILDREN [NOISE]]]`
//!
//! NOISE multiplies the errors of scale and tape: 1 is 0.1 kg and 0.5 cm.
#![allow(clippy::print_stdout, reason = "a report is printed")]
#![allow(clippy::unwrap_used, reason = "made-up data that is wrong is a mistake of this program")]

mod mistakes;
mod rates;
mod synthetic;

use mistakes::Mistake;
use rates::{Share, caught, false_prompts, population};
use simpati_core::plausibility::Limits;

fn main() -> std::process::ExitCode {
    let args: Result<Vec<f64>, _> = std::env::args().skip(1).map(|arg| arg.parse()).collect();
    let Ok(args) = args else {
        println!("usage: plausibility_report [SEED [CHILDREN [NOISE]]]");
        return std::process::ExitCode::FAILURE;
    };
    let number = |index: usize, default: f64| args.get(index).copied().unwrap_or(default);
    let (seed, children, noise) = (number(0, 1.0) as u64, number(1, 10_000.0) as usize, number(2, 1.0));
    let limits = Limits::default();
    let all = population(seed, children, noise);
    let visits: usize = all.iter().map(|history| history.visits.len()).sum();
    println!("{} made-up children, {visits} visits, seed {seed}, noise {noise}\n", all.len());

    let (share, reasons) = false_prompts(&all, &limits);
    println!("false prompts        {share}");
    for (reason, count) in reasons {
        println!("    {reason:<24} {count}");
    }
    println!("\n{:<20} {:<28} {:<28} explained", "caught", "at any visit", "at first visits");
    let mut total = Share::default();
    for mistake in Mistake::ASKED.into_iter().chain(Mistake::FURTHER) {
        let caught = caught(&all, mistake, seed, 0.0, &limits);
        let name = format!("{mistake:?}");
        println!("{name:<20} {:<28} {:<28} {}", caught.all.to_string(), caught.first.to_string(), caught.explained);
        if Mistake::ASKED.contains(&mistake) {
            total = Share { count: total.count + caught.all.count, of: total.of + caught.all.of };
        }
    }
    println!("\nswap, slip and transposition together: {total}");
    println!("\nwhere one of twenty earlier visits holds a mistake that nobody corrected");
    for mistake in Mistake::ASKED {
        println!("{:<20} {}", format!("{mistake:?}"), caught(&all, mistake, seed, 0.05, &limits).all);
    }
    std::process::ExitCode::SUCCESS
}
