//! How well the adjusted figures do where the truth is known: panels are made up, with candidates, harsh and lenient reviewers and
//! chance, and what the statistics say is compared with what was put in. The same figures on every run.
//!
//! `cargo bench --bench scoring [-- panels=400]` prints the tables of `docs/scoring.md` and draws its pictures into `docs/images/`.
#![expect(clippy::disallowed_methods, reason = "a bench measures time and writes its pictures")]
#![expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts and scores are small")]

use std::fmt::Write as _;
use std::time::Instant;

use meritum::review::exact::Exact;
use meritum::review::statistics::calibration::{Refused, Row, calibrate};
use meritum::review::statistics::rank_doubt::{doubts, draws};
use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// Who reviews whom, and how much candidates, reviewers and single cards differ.
struct Design {
    name: &'static str,
    candidates: usize,
    reviewers: usize,
    each: usize,
    /// How many panels that share nobody.
    parts: usize,
    /// Deviations of candidates, reviewers and errors, on a scale of 1 to 5.
    spread: [f64; 3],
    /// What scores are rounded to.
    step: f64,
    cut: usize,
}

const fn design(name: &'static str, shape: [usize; 3], spread: [f64; 3], cut: usize) -> Design {
    Design { name, candidates: shape[0], reviewers: shape[1], each: shape[2], parts: 1, spread, step: 0.05, cut }
}

const DESIGNS: [Design; 9] = [
    design("30 × 3, everybody all", [30, 3, 3], [0.6, 0.4, 0.5], 5),
    design("30 × 6, three each", [30, 6, 3], [0.6, 0.4, 0.5], 5),
    design("30 × 6, three each, reviewers alike", [30, 6, 3], [0.6, 0.05, 0.5], 5),
    design("30 × 6, three each, reviewers far apart", [30, 6, 3], [0.6, 0.8, 0.5], 5),
    Design { step: 1.0, ..design("30 × 6, three each, whole points 1 to 5", [30, 6, 3], [0.6, 0.4, 0.5], 5) },
    design("12 × 3, two each", [12, 3, 2], [0.6, 0.4, 0.5], 3),
    design("200 × 10, three each", [200, 10, 3], [0.6, 0.4, 0.5], 20),
    design("200 × 10, two each", [200, 10, 2], [0.6, 0.4, 0.5], 20),
    Design { parts: 2, ..design("30 × 6, two panels apart", [30, 6, 3], [0.6, 0.4, 0.5], 5) },
];

/// What was found of one design.
#[derive(Default)]
struct Found {
    panels: usize,
    disconnected: usize,
    alike: usize,
    tau: [f64; 2],
    recall: [f64; 2],
    covered: usize,
    ranks_covered: usize,
    candidates: usize,
    width: f64,
}

fn main() -> std::io::Result<()> {
    let asked = std::env::args().find_map(|word| word.strip_prefix("panels=")?.parse().ok());
    let panels: usize = asked.unwrap_or(400);
    let found: Vec<(&Design, Found)> = DESIGNS.iter().map(|design| (design, simulate(design, panels))).collect();
    println!("{panels} panels each\n\n{}", table(&found));
    std::fs::create_dir_all("docs/images")?;
    let shown: Vec<&(&Design, Found)> = found.iter().filter(|(_, found)| found.panels > 0).collect();
    std::fs::write("docs/images/scoring-order.svg", order(&shown))?;
    std::fs::write("docs/images/scoring-coverage.svg", coverage(&shown))?;
    println!("{}", speed());
    Ok(())
}

fn simulate(design: &Design, panels: usize) -> Found {
    let mut found = Found::default();
    for panel in 0..panels {
        let mut rng = Pcg64::seed_from_u64(panel as u64);
        let made = made(design, &mut rng);
        let calibration = match calibrate(&made.rows, design.reviewers) {
            Ok(calibration) => calibration,
            Err(Refused::Disconnected(_)) => {
                found.disconnected += 1;
                continue;
            }
            Err(_) => {
                found.alike += 1;
                continue;
            }
        };
        let adjusted: Vec<f64> = calibration.adjusted.iter().flatten().map(|adjusted| adjusted.value).collect();
        let raw: Vec<f64> = made.rows.iter().map(mean).collect();
        for (at, values) in [&raw, &adjusted].into_iter().enumerate() {
            found.tau[at] += tau(values, &made.truth);
            found.recall[at] += recall(values, &made.truth, design.cut);
        }
        let order = order_of(&raw);
        let ranks = doubts(&calibration, &order, design.cut, 1);
        for (place, candidate) in order_of(&made.truth).into_iter().enumerate() {
            let (Some(adjusted), Some(doubt)) = (calibration.adjusted[candidate], ranks[candidate]) else { continue };
            let apart = (adjusted.value - made.truth[candidate]).abs();
            found.covered += usize::from(apart <= adjusted.reach);
            found.ranks_covered += usize::from((doubt.low..=doubt.high).contains(&(place + 1)));
            found.width += (doubt.high - doubt.low + 1) as f64;
            found.candidates += 1;
        }
        found.panels += 1;
    }
    found
}

