//! People who lead finances already.

use super::answers;
use crate::demo::applicant::{Applicant, Ending, Sent};
use crate::demo::applicants::spoken;
use crate::demo::moment::{february, january};
use crate::demo::person::{Colour, Craft, Form, Layout, Person, post, study};
use crate::demo::tongue::Tongue;

pub(super) const PEOPLE: &[Applicant] = &[
    Applicant {
        person: Person {
            key: "arta-krasniqi",
            given: "Arta",
            family: "Krasniqi",
            email: "arta.krasniqi@example.org",
            phone: "+383 44 000 101",
            town: "Prishtinë",
            tongue: Tongue::English,
            headline: "Finance manager, ACCA",
            profile: "Finance manager with eleven years in civil society and audit. I build small systems that hold: a \
                      manual that people read, a closing calendar that is kept, and reports that programme staff understand.",
            posts: &[
                post((2019, 3), None, "Finance Manager", "Dritarja Foundation", "Prishtinë", Craft::FinanceLead)
                    .with(&["Responsible for a budget of 1.1 million euros from nine donors, with a team of two."]),
                post((2016, 1), Some((2019, 2)), "Grants Accountant", "Balkan Civic Fund", "Prishtinë", Craft::Grants),
                post((2013, 9), Some((2015, 12)), "Audit Associate", "Drini Audit & Advisory", "Prishtinë", Craft::Auditor),
            ],
            studies: &[
                study("2011 – 2013", "MSc in Accounting and Finance", "School of Economics, Ljubljana"),
                study("2008 – 2011", "BSc in Banking, Finance and Accounting", "Faculty of Economics, Prishtinë"),
            ],
            training: &["ACCA member since 2018", "Financial rules of EU external actions, 2021 and 2024", "Safeguarding and fraud prevention, 2023"],
            languages: spoken::ALBANIAN_THREE,
            skills: &["Budgeting and forecasting", "EU grant reporting", "QuickBooks, Pantheon", "Power Query", "Facilitation"],
            cv: Form::Pdf(Layout::Modern(Colour::Blue)),
            letter: Form::Pdf(Layout::Modern(Colour::Blue)),
        },
        sent: Sent::At(january(21, 20, 47, 12)),
        ending: Ending::Submitted,
        answers: &answers(
            11,
            "acca",
            "The largest was a three-year EU grant of 780,000 euros with four partners. In the second year one partner's \
             bookkeeper left and we found that their time sheets had been filled in afterwards. I declared 14,200 euros of \
             staff cost ineligible before the auditors could, told the Delegation myself, and we agreed on a corrective \
             plan. Since then every partner sends time sheets monthly or gets no instalment. It cost me a friendship and \
             saved the grant.",
            &["quickbooks", "pantheon", "spreadsheets"],
            "2025-04-15",
            ("2,000 euros gross, negotiable against training days", true),
        ),
        motive: "I have spent six years making one foundation's finances boring, in the best sense. Your institute is larger, \
                 works in three languages and reports to donors whose rules I know. I would like to do the same for you.",
        diploma: true,
    },
    Applicant {
        person: Person {
            key: "besnik-hoxha",
            given: "Besnik",
            family: "Hoxha",
            email: "b.hoxha@example.com",
            phone: "+383 44 000 102",
            town: "Prishtinë",
            tongue: Tongue::English,
            headline: "Head of Finance and Administration",
            profile: "Sixteen years in finance, the last twelve in charge of it. Environmental organisations, construction \
                      and a chamber of commerce. Calm in inspections.",
            posts: &[
                post((2013, 2), None, "Head of Finance and Administration", "Sharri Green Foundation", "Prishtinë", Craft::FinanceLead),
                post((2009, 5), Some((2013, 1)), "Chief Accountant", "Bistrica Construction L.L.C.", "Pejë", Craft::Accountant),
                post((2008, 1), Some((2009, 4)), "Accountant", "Chamber of Small Business", "Pejë", Craft::Accountant),
            ],
            studies: &[study("2003 – 2007", "BSc in Economics", "Faculty of Economics, Prishtinë")],
            training: &["SCAAK certified accountant, 2012", "Public procurement for beneficiaries of grants, 2016"],
            languages: spoken::ALBANIAN_GOOD,
            skills: &["Team of four", "Audits", "Tax inspections", "Pantheon", "Negotiation with banks"],
            cv: Form::Pdf(Layout::Classic),
            letter: Form::Pdf(Layout::Classic),
        },
        sent: Sent::At(january(30, 8, 5, 41)),
        ending: Ending::Submitted,
        answers: &answers(
            16,
            "scaak",
            "I am responsible for the whole budget of the foundation, 900,000 euros last year, of which 400,000 from Sida. \
             What went wrong: in 2020 we had all reserves in one bank and a payment order of 60,000 was stuck for nine days \
             during the change of its system. Salaries were late once. Now we keep two months of salaries in a second bank.",
            &["pantheon", "spreadsheets"],
            "2025-05-01",
            ("2.100", true),
        ),
        motive: "After twelve years in one house I look for a second one where research is taken seriously. I know how to lead \
                 accountants without standing behind them.",
        diploma: false,
    },
    Applicant {
        person: Person {
            key: "jelena-markovic",
            given: "Jelena",
            family: "Marković",
            email: "jelena.markovic@example.net",
            phone: "+383 44 000 103",
            town: "Mitrovica",
            tongue: Tongue::English,
            headline: "Finance coordinator for EU-funded programmes",
            profile: "Economist from Mitrovica with ten years of work on both sides of the Ibar. I run the finances of \
                      programmes in which Albanian and Serbian organisations share one budget, which is a good school.",
            posts: &[
                post((2018, 6), None, "Finance Coordinator", "Zajedno Community Centre", "Mitrovica", Craft::FinanceLead)
                    .with(&["Lead partner's finance coordinator in three EU grants with a total of 1.9 million euros."]),
                post((2015, 1), Some((2018, 5)), "Finance Officer", "Ibar Youth Initiative", "Mitrovica", Craft::Grants),
                post((2013, 7), Some((2014, 12)), "Junior Accountant", "Kopaonik Timber d.o.o.", "Leposavić", Craft::Accountant),
            ],
            studies: &[
                study("2019 – 2021", "Master of Public Finance", "Faculty of Economics, Belgrade"),
                study("2008 – 2013", "Bachelor of Economics", "Faculty of Economics, Kragujevac"),
            ],
            training: &["Albanian language course, B2 certificate, 2022", "EU grant audits: practitioner's course, 2019"],
            languages: spoken::SERBIAN_THREE,
            skills: &["Consortium budgets", "Sub-grants", "Pantheon", "QuickBooks", "Mediation"],
            cv: Form::Pdf(Layout::Sidebar(Colour::Green)),
            letter: Form::Pdf(Layout::Sidebar(Colour::Green)),
        },
        sent: Sent::At(february(3, 22, 18, 3)),
        ending: Ending::Submitted,
        answers: &answers(
            11,
            "other",
            "An EU grant of 920,000 euros, four partners, three currencies of trust. One partner paid rent in cash for five \
             months because the landlord wanted it so. The auditors would have struck it out. We found the landlord's tax \
             number, had him sign for each month, and moved to bank transfer. 3 of 5 months were accepted. I learned to visit \
             partners in month two, not in month ten.",
            &["quickbooks", "pantheon", "spreadsheets"],
            "2025-04-01",
            ("1,900 gross", true),
        ),
        motive: "I grew up in a town where people explain every number twice, in two languages. I think that an institute named \
                 after a bridge could use that.",
        diploma: true,
    },
    Applicant {
        person: Person {
            key: "emine-sahinli",
            given: "Emine",
            family: "Şahinli",
            email: "emine.sahinli@example.org",
            phone: "+383 44 000 104",
            town: "Prizren",
            tongue: Tongue::English,
            headline: "Finance and operations manager",
            profile: "I manage the finances of a women's fund that gives 120 small grants a year. Before that, eight years in \
                      trade and in audit.",
            posts: &[
                post((2020, 2), None, "Finance and Operations Manager", "Lule Women's Fund", "Prizren", Craft::FinanceLead)
                    .with(&["Introduced an online process for 120 sub-grants a year; the average time to payment fell from 41 to 12 days."]),
                post((2015, 4), Some((2020, 1)), "Chief Accountant", "Bazar Textile L.L.C.", "Prizren", Craft::Accountant),
                post((2012, 10), Some((2015, 3)), "Auditor", "Drini Audit & Advisory", "Prishtinë", Craft::Auditor),
            ],
            studies: &[study("2008 – 2012", "BA in Business Administration", "Faculty of Administrative Sciences, Ankara")],
            training: &["CPA, 2016", "Leadership for finance managers, 2022"],
            languages: spoken::TURKISH,
            skills: &["Sub-granting", "Microsoft Dynamics", "Internal control", "Coaching"],
            cv: Form::Pdf(Layout::Modern(Colour::Wine)),
            letter: Form::Pdf(Layout::Modern(Colour::Wine)),
        },
        sent: Sent::At(january(27, 12, 30, 0)),
        ending: Ending::Submitted,
        answers: &answers(
            12,
            "cpa",
            "Our core grant is 640,000 euros over four years. What went wrong was my own: I had approved a budget revision by \
             mail instead of an addendum, and 22,000 euros of training cost hung in the air for half a year. The donor accepted \
             it in the end, on paper, with my apology. The manual has had a page about revisions ever since.",
            &["dynamics", "quickbooks"],
            "2025-05-05",
            ("between 1900 and 2050", true),
        ),
        motive: "The fund is in good order and a colleague is ready to take over. I would like to work on a larger scale, and with \
                 people who argue about trade policy at lunch.",
        diploma: false,
    },
    Applicant {
        person: Person {
            key: "lulzim-berisha",
            given: "Lulzim",
            family: "Berisha",
            email: "lulzim.berisha@example.com",
            phone: "+383 44 000 105",
            town: "Gjakovë",
            tongue: Tongue::Albanian,
            headline: "Menaxher i financave dhe administratës",
            profile: "Nëntë vjet përvojë në udhëheqjen e financave të një shoqate për bujqësi dhe më parë në kontabilitet. I \
                      saktë, i duruar dhe i mësuar të punoj me njerëz që nuk i duan tabelat.",
            posts: &[
                post((2016, 3), None, "Menaxher i financave", "Shoqata Fusha e Bardhë", "Gjakovë", Craft::FinanceLead),
                post((2012, 1), Some((2016, 2)), "Kontabilist", "Mulliri i Drinit sh.p.k.", "Gjakovë", Craft::Accountant),
                post((2010, 6), Some((2011, 12)), "Zyrtar financiar", "Komuna e Gjakovës", "Gjakovë", Craft::PublicBudget),
            ],
            studies: &[study("2006 – 2010", "Bachelor në Kontabilitet dhe Financa", "Fakulteti Ekonomik, Prishtinë")],
            training: &["Kontabilist i certifikuar, SHKÇAK, 2015", "Raportimi financiar për projekte të BE-së, 2018"],
            languages: spoken::SHQIP,
            skills: &["Buxhetim", "Raportim për donatorë", "QuickBooks", "Prokurim"],
            cv: Form::Pdf(Layout::Ledger(Colour::Green)),
            letter: Form::Docx,
        },
        sent: Sent::At(february(6, 16, 2, 55)),
        ending: Ending::Submitted,
        answers: &answers(
            14,
            "scaak",
            "Grant i BE-së për zhvillim rural, 350 mijë euro, tre vjet. Problemi ishte TVSH-ja: lirimi nuk na u njoh me kohë dhe \
             18 mijë euro mbetën tek ne gati një vit. E zgjidha me ankesë në ATK dhe me dokumente nga zyra e BE-së. Që atëherë \
             kërkoj certifikatën e lirimit para faturës së parë.",
            &["quickbooks", "spreadsheets"],
            "2025-04-01",
            ("1.800 euro bruto", true),
        ),
        motive: "Shoqata jonë po mbyllet me sukses projektin e saj të fundit të madh. Do të doja ta vazhdoja punën në një institut \
                 ku financat e ndihmojnë hulumtimin e nuk e pengojnë atë.",
        diploma: false,
    },
    Applicant {
        person: Person {
            key: "claire-dubois-haxhiu",
            given: "Claire",
            family: "Dubois-Haxhiu",
            email: "claire.dubois@example.net",
            phone: "+383 44 000 106",
            town: "Prishtinë",
            tongue: Tongue::English,
            headline: "Finance manager, international NGOs",
            profile: "French, at home in Prishtina since 2017. Fifteen years of finance in Brussels, Dakar and Kosovo, \
                      with budgets of up to six million euros. Returning to work after two years with my children.",
            posts: &[
                post((2018, 1), Some((2022, 12)), "Regional Finance Manager", "Entraide Sans Murs", "Prishtinë", Craft::FinanceLead)
                    .with(&["Six country offices, 6 million euros a year, a team of seven in four time zones."]),
                post((2013, 4), Some((2017, 8)), "Grants and Compliance Officer", "Entraide Sans Murs", "Brussels", Craft::Grants),
                post((2009, 9), Some((2013, 3)), "Financial Controller", "Comité Rural", "Dakar", Craft::FinanceLead),
            ],
            studies: &[study("2004 – 2009", "Master in Management Control", "School of Management, Lille")],
            training: &["Chartered in management accounting, 2012", "Albanian, B2, 2020"],
            languages: spoken::FRENCH,
            skills: &["Consolidation", "Compliance", "SAP", "Dynamics", "Training of trainers"],
            cv: Form::Pdf(Layout::Sidebar(Colour::Slate)),
            letter: Form::Pdf(Layout::Sidebar(Colour::Slate)),
        },
        sent: Sent::At(february(10, 23, 41, 30)),
        ending: Ending::Submitted,
        answers: &answers(
            15,
            "other",
            "Regional programme of 4.2 million euros. Exchange losses of 90,000 in one quarter, because we had pre-financed two \
             offices in local currency to please a bank. I had signed it. We moved to monthly transfers, and I now write down who \
             profits from an arrangement before I agree to it.",
            &["sap", "dynamics", "spreadsheets"],
            "2025-03-17",
            ("2,100; your range is clear and I accept it", true),
        ),
        motive: "My children started school in January and I miss month-end closings more than I should admit. Your range is below \
                 what I had; the work is nearer to what I want.",
        diploma: false,
    },
    Applicant {
        person: Person {
            key: "nermin-hadzic",
            given: "Nermin",
            family: "Hadžić",
            email: "nermin.hadzic@example.org",
            phone: "+383 44 000 107",
            town: "Prizren",
            tongue: Tongue::English,
            headline: "Finance manager in vocational education",
            profile: "Eight years with a vocational centre financed by Swiss and German co-operation. Used to auditors who come \
                      by train and read everything.",
            posts: &[
                post((2017, 2), None, "Finance Manager", "Zanat Vocational Centre", "Prizren", Craft::FinanceLead),
                post((2014, 3), Some((2017, 1)), "Accountant", "Župa Dairy L.L.C.", "Prizren", Craft::Accountant),
            ],
            studies: &[study("2009 – 2013", "Bachelor in Finance and Accounting", "Faculty of Economics, Sarajevo")],
            training: &["Cost accounting for training providers, 2019"],
            languages: spoken::BOSNIAK,
            skills: &["Cost accounting", "QuickBooks", "Audits", "Payroll"],
            cv: Form::Docx,
            letter: Form::Docx,
        },
        sent: Sent::At(february(12, 14, 11, 9)),
        ending: Ending::Submitted,
        answers: &answers(
            10,
            "none",
            "CHF 480,000 over three years for workshops and equipment. A lathe was delivered to the wrong school and had been \
             installed before anyone told us. We changed the delivery notes afterwards with both directors and with the \
             donor's consent in writing. Not elegant, but honest.",
            &["quickbooks"],
            "2025-04-01",
            ("1.750", true),
        ),
        motive: "I would bring you four languages that I use every day and the habit of answering the auditor's question, not the \
                 one I would have preferred.",
        diploma: false,
    },
];
