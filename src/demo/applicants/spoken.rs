//! The languages that people of the demo speak, as they write them in a CV.

pub(super) type Spoken = &'static [(&'static str, &'static str)];

pub(super) const ALBANIAN_FLUENT: Spoken = &[("Albanian", "native"), ("English", "C1"), ("Serbian", "B1")];
pub(super) const ALBANIAN_GOOD: Spoken = &[("Albanian", "native"), ("English", "B2"), ("German", "A2")];
pub(super) const ALBANIAN_THREE: Spoken =
    &[("Albanian", "native"), ("English", "C2"), ("Serbian", "B2"), ("French", "B1")];
pub(super) const SERBIAN_FLUENT: Spoken = &[("Serbian", "native"), ("English", "C1"), ("Albanian", "A2")];
pub(super) const SERBIAN_THREE: Spoken = &[("Serbian", "native"), ("Albanian", "B2"), ("English", "C1")];
pub(super) const BOSNIAK: Spoken = &[("Bosnian", "native"), ("Albanian", "C1"), ("English", "B2"), ("Serbian", "C2")];
pub(super) const TURKISH: Spoken = &[("Turkish", "native"), ("Albanian", "C2"), ("English", "C1"), ("Serbian", "B1")];
pub(super) const ROMA: Spoken = &[("Romani", "native"), ("Albanian", "C2"), ("Serbian", "C1"), ("English", "B2")];
pub(super) const SHQIP: Spoken = &[("Shqip", "gjuhë amtare"), ("Anglisht", "B2"), ("Serbisht", "B1")];
pub(super) const SRPSKI: Spoken = &[("Srpski", "maternji"), ("Engleski", "B2"), ("Albanski", "A2")];
pub(super) const FRENCH: Spoken = &[("French", "native"), ("English", "C2"), ("Albanian", "B2")];
pub(super) const ITALIAN: Spoken = &[("Italian", "native"), ("English", "C1"), ("Serbian", "B1"), ("Albanian", "A2")];
pub(super) const ENGLISH: Spoken = &[("English", "native"), ("Serbian", "B2"), ("Albanian", "A2")];
