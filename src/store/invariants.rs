//! What must hold in any live database, as queries that `meritum check` runs.

use super::Store;
use sea_orm::{ConnectionTrait, DbErr, Statement};

/// One thing that must hold.
pub struct Invariant {
    /// The sentence that is false when rows are found.
    pub holds: &'static str,
    /// Selects the id or name (one text column `what`) of each row that breaks it; the same text on both databases.
    pub broken_by: &'static str,
}

/// All of them. Each selects from rows alone; files and signatures are checked by the command.
pub const INVARIANTS: &[Invariant] = &[
    Invariant {
        holds: "a submitted application has the version that counts",
        broken_by: "SELECT reference AS what FROM application WHERE state = 'submitted' AND (submission_id IS NULL OR submitted_at IS NULL)",
    },
    Invariant {
        holds: "the version that counts belongs to its application",
        broken_by: "SELECT a.reference AS what FROM application a JOIN submission s ON s.id = a.submission_id WHERE s.application_id <> a.id",
    },
    Invariant {
        holds: "nothing was admitted at or after its closing instant, grace apart",
        broken_by: "SELECT a.reference AS what FROM submission s JOIN application a ON a.id = s.application_id JOIN opening o ON o.id = s.opening_id WHERE s.received_at >= s.closes_at + o.grace_seconds * 1000",
    },
    Invariant {
        holds: "an application's own closing instant is the latest of its extensions",
        broken_by: "SELECT a.reference AS what FROM application a LEFT JOIN (SELECT application_id, MAX(until) AS latest FROM extension GROUP BY application_id) e ON e.application_id = a.id WHERE COALESCE(a.extended_until, 0) <> COALESCE(e.latest, 0)",
    },
    Invariant {
        holds: "a published opening has a closing instant after it opens, and a title",
        broken_by: "SELECT o.slug AS what FROM opening o WHERE o.state <> 'draft' AND (o.closes_at IS NULL OR o.opens_at IS NULL OR NOT EXISTS (SELECT 1 FROM opening_text t WHERE t.opening_id = o.id AND t.language = o.language AND t.title <> ''))",
    },
    Invariant {
        holds: "a score lies on its criterion's scale",
        broken_by: "SELECT a.reference AS what FROM score v JOIN scorecard c ON c.id = v.scorecard_id JOIN application a ON a.id = c.application_id LEFT JOIN criterion k ON k.opening_id = c.opening_id AND k.key = v.criterion_key WHERE k.key IS NULL OR v.value_milli < k.min_milli OR v.value_milli > k.max_milli",
    },
    Invariant {
        holds: "the count of submitted cards kept with an application is right",
        broken_by: "SELECT a.reference AS what FROM application a WHERE a.reviews <> (SELECT COUNT(*) FROM scorecard c WHERE c.application_id = a.id AND c.submitted_at IS NOT NULL)",
    },
    Invariant {
        holds: "a shortlist holds only applications of its own opening",
        broken_by: "SELECT a.reference AS what FROM shortlist_entry e JOIN shortlist l ON l.id = e.shortlist_id JOIN application a ON a.id = e.application_id WHERE a.opening_id <> l.opening_id",
    },
    Invariant {
        holds: "a document that was read has its pages and its text, and one that is unreadable says why",
        broken_by: "SELECT a.reference AS what FROM document d JOIN application a ON a.id = d.application_id WHERE (d.reading = 'read' AND (d.pages IS NULL OR NOT EXISTS (SELECT 1 FROM document_page p WHERE p.document_id = d.id AND p.number = 1) OR NOT EXISTS (SELECT 1 FROM document_text t WHERE t.document_id = d.id))) OR (d.reading = 'unreadable') <> (d.unreadable IS NOT NULL)",
    },
    Invariant {
        holds: "an application holds no more files for a requirement than it takes",
        broken_by: "SELECT a.reference AS what FROM document d JOIN application a ON a.id = d.application_id JOIN requirement r ON r.opening_id = a.opening_id AND r.key = d.requirement_key WHERE d.removed_at IS NULL GROUP BY a.reference, r.key, r.max_files HAVING COUNT(*) > r.max_files",
    },
    Invariant {
        holds: "every submission has its receipt",
        broken_by: "SELECT a.reference AS what FROM submission s JOIN application a ON a.id = s.application_id WHERE s.receipt = ''",
    },
];

/// An invariant that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The sentence that is false.
    pub holds: &'static str,
    /// What breaks it, at most 20 of them.
    pub by: Vec<String>,
}

/// Runs them all.
///
/// # Errors
/// The database's own error.
pub async fn broken(store: &Store) -> Result<Vec<Broken>, DbErr> {
    let mut found = Vec::new();
    for invariant in INVARIANTS {
        let query = Statement::from_string(store.backend(), format!("{} LIMIT 20", invariant.broken_by));
        let rows = store.read().query_all_raw(query).await?;
        let by = rows.iter().map(|row| row.try_get::<String>("", "what")).collect::<Result<Vec<_>, _>>()?;
        if !by.is_empty() {
            found.push(Broken { holds: invariant.holds, by });
        }
    }
    Ok(found)
}
