CREATE TABLE "ballots_mismatch" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ballots_mismatch" PRIMARY KEY,
    "group_id" TEXT NOT NULL,
    "debriefer_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "grade_index" INTEGER NULL,
    "found_at" TEXT NOT NULL
);


CREATE TABLE "ledger_body" (
    "line_id" TEXT NOT NULL CONSTRAINT "pk_ledger_body" PRIMARY KEY,
    "json" TEXT NOT NULL
);


CREATE TABLE "ledger_line" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ledger_line" PRIMARY KEY,
    "at" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "post_id" TEXT NULL,
    "acting_for_id" TEXT NULL,
    "verb" TEXT NULL,
    "act" TEXT NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "previous_id" TEXT NULL
);


CREATE TABLE "obligations_obligation" (
    "id" TEXT NOT NULL CONSTRAINT "pk_obligations_obligation" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "owed_to_id" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "opened_at" TEXT NOT NULL,
    "closed_at" TEXT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "obligations_tally" (
    "unit_path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "open" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    CONSTRAINT "pk_obligations_tally" PRIMARY KEY ("unit_path", "kind", "due_on")
);


CREATE TABLE "obligations_tally_delta" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_obligations_tally_delta" PRIMARY KEY AUTOINCREMENT,
    "unit_path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "open" INTEGER NOT NULL,
    "done" INTEGER NOT NULL
);


CREATE TABLE "organisation_settings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_organisation_settings" PRIMARY KEY,
    "root_unit_id" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "vocabulary" TEXT NOT NULL,
    "is_demo" INTEGER NOT NULL,
    "set_up_at" TEXT NOT NULL
);


CREATE TABLE "organisation_unit" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_unit" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "parent_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_organisation_unit_organisation_unit_parent_id" FOREIGN KEY ("parent_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);


CREATE TABLE "organisation_upload" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_upload" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "units_name" TEXT NOT NULL,
    "units" BLOB NOT NULL,
    "posts_name" TEXT NULL,
    "posts" BLOB NULL,
    "at" TEXT NOT NULL
);


CREATE TABLE "people_invitation" (
    "id" TEXT NOT NULL CONSTRAINT "pk_people_invitation" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    "used_at" TEXT NULL
);


CREATE TABLE "people_person" (
    "id" TEXT NOT NULL CONSTRAINT "pk_people_person" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL
);


CREATE TABLE "storage_protection_key" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_storage_protection_key" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "xml" TEXT NOT NULL
);


CREATE TABLE "obligations_span" (
    "id" TEXT NOT NULL CONSTRAINT "pk_obligations_span" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "fk_obligations_span_obligations_obligation_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations_obligation" ("id") ON DELETE CASCADE
);


CREATE TABLE "organisation_past_unit" (
    "unit_id" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "parent_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    CONSTRAINT "pk_organisation_past_unit" PRIMARY KEY ("unit_id", "from"),
    CONSTRAINT "fk_organisation_past_unit_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);


CREATE TABLE "organisation_post" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_post" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "is_collective" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_organisation_post_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);


CREATE TABLE "policies_adoption" (
    "id" TEXT NOT NULL CONSTRAINT "pk_policies_adoption" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "policy_code" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "adopted_by" TEXT NULL,
    "adopted_by_post" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_policies_adoption_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);


CREATE TABLE "people_account" (
    "id" TEXT NOT NULL CONSTRAINT "pk_people_account" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL,
    CONSTRAINT "fk_people_account_people_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people_person" ("id") ON DELETE RESTRICT
);


CREATE TABLE "duties_list" (
    "id" TEXT NOT NULL CONSTRAINT "pk_duties_list" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "issuer_post_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "post_kind" TEXT NOT NULL,
    "period_from" TEXT NOT NULL,
    "period_until" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "issued_at" TEXT NULL,
    "issued_to_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_duties_list_organisation_post_issuer_post_id" FOREIGN KEY ("issuer_post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_duties_list_organisation_unit_issued_to_id" FOREIGN KEY ("issued_to_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_duties_list_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);


CREATE TABLE "organisation_appointment" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_appointment" PRIMARY KEY,
    "post_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "fk_organisation_appointment_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT
);


CREATE TABLE "organisation_membership" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_membership" PRIMARY KEY,
    "collective_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "fk_organisation_membership_organisation_post_collective_id" FOREIGN KEY ("collective_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_organisation_membership_organisation_post_member_id" FOREIGN KEY ("member_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT
);


CREATE TABLE "organisation_right" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_right" PRIMARY KEY,
    "post_id" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "fk_organisation_right_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_organisation_right_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rectifications_finding" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rectifications_finding" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "strand_code" TEXT NOT NULL,
    "owner_post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "raised_in_round_id" TEXT NULL,
    "debriefer_id" TEXT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NULL,
    "raised_by_person_id" TEXT NULL,
    "raised_by_post_id" TEXT NULL,
    "raised_at" TEXT NOT NULL,
    "corrected_text" TEXT NULL,
    "correction_reason" TEXT NULL,
    "corrected_at" TEXT NULL,
    "withdrawn_at" TEXT NULL,
    "withdrawal_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_rectifications_finding_organisation_post_owner_post_id" FOREIGN KEY ("owner_post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rounds_round" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rounds_round" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "period_from" TEXT NOT NULL,
    "period_until" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "meeting_on" TEXT NOT NULL,
    "report_due_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "organiser_id" TEXT NOT NULL,
    "previous_round_id" TEXT NULL,
    "opened_at" TEXT NULL,
    "archived_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_rounds_round_organisation_post_organiser_id" FOREIGN KEY ("organiser_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_round_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_round_rounds_round_previous_round_id" FOREIGN KEY ("previous_round_id") REFERENCES "rounds_round" ("id") ON DELETE RESTRICT
);


CREATE TABLE "people_account_claim" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_people_account_claim" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_people_account_claim_people_account_user_id" FOREIGN KEY ("user_id") REFERENCES "people_account" ("id") ON DELETE CASCADE
);


CREATE TABLE "people_account_login" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_people_account_login" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_people_account_login_people_account_user_id" FOREIGN KEY ("user_id") REFERENCES "people_account" ("id") ON DELETE CASCADE
);


CREATE TABLE "people_account_token" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_people_account_token" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_people_account_token_people_account_user_id" FOREIGN KEY ("user_id") REFERENCES "people_account" ("id") ON DELETE CASCADE
);