struct Made {
    rows: Vec<Row>,
    /// What the mean of many cards by each of the panel would be.
    truth: Vec<f64>,
}

fn made(design: &Design, rng: &mut Pcg64) -> Made {
    let mut normal = |spread: f64| -> f64 { spread * Distribution::<f64>::sample(&StandardNormal, &mut *rng) };
    let [of_candidates, of_reviewers, of_errors] = design.spread;
    let lean: Vec<f64> = (0..design.reviewers).map(|_| normal(of_reviewers)).collect();
    let level = 3.0 + lean.iter().sum::<f64>() / lean.len() as f64;
    let values: Vec<f64> = (0..design.candidates).map(|_| normal(of_candidates)).collect();
    let mut noise =
        (0..design.candidates * design.reviewers).map(|_| normal(of_errors)).collect::<Vec<_>>().into_iter();
    let rows = values.iter().enumerate().map(|(candidate, value)| {
        let card = |who: usize| {
            let score = 3.0 + value + lean[who] + noise.next().unwrap_or_default();
            let score = if design.step >= 1.0 { score.clamp(1.0, 5.0) } else { score };
            (who, Exact::from_milli(((score / design.step).round() * design.step * 1000.0).round() as i64))
        };
        chosen(design, candidate, rng).into_iter().map(card).collect()
    });
    Made { rows: rows.collect(), truth: values.iter().map(|value| level + value).collect() }
}

/// Which reviewers have this candidate: drawn, within their part of the panel.
fn chosen(design: &Design, candidate: usize, rng: &mut Pcg64) -> Vec<usize> {
    let size = design.reviewers / design.parts;
    let first = candidate % design.parts * size;
    let mut all: Vec<usize> = (first..first + size).collect();
    let mut chosen: Vec<usize> =
        (0..design.each.min(size)).map(|_| all.swap_remove((rng.next_u64() % all.len() as u64) as usize)).collect();
    chosen.sort_unstable();
    chosen
}

fn mean(row: &Row) -> f64 {
    Exact::mean(row.iter().map(|(_, value)| value)).map_or(f64::NAN, |mean| mean.approximate())
}

fn order_of(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*other].total_cmp(&values[*one]));
    order
}

/// Kendall's τ-a: pairs in the same order less pairs in the other, of all.
fn tau(values: &[f64], truth: &[f64]) -> f64 {
    let (mut sum, mut pairs) = (0.0, 0.0);
    for one in 0..values.len() {
        for other in 0..one {
            let (apart, truly) = (values[one] - values[other], truth[one] - truth[other]);
            sum += if apart == 0.0 { 0.0 } else { (apart * truly).signum() };
            pairs += 1.0;
        }
    }
    sum / pairs
}

/// How many of the truly best so many are among the best so many.
fn recall(values: &[f64], truth: &[f64], cut: usize) -> f64 {
    let best = order_of(truth);
    let listed = order_of(values);
    listed[..cut].iter().filter(|candidate| best[..cut].contains(candidate)).count() as f64 / cut as f64
}

fn table(found: &[(&Design, Found)]) -> String {
    let mut out = String::from(
        "| panel | τ raw | τ adjusted | top k found, raw | adjusted | value within its interval | rank within its interval | ranks in an interval | refused |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for (design, found) in found {
        let refused = match (found.disconnected, found.alike) {
            (0, 0) => "–".to_owned(),
            (0, alike) => format!("{alike} (alike)"),
            (apart, _) => format!("{apart} (not connected)"),
        };
        let (n, all) = (found.panels as f64, found.candidates as f64);
        let _ = if found.panels == 0 {
            writeln!(out, "| {} | – | – | – | – | – | – | – | {refused} |", design.name)
        } else {
            writeln!(
                out,
                "| {} | {:.3} | {:.3} | {:.1} % of {} | {:.1} % | {:.1} % | {:.1} % | {:.1} | {refused} |",
                design.name,
                found.tau[0] / n,
                found.tau[1] / n,
                100.0 * found.recall[0] / n,
                design.cut,
                100.0 * found.recall[1] / n,
                100.0 * found.covered as f64 / all,
                100.0 * found.ranks_covered as f64 / all,
                found.width / all,
            )
        };
    }
    out
}

