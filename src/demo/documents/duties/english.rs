//! Duties in English.

use crate::demo::person::Craft;

pub(super) fn duties(craft: Craft) -> &'static [&'static str] {
    match craft {
        Craft::FinanceLead => FINANCE_LEAD,
        Craft::Accountant => ACCOUNTANT,
        Craft::Auditor => AUDITOR,
        Craft::Grants => GRANTS,
        Craft::Bank => BANK,
        Craft::PublicBudget => PUBLIC_BUDGET,
        Craft::Office => OFFICE,
        Craft::Researcher => RESEARCHER,
        Craft::Assistant => ASSISTANT,
        Craft::Policy => POLICY,
        Craft::Teaching => TEACHING,
        Craft::Journalist => JOURNALIST,
        Craft::Communications => COMMUNICATIONS,
        Craft::Media => MEDIA,
    }
}

const FINANCE_LEAD: &[&str] = &[
    "Prepared the annual budget with heads of programme and reported deviations to the board every quarter.",
    "Led the yearly external audit; the last three reports were issued without qualification.",
    "Supervised a team of accountants, set their objectives and covered for absences at month end.",
    "Wrote the financial manual and introduced four-eyes approval for every payment above 500 euros.",
    "Negotiated terms with two banks and moved payments to an electronic system with limits per signatory.",
    "Kept a rolling twelve-month cash forecast so that salaries never depended on a single donor instalment.",
    "Closed the books within eight working days and delivered management accounts in English and Albanian.",
    "Moved the general ledger to a new accounting system, with two years of history reconciled to the cent.",
    "Represented the organisation before the Tax Administration and settled an inspection without penalties.",
];
const ACCOUNTANT: &[&str] = &[
    "Kept the general ledger, accounts payable and receivable in line with IFRS for SMEs.",
    "Prepared monthly VAT declarations and pension contribution forms before the statutory dates.",
    "Reconciled bank accounts weekly and cleared differences older than thirty days.",
    "Ran the payroll for some forty employees, with withholding tax and pension contributions.",
    "Maintained the register of fixed assets and organised the stocktaking at year end.",
    "Prepared trial balances and schedules for the external auditor.",
    "Checked travel expenses and per diems against the rules and returned incomplete claims.",
    "Issued invoices, followed up late payers and brought overdue receivables down by a third.",
    "Posted petty cash daily and counted it together with a colleague every Friday.",
];
const AUDITOR: &[&str] = &[
    "Carried out statutory audits of medium-sized companies and non-governmental organisations.",
    "Tested internal controls over procurement and payroll and discussed weaknesses with management.",
    "Verified expenditure of EU-funded projects against the grant agreement and its annexes.",
    "Drafted management letters and followed up on recommendations of earlier years.",
    "Planned samples, documented working papers and had them ready for the partner's review.",
    "Trained two junior colleagues in substantive testing and in writing findings that can be acted upon.",
    "Observed stock counts and confirmed balances with banks, debtors and lawyers.",
    "Reviewed financial statements for compliance with IFRS and with the local law on accounting.",
];
const GRANTS: &[&str] = &[
    "Prepared budgets for proposals to the European Commission, Sida and private foundations.",
    "Wrote interim and final financial reports; no cost was declared ineligible in the last two grants.",
    "Tracked spending by budget line and warned programme staff before a line was exhausted.",
    "Kept time sheets and the supporting documents for staff costs shared among several projects.",
    "Ran procurement under donor rules: three quotations, evaluation notes, conflict of interest statements.",
    "Monitored sub-grants to local organisations and visited them twice a year to check their books.",
    "Prepared payment requests and answered the questions of contracting authorities.",
    "Introduced a shared calendar of reporting dates for eleven running grants.",
];
const BANK: &[&str] = &[
    "Assessed credit requests of small enterprises and presented them to the credit committee.",
    "Analysed balance sheets and cash flows of clients and proposed limits and collateral.",
    "Monitored a portfolio of some 120 clients and intervened early when payments were late.",
    "Prepared daily liquidity reports for the head of treasury.",
    "Checked transactions against the rules on the prevention of money laundering.",
    "Served business clients, opened accounts and advised on payments abroad.",
    "Supervised cash desks and balanced the vault at the end of the day.",
    "Prepared the monthly report on overdue loans for the regional office.",
    "Trained new colleagues in credit analysis and in saying no politely.",
    "Took part in the introduction of a new core banking system.",
];
const PUBLIC_BUDGET: &[&str] = &[
    "Executed the budget of the directorate in the treasury system and reported each month.",
    "Prepared the three-year expenditure framework together with heads of department.",
    "Certified that goods and services were received before payment was released.",
    "Prepared answers to the National Audit Office and a plan to implement its recommendations.",
    "Took part in evaluation committees for open procurement procedures.",
    "Compiled annual financial statements under cash-basis IPSAS.",
    "Explained the budget at public hearings in the municipality, in two languages.",
    "Introduced a register of commitments, so that invoices no longer came as a surprise.",
    "Trained budget officers of schools and health centres.",
    "Prepared the mid-year review and proposed transfers to the assembly.",
];
const OFFICE: &[&str] = &[
    "Collected invoices, checked them for completeness and prepared payment orders for signature.",
    "Organised travel, venues and interpreters for conferences of up to 150 people.",
    "Kept the archive of contracts and procurement files in order, on paper and digitally.",
    "Entered documents into the accounting software under supervision of the senior accountant.",
    "Maintained attendance and leave records and prepared them for payroll.",
    "Handled correspondence with suppliers in Albanian, English and Serbian.",
    "Bought office supplies and kept the petty cash.",
    "Prepared tender files and took minutes when bids were opened.",
    "Answered the telephone and, more often than not, the question.",
    "Helped the auditors to find every paper that they asked for.",
];
const RESEARCHER: &[&str] = &[
    "Designed and carried out semi-structured interviews with officials, entrepreneurs and civil society.",
    "Wrote policy reports that were presented to parliamentary committees and to the press.",
    "Analysed trade statistics of the six economies of the Western Balkans in R.",
    "Co-ordinated a network of researchers in Prishtina, Belgrade, Tirana and Skopje.",
    "Published in two peer-reviewed journals and edited a volume on the common regional market.",
    "Moderated round tables between institutions that seldom meet.",
    "Designed a survey of 1,200 households with a local polling company and checked its fieldwork.",
    "Raised funds: was lead author of three successful proposals.",
    "Kept data and code in order, so that others could repeat every table.",
    "Appeared before two parliamentary committees as an expert.",
    "Supervised three assistants and a group of interviewers.",
];
const ASSISTANT: &[&str] = &[
    "Transcribed and coded interviews and kept the database of sources.",
    "Prepared literature reviews and background notes for senior colleagues.",
    "Cleaned survey data and produced tables and charts.",
    "Took minutes at workshops and followed up with participants.",
    "Translated summaries between Albanian, Serbian and English.",
    "Checked facts, footnotes and references before publication.",
    "Prepared applications for access to public documents.",
    "Looked after the reference library and its catalogue.",
    "Organised focus groups in four municipalities, from invitation to transcript.",
];
const POLICY: &[&str] = &[
    "Followed the EU accession process and wrote a monthly briefing for members.",
    "Drafted comments on laws and took part in the working groups of the ministries.",
    "Prepared position papers on mobility, recognition of diplomas and roaming.",
    "Advised the head of office on relations with neighbouring economies.",
    "Organised visits of parliamentarians and prepared their speaking points.",
    "Monitored the implementation of agreements and kept a public scoreboard.",
    "Compared how five neighbouring parliaments treated the same agreement.",
    "Briefed diplomats and visiting journalists on recent decisions.",
    "Kept the calendar of regional meetings and wrote down what came of each.",
    "Drafted questions for parliamentary committees and followed up on the answers.",
];
const TEACHING: &[&str] = &[
    "Taught undergraduate seminars in economics and in research methods.",
    "Supervised bachelor theses and graded some 200 examinations a year.",
    "Prepared course material and moved it to a learning platform.",
    "Mentored students in a programme of internships with public institutions.",
    "Took part in the accreditation of a new study programme.",
    "Invited practitioners to class and wrote up their cases for teaching.",
    "Organised a summer school with students from six countries.",
    "Reviewed the reading list with colleagues every year.",
];
const JOURNALIST: &[&str] = &[
    "Wrote news and longer features on justice, education and daily life in divided towns.",
    "Produced a weekly radio magazine, from the idea to the edited programme.",
    "Checked facts and documents before publication; no correction was needed in three years.",
    "Interviewed ministers, judges and people who are seldom asked.",
    "Filed requests for access to public documents and followed them up to the Ombudsperson.",
    "Edited the work of correspondents in two languages.",
    "Moderated debates before local elections on radio and in sports halls.",
    "Mentored young reporters from three communities.",
    "Covered floods, elections and the first direct train in years.",
];
const COMMUNICATIONS: &[&str] = &[
    "Wrote and carried out the annual communications plan and reported its results to the director.",
    "Prepared press releases, speeches and opinion pieces in three languages.",
    "Organised press conferences and kept relations with some eighty editors and reporters.",
    "Edited reports so that people outside the field can read them.",
    "Looked after the visibility rules of donors on every product.",
    "Answered media requests in the evening and in crises, and briefed spokespersons.",
    "Led the new website from the tender to the launch, accessible by keyboard and screen reader.",
    "Trained researchers to speak to cameras and to stop in time.",
    "Kept the budget of communication and never exceeded it.",
    "Edited the annual report and had it printed on the agreed day.",
];
const MEDIA: &[&str] = &[
    "Planned and published posts for Facebook, Instagram and LinkedIn; reach doubled within a year.",
    "Filmed and cut short videos with subtitles in Albanian, Serbian and English.",
    "Designed infographics and covers in line with the house style.",
    "Kept the website up to date and sent the monthly newsletter to 4,000 readers.",
    "Measured what was read and told authors so.",
    "Photographed events and kept the picture archive with consents.",
    "Planned a campaign for first-time voters with partners in four towns.",
    "Wrote scripts and voiced them in two languages.",
    "Tested pages with readers, and rewrote what they had not understood.",
    "Trained colleagues in taking photographs that can be printed.",
];
