//! The fixed words of a CV and a letter in the three languages.

use crate::demo::tongue::InThree;

pub(super) const CV: InThree = InThree::new("Curriculum vitae", "Curriculum vitae", "Radna biografija");
pub(super) const PROFILE: InThree = InThree::new("Profile", "Profili", "Profil");
pub(super) const EXPERIENCE: InThree = InThree::new("Professional experience", "Përvoja e punës", "Radno iskustvo");
pub(super) const EDUCATION: InThree = InThree::new("Education", "Arsimimi", "Obrazovanje");
pub(super) const TRAINING: InThree =
    InThree::new("Training and certificates", "Trajnime dhe certifikata", "Obuke i sertifikati");
pub(super) const LANGUAGES: InThree = InThree::new("Languages", "Gjuhët", "Jezici");
pub(super) const SKILLS: InThree = InThree::new("Skills", "Aftësitë", "Veštine");
pub(super) const OTHER: InThree = InThree::new("Further information", "Të tjera", "Ostalo");
pub(super) const CONTACT: InThree = InThree::new("Contact", "Kontakti", "Kontakt");
pub(super) const REFERENCES: InThree = InThree::new("References", "Referencat", "Reference");
pub(super) const ON_REQUEST: InThree = InThree::new(
    "Names and addresses of referees are available on request.",
    "Referencat ofrohen sipas kërkesës.",
    "Imena i kontakti osoba za preporuku dostupni su na zahtev.",
);
pub(super) const TODAY: InThree = InThree::new("today", "sot", "danas");
pub(super) const PAGE: InThree = InThree::new("page", "faqja", "strana");
pub(super) const DECLARATION: InThree = InThree::new(
    "I confirm that the information in this CV is true and complete.",
    "Konfirmoj se të dhënat në këtë CV janë të sakta dhe të plota.",
    "Potvrđujem da su podaci u ovoj biografiji tačni i potpuni.",
);
