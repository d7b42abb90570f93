//! How Meritum behaves, told in chapters. One body per story, run on SQLite and on PostgreSQL; `rig/mod.rs` says how to write one.
#![expect(clippy::expect_used, reason = "a test that cannot go on fails, and says what it missed")]
#![expect(
    clippy::disallowed_methods,
    reason = "tests start servers, wait for them and write what they saw under target/"
)]

mod a_blind_page_is_covered;
mod a_bucket_fails;
mod a_closing_is_fair;
mod a_document_is_attached;
mod a_document_is_read;
mod a_document_is_scanned;
mod a_killed_house_keeps_its_word;
mod a_letter_leaves;
mod a_mailbox_is_proven;
mod a_public_page_is_kept;
mod a_ranking_is_read;
mod a_receipt_is_verified;
mod a_review_is_done_by_keyboard;
mod a_review_is_scored;
mod a_review_is_scored_by_page;
mod a_shortlist_is_taken;
mod acts_follow_their_model;
mod an_applicant_applies_by_page;
mod an_applicant_is_late;
mod an_applicant_submits;
mod an_application_is_edited;
mod an_opening_is_amended;
mod an_opening_is_published;
mod an_upload_is_resumed;
mod applications_are_found;
mod every_door_says_no;
mod figures_are_of_one_moment;
mod hr_edits_an_opening;
mod many_are_found;
mod many_are_moved_at_once;
mod more_time_is_given;
mod no_canary_sings;
mod no_document_harms_the_reader;
mod nobody_judges_a_friend;
mod nobody_takes_the_house_for_themselves;
mod notes_are_left;
mod nothing_is_left_behind;
mod nul_is_no_text;
mod numbers_explain_themselves;
mod reviews_are_shared_out;
mod reviews_are_shared_out_by_page;
mod rig;
mod several_files_are_attached;
mod several_files_are_read;
mod staff_are_invited;
mod staff_sign_in;
mod the_api_keeps_its_word;
mod the_database_refuses_by_itself;
mod the_demo_is_shown;
mod the_docs_are_true;
mod the_ground_gives_way;
mod the_ground_moves;
mod the_house_keeps_its_floors;
mod the_house_opens_its_doors;
mod the_instant_is_one_for_all;
mod the_main_job_is_clicked;
mod the_page_goes_on_with_an_upload;
mod the_public_reads_an_opening;
mod the_rooms_of_staff_are_for_everyone;
mod two_hold_one_card;
mod two_meet_at_an_account;
mod what_is_kept_is_private;
