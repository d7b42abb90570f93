//! Pairs chosen so that each side has as many as it must and no more than it may: a flow with bounds below and above.

use super::Pair;
use petgraph::Graph;
use petgraph::algo::dinics;

/// At least and at most.
pub(super) type Bounds = (usize, usize);

/// Some of these pairs, so that the number of each application and of each reviewer lies within its bounds; none when
/// there are no such pairs. Which ones, among many, follows from their order.
///
/// A flow with lower bounds is a maximum flow in a network with a source and a sink of its own for what must flow (L. R.
/// Ford, D. R. Fulkerson, "Flows in Networks", 1962, section I.10). E. A. Dinic's algorithm finds it.
pub(super) fn choose(pairs: &[Pair], of_applications: &[Bounds], of_reviewers: &[Bounds]) -> Option<Vec<Pair>> {
    let nodes = of_applications.len() + of_reviewers.len() + 4;
    let mut network = Graph::<(), usize>::with_capacity(nodes, pairs.len() + 2 * nodes);
    let applications: Vec<_> = of_applications.iter().map(|_| network.add_node(())).collect();
    let reviewers: Vec<_> = of_reviewers.iter().map(|_| network.add_node(())).collect();
    let [start, end, must_come, must_go] = [(); 4].map(|()| network.add_node(()));
    // The first edges are the pairs, and have their numbers.
    for pair in pairs {
        network.add_edge(applications[pair.application], reviewers[pair.reviewer], 1);
    }
    let mut bind = |from, to, (least, most): Bounds| {
        for (from, to, capacity) in [(must_come, to, least), (from, must_go, least), (from, to, most - least)] {
            if capacity > 0 {
                network.add_edge(from, to, capacity);
            }
        }
        least
    };
    let must =
        of_applications.iter().zip(&applications).map(|(&bounds, &node)| bind(start, node, bounds)).sum::<usize>();
    let must =
        must + of_reviewers.iter().zip(&reviewers).map(|(&bounds, &node)| bind(node, end, bounds)).sum::<usize>();
    network.add_edge(end, start, pairs.len());
    let (flow, flows) = dinics(&network, must_come, must_go);
    (flow == must).then(|| pairs.iter().zip(flows).filter(|&(_, flow)| flow > 0).map(|(&pair, _)| pair).collect())
}
