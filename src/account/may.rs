//! Who may do what: one table (P5). Pages and API ask nowhere else.

use entity::panel_member::PanelRole;
use entity::staff::Role;

/// What somebody with an account may or may not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Invite staff, give and take roles, end accounts.
    ManageStaff,
    /// Draft openings; see all of them.
    DraftOpenings,
    /// Edit, publish, amend, cancel, duplicate this opening, and choose its panel.
    ManageOpening,
    /// See this opening's rooms at all.
    SeeOpening,
    /// Read this opening's applications and their documents.
    ReadApplications,
    /// Look at what a blind review covers in the documents, correct and confirm it.
    CorrectCovers,
    /// Move an application from stage to stage.
    MoveStage,
    /// Fill a scorecard.
    Review,
    /// See the ranking; a reviewer still only as independence allows (P6).
    SeeRanking,
    /// Draw a shortlist.
    DrawShortlist,
    /// See this opening's shortlists and take their dossiers.
    TakeDossier,
    /// Sign a shortlist.
    SignOff,
}

/// Whether a person of this role, sitting on the opening's panel as `panel` says, may do it. All that is not here is refused.
pub const fn may(role: Role, panel: Option<PanelRole>, act: Act) -> bool {
    let as_role = match role {
        Role::Administrator => matches!(act, Act::ManageStaff),
        Role::Hr => matches!(
            act,
            Act::DraftOpenings
                | Act::ManageOpening
                | Act::SeeOpening
                | Act::ReadApplications
                | Act::CorrectCovers
                | Act::MoveStage
                | Act::SeeRanking
                | Act::DrawShortlist
                | Act::TakeDossier
        ),
        Role::Member => false,
    };
    let on_panel = match panel {
        Some(PanelRole::Chair) => matches!(
            act,
            Act::SeeOpening
                | Act::ReadApplications
                | Act::Review
                | Act::SeeRanking
                | Act::DrawShortlist
                | Act::TakeDossier
                | Act::SignOff
        ),
        Some(PanelRole::Reviewer) => {
            matches!(act, Act::SeeOpening | Act::ReadApplications | Act::Review | Act::SeeRanking)
        }
        Some(PanelRole::Manager) => {
            matches!(act, Act::SeeOpening | Act::ReadApplications | Act::SeeRanking | Act::TakeDossier | Act::SignOff)
        }
        None => false,
    };
    as_role || on_panel
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_administrator_sees_no_application() {
        for act in [Act::ReadApplications, Act::SeeRanking, Act::TakeDossier, Act::Review, Act::SeeOpening] {
            assert!(!may(Role::Administrator, None, act), "{act:?}");
        }
    }

    #[test]
    fn a_member_off_the_panel_may_nothing() {
        for act in [Act::SeeOpening, Act::ReadApplications, Act::Review, Act::SeeRanking, Act::ManageOpening] {
            assert!(!may(Role::Member, None, act), "{act:?}");
        }
    }

    #[test]
    fn hr_scores_only_as_a_reviewer_of_the_panel() {
        assert!(!may(Role::Hr, None, Act::Review));
        assert!(!may(Role::Hr, Some(PanelRole::Manager), Act::Review));
        assert!(may(Role::Hr, Some(PanelRole::Reviewer), Act::Review));
    }
}
