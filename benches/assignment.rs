//! 5,000 applications shared out among 100 reviewers, three reviews each, against one maximum flow over all their pairs.
//!
//! `cargo bench --bench assignment [-- rounds=10 applications=5000 reviewers=100 reviews=3 conflicts=2]`; conflicts in
//! hundredths of all pairs.
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

mod rig;

use std::time::Instant;

use anyhow::{Result, anyhow, ensure};
use meritum::review::rules::assign::{Pair, Task, share_out};
use petgraph::Graph;
use petgraph::algo::dinics;
use rig::figures::{Rounds, tell, tell_ratio};
use rig::workshop::asked;

fn main() -> Result<()> {
    let [applications, reviewers, reviews] =
        [("applications", 5_000), ("reviewers", 100), ("reviews", 3)].map(|(name, usual)| asked(name, usual) as usize);
    let barred = asked("conflicts", 2) as usize;
    let all =
        (0..applications).flat_map(|application| (0..reviewers).map(move |reviewer| Pair { application, reviewer }));
    // As if by chance, and the same each time.
    let (conflicts, open): (Vec<_>, Vec<_>) =
        all.partition(|pair| (pair.application * 7_919 + pair.reviewer * 104_729) % 10_007 % 100 < barred);
    println!("{applications} applications among {reviewers} reviewers, {reviews} each, {} conflicts", conflicts.len());

    let (mut ours, mut bare) = (Rounds::default(), Rounds::default());
    for round in 0..=asked("rounds", 10) {
        let (wanted, conflicts) = (vec![reviews; applications], conflicts.clone());
        let task = Task { wanted, reviewers, conflicts, kept: Vec::new(), seed: round.into() };
        let begun = Instant::now();
        let sharing = share_out(&task).map_err(|infeasible| anyhow!("{infeasible:?}"))?;
        let taken = begun.elapsed().as_secs_f64();
        ensure!(sharing.uneven.is_none() && sharing.apart.is_none(), "{:?} {:?}", sharing.uneven, sharing.apart);
        let begun = Instant::now();
        let flow = flow(&open, applications, reviewers, reviews);
        ensure!(flow == applications * reviews, "the flow came to {flow}");
        // The first round only warms up.
        if round > 0 {
            ours.push(taken * 1000.0);
            bare.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
    }
    tell("shared out: even, together, balanced, ms", ours.told(1));
    tell("one flow over all pairs, ms", bare.told(1));
    tell_ratio("time, shared out over the flow", &ours.over(&bare), "2.00 or less");
    Ok(())
}

/// The maximum flow where each application wants its reviews and nobody has more than an even share.
fn flow(pairs: &[Pair], applications: usize, reviewers: usize, reviews: usize) -> usize {
    let mut network = Graph::<(), usize>::with_capacity(applications + reviewers + 2, pairs.len());
    let start = network.add_node(());
    let end = network.add_node(());
    let left: Vec<_> = (0..applications).map(|_| network.add_node(())).collect();
    let right: Vec<_> = (0..reviewers).map(|_| network.add_node(())).collect();
    for pair in pairs {
        network.add_edge(left[pair.application], right[pair.reviewer], 1);
    }
    for node in left {
        network.add_edge(start, node, reviews);
    }
    for node in right {
        network.add_edge(node, end, (applications * reviews).div_ceil(reviewers));
    }
    dinics(&network, start, end).0
}
