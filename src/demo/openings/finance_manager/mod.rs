//! Finance Manager: closed on 14 February 2025, extended once.

mod criteria;
mod questions;

use super::asked;
use crate::demo::moment::{ZONE, february, january};
use crate::demo::opening::{DemoAmendment, DemoContract, DemoOpening, DemoPeriod, DemoRemote, DemoSalary};
use crate::demo::tongue::InThree;

pub(super) fn opening() -> DemoOpening {
    DemoOpening {
        key: "finance-manager",
        title: InThree::new("Finance Manager", "Menaxher/e e Financave", "Menadžer/ka za finansije"),
        summary: InThree::new(
            "Lead the finances of a think tank with eleven running grants and a budget of 1.4 million euros a year.",
            "Udhëhiqni financat e një instituti me njëmbëdhjetë grante aktive dhe buxhet vjetor prej 1,4 milionë eurosh.",
            "Vodite finansije instituta sa jedanaest tekućih grantova i godišnjim budžetom od 1,4 miliona evra.",
        ),
        description: InThree::new(include_str!("en.md"), include_str!("sq.md"), include_str!("sr.md")),
        published_at: Some(january(15, 10, 0, 0)),
        closes_on: Some("2025-02-14".to_owned()),
        zone: ZONE,
        amendments: vec![DemoAmendment {
            at: february(4, 11, 30, 0),
            reason: InThree::new(
                "The closing date moves from 7 to 14 February 2025: because of the winter holiday, offices that certify \
                 diplomas were closed until 3 February. Applications that were sent already stay valid and may be changed.",
                "Afati shtyhet nga 7 deri më 14 shkurt 2025: për shkak të pushimit dimëror, zyrat që vërtetojnë diploma \
                 ishin të mbyllura deri më 3 shkurt. Aplikimet e dërguara mbeten të vlefshme dhe mund të ndryshohen.",
                "Rok se pomera sa 7. na 14. februar 2025: zbog zimskog raspusta kancelarije koje overavaju diplome bile \
                 su zatvorene do 3. februara. Već poslate prijave ostaju važeće i mogu se menjati.",
            ),
            closed_on_before: "2025-02-07".to_owned(),
            closes_on_after: "2025-02-14".to_owned(),
        }],
        criteria: criteria::CRITERIA,
        questions: questions::QUESTIONS,
        requirements: asked::DOCUMENTS,
        salary: Some(DemoSalary { from: 1_600, to: 2_100, currency: "EUR", period: DemoPeriod::Month }),
        contract: DemoContract::Permanent,
        places: &["Prishtinë"],
        remote: DemoRemote::Partly,
        positions: 1,
        contact: "jobs@ura.example",
        blind: false,
        panel: asked::PANEL,
    }
}
