//! People who come from audit.

use super::answers;
use crate::demo::applicant::{Applicant, Ending, Sent};
use crate::demo::applicants::spoken;
use crate::demo::moment::{february, january};
use crate::demo::person::{Colour, Craft, Form, Layout, Person, post, study};
use crate::demo::tongue::Tongue;

pub(super) const PEOPLE: &[Applicant] = &[
    Applicant {
        person: Person {
            key: "dren-gashi",
            given: "Dren",
            family: "Gashi",
            email: "dren.gashi@example.com",
            phone: "+383 44 000 111",
            town: "Prishtinë",
            tongue: Tongue::English,
            headline: "Senior auditor",
            profile: "Auditor of non-governmental organisations and small companies. I have seen forty sets of books from the \
                      inside and would like to be responsible for one.",
            posts: &[
                post((2021, 9), None, "Senior Auditor", "Drini Audit & Advisory", "Prishtinë", Craft::Auditor),
                post((2019, 2), Some((2021, 8)), "Audit Assistant", "Vlera Audit L.L.C.", "Prishtinë", Craft::Auditor),
            ],
            studies: &[study("2014 – 2018", "BSc in Accounting", "Faculty of Economics, Prishtinë")],
            training: &["ACCA: nine of thirteen papers", "Expenditure verification of EU grants, 2022"],
            languages: spoken::ALBANIAN_FLUENT,
            skills: &["IFRS", "Expenditure verification", "Data analysis in Excel", "Report writing"],
            cv: Form::Pdf(Layout::Modern(Colour::Slate)),
            letter: Form::Pdf(Layout::Modern(Colour::Slate)),
        },
        sent: Sent::At(january(19, 18, 22, 40)),
        ending: Ending::Submitted,
        answers: &answers(
            6,
            "acca-part",
            "I have not managed a grant, I verified them: the largest was 1.3 million euros. I missed a duplicated invoice in the \
             sample of one partner and the second reviewer found it. I re-did the whole population over a weekend, found no other, \
             and since then I always test for duplicates on the full ledger first.",
            &["spreadsheets", "dynamics"],
            "2025-04-15",
            ("1,700", false),
        ),
        motive: "From the auditor's chair one learns what breaks, but never has to repair it. I would like to repair it.",
        diploma: true,
    },
    Applicant {
        person: Person {
            key: "blerta-hyseni",
            given: "Blerta",
            family: "Hyseni",
            email: "blerta.hyseni@example.net",
            phone: "+383 44 000 112",
            town: "Prishtinë",
            tongue: Tongue::English,
            headline: "Audit manager, ACCA",
            profile: "ACCA member, ten years in audit, four as manager of a team of six. Clients in energy, banking and civil society.",
            posts: &[
                post((2020, 10), None, "Audit Manager", "Vlera Audit L.L.C.", "Prishtinë", Craft::Auditor)
                    .with(&["Responsible for a portfolio of 22 audits a year and a team of six."]),
                post((2016, 11), Some((2020, 9)), "Senior Auditor", "Vlera Audit L.L.C.", "Prishtinë", Craft::Auditor),
                post(
                    (2014, 9),
                    Some((2016, 10)),
                    "Accountant",
                    "Bjeshka Spring Water L.L.C.",
                    "Pejë",
                    Craft::Accountant,
                ),
            ],
            studies: &[
                study("2015 – 2017", "MSc in Auditing", "School of Business, Tirana"),
                study("2010 – 2014", "BSc in Finance", "Faculty of Economics, Prishtinë"),
            ],
            training: &["ACCA member since 2019", "IFRS 15 and 16, 2020", "Coaching for managers, 2023"],
            languages: spoken::ALBANIAN_THREE,
            skills: &["IFRS", "Team leadership", "Risk assessment", "Dynamics", "Presentation to boards"],
            cv: Form::Pdf(Layout::Sidebar(Colour::Wine)),
            letter: Form::Pdf(Layout::Sidebar(Colour::Wine)),
        },
        sent: Sent::At(february(7, 21, 3, 17)),
        ending: Ending::Submitted,
        answers: &answers(
            10,
            "acca",
            "As audit manager my largest client has a budget of 14 million euros; the largest grant I verified was 2 million. One \
             year I lost two seniors in December. I re-planned, told three clients that we would be two weeks late before they \
             could ask, and worked the stock counts myself. No client left us. I have not yet been on the side that writes the \
             report to the donor, and I say so openly.",
            &["dynamics", "sap", "spreadsheets"],
            "2025-06-01",
            ("2.050 - 2.100", true),
        ),
        motive: "I sign opinions on other people's work. With you I would like to produce something that an auditor signs gladly.",
        diploma: true,
    },
    Applicant {
        person: Person {
            key: "stefan-jovanovic",
            given: "Stefan",
            family: "Jovanović",
            email: "stefan.jovanovic@example.com",
            phone: "+383 44 000 113",
            town: "Gračanica",
            tongue: Tongue::English,
            headline: "External auditor and consultant",
            profile: "Auditor and adviser with clients in Belgrade and Gračanica. Solid on IFRS and VAT on both sides.",
            posts: &[
                post((2020, 1), None, "Consultant", "Self-employed", "Gračanica", Craft::Auditor),
                post((2015, 2), Some((2019, 12)), "Auditor", "Dunav Revizija d.o.o.", "Belgrade", Craft::Auditor),
                post((2013, 10), Some((2015, 1)), "Bookkeeper", "Lab Agro d.o.o.", "Lipjan", Craft::Accountant),
            ],
            studies: &[study("2008 – 2013", "Economist, specialised in auditing", "Faculty of Economics, Belgrade")],
            training: &["Certified internal auditor, 2018"],
            languages: spoken::SERBIAN_FLUENT,
            skills: &["VAT", "IFRS", "Pantheon", "Consulting"],
            cv: Form::Pdf(Layout::Classic),
            letter: Form::Pdf(Layout::Classic),
        },
        sent: Sent::At(february(13, 9, 59, 2)),
        ending: Ending::Submitted,
        answers: &answers(
            11,
            "other",
            "As consultant I set up the books for an EU project of 260,000. The client stored receipts in shoe boxes. It took three \
             weeks and one very patient intern. Two receipts were never found.",
            &["pantheon", "spreadsheets"],
            "2025-03-10",
            ("negotiable", false),
        ),
        motive: "Working alone has taught me a lot, among other things that I prefer a team.",
        diploma: false,
    },
    Applicant {
        person: Person {
            key: "arbnora-shala",
            given: "Arbnora",
            family: "Shala",
            email: "arbnora.shala@example.org",
            phone: "+383 44 000 114",
            town: "Ferizaj",
            tongue: Tongue::English,
            headline: "Internal auditor",
            profile: "Internal auditor in a public hospital, before that in a bank. Thorough, sometimes too thorough.",
            posts: &[
                post((2019, 5), None, "Internal Auditor", "Regional Hospital", "Ferizaj", Craft::Auditor),
                post((2015, 6), Some((2019, 4)), "Internal Controller", "Bistrica Bank", "Ferizaj", Craft::Bank),
            ],
            studies: &[study("2010 – 2014", "BSc in Banking and Finance", "Faculty of Economics, Prishtinë")],
            training: &["Public internal financial control, 2020", "SCAAK certified accountant, 2021"],
            languages: spoken::ALBANIAN_FLUENT,
            skills: &["Internal control", "Risk registers", "Interviewing", "Treasury system"],
            cv: Form::Pdf(Layout::Ledger(Colour::Blue)),
            letter: Form::Pdf(Layout::Modern(Colour::Blue)),
        },
        sent: Sent::At(february(14, 13, 36, 28)),
        ending: Ending::Submitted,
        answers: &answers(
            9,
            "scaak",
            "I audit a hospital budget of 9 million euros but I do not manage it. My largest finding was that medicine was received \
             at night without a count. Management did not like the report; eighteen months later it is the rule that two people \
             count. What went wrong: I had told the press office before the director. I would not do that again.",
            &["treasury", "spreadsheets"],
            "2025-05-01",
            ("1800", false),
        ),
        motive: "I want to see the whole picture and not only its risks.",
        diploma: false,
    },
    Applicant {
        person: Person {
            key: "milos-petrovic",
            given: "Miloš",
            family: "Petrović",
            email: "milos.petrovic@example.net",
            phone: "+383 44 000 115",
            town: "Zvečan",
            tongue: Tongue::Serbian,
            headline: "Interni revizor",
            profile: "Interni revizor sa sedam godina iskustva u javnom preduzeću i revizorskoj kući. Uredan, staložen, navikao da \
                      obrazloži svaki nalaz.",
            posts: &[
                post((2020, 3), None, "interni revizor", "Vodovod Ibar", "Zvečan", Craft::Auditor),
                post(
                    (2017, 9),
                    Some((2020, 2)),
                    "asistent revizora",
                    "Dunav Revizija d.o.o.",
                    "Beograd",
                    Craft::Auditor,
                ),
            ],
            studies: &[study("2012 – 2017", "Diplomirani ekonomista", "Ekonomski fakultet, Kosovska Mitrovica")],
            training: &["Ovlašćeni interni revizor, 2021"],
            languages: spoken::SRPSKI,
            skills: &["Interna kontrola", "Pantheon", "Analiza podataka"],
            cv: Form::Pdf(Layout::Ledger(Colour::Slate)),
            letter: Form::Pdf(Layout::Classic),
        },
        sent: Sent::At(february(14, 19, 8, 51)),
        ending: Ending::Submitted,
        answers: &answers(
            7,
            "other",
            "Nisam vodio grant, ali sam revidirao program obnove mreže vredan 1,1 milion evra. Problem je bio što su radovi plaćani \
             po situacijama koje niko nije merio na terenu. Posle mog izveštaja nadzor potpisuje svaku situaciju. Prva tri meseca \
             plaćanja su kasnila zbog toga i nisam bio omiljen.",
            &["pantheon"],
            "2025-04-01",
            ("1.700 evra bruto", false),
        ),
        motive: "Sedam godina tražim greške u tuđim brojkama; sada bih preuzeo odgovornost za sopstvene, u kući koja povezuje ljude.",
        diploma: true,
    },
    Applicant {
        person: Person {
            key: "valon-rexhepi",
            given: "Valon",
            family: "Rexhepi",
            email: "valon.rexhepi@example.com",
            phone: "+383 44 000 116",
            town: "Podujevë",
            tongue: Tongue::English,
            headline: "Audit assistant",
            profile: "Dynamic and motivated professional with excellent communication skills and passion for numbers.",
            posts: &[
                post((2022, 10), None, "Audit Assistant", "Vlera Audit L.L.C.", "Prishtinë", Craft::Auditor),
                post((2022, 1), Some((2022, 9)), "Intern", "Tax Administration", "Prishtinë", Craft::Office),
            ],
            studies: &[study("2018 – 2022", "BSc in Accounting", "College of Business, Prishtinë")],
            training: &["ACCA: two papers", "Excel for accountants, 2023"],
            languages: spoken::ALBANIAN_GOOD,
            skills: &["Excel", "Team work", "Working under pressure", "Time management"],
            cv: Form::Pdf(Layout::Sidebar(Colour::Ochre)),
            letter: Form::Pdf(Layout::Sidebar(Colour::Ochre)),
        },
        sent: Sent::At(january(16, 0, 12, 5)),
        ending: Ending::Submitted,
        answers: &answers(
            2,
            "acca-part",
            "In my current position I am responsible for testing of expenses in different projects in value of more than 500.000 EUR. \
             Nothing went wrong because I always pay attention to details and deadlines.",
            &["spreadsheets"],
            "2025-03-03",
            ("As per your policy", false),
        ),
        motive: "I believe that I am the ideal candidate, because I am ambitious and I learn fast.",
        diploma: true,
    },
];