CREATE TABLE "duties_charge" (
    "id" TEXT NOT NULL CONSTRAINT "pk_duties_charge" PRIMARY KEY,
    "list_id" TEXT NOT NULL,
    "issuer_post_id" TEXT NOT NULL,
    "issuer_unit_id" TEXT NOT NULL,
    "issuer_unit_path" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "acknowledge_by" TEXT NOT NULL,
    "acknowledged_at" TEXT NULL,
    "acknowledged_by_person_id" TEXT NULL,
    "acknowledged_by_post_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_duties_charge_duties_list_list_id" FOREIGN KEY ("list_id") REFERENCES "duties_list" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_duties_charge_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT
);


CREATE TABLE "duties_item" (
    "id" TEXT NOT NULL CONSTRAINT "pk_duties_item" PRIMARY KEY,
    "list_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "strand_code" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "evidence" TEXT NULL,
    "due_on" TEXT NULL,
    CONSTRAINT "fk_duties_item_duties_list_list_id" FOREIGN KEY ("list_id") REFERENCES "duties_list" ("id") ON DELETE CASCADE
);


CREATE TABLE "rectifications_rectification" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rectifications_rectification" PRIMARY KEY,
    "finding_id" TEXT NOT NULL,
    "owner_post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "owed_to_unit_id" TEXT NOT NULL,
    "owed_to_unit_path" TEXT NOT NULL,
    "approver_post_id" TEXT NOT NULL,
    "verifier_post_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "close_condition" TEXT NOT NULL,
    "raised_on" TEXT NOT NULL,
    "raised_at" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "plan_number" INTEGER NOT NULL,
    "plan_days" INTEGER NOT NULL,
    "approve_days" INTEGER NOT NULL,
    "repair_max_days" INTEGER NOT NULL,
    "verify_days" INTEGER NOT NULL,
    "return_days" INTEGER NOT NULL,
    "judges_outside_owners_unit" INTEGER NOT NULL,
    "closed_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_rectifications_rectification_organisation_post_approver_post_id" FOREIGN KEY ("approver_post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rectifications_rectification_organisation_post_owner_post_id" FOREIGN KEY ("owner_post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rectifications_rectification_organisation_post_verifier_post_id" FOREIGN KEY ("verifier_post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rectifications_rectification_rectifications_finding_finding_id" FOREIGN KEY ("finding_id") REFERENCES "rectifications_finding" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rectifications_result" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rectifications_result" PRIMARY KEY,
    "finding_id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "reason" TEXT NULL,
    "by_person_id" TEXT NULL,
    "by_post_id" TEXT NULL,
    "at" TEXT NOT NULL,
    "supersedes_id" TEXT NULL,
    "superseded_by_id" TEXT NULL,
    CONSTRAINT "fk_rectifications_result_rectifications_finding_finding_id" FOREIGN KEY ("finding_id") REFERENCES "rectifications_finding" ("id") ON DELETE RESTRICT
);


CREATE TABLE "reviews_meeting" (
    "id" TEXT NOT NULL CONSTRAINT "pk_reviews_meeting" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "held_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "chair_id" TEXT NOT NULL,
    "acting_chair_id" TEXT NULL,
    "convened_at" TEXT NULL,
    "closed_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_reviews_meeting_organisation_post_chair_id" FOREIGN KEY ("chair_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_reviews_meeting_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_reviews_meeting_rounds_round_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_round" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rounds_debriefer" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rounds_debriefer" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "report" TEXT NOT NULL,
    "was_accepted" INTEGER NOT NULL,
    "presented_as" TEXT NOT NULL,
    "comment_count" INTEGER NOT NULL,
    "counted_groups" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "fed_back_at" TEXT NULL,
    "published_at" TEXT NULL,
    "first_fed_back_at" TEXT NULL,
    "first_published_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_rounds_debriefer_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_debriefer_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_debriefer_rounds_round_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_round" ("id")
);


CREATE TABLE "rounds_group" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rounds_group" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "weight_percent" INTEGER NOT NULL,
    "entitled" INTEGER NOT NULL,
    "is_signed" INTEGER NOT NULL,
    CONSTRAINT "fk_rounds_group_rounds_round_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_round" ("id")
);


CREATE TABLE "rounds_officer" (
    "round_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    CONSTRAINT "pk_rounds_officer" PRIMARY KEY ("round_id", "role", "post_id"),
    CONSTRAINT "fk_rounds_officer_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_officer_rounds_round_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_round" ("id")
);


CREATE TABLE "duties_task" (
    "id" TEXT NOT NULL CONSTRAINT "pk_duties_task" PRIMARY KEY,
    "charge_id" TEXT NOT NULL,
    "list_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "issuer_post_id" TEXT NOT NULL,
    "issuer_unit_id" TEXT NOT NULL,
    "issuer_unit_path" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "wants_evidence" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_duties_task_duties_charge_charge_id" FOREIGN KEY ("charge_id") REFERENCES "duties_charge" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_duties_task_duties_item_item_id" FOREIGN KEY ("item_id") REFERENCES "duties_item" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rectifications_measure" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rectifications_measure" PRIMARY KEY,
    "rectification_id" TEXT NOT NULL,
    "plan" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "responsible_post_id" TEXT NULL,
    "due_on" TEXT NOT NULL,
    CONSTRAINT "fk_rectifications_measure_organisation_post_responsible_post_id" FOREIGN KEY ("responsible_post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rectifications_measure_rectifications_rectification_rectification_id" FOREIGN KEY ("rectification_id") REFERENCES "rectifications_rectification" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rectifications_plan_sketch" (
    "rectification_id" TEXT NOT NULL CONSTRAINT "pk_rectifications_plan_sketch" PRIMARY KEY,
    "json" TEXT NOT NULL,
    "saved_by_person_id" TEXT NULL,
    "saved_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "page" TEXT NULL,
    "turn" INTEGER NOT NULL,
    CONSTRAINT "fk_rectifications_plan_sketch_rectifications_rectification_rectification_id" FOREIGN KEY ("rectification_id") REFERENCES "rectifications_rectification" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rectifications_step" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rectifications_step" PRIMARY KEY,
    "rectification_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "evidence" TEXT NULL,
    "due_on" TEXT NULL,
    "by_person_id" TEXT NULL,
    "by_post_id" TEXT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_rectifications_step_rectifications_rectification_rectification_id" FOREIGN KEY ("rectification_id") REFERENCES "rectifications_rectification" ("id") ON DELETE RESTRICT
);


CREATE TABLE "reviews_presence" (
    "id" TEXT NOT NULL CONSTRAINT "pk_reviews_presence" PRIMARY KEY,
    "meeting_id" TEXT NOT NULL,
    "post_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "acting_for_post_id" TEXT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_reviews_presence_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_reviews_presence_reviews_meeting_meeting_id" FOREIGN KEY ("meeting_id") REFERENCES "reviews_meeting" ("id")
);


CREATE TABLE "appraisals_component" (
    "id" TEXT NOT NULL CONSTRAINT "pk_appraisals_component" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "debriefer_id" TEXT NOT NULL,
    "component_code" TEXT NOT NULL,
    "hundredths" INTEGER NOT NULL,
    "document_reference" TEXT NOT NULL,
    "entered_by_post" TEXT NULL,
    "entered_by" TEXT NULL,
    "entered_at" TEXT NOT NULL,
    "confirmed_by_post" TEXT NULL,
    "confirmed_by" TEXT NULL,
    "confirmed_at" TEXT NULL,
    "return_reason" TEXT NULL,
    "returned_at" TEXT NULL,
    "supersedes_id" TEXT NULL,
    "superseded_by_id" TEXT NULL,
    "correction_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_appraisals_component_rounds_debriefer_debriefer_id" FOREIGN KEY ("debriefer_id") REFERENCES "rounds_debriefer" ("id") ON DELETE RESTRICT
);


CREATE TABLE "appraisals_decision" (
    "id" TEXT NOT NULL CONSTRAINT "pk_appraisals_decision" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "debriefer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "grade_code" TEXT NULL,
    "computed_grade_code" TEXT NULL,
    "total_hundredths" INTEGER NULL,
    "reason" TEXT NULL,
    "decided_on" TEXT NOT NULL,
    "document_reference" TEXT NOT NULL,
    "body_post_id" TEXT NOT NULL,
    "entitled" INTEGER NOT NULL,
    "present" INTEGER NOT NULL,
    "votes_for" INTEGER NOT NULL,
    "votes_against" INTEGER NOT NULL,
    "abstentions" INTEGER NOT NULL,
    "recorded_by_post" TEXT NULL,
    "recorded_by" TEXT NULL,
    "recorded_at" TEXT NOT NULL,
    "supersedes_id" TEXT NULL,
    "superseded_by_id" TEXT NULL,
    "fed_back_by_post" TEXT NULL,
    "fed_back_by" TEXT NULL,
    "fed_back_at" TEXT NULL,
    "published_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_appraisals_decision_organisation_post_body_post_id" FOREIGN KEY ("body_post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_appraisals_decision_rounds_debriefer_debriefer_id" FOREIGN KEY ("debriefer_id") REFERENCES "rounds_debriefer" ("id") ON DELETE RESTRICT
);


CREATE TABLE "appraisals_start" (
    "id" TEXT NOT NULL CONSTRAINT "pk_appraisals_start" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "by_post" TEXT NULL,
    "by_person" TEXT NULL,
    "at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_appraisals_start_rounds_debriefer_id" FOREIGN KEY ("id") REFERENCES "rounds_debriefer" ("id") ON DELETE RESTRICT
);


CREATE TABLE "ballots_opinion" (
    "id" TEXT NOT NULL,
    "debriefer_id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "group_id" TEXT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "pk_ballots_opinion" PRIMARY KEY ("debriefer_id", "id"),
    CONSTRAINT "fk_ballots_opinion_rounds_debriefer_debriefer_id" FOREIGN KEY ("debriefer_id") REFERENCES "rounds_debriefer" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;


CREATE TABLE "debriefs_debrief" (
    "id" TEXT NOT NULL CONSTRAINT "pk_debriefs_debrief" PRIMARY KEY,
    "debriefer_id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "draft_version" INTEGER NOT NULL,
    "draft_saved_at" TEXT NULL,
    "draft_saved_by_person_id" TEXT NULL,
    "draft_page" TEXT NULL,
    "draft_turn" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_debriefs_debrief_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_debriefs_debrief_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_debriefs_debrief_rounds_debriefer_debriefer_id" FOREIGN KEY ("debriefer_id") REFERENCES "rounds_debriefer" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_debriefs_debrief_rounds_round_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_round" ("id") ON DELETE RESTRICT
);


CREATE TABLE "reviews_comment" (
    "id" TEXT NOT NULL CONSTRAINT "pk_reviews_comment" PRIMARY KEY,
    "meeting_id" TEXT NOT NULL,
    "debriefer_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "author_post_id" TEXT NULL,
    "author_person_id" TEXT NULL,
    "author_name" TEXT NOT NULL,
    "acting_for_post_id" TEXT NULL,
    "recorded_by_post_id" TEXT NULL,
    "recorded_by_person_id" TEXT NULL,
    "kind" TEXT NOT NULL,
    "strand_code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "raises_finding" INTEGER NOT NULL,
    "why_not" TEXT NULL,
    "supersedes_id" TEXT NULL,
    "correction_reason" TEXT NULL,
    "superseded_by_id" TEXT NULL,
    "withdrawn_at" TEXT NULL,
    "withdrawal_reason" TEXT NULL,
    "withdrawn_by_post_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_reviews_comment_organisation_post_author_post_id" FOREIGN KEY ("author_post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_reviews_comment_reviews_meeting_meeting_id" FOREIGN KEY ("meeting_id") REFERENCES "reviews_meeting" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_reviews_comment_rounds_debriefer_debriefer_id" FOREIGN KEY ("debriefer_id") REFERENCES "rounds_debriefer" ("id") ON DELETE RESTRICT
);


CREATE TABLE "reviews_item" (
    "meeting_id" TEXT NOT NULL,
    "debriefer_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "by_name" TEXT NULL,
    "acting_for_post_id" TEXT NULL,
    "heard_at" TEXT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "pk_reviews_item" PRIMARY KEY ("meeting_id", "debriefer_id"),
    CONSTRAINT "fk_reviews_item_reviews_meeting_meeting_id" FOREIGN KEY ("meeting_id") REFERENCES "reviews_meeting" ("id"),
    CONSTRAINT "fk_reviews_item_rounds_debriefer_debriefer_id" FOREIGN KEY ("debriefer_id") REFERENCES "rounds_debriefer" ("id") ON DELETE RESTRICT
);


CREATE TABLE "ballots_count" (
    "group_id" TEXT NOT NULL,
    "debriefer_id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "issued" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "spoiled" INTEGER NOT NULL,
    "cannot_judge" INTEGER NOT NULL,
    "grades" TEXT NOT NULL,
    "agreed_at" TEXT NOT NULL,
    CONSTRAINT "pk_ballots_count" PRIMARY KEY ("group_id", "debriefer_id"),
    CONSTRAINT "fk_ballots_count_rounds_debriefer_debriefer_id" FOREIGN KEY ("debriefer_id") REFERENCES "rounds_debriefer" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_ballots_count_rounds_group_group_id" FOREIGN KEY ("group_id") REFERENCES "rounds_group" ("id") ON DELETE RESTRICT
);


CREATE TABLE "ballots_entry" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ballots_entry" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "teller_post_id" TEXT NOT NULL,
    "teller_person_id" TEXT NOT NULL,
    "issued" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "spoiled" INTEGER NOT NULL,
    "grade_count" INTEGER NOT NULL,
    "columns" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_ballots_entry_organisation_post_teller_post_id" FOREIGN KEY ("teller_post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_ballots_entry_rounds_group_group_id" FOREIGN KEY ("group_id") REFERENCES "rounds_group" ("id") ON DELETE RESTRICT
);


CREATE TABLE "ballots_hand_out" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ballots_hand_out" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "by_post" TEXT NULL,
    "by_person" TEXT NULL,
    "at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_ballots_hand_out_rounds_group_id" FOREIGN KEY ("id") REFERENCES "rounds_group" ("id") ON DELETE RESTRICT
);


CREATE TABLE "ballots_recount" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ballots_recount" PRIMARY KEY,
    "group_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_post_id" TEXT NULL,
    "by_person_id" TEXT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_ballots_recount_rounds_group_group_id" FOREIGN KEY ("group_id") REFERENCES "rounds_group" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rounds_group_member" (
    "group_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    CONSTRAINT "pk_rounds_group_member" PRIMARY KEY ("group_id", "post_id"),
    CONSTRAINT "fk_rounds_group_member_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_group_member_rounds_group_group_id" FOREIGN KEY ("group_id") REFERENCES "rounds_group" ("id")
);


CREATE TABLE "duties_report" (
    "id" TEXT NOT NULL CONSTRAINT "pk_duties_report" PRIMARY KEY,
    "task_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "evidence" TEXT NULL,
    "by_person_id" TEXT NULL,
    "by_post_id" TEXT NULL,
    "at" TEXT NOT NULL,
    "accepted" INTEGER NULL,
    "reason" TEXT NULL,
    "judged_by_person_id" TEXT NULL,
    "judged_by_post_id" TEXT NULL,
    "judged_at" TEXT NULL,
    CONSTRAINT "fk_duties_report_duties_task_task_id" FOREIGN KEY ("task_id") REFERENCES "duties_task" ("id") ON DELETE CASCADE
);


CREATE TABLE "appraisals_presence" (
    "decision_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    CONSTRAINT "pk_appraisals_presence" PRIMARY KEY ("decision_id", "post_id"),
    CONSTRAINT "fk_appraisals_presence_appraisals_decision_decision_id" FOREIGN KEY ("decision_id") REFERENCES "appraisals_decision" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_appraisals_presence_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT
);


CREATE TABLE "debriefs_version" (
    "id" TEXT NOT NULL CONSTRAINT "pk_debriefs_version" PRIMARY KEY,
    "debrief_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "characters" INTEGER NOT NULL,
    "problem_characters" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "filed_on" TEXT NOT NULL,
    "filed_at" TEXT NOT NULL,
    "filed_by_person_id" TEXT NULL,
    "filed_by_post_id" TEXT NULL,
    "outcome" TEXT NULL,
    "reasons" TEXT NULL,
    "vetted_by_person_id" TEXT NULL,
    "vetted_by_post_id" TEXT NULL,
    "vetted_at" TEXT NULL,
    "reopened_at" TEXT NULL,
    "reopen_reason" TEXT NULL,
    "reopened_by_post_id" TEXT NULL,
    CONSTRAINT "fk_debriefs_version_debriefs_debrief_debrief_id" FOREIGN KEY ("debrief_id") REFERENCES "debriefs_debrief" ("id") ON DELETE RESTRICT
);


CREATE TABLE "ballots_paper" (
    "id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    CONSTRAINT "pk_ballots_paper" PRIMARY KEY ("entry_id", "id"),
    CONSTRAINT "fk_ballots_paper_ballots_entry_entry_id" FOREIGN KEY ("entry_id") REFERENCES "ballots_entry" ("id") ON DELETE CASCADE
) WITHOUT ROWID;


CREATE TABLE "ballots_total" (
    "entry_id" TEXT NOT NULL,
    "debriefer_id" TEXT NOT NULL,
    "spoiled" INTEGER NOT NULL,
    "cannot_judge" INTEGER NOT NULL,
    "grades" TEXT NOT NULL,
    CONSTRAINT "pk_ballots_total" PRIMARY KEY ("entry_id", "debriefer_id"),
    CONSTRAINT "fk_ballots_total_ballots_entry_entry_id" FOREIGN KEY ("entry_id") REFERENCES "ballots_entry" ("id") ON DELETE CASCADE
);


CREATE TABLE "ballots_earlier_count" (
    "recount_id" TEXT NOT NULL,
    "debriefer_id" TEXT NOT NULL,
    "issued" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "spoiled" INTEGER NOT NULL,
    "cannot_judge" INTEGER NOT NULL,
    "grades" TEXT NOT NULL,
    "agreed_at" TEXT NOT NULL,
    CONSTRAINT "pk_ballots_earlier_count" PRIMARY KEY ("recount_id", "debriefer_id"),
    CONSTRAINT "fk_ballots_earlier_count_ballots_recount_recount_id" FOREIGN KEY ("recount_id") REFERENCES "ballots_recount" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_ballots_earlier_count_rounds_debriefer_debriefer_id" FOREIGN KEY ("debriefer_id") REFERENCES "rounds_debriefer" ("id") ON DELETE RESTRICT
);


CREATE UNIQUE INDEX "ix_appraisals_component_debriefer_id_component_code" ON "appraisals_component" ("debriefer_id", "component_code") WHERE superseded_by_id IS NULL;


CREATE INDEX "ix_appraisals_component_round_id" ON "appraisals_component" ("round_id");


CREATE INDEX "ix_appraisals_decision_body_post_id" ON "appraisals_decision" ("body_post_id");


CREATE UNIQUE INDEX "ix_appraisals_decision_debriefer_id" ON "appraisals_decision" ("debriefer_id") WHERE superseded_by_id IS NULL;


CREATE INDEX "ix_appraisals_decision_round_id" ON "appraisals_decision" ("round_id");


CREATE INDEX "ix_appraisals_presence_post_id" ON "appraisals_presence" ("post_id");


CREATE INDEX "ix_appraisals_start_round_id" ON "appraisals_start" ("round_id");


CREATE INDEX "ix_ballots_count_debriefer_id" ON "ballots_count" ("debriefer_id");


CREATE INDEX "ix_ballots_count_round_id" ON "ballots_count" ("round_id");


CREATE INDEX "ix_ballots_earlier_count_debriefer_id" ON "ballots_earlier_count" ("debriefer_id");


CREATE UNIQUE INDEX "ix_ballots_entry_group_id_teller_post_id_teller_person_id" ON "ballots_entry" ("group_id", "teller_post_id", "teller_person_id");


CREATE INDEX "ix_ballots_entry_round_id" ON "ballots_entry" ("round_id");


CREATE INDEX "ix_ballots_entry_teller_post_id" ON "ballots_entry" ("teller_post_id");


CREATE INDEX "ix_ballots_hand_out_round_id" ON "ballots_hand_out" ("round_id");


CREATE INDEX "ix_ballots_mismatch_group_id" ON "ballots_mismatch" ("group_id");


CREATE INDEX "ix_ballots_recount_group_id" ON "ballots_recount" ("group_id");


CREATE UNIQUE INDEX "ix_debriefs_debrief_debriefer_id" ON "debriefs_debrief" ("debriefer_id");


CREATE INDEX "ix_debriefs_debrief_post_id" ON "debriefs_debrief" ("post_id");


CREATE INDEX "ix_debriefs_debrief_round_id" ON "debriefs_debrief" ("round_id");


CREATE INDEX "ix_debriefs_debrief_unit_id" ON "debriefs_debrief" ("unit_id");


CREATE UNIQUE INDEX "ix_debriefs_version_debrief_id_number" ON "debriefs_version" ("debrief_id", "number");


CREATE UNIQUE INDEX "ix_duties_charge_list_id_post_id" ON "duties_charge" ("list_id", "post_id");


CREATE INDEX "ix_duties_charge_list_id_unit_path_id" ON "duties_charge" ("list_id", "unit_path", "id");


CREATE INDEX "ix_duties_charge_post_id_id" ON "duties_charge" ("post_id", "id");


CREATE UNIQUE INDEX "ix_duties_item_list_id_number" ON "duties_item" ("list_id", "number");


CREATE INDEX "ix_duties_list_issued_to_id" ON "duties_list" ("issued_to_id");


CREATE INDEX "ix_duties_list_issuer_post_id" ON "duties_list" ("issuer_post_id");


CREATE INDEX "ix_duties_list_unit_id" ON "duties_list" ("unit_id");


CREATE INDEX "ix_duties_list_unit_path_id" ON "duties_list" ("unit_path", "id");


CREATE UNIQUE INDEX "ix_duties_report_task_id_number" ON "duties_report" ("task_id", "number");


CREATE INDEX "ix_duties_task_charge_id" ON "duties_task" ("charge_id");


CREATE INDEX "ix_duties_task_item_id" ON "duties_task" ("item_id");


CREATE INDEX "ix_duties_task_list_id_state" ON "duties_task" ("list_id", "state");


CREATE INDEX "ix_duties_task_post_id_due_on" ON "duties_task" ("post_id", "due_on");


CREATE INDEX "ix_ledger_line_object_id_id" ON "ledger_line" ("object_id", "id");


CREATE UNIQUE INDEX "ix_ledger_line_previous_id" ON "ledger_line" ("previous_id");


CREATE INDEX "ix_ledger_line_unit_id_id" ON "ledger_line" ("unit_id", "id");


CREATE INDEX "ix_obligations_obligation_object_id_kind" ON "obligations_obligation" ("object_id", "kind");


CREATE INDEX "ix_obligations_obligation_owner_id_state_due_on_id" ON "obligations_obligation" ("owner_id", "state", "due_on", "id");


CREATE INDEX "ix_obligations_obligation_state_due_on_unit_path_id" ON "obligations_obligation" ("state", "due_on", "unit_path", "id");


CREATE INDEX "ix_obligations_obligation_state_kind_unit_path_due_on_id" ON "obligations_obligation" ("state", "kind", "unit_path", "due_on", "id");


CREATE INDEX "ix_obligations_obligation_state_unit_path_due_on_id" ON "obligations_obligation" ("state", "unit_path", "due_on", "id");


CREATE INDEX "ix_obligations_span_obligation_id" ON "obligations_span" ("obligation_id");


CREATE INDEX "ix_obligations_span_owner_id_from" ON "obligations_span" ("owner_id", "from");


CREATE INDEX "ix_obligations_tally_unit_path_due_on" ON "obligations_tally" ("unit_path", "due_on") WHERE open > 0;


CREATE INDEX "ix_obligations_tally_delta_unit_path" ON "obligations_tally_delta" ("unit_path");


CREATE INDEX "ix_organisation_appointment_person_id_until" ON "organisation_appointment" ("person_id", "until");


CREATE UNIQUE INDEX "ix_organisation_appointment_post_id_kind" ON "organisation_appointment" ("post_id", "kind") WHERE until IS NULL;


CREATE UNIQUE INDEX "ix_organisation_membership_collective_id_member_id" ON "organisation_membership" ("collective_id", "member_id") WHERE until IS NULL;


CREATE INDEX "ix_organisation_membership_member_id" ON "organisation_membership" ("member_id");


CREATE UNIQUE INDEX "ix_organisation_post_code" ON "organisation_post" ("code");


CREATE INDEX "ix_organisation_post_kind_unit_path" ON "organisation_post" ("kind", "unit_path");


CREATE INDEX "ix_organisation_post_unit_id" ON "organisation_post" ("unit_id");


CREATE INDEX "ix_organisation_post_unit_path_code" ON "organisation_post" ("unit_path", "code");


CREATE UNIQUE INDEX "ix_organisation_right_post_id_right_unit_id" ON "organisation_right" ("post_id", "right", "unit_id") WHERE until IS NULL;


CREATE INDEX "ix_organisation_right_right_unit_path" ON "organisation_right" ("right", "unit_path");


CREATE INDEX "ix_organisation_right_unit_id" ON "organisation_right" ("unit_id");


CREATE UNIQUE INDEX "ix_organisation_unit_code" ON "organisation_unit" ("code");


CREATE INDEX "ix_organisation_unit_parent_id_code" ON "organisation_unit" ("parent_id", "code");


CREATE UNIQUE INDEX "ix_organisation_unit_path" ON "organisation_unit" ("path");


CREATE INDEX "ix_organisation_upload_at" ON "organisation_upload" ("at");


CREATE INDEX "email_index" ON "people_account" ("normalized_email");


CREATE UNIQUE INDEX "ix_people_account_person_id" ON "people_account" ("person_id");


CREATE UNIQUE INDEX "user_name_index" ON "people_account" ("normalized_user_name");


CREATE INDEX "ix_people_account_claim_user_id" ON "people_account_claim" ("user_id");


CREATE INDEX "ix_people_account_login_user_id" ON "people_account_login" ("user_id");


CREATE INDEX "ix_people_invitation_person_id" ON "people_invitation" ("person_id");


CREATE UNIQUE INDEX "ix_people_invitation_secret_hash" ON "people_invitation" ("secret_hash");


CREATE UNIQUE INDEX "ix_people_person_code" ON "people_person" ("code");


CREATE UNIQUE INDEX "ix_policies_adoption_unit_id" ON "policies_adoption" ("unit_id") WHERE until IS NULL;


CREATE INDEX "ix_policies_adoption_unit_path_from" ON "policies_adoption" ("unit_path", "from");


CREATE INDEX "ix_rectifications_finding_debriefer_id_strand_code" ON "rectifications_finding" ("debriefer_id", "strand_code");


CREATE INDEX "ix_rectifications_finding_owner_post_id" ON "rectifications_finding" ("owner_post_id");


CREATE INDEX "ix_rectifications_finding_raised_in_round_id_owner_post_id" ON "rectifications_finding" ("raised_in_round_id", "owner_post_id");


CREATE UNIQUE INDEX "ix_rectifications_measure_rectification_id_plan_number" ON "rectifications_measure" ("rectification_id", "plan", "number");


CREATE INDEX "ix_rectifications_measure_responsible_post_id" ON "rectifications_measure" ("responsible_post_id");


CREATE INDEX "ix_rectifications_rectification_approver_post_id" ON "rectifications_rectification" ("approver_post_id");


CREATE UNIQUE INDEX "ix_rectifications_rectification_finding_id" ON "rectifications_rectification" ("finding_id");


CREATE INDEX "ix_rectifications_rectification_owner_post_id" ON "rectifications_rectification" ("owner_post_id");


CREATE INDEX "ix_rectifications_rectification_state_unit_path_due_on_id" ON "rectifications_rectification" ("state", "unit_path", "due_on", "id");


CREATE INDEX "ix_rectifications_rectification_unit_path_due_on_id" ON "rectifications_rectification" ("unit_path", "due_on", "id");


CREATE INDEX "ix_rectifications_rectification_verifier_post_id" ON "rectifications_rectification" ("verifier_post_id");


CREATE UNIQUE INDEX "ix_rectifications_result_finding_id_round_id" ON "rectifications_result" ("finding_id", "round_id") WHERE superseded_by_id IS NULL;


CREATE UNIQUE INDEX "ix_rectifications_step_rectification_id_number" ON "rectifications_step" ("rectification_id", "number");


CREATE INDEX "ix_reviews_comment_author_post_id" ON "reviews_comment" ("author_post_id");


CREATE INDEX "ix_reviews_comment_debriefer_id_at" ON "reviews_comment" ("debriefer_id", "at");


CREATE INDEX "ix_reviews_comment_meeting_id_at" ON "reviews_comment" ("meeting_id", "at");


CREATE UNIQUE INDEX "ix_reviews_comment_supersedes_id" ON "reviews_comment" ("supersedes_id") WHERE supersedes_id IS NOT NULL;


CREATE INDEX "ix_reviews_item_debriefer_id" ON "reviews_item" ("debriefer_id");


CREATE UNIQUE INDEX "ix_reviews_item_id" ON "reviews_item" ("id");


CREATE INDEX "ix_reviews_meeting_chair_id" ON "reviews_meeting" ("chair_id");


CREATE UNIQUE INDEX "ix_reviews_meeting_round_id" ON "reviews_meeting" ("round_id");


CREATE INDEX "ix_reviews_meeting_unit_id" ON "reviews_meeting" ("unit_id");


CREATE UNIQUE INDEX "ix_reviews_presence_meeting_id_post_id" ON "reviews_presence" ("meeting_id", "post_id") WHERE post_id IS NOT NULL;


CREATE INDEX "ix_reviews_presence_post_id" ON "reviews_presence" ("post_id");


CREATE INDEX "ix_rounds_debriefer_post_id_round_id" ON "rounds_debriefer" ("post_id", "round_id");


CREATE UNIQUE INDEX "ix_rounds_debriefer_round_id_post_id" ON "rounds_debriefer" ("round_id", "post_id");


CREATE INDEX "ix_rounds_debriefer_unit_id" ON "rounds_debriefer" ("unit_id");


CREATE INDEX "ix_rounds_debriefer_unit_path_id" ON "rounds_debriefer" ("unit_path", "id");


CREATE UNIQUE INDEX "ix_rounds_group_round_id_code" ON "rounds_group" ("round_id", "code");


CREATE INDEX "ix_rounds_group_member_post_id" ON "rounds_group_member" ("post_id");


CREATE INDEX "ix_rounds_officer_post_id_round_id" ON "rounds_officer" ("post_id", "round_id");


CREATE INDEX "ix_rounds_round_organiser_id" ON "rounds_round" ("organiser_id");


CREATE INDEX "ix_rounds_round_previous_round_id" ON "rounds_round" ("previous_round_id");


CREATE INDEX "ix_rounds_round_state_unit_path_id" ON "rounds_round" ("state", "unit_path", "id" DESC);


CREATE INDEX "ix_rounds_round_unit_id_meeting_on" ON "rounds_round" ("unit_id", "meeting_on");


CREATE INDEX "ix_rounds_round_unit_path_id" ON "rounds_round" ("unit_path", "id" DESC);


