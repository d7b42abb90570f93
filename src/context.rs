//! What an act is handed: who, store, clock, files, settings, keys.

use crate::account::attempts::Attempts;
use crate::account::passwords::Passwords;
use crate::actor::Actor;
use crate::application::asked::Remembered;
use crate::application::rush::Rush;
use crate::application::under_way::UnderWay;
use crate::clock::Clock;
use crate::extract::Extract;
use crate::files::Files;
use crate::keys::Keys;
use crate::mail::Mail;
use crate::scan::Scanner;
use crate::settings::Settings;
use crate::store::Store;
use entity::Instant;
use std::sync::Arc;

/// What every act of this process shares.
pub struct House {
    /// The database.
    pub store: Store,
    /// The bytes of documents.
    pub files: Files,
    /// What reads documents.
    pub extract: Extract,
    /// The way out for letters.
    pub mail: Mail,
    /// The scanner for malware, if one is set up.
    pub scanner: Option<Scanner>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What the operator chose.
    pub settings: Settings,
    /// Secrets and signing keys.
    pub keys: Keys,
    /// Where passwords are hashed.
    pub passwords: Passwords,
    /// How often passwords were guessed.
    pub attempts: Attempts,
    /// Who is sending an application.
    pub rush: Rush,
    /// What openings ask for.
    pub asked: Remembered,
    /// What is being written under the keys of requests.
    pub under_way: UnderWay,
}

/// The house, and who acts in it.
#[derive(Clone)]
pub struct Context {
    house: Arc<House>,
    /// On whose behalf.
    pub actor: Actor,
}

impl std::ops::Deref for Context {
    type Target = House;

    fn deref(&self) -> &House {
        &self.house
    }
}

impl Context {
    /// Somebody in the house.
    pub const fn new(house: Arc<House>, actor: Actor) -> Self {
        Self { house, actor }
    }

    /// The instant, by the house's clock.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A fresh id.
    pub fn new_id(&self) -> uuid::Uuid {
        crate::secrets::new_id(self.now())
    }

    /// The same house for another actor.
    #[must_use]
    pub fn acting_as(&self, actor: Actor) -> Self {
        Self { house: Arc::clone(&self.house), actor }
    }
}
