//! Who reviewed whom, as a graph of candidates and reviewers. Reviewers of two parts that no card joins cannot be compared:
//! whether one part has harsher reviewers or weaker candidates, nothing tells.

/// Candidates and reviewers that cards join, directly or through others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Component {
    /// In their order.
    pub candidates: Vec<usize>,
    /// In their order.
    pub reviewers: Vec<usize>,
}

/// The parts of a review, those with most candidates first, then by their first candidate. `cards` are pairs of candidate and
/// reviewer; who is in no card is in no part.
pub fn components(cards: impl IntoIterator<Item = (usize, usize)>) -> Vec<Component> {
    let cards: Vec<(usize, usize)> = cards.into_iter().collect();
    let candidates = cards.iter().map(|(candidate, _)| candidate + 1).max().unwrap_or(0);
    let reviewers = cards.iter().map(|(_, reviewer)| reviewer + 1).max().unwrap_or(0);
    // Reviewers are nodes after the candidates.
    let mut parts = Parts { above: (0..candidates + reviewers).collect() };
    let mut seen = vec![false; candidates + reviewers];
    for (candidate, reviewer) in cards {
        let reviewer = candidates + reviewer;
        (seen[candidate], seen[reviewer]) = (true, true);
        parts.join(candidate, reviewer);
    }
    let mut of_root: Vec<Option<usize>> = vec![None; candidates + reviewers];
    let mut found: Vec<Component> = Vec::new();
    for node in (0..candidates + reviewers).filter(|node| seen[*node]) {
        let root = parts.root(node);
        let at = *of_root[root].get_or_insert_with(|| {
            found.push(Component::default());
            found.len() - 1
        });
        match node.checked_sub(candidates) {
            None => found[at].candidates.push(node),
            Some(reviewer) => found[at].reviewers.push(reviewer),
        }
    }
    found.sort_by(|one, other| {
        other.candidates.len().cmp(&one.candidates.len()).then_with(|| one.candidates.cmp(&other.candidates))
    });
    found
}

/// Disjoint sets (Tarjan 1975), with halved paths.
struct Parts {
    above: Vec<usize>,
}

impl Parts {
    fn root(&mut self, mut node: usize) -> usize {
        while self.above[node] != node {
            self.above[node] = self.above[self.above[node]];
            node = self.above[node];
        }
        node
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.above[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reviewer_of_both_halves_joins_them() {
        let apart = [(0, 0), (0, 1), (1, 1), (2, 2), (3, 3), (3, 2), (4, 2)];
        let parts = components(apart);
        assert_eq!(
            parts,
            [
                Component { candidates: vec![2, 3, 4], reviewers: vec![2, 3] },
                Component { candidates: vec![0, 1], reviewers: vec![0, 1] },
            ]
        );
        assert_eq!(components(apart.into_iter().chain([(4, 0)])).len(), 1);
    }

    #[test]
    fn who_is_in_no_card_is_in_no_part() {
        assert_eq!(components([(3, 5)]), [Component { candidates: vec![3], reviewers: vec![5] }]);
        assert_eq!(components([]), []);
    }
}
