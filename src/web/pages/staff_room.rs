//! The rooms of one opening for staff, as tabs above each of them: only those that this person may enter.
//!
//! A page holds a `room: Room` and says `{% block room %}{% include "staff_room.html" %}{% endblock %}`.

use crate::account::may::Act;
use crate::context::Context;
use crate::language::Text;
use crate::links;
use crate::opening::standing::Standing;
use crate::opening::title;
use entity::opening::State;
use sea_orm::DbErr;

/// A room of an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Overview,
    Advert,
    Criteria,
    Questions,
    Documents,
    Panel,
    Applications,
    Assignments,
    Review,
    Ranking,
    Shortlists,
}

impl Tab {
    const ALL: [Self; 11] = [
        Self::Overview,
        Self::Advert,
        Self::Criteria,
        Self::Questions,
        Self::Documents,
        Self::Panel,
        Self::Applications,
        Self::Assignments,
        Self::Review,
        Self::Ranking,
        Self::Shortlists,
    ];

    /// The last part of its path, after [`links::staff_opening`].
    pub const fn path(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Advert => "edit",
            Self::Criteria => "criteria",
            Self::Questions => "questions",
            Self::Documents => "documents",
            Self::Panel => "panel",
            Self::Applications => "applications",
            Self::Assignments => "assignments",
            Self::Review => "review",
            Self::Ranking => "ranking",
            Self::Shortlists => "shortlists",
        }
    }

    /// Its name's message.
    const fn label(self) -> &'static str {
        match self {
            Self::Overview => "staff-room-overview",
            Self::Advert => "staff-room-advert",
            Self::Criteria => "staff-room-criteria",
            Self::Questions => "staff-room-questions",
            Self::Documents => "staff-room-documents",
            Self::Panel => "staff-room-panel",
            Self::Applications => "staff-room-applications",
            Self::Assignments => "staff-room-assignments",
            Self::Review => "staff-room-review",
            Self::Ranking => "staff-room-ranking",
            Self::Shortlists => "staff-room-shortlists",
        }
    }

    /// What one must be allowed to enter it.
    const fn act(self) -> Act {
        match self {
            Self::Overview => Act::SeeOpening,
            Self::Advert | Self::Criteria | Self::Questions | Self::Documents | Self::Panel | Self::Assignments => {
                Act::ManageOpening
            }
            Self::Applications => Act::ReadApplications,
            Self::Review => Act::Review,
            Self::Ranking => Act::SeeRanking,
            Self::Shortlists => Act::TakeDossier,
        }
    }

    /// Whether it holds nothing before the opening is published.
    const fn needs_applications(self) -> bool {
        matches!(self, Self::Applications | Self::Assignments | Self::Review | Self::Ranking | Self::Shortlists)
    }
}

/// The tabs above a room.
#[derive(Clone, Debug)]
pub struct Room {
    pub text: Text,
    /// The opening's title, or its slug while it has none.
    pub title: String,
    pub slug: String,
    pub tabs: Vec<Link>,
}

/// One tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub href: String,
    pub label: String,
    pub is_current: bool,
}

impl Room {
    /// The rooms that the person who loaded `standing` may enter; they are in `current`.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn open(ctx: &Context, standing: &Standing, text: Text, current: Tab) -> Result<Self, DbErr> {
        let opening = &standing.opening;
        let title = title::of(ctx.store.read(), opening, text.language()).await?;
        let title = if title.is_empty() { opening.slug.clone() } else { title };
        let is_draft = opening.state == State::Draft;
        let tabs = Tab::ALL
            .into_iter()
            .filter(|tab| standing.may(tab.act()) && !(is_draft && tab.needs_applications()))
            .map(|tab| Link {
                href: links::staff_opening(&opening.slug, tab.path()),
                label: text.say(tab.label()),
                is_current: tab == current,
            })
            .collect();
        Ok(Self { text, title, slug: opening.slug.clone(), tabs })
    }
}