const STYLE: &str = "<style>text{font:13px system-ui,sans-serif;fill:#1c2430}.soft{fill:#5a6472}.grid{stroke:#d5dae1}\
.raw{fill:#9aa4b2}.adjusted{fill:#1f5fbf}.band{fill:#e3ecf9}.join{stroke:#9aa4b2;stroke-width:2}\
@media(prefers-color-scheme:dark){text{fill:#e8ebf0}.soft{fill:#a8b2c0}.grid{stroke:#3a4452}.adjusted{fill:#7fb0ff}.band{fill:#22324a}}</style>";

/// Kendall's τ, raw and adjusted, panel by panel.
fn order(found: &[&(&Design, Found)]) -> String {
    let x = |tau: f64| 300.0 + (tau - 0.4) / 0.5 * 380.0;
    let mut out = frame(found.len(), "Kendall's τ with the true order: grey raw, blue adjusted");
    for tick in [0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
        grid(&mut out, x(tick), &format!("{tick:.1}"), found.len());
    }
    for (at, (design, found)) in found.iter().enumerate() {
        let [raw, adjusted] = found.tau.map(|sum| x(sum / found.panels as f64));
        let y = 58 + 30 * at;
        let _ = write!(
            out,
            "<text x=\"0\" y=\"{}\">{}</text><line class=\"join\" x1=\"{raw:.1}\" y1=\"{y}\" x2=\"{adjusted:.1}\" y2=\"{y}\"/>\
             <circle class=\"raw\" cx=\"{raw:.1}\" cy=\"{y}\" r=\"6\"/><circle class=\"adjusted\" cx=\"{adjusted:.1}\" cy=\"{y}\" r=\"6\"/>",
            y + 4,
            design.name,
        );
    }
    out + "</svg>\n"
}

/// How many true values lie in their intervals, panel by panel.
fn coverage(found: &[&(&Design, Found)]) -> String {
    let x = |share: f64| 300.0 + (share - 0.90) / 0.10 * 380.0;
    let mut out = frame(
        found.len(),
        "True values within their 95 % intervals (blue) and true ranks within theirs (grey); band: 93 to 97 %",
    );
    let _ = write!(
        out,
        "<rect class=\"band\" x=\"{:.1}\" y=\"40\" width=\"{:.1}\" height=\"{}\"/>",
        x(0.93),
        x(0.97) - x(0.93),
        30 * found.len()
    );
    for tick in [0.90, 0.92, 0.94, 0.96, 0.98, 1.0] {
        grid(&mut out, x(tick), &format!("{:.0} %", tick * 100.0), found.len());
    }
    for (at, (design, found)) in found.iter().enumerate() {
        let share = |count: usize| x((count as f64 / found.candidates as f64).max(0.9));
        let y = 58 + 30 * at;
        let _ = write!(
            out,
            "<text x=\"0\" y=\"{}\">{}</text><circle class=\"raw\" cx=\"{:.1}\" cy=\"{y}\" r=\"4\"/><circle class=\"adjusted\" cx=\"{:.1}\" cy=\"{y}\" r=\"6\"/>",
            y + 4,
            design.name,
            share(found.ranks_covered),
            share(found.covered),
        );
    }
    out + "</svg>\n"
}

fn frame(rows: usize, title: &str) -> String {
    let height = 70 + 30 * rows;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 {height}\" role=\"img\"><title>{title}</title>{STYLE}\
         <text x=\"0\" y=\"20\">{title}</text>"
    )
}

fn grid(out: &mut String, x: f64, label: &str, rows: usize) {
    let bottom = 40 + 30 * rows;
    let _ = write!(
        out,
        "<line class=\"grid\" x1=\"{x:.1}\" y1=\"40\" x2=\"{x:.1}\" y2=\"{bottom}\"/><text class=\"soft\" x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{label}</text>",
        bottom + 18
    );
}

/// How long calibrating and ranking take.
fn speed() -> String {
    let mut out = String::from("| panel | calibrated | draws | ranks drawn |\n|---|---|---|---|\n");
    for shape in [[30, 3, 3], [500, 20, 3], [5_000, 100, 3], [150_000, 100, 3]] {
        let design = design("", shape, [0.6, 0.4, 0.5], 5);
        let made = made(&design, &mut Pcg64::seed_from_u64(1));
        let begun = Instant::now();
        let Ok(calibration) = calibrate(&made.rows, design.reviewers) else { continue };
        let calibrated = begun.elapsed();
        let order = order_of(&made.rows.iter().map(mean).collect::<Vec<_>>());
        let begun = Instant::now();
        let ranks = doubts(&calibration, &order, design.cut, 1);
        let [candidates, reviewers, _] = shape;
        let drawn = draws(ranks.len());
        let _ = writeln!(
            out,
            "| {candidates} × {reviewers}, three each | {calibrated:.1?} | {drawn} | {:.1?} |",
            begun.elapsed()
        );
    }
    out
}
