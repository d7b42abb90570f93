//! Finished reviews of Finance Manager. The chair is generous, Jelena strict, Emre looks at people first.

use super::{Row, given, row};

pub(super) const CRITERIA: &[&str] = &["experience", "grants", "control", "leading", "languages"];

pub(super) const ROWS: &[Row] = &[
    row(
        "arta-krasniqi",
        given("55545", "Tells the Delegation before the auditors do. This is the person."),
        given("45445", "Strong. Team of two only; ask about leading through a conflict."),
        given("55444", "Honest answer, clear manual. First invitation."),
    ),
    row(
        "besnik-hoxha",
        given("54453", "Twelve years in charge, calm. English correct but stiff."),
        given("53442", "Solid. One large donor, not eleven grants. Writing needs an editor."),
        given("54453", "People stay with him: same four accountants since 2015."),
    ),
    row(
        "jelena-markovic",
        given("55445", "Consortia across the river, and explains every number twice. Excellent."),
        given("45445", "Best answer of all on what went wrong. I know her from a round table, once; no conflict."),
        given("45455", "Brings people together. Must be invited."),
    ),
    row(
        "emine-sahinli",
        given("55444", "41 to 12 days for a payment to small groups: impressive."),
        given("44434", "Own mistake told plainly. Grants given, fewer received."),
        given("55544", "Would lead well."),
    ),
    row(
        "lulzim-berisha",
        given("44343", ""),
        given("43332", "The VAT case is well solved. English only from the CV."),
        given("44343", "Letter in Albanian is very good. Test the English."),
    ),
    row(
        "claire-dubois-haxhiu",
        given("55554", "Over-qualified, and says herself why she wants it. I believe her."),
        given("55443", "Six country offices! Two years away do not matter. Serbian missing."),
        given("44453", "Will she stay? I would ask, and otherwise invite."),
    ),
    row(
        "nermin-hadzic",
        given("43434", "The lathe. Honest to the donor."),
        given("43334", "Four languages used daily is worth something here."),
        given("43444", ""),
    ),
    row(
        "dren-gashi",
        given("33424", "Auditor through and through; would need a year."),
        given("33323", "Good control, no responsibility for a budget yet."),
        given("34434", "Learns from a missed invoice. Young, promising."),
    ),
    row(
        "blerta-hyseni",
        given("53545", "Leads six people and says openly what she has not done."),
        given("42445", "No report to a donor ever written. Otherwise the strongest auditor."),
        given("54555", "I would take the risk: she will learn donors faster than others learn to lead."),
    ),
    row(
        "stefan-jovanovic",
        given("33323", ""),
        given("32323", "Shoe boxes. Entertaining; little on grants."),
        given("33213", "Has worked alone for five years."),
    ),
    row(
        "arbnora-shala",
        given("33424", "Brave finding in the hospital."),
        given("32424", "Told the press before the director. Admits it. Still."),
        given("32323", ""),
    ),
    row(
        "milos-petrovic",
        given("33423", "Clear mind, no donors."),
        given("32423", "Very good in Serbian. English at B2 is not enough for reports."),
        given("32323", ""),
    ),
    row(
        "valon-rexhepi",
        given("22213", "Nothing went wrong, he writes. Next."),
        given("11212", "Template text throughout."),
        given("22223", "Too early."),
    ),
    row(
        "fatmire-morina",
        given("44333", "Collected signatures village by village. Tenacious."),
        given("34323", "Reliable, small scale."),
        given("44333", "Alone in her office for years; leading is open."),
    ),
    row(
        "arben-gashi-peje",
        given("42443", "Not to be confused with the other Arben Gashi. Closes in five days."),
        given("41432", "No grants at all."),
        given("42443", "Kept all jobs when the customs bill came."),
    ),
    row(
        "ivana-stojanovic",
        given("33323", ""),
        given("33323", "Corrected within three days, travel log since. Good instinct."),
        given("33333", "Ready to move and to learn. I like the letter."),
    ),
    row(
        "elvis-beqiri",
        given("34343", "84 bank accounts in a month, and the two that failed are in the report. Character."),
        given("34333", "Under five years in charge, over five in trust."),
        given("44454", "Invite. If not for this post, then remember him."),
    ),
    row(
        "donika-tahiri",
        given("32222", ""),
        given("21222", "No grants, no leading; answers thin."),
        given("32222", ""),
    ),
    row(
        "agron-selimi",
        given("42332", "Rebuilt half a year of invoices after a fire. But English A2."),
        given("41331", "We cannot report to Brussels in this English."),
        given("42332", ""),
    ),
    row(
        "selma-ramadani",
        given("33334", "The page with the picture was a good idea."),
        given("32434", "Payroll specialist; the rest of the cycle is thin."),
        given("33334", ""),
    ),
    row(
        "arben-gashi-prishtine",
        given("32324", "The banker, not the accountant from Pejë. Has read our report, chapter and all."),
        given("31324", "Clever, wrong profession for this post."),
        given("32323", "Perhaps for research?"),
    ),
    row(
        "vjollca-zeka",
        given("43443", "Removed her own double authorisation. Rare."),
        given("42432", "Public budget, strong; donor rules unknown."),
        given("43443", ""),
    ),
    row(
        "goran-djordjevic",
        given("43442", "Reported every week for six months in a crisis."),
        given("43442", "Eight years head of five people. English B1 is the problem."),
        given("43452", "Steady. Interview in two languages?"),
    ),
    row(
        "burhan-kalesi",
        given("32344", "Leader, salesman, honest about what he does not know."),
        given("21334", "No accounting, strictly speaking."),
        given("42354", "I would hire him for something. He stood at the counter himself."),
    ),
    row(
        "merita-cela",
        given("44435", "Sent at 23:58 and the best prose of all."),
        given("44425", "Treasury of two state loans. Team leading is missing, writing is superb."),
        given("43335", "Has she led anyone? Otherwise yes."),
    ),
    row(
        "liridona-bajrami",
        given("45434", "Grants: nobody is better. General ledger: some."),
        given("35434", "60 / 30 / 10 is now in my own notes."),
        given("45444", "Drove to the village four times."),
    ),
    row(
        "nenad-zivkovic",
        given("33334", "The door of the cold store."),
        given("33324", "Charming; late start in accounting."),
        given("34334", ""),
    ),
    row(
        "marco-bellini",
        given("44433", "Available in June only."),
        given("43423", "Controller with a sense of humour. Adviser more than manager."),
        given("44443", "Writes down the lowest number. Wise."),
    ),
    row(
        "rina-hoti",
        given("12214", "Keep the letter, indeed. HR, please."),
        given("11314", "The most honest answer of all thirty. Not for this post."),
        given("12224", "For the assistant's post!"),
    ),
    row(
        "adem-kurtishi",
        given("21122", ""),
        given("11112", "Far from the post."),
        given("22222", "Respect for trying. A kind letter, please."),
    ),
];
