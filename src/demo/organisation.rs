//! The invented organisation and its staff.

use super::tongue::InThree;

/// The organisation that the demo shows.
#[derive(Clone, Copy, Debug)]
pub struct DemoOrganisation {
    pub name: InThree,
    pub about: InThree,
    /// As on an envelope.
    pub address: &'static [&'static str],
    pub website: &'static str,
    pub contact: &'static str,
    pub telephone: &'static str,
    /// The accent colour, `#rrggbb`.
    pub accent: &'static str,
}

/// What a member of staff may do in the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoRole {
    Administrator,
    Hr,
    Chair,
    Reviewer,
    Manager,
}

/// A member of staff; the seeder makes the password.
#[derive(Clone, Copy, Debug)]
pub struct DemoStaff {
    /// Used by panels and scorecards.
    pub key: &'static str,
    pub given: &'static str,
    pub family: &'static str,
    pub email: &'static str,
    pub role: DemoRole,
    pub title: &'static str,
}

/// The Ura Institute: *ura* is Albanian for bridge.
pub const fn organisation() -> DemoOrganisation {
    DemoOrganisation {
        name: InThree::new("Ura Institute", "Instituti Ura", "Institut Ura"),
        about: InThree::new(
            "The Ura Institute is an independent think tank in Prishtina. Since 2009 it has studied how the societies of \
             the Western Balkans work together: trade, mobility, recognition of diplomas, and the agreements that make \
             them possible. Its thirty-two people come from every community in Kosovo.",
            "Instituti Ura është organizatë e pavarur kërkimore në Prishtinë. Që nga viti 2009 hulumton si punojnë \
             bashkë shoqëritë e Ballkanit Perëndimor: tregtia, lëvizja e lirë, njohja e diplomave dhe marrëveshjet që i \
             bëjnë të mundura. Tridhjetë e dy punëtorët e tij vijnë nga të gjitha komunitetet e Kosovës.",
            "Institut Ura je nezavisna istraživačka organizacija u Prištini. Od 2009. godine istražuje kako društva \
             Zapadnog Balkana rade zajedno: trgovinu, slobodu kretanja, priznavanje diploma i sporazume koji ih \
             omogućavaju. Njegovih trideset dvoje zaposlenih dolazi iz svih zajednica na Kosovu.",
        ),
        address: &["Rr. e Urës 14", "10000 Prishtinë", "Kosovo"],
        website: "https://ura.example",
        contact: "jobs@ura.example",
        telephone: "+383 38 000 140",
        accent: "#1f5f5b",
    }
}

const fn member(
    key: &'static str,
    (given, family): (&'static str, &'static str),
    email: &'static str,
    role: DemoRole,
    title: &'static str,
) -> DemoStaff {
    DemoStaff { key, given, family, email, role, title }
}

/// Everyone who signs in to the demo.
pub const STAFF: &[DemoStaff] = &[
    member("admin", ("Driton", "Hyseni"), "driton.hyseni@ura.example", DemoRole::Administrator, "IT Administrator"),
    member("hr", ("Mirjeta", "Bytyqi"), "mirjeta.bytyqi@ura.example", DemoRole::Hr, "Human Resources Officer"),
    member("chair", ("Valbona", "Nushi"), "valbona.nushi@ura.example", DemoRole::Chair, "Deputy Director"),
    member("jelena", ("Jelena", "Stojković"), "jelena.stojkovic@ura.example", DemoRole::Reviewer, "Head of Research"),
    member("emre", ("Emre", "Kırcalı"), "emre.kircali@ura.example", DemoRole::Reviewer, "Head of Programmes"),
    member("manager", ("Teuta", "Hajrizi"), "teuta.hajrizi@ura.example", DemoRole::Manager, "Executive Director"),
];
