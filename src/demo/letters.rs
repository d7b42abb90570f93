//! Cover letters as people write them, and what they call their files.

use super::chance::Chance;
use super::documents::Letter;
use super::person::Person;
use super::tongue::{InThree, Tongue};

const TO: [&str; 3] = ["Ura Institute", "Rr. e Urës 14", "10000 Prishtinë"];

/// The letter of a person for an opening.
pub(super) fn compose(person: &Person, motive: &str, title: &InThree, made: (u16, u8, u8)) -> Letter {
    let tongue = person.tongue;
    let mut chance = Chance::named(person.email);
    let mut pick = |choices: [&'static str; 3]| choices[chance.below(3)];
    let title = title.of(tongue);
    let opening = pick(openings(tongue)).replace("TITLE", title);
    let middle = pick(middles(tongue));
    let end = pick(endings(tongue));
    let (year, month, day) = made;
    let present = person.posts.first().map(|post| now_at(tongue, post.role, post.employer, post.to.is_none()));
    let mut paragraphs = vec![opening, motive.to_owned()];
    paragraphs.extend(present);
    paragraphs.push(middle.to_owned());
    paragraphs.push(end.to_owned());
    Letter {
        tongue,
        name: person.name(),
        sender: vec![person.town.to_owned(), person.phone.to_owned(), person.email.to_owned()],
        dateline: format!("{}, {day}.{month}.{year}", person.town),
        to: TO.to_vec(),
        subject: subject(tongue, title),
        salutation: match tongue {
            Tongue::English => "Dear members of the panel,",
            Tongue::Albanian => "Të nderuar anëtarë të panelit,",
            Tongue::Serbian => "Poštovani članovi komisije,",
        },
        paragraphs,
        closing: match tongue {
            Tongue::English => "Yours sincerely,",
            Tongue::Albanian => "Me respekt,",
            Tongue::Serbian => "S poštovanjem,",
        },
        made,
    }
}

fn subject(tongue: Tongue, title: &str) -> String {
    match tongue {
        Tongue::English => format!("Application: {title}"),
        Tongue::Albanian => format!("Aplikim: {title}"),
        Tongue::Serbian => format!("Prijava: {title}"),
    }
}

fn now_at(tongue: Tongue, role: &str, employer: &str, still: bool) -> String {
    match (tongue, still) {
        (Tongue::English, true) => format!(
            "At present I work as {role} at {employer}. The work has taught me to be exact with figures and plain with \
             people, and to say early when something does not add up. My CV gives the details."
        ),
        (Tongue::English, false) => format!(
            "Most recently I worked as {role} at {employer}. What I learned there is set out in my CV; I would be glad \
             to speak about it in person."
        ),
        (Tongue::Albanian, true) => format!(
            "Aktualisht punoj si {role} në {employer}. Kjo punë më ka mësuar saktësinë me shifrat dhe qartësinë me \
             njerëzit. Hollësitë i gjeni në CV."
        ),
        (Tongue::Albanian, false) => {
            format!("Së fundmi kam punuar si {role} në {employer}. Hollësitë i gjeni në CV-në time.")
        }
        (Tongue::Serbian, true) => format!(
            "Trenutno radim kao {role}, {employer}. Taj posao me je naučio tačnosti sa brojkama i jasnoći sa ljudima. \
             Pojedinosti su u biografiji."
        ),
        (Tongue::Serbian, false) => {
            format!("Poslednje radno mesto bilo mi je {role}, {employer}. Pojedinosti su u biografiji.")
        }
    }
}

const fn openings(tongue: Tongue) -> [&'static str; 3] {
    match tongue {
        Tongue::English => [
            "I am writing to apply for the post of TITLE, which I found on your page.",
            "With this letter I apply for the position of TITLE at the Ura Institute.",
            "A former colleague sent me your announcement for TITLE, and I decided to apply the same evening.",
        ],
        Tongue::Albanian => [
            "Përmes kësaj letre aplikoj për pozitën TITLE në Institutin Ura.",
            "Po ju shkruaj lidhur me konkursin tuaj për pozitën TITLE.",
            "E lexova shpalljen tuaj për TITLE dhe dëshiroj të paraqes kandidaturën time.",
        ],
        Tongue::Serbian => [
            "Ovim pismom prijavljujem se na konkurs za radno mesto TITLE u Institutu Ura.",
            "Javljam se povodom vašeg oglasa za poziciju TITLE.",
            "Na vašoj stranici stoji oglas za radno mesto TITLE, o kome razmišljam otkako je objavljen.",
        ],
    }
}

const fn middles(tongue: Tongue) -> [&'static str; 3] {
    match tongue {
        Tongue::English => [
            "I have followed your work on regional co-operation for some time. An institute that publishes where its \
             money comes from is the kind of place where I would like to take responsibility.",
            "What draws me to you is that your reports are read in Prishtina, Belgrade and Brussels alike. I would like \
             to help that the work behind them stands on firm ground.",
            "I work well in mixed teams, I meet deadlines, and I ask when I do not know. I believe that these three count \
             for more than any line in a CV.",
        ],
        Tongue::Albanian => [
            "Punën tuaj për bashkëpunimin rajonal e ndjek prej kohësh dhe më pëlqen që botoni hapur burimet e financimit.",
            "Punoj mirë në ekip, i respektoj afatet dhe pyes kur nuk di. Besoj se kjo vlen më shumë se çdo rresht në CV.",
            "Raportet tuaja lexohen në Prishtinë, Beograd dhe Bruksel. Do të doja të ndihmoja që puna pas tyre të jetë e qëndrueshme.",
        ],
        Tongue::Serbian => [
            "Vaš rad na regionalnoj saradnji pratim duže vreme i cenim to što objavljujete izvore finansiranja.",
            "Dobro radim u timu, poštujem rokove i pitam kada ne znam. Verujem da to vredi više od svakog reda u biografiji.",
            "Vaši izveštaji čitaju se u Prištini, Beogradu i Briselu. Želim da doprinesem tome da rad iza njih bude pouzdan.",
        ],
    }
}

const fn endings(tongue: Tongue) -> [&'static str; 3] {
    match tongue {
        Tongue::English => [
            "I would be glad to meet you, and I can be reached on the number above at any time of day.",
            "Thank you for reading this far. I look forward to hearing from you, whatever you decide.",
            "My references and certificates are available at once. Thank you for considering my application.",
        ],
        Tongue::Albanian => [
            "Do të më vinte mirë të takoheshim. Mund të më gjeni në numrin e mësipërm.",
            "Ju faleminderit për kohën tuaj. Pres përgjigjen tuaj, cilado qoftë ajo.",
            "Referencat dhe diplomat mund t'i dërgoj menjëherë. Ju faleminderit për shqyrtimin e aplikimit.",
        ],
        Tongue::Serbian => [
            "Rado ću doći na razgovor; možete me dobiti na navedeni broj.",
            "Hvala na izdvojenom vremenu. Radujem se vašem odgovoru, kakav god bio.",
            "Preporuke i diplome mogu dostaviti odmah. Hvala što ćete razmotriti moju prijavu.",
        ],
    }
}

/// What the person's latest employer writes of them.
pub(super) fn recommend(person: &Person, made: (u16, u8, u8)) -> Letter {
    let tongue = person.tongue;
    let (year, month, day) = made;
    let (role, employer, place) =
        person.posts.first().map_or(("", "", ""), |post| (post.role, post.employer, post.place));
    let name = person.name();
    let paragraphs = match tongue {
        Tongue::English => [
            format!(
                "{name} has worked with us as {role}. We know the work from up close and write this letter gladly."
            ),
            "What was promised was done, on the day it was promised, and what could not be done was said early. \
             Colleagues ask for advice here first."
                .to_owned(),
            "We recommend this application without reservation and answer questions by telephone.".to_owned(),
        ],
        Tongue::Albanian => [
            format!(
                "{name} ka punuar te ne si {role}. E njohim punën nga afër dhe e shkruajmë këtë letër me kënaqësi."
            ),
            "Çfarë u premtua u bë, në ditën e premtuar, dhe çfarë nuk mund të bëhej u tha me kohë.".to_owned(),
            "E rekomandojmë këtë aplikim pa rezervë dhe u përgjigjemi pyetjeve me telefon.".to_owned(),
        ],
        Tongue::Serbian => [
            format!("Kod nas na radnom mestu {role} radi {name}. Taj rad poznajemo izbliza i rado pišemo ovo pismo."),
            "Obećano je urađeno, i to na obećani dan, a što nije moglo da se uradi rečeno je na vreme.".to_owned(),
            "Ovu prijavu preporučujemo bez rezerve i na pitanja odgovaramo telefonom.".to_owned(),
        ],
    };
    Letter {
        tongue,
        name: employer.to_owned(),
        sender: vec![place.to_owned()],
        dateline: format!("{place}, {day}.{month}.{year}"),
        to: TO.to_vec(),
        subject: match tongue {
            Tongue::English => format!("Letter of recommendation: {name}"),
            Tongue::Albanian => format!("Letër rekomandimi: {name}"),
            Tongue::Serbian => format!("Pismo preporuke: {name}"),
        },
        salutation: match tongue {
            Tongue::English => "To whom it may concern,",
            Tongue::Albanian => "Të nderuar,",
            Tongue::Serbian => "Poštovani,",
        },
        paragraphs: paragraphs.into(),
        closing: match tongue {
            Tongue::English => "Yours faithfully,",
            Tongue::Albanian => "Me respekt,",
            Tongue::Serbian => "S poštovanjem,",
        },
        made,
    }
}

/// What the person calls their CV, without the ending.
pub(super) fn cv_name(person: &Person) -> String {
    let (given, family) = (person.given, person.family);
    match Chance::named(person.phone).below(7) {
        0 => format!("CV_{given}_{family}"),
        1 => format!("CV {given} {family}"),
        2 => "CV".to_owned(),
        3 => format!("{family} {given} - CV 2025"),
        4 => "cv final (2)".to_owned(),
        5 => format!("{given}-{family}-Curriculum-Vitae").to_lowercase(),
        _ => match person.tongue {
            Tongue::English => format!("Resume {family}"),
            Tongue::Albanian => format!("CV-ja ime {given} {family}"),
            Tongue::Serbian => format!("Biografija – {given} {family}"),
        },
    }
}

/// What the person calls their letter, without the ending.
pub(super) fn letter_name(person: &Person) -> String {
    let plain = match person.tongue {
        Tongue::English => "Cover letter",
        Tongue::Albanian => "Letra motivuese",
        Tongue::Serbian => "Motivaciono pismo",
    };
    match Chance::named(person.phone).below(3) {
        0 => format!("{plain} {}", person.name()),
        1 => plain.to_owned(),
        _ => format!("{}_{}", plain.replace(' ', "_"), person.family),
    }
}

/// What the person calls their certificate, without the ending.
pub(super) fn diploma_name(person: &Person) -> String {
    format!("Diploma {}", person.family)
}

/// What the person calls the letter of their employer, without the ending.
pub(super) fn recommendation_name(person: &Person) -> String {
    match person.tongue {
        Tongue::English => format!("Reference {}", person.family),
        Tongue::Albanian => format!("Referenca {}", person.family),
        Tongue::Serbian => format!("Preporuka {}", person.family),
    }
}
