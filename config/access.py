"""Who may open which page: every URL name stands here with its rule.

A page without a rule fails `tests/config/test_access.py`, which asks for each page as every role, for
things of one's own place, the neighbour township, another county and the level above, with a post that
has ended, and signed out. The rule says what must come back; the page itself enforces it.

`scoped` pages name a maker of `tests/makers.py`, which invents the thing that the page shows.
"""

from accounts.roles import Right
from config.access_rule import Kind, Rule, machine, own, public, right, scoped

R = Right
PAYMENT = (R.PREPARE_PAYMENT, R.CHECK_PAYMENT, R.APPROVE_PAYMENT)
FINDINGS = (R.SETTLE, R.COMPARE, R.CONFIRM_DISPOSAL, R.AUDIT)
REPLIES = (R.SETTLE, R.CONFIRM_DISPOSAL, R.AUDIT)
SECOND = (R.SETTLE, R.CONFIRM_DISPOSAL)
RECOVERERS = (R.SUBMIT, *PAYMENT, R.SETTLE, R.CONFIRM_DISPOSAL, R.AUDIT)
FUND = (R.SUBMIT, R.REVIEW, R.CONFIRM, R.PREPARE_PAYMENT, R.CHECK_PAYMENT, R.AUDIT)
INSPECTIONS = (R.DIRECT, R.AUDIT)
JOBS = (R.COMPARE, R.IMPORT_REGISTER, R.PREPARE_PAYMENT)

ACCESS: dict[str, Rule] = {
    # --- accounts
    "login": public(),
    "logout": public("POST"),
    "language": public("POST"),
    "second_factor": own(),
    "second_factor_setup": own(),
    "second_factor_picture": own(),
    "profile": own(),
    "password": own(),
    "shortcuts": own("POST"),
    "officer_list": right(R.MANAGE_OFFICERS),
    "officer_new": right(R.MANAGE_OFFICERS),
    "officer_detail": scoped("officer", R.MANAGE_OFFICERS),
    "post_new": scoped("officer", R.MANAGE_OFFICERS, method="POST"),
    "officer_in_use": scoped("officer", R.MANAGE_OFFICERS, method="POST"),
    "officer_reset": scoped("officer", R.MANAGE_OFFICERS, method="POST"),
    "post_end": scoped("post", R.MANAGE_OFFICERS),
    "access_log": right(R.AUDIT),
    "export_list": right(R.SEE_CASES),
    "export_trace": right(R.AUDIT, method="POST"),
    "export_detail": scoped("export", R.APPROVE_EXPORT, R.AUDIT),
    "export_take": scoped("export", R.APPROVE_EXPORT, R.AUDIT, method="POST", may_refuse=True),
    "export_progress": scoped("export", R.APPROVE_EXPORT, R.AUDIT),
    "export_again": scoped("export", R.APPROVE_EXPORT, R.AUDIT, method="POST", may_refuse=True),
    "export_answer": scoped("export", R.APPROVE_EXPORT, method="POST", may_refuse=True),
    # --- households
    "document_file": scoped("document"),
    "reveal_number": scoped("person", R.REVEAL, method="POST", shows_numbers=True),
    "reveal_phone": scoped("person", R.REVEAL, method="POST", shows_numbers=True),
    "reveal_card": scoped("account", R.REVEAL, method="POST", shows_numbers=True),
    "search": right(R.SEE_CASES),
    "household_list": right(R.SEE_CASES),
    "household_detail": scoped("household"),
    "household_tab": scoped("household", tab="members"),
    "household_why": scoped("payee"),
    # --- intake
    "application_new": right(R.ENTER),
    "number_check": right(R.ENTER, method="POST"),
    "review_new": scoped("household", R.ENTER, method="POST", may_refuse=True),
    "application_tasks": scoped("draft"),
    "intake_check": scoped("draft"),
    "intake_sheet": scoped("draft"),
    "intake_receipt": scoped("draft", may_refuse=True),
    "intake_section": scoped("draft", R.ENTER, name="members", shows_numbers=True),
    "intake_save": scoped("draft", R.ENTER, method="POST", name="income", may_refuse=True),
    "intake_submit": scoped("draft", R.ENTER, method="POST", may_refuse=True),
    "document_upload": scoped("draft", R.ENTER, method="POST", may_refuse=True),
    "document_discard": scoped("draft_paper", R.ENTER, method="POST", may_refuse=True),
    "print_set": scoped("draft"),
    "print_form": scoped("draft", R.ENTER, R.REVEAL, form="set", shows_numbers=True),
    "clause": right(R.SEE_CASES, may_refuse=True),
    # --- eligibility: sealed sheets
    "sheet_detail": scoped("sheet"),
    "sheet_print": scoped("sheet"),
    "sheet_json": scoped("sheet"),
    "sheet_again": scoped("sheet"),
    # --- eligibility: the law of a place, and the standards of the bureaus
    "policy": right(R.SEE_CASES),
    "policy_compare": right(R.SEE_CASES),
    "standard_list": right(R.SET_STANDARD),
    "standard_new": right(R.SET_STANDARD),
    "standard_detail": scoped("standard", R.SET_STANDARD),
    "standard_confirm": scoped("standard", R.SET_STANDARD, method="POST", may_refuse=True),
    "standard_reject": scoped("standard", R.SET_STANDARD, method="POST", may_refuse=True),
    "standard_withdraw": scoped("standard", R.SET_STANDARD, method="POST", may_refuse=True),
    "household_law": scoped("household"),
    # --- cases
    "delegation_list": right(R.DELEGATE),
    "delegation_revoke": scoped("delegation", R.DELEGATE, method="POST"),
    "spot_check_list": right(R.CONFIRM, R.EXAMINE),
    "spot_check_new": right(R.EXAMINE, method="POST"),
    "desk": own(),
    "todo_list": right(R.SEE_CASES),
    "application_list": right(R.SEE_CASES),
    "application_detail": scoped("case"),
    "application_step": scoped("case", R.EXAMINE, name="examine", may_refuse=True),
    "approval_sheet": scoped("case"),
    "decision_notice": scoped("case", may_refuse=True),
    "notice_board": scoped("notice"),
    "county_desk": right(R.CONFIRM, R.EXAMINE),
    "bulk_confirm": right(R.CONFIRM),
    "bulk_result": right(R.CONFIRM),
    # --- cases: the space for everybody
    "public_home": public(),
    "public_guide_list": public(),
    "public_guide": public(benefit="dibao"),
    "public_progress": public(),
    "public_estimate": public(),
    "public_answer": public(),
    "public_objection": Rule(Kind.PUBLIC, words={"slug": "nobody-knows"}, may_refuse=True),
    "public_notice": Rule(Kind.PUBLIC, words={"slug": "nobody-knows"}, may_refuse=True),
    # --- cases: what hangs in villages, and objections sent in
    "notice_proof": scoped("notice"),
    "publication_list": right(R.SEE_CASES),
    "publication_detail": scoped("publication"),
    "publication_board": scoped("publication"),
    "publication_publish": scoped(
        "publication", R.POST_NOTICE, R.REVIEW, method="POST", may_refuse=True
    ),
    "publication_take_down": scoped(
        "publication", R.POST_NOTICE, R.REVIEW, method="POST", may_refuse=True
    ),
    "publication_photo": scoped(
        "publication", R.POST_NOTICE, R.REVIEW, method="POST", may_refuse=True
    ),
    "objection_list": right(R.HEAR_OBJECTION),
    "objection_detail": scoped("objection", R.HEAR_OBJECTION),
    "objection_propose": scoped("objection", R.HEAR_OBJECTION, method="POST", may_refuse=True),
    "objection_confirm": scoped("objection", R.HEAR_OBJECTION, method="POST", may_refuse=True),
    "objection_send_back": scoped("objection", R.HEAR_OBJECTION, method="POST", may_refuse=True),
    # --- cases: payment
    "payment_month": right(R.SEE_CASES),
    "payment_run_list": right(*PAYMENT, R.AUDIT),
    "fund_page": right(*PAYMENT, R.AUDIT, R.SET_STANDARD),
    "fund_book": right(*PAYMENT, R.AUDIT, R.SET_STANDARD),
    "fund_enter": right(R.PREPARE_PAYMENT, method="POST", may_refuse=True),
    "fund_settle": scoped(
        "appropriation", R.CHECK_PAYMENT, R.APPROVE_PAYMENT, method="POST", may_refuse=True
    ),
    "price_link_list": right(*PAYMENT, R.AUDIT, R.SET_STANDARD),
    "payment_run_open": right(R.PREPARE_PAYMENT, method="POST", may_refuse=True),
    "payment_run_detail": scoped("payment_run", *PAYMENT, R.AUDIT),
    "payment_run_progress": scoped("payment_run", *PAYMENT, R.AUDIT),
    "payment_run_lines": scoped("payment_run", *PAYMENT, R.AUDIT, part="due"),
    "payment_run_exclusions": scoped("payment_run", *PAYMENT, R.AUDIT),
    "payment_exception": scoped("payment_run", *PAYMENT, method="POST", may_refuse=True),
    "payment_recompute": scoped("payment_run", R.PREPARE_PAYMENT, method="POST", may_refuse=True),
    "payment_cancel": scoped("payment_run", *PAYMENT, method="POST", may_refuse=True),
    "payment_sign": scoped("payment_run", *PAYMENT, method="POST", may_refuse=True),
    "payment_send_back": scoped("payment_run", *PAYMENT, method="POST", may_refuse=True),
    "payment_file": scoped(
        "payment_run", R.PREPARE_PAYMENT, method="POST", may_refuse=True, shows_numbers=True
    ),
    "payment_return": scoped("payment_run", R.PREPARE_PAYMENT, method="POST", may_refuse=True),
    "payment_supplement": scoped("payment_run", R.PREPARE_PAYMENT, method="POST", may_refuse=True),
    "payment_close": scoped(
        "payment_run", R.PREPARE_PAYMENT, R.CHECK_PAYMENT, method="POST", may_refuse=True
    ),
    "payment_sheet": scoped("payment_run", *PAYMENT, R.AUDIT),
    "payment_roster": scoped("payment_run", *PAYMENT, R.AUDIT),
    "payment_hold_list": right(R.SUBMIT, *PAYMENT, R.SETTLE, R.AUDIT),
    "payment_hold_release": scoped(
        "payment_hold", R.SETTLE, R.CONFIRM_DISPOSAL, R.CHECK_PAYMENT, R.APPROVE_PAYMENT
    ),
    "payment_repair_list": right(R.SUBMIT, *PAYMENT),
    "payment_account_new": scoped("household", R.ENTER),
    "payment_account_check": scoped("account", R.CHECK_PAYMENT, method="POST", may_refuse=True),
    # --- rehearsals
    "rehearsal_list": right(R.REHEARSE),
    "rehearsal_detail": scoped("rehearsal", R.REHEARSE),
    "rehearsal_progress": scoped("rehearsal", R.REHEARSE),
    "rehearsal_workbook": scoped("rehearsal", R.REHEARSE, method="POST", may_refuse=True),
    "assessment_run_new": right(R.REHEARSE, method="POST", may_refuse=True),
    "assessment_run_progress": scoped("assessment_run", R.REHEARSE),
    # --- monitoring: findings
    "finding_counter": own(),
    "finding_list": right(*FINDINGS),
    "finding_assign": right(R.SETTLE, method="POST", may_refuse=True),
    "finding_detail": scoped("finding", *FINDINGS),
    "candidate_list": right(R.COMPARE),
    "candidate_look": right(R.COMPARE, method="POST"),
    "candidate_judge": scoped("link_candidate", R.COMPARE, method="POST", may_refuse=True),
    "missed_list": right(*FINDINGS),
    "missed_print": right(*FINDINGS),
    "missed_download": right(*FINDINGS, method="POST"),
    "finding_sheet": scoped("missed_home", *FINDINGS),
    "finding_take": scoped("finding", R.SETTLE, method="POST", may_refuse=True),
    "finding_propose": scoped("finding", R.SETTLE, method="POST", may_refuse=True),
    "finding_reopen": scoped("finding", R.CONFIRM_DISPOSAL, method="POST", may_refuse=True),
    "finding_defer": scoped("finding", R.SETTLE, method="POST", may_refuse=True),
    "finding_dismiss": right(R.SETTLE, method="POST", may_refuse=True),
    "finding_open_case": scoped("finding", R.ENTER, method="POST", may_refuse=True),
    "disposal_confirm": scoped("disposal", *SECOND, method="POST", may_refuse=True),
    "disposal_reject": scoped("disposal", *SECOND, method="POST", may_refuse=True),
    "stop_notice": scoped("confirmed_stop", *SECOND),
    "advance_notice": scoped("advance_notice", *SECOND),
    "advance_notice_deliver": scoped("advance_notice", *SECOND, method="POST", may_refuse=True),
    "advance_notice_object": scoped("advance_notice", *SECOND, method="POST", may_refuse=True),
    "advance_notice_answer": scoped(
        "advance_notice", R.CONFIRM_DISPOSAL, method="POST", may_refuse=True
    ),
    "advance_notice_effect": scoped(
        "advance_notice", R.CONFIRM_DISPOSAL, method="POST", may_refuse=True
    ),
    "alive_list": right(*FINDINGS),
    "sent_list": right(*FINDINGS, kind="returned"),
    "sent_book": right(*FINDINGS, method="POST", kind="returned"),
    "sent_print": right(*FINDINGS, kind="returned"),
    "sent_mark": right(R.SETTLE, method="POST", kind="returned", may_refuse=True),
    "death_lags": right(*FINDINGS),
    "death_lag_rows": right(*FINDINGS, code=350583113000, may_refuse=True),
    # --- monitoring: registers, comparisons, jobs
    "register_import_list": right(R.IMPORT_REGISTER),
    "register_import_new": right(R.IMPORT_REGISTER),
    "register_destruction_list": right(R.IMPORT_REGISTER),
    "register_import_detail": scoped("register_import", R.IMPORT_REGISTER),
    "register_import_words": scoped(
        "register_import", R.IMPORT_REGISTER, method="POST", may_refuse=True
    ),
    "register_import_begin": scoped(
        "register_import", R.IMPORT_REGISTER, method="POST", may_refuse=True
    ),
    "register_import_confirm": scoped(
        "register_import", R.IMPORT_REGISTER, method="POST", may_refuse=True
    ),
    "register_import_refuse": scoped("register_import", R.IMPORT_REGISTER, method="POST"),
    "register_import_rejects": scoped("register_import", R.IMPORT_REGISTER, method="POST"),
    "push_key_list": right(R.MANAGE_OFFICERS),
    "push_key_new": right(R.MANAGE_OFFICERS),
    "push_key_revoke": scoped("push_key", R.MANAGE_OFFICERS, method="POST"),
    "api_schema": right(R.MANAGE_OFFICERS),
    "register_batches": machine("POST", kind="funeral"),
    "register_batch": machine(kind="funeral", batch="2026-11"),
    "comparison_list": right(R.COMPARE),
    "comparison_new": right(R.COMPARE, method="POST", may_refuse=True),
    "comparison_detail": scoped("comparison", R.COMPARE),
    "job_list": right(*JOBS),
    "job_start": right(R.COMPARE, method="POST", may_refuse=True),
    "job_progress": scoped("job", *JOBS),
    "job_pause": scoped("job", *JOBS, method="POST"),
    "job_resume": scoped("job", *JOBS, method="POST"),
    # --- ledgers
    "ledger_list": right(R.SEE_CASES),
    "ledger_detail": right(R.SEE_CASES, kind="single_person"),
    "ledger_download": right(R.SEE_CASES, method="POST", kind="gradual_exit"),
    "ledger_file": right(R.SUBMIT, method="POST", kind="gradual_exit", may_refuse=True),
    "ledger_receive": scoped("ledger_filing", R.EXAMINE, method="POST", may_refuse=True),
    "book_entry_new": right(R.ENTER, code="left_children"),
    "book_entry_detail": scoped("book_entry"),
    "book_entry_step": scoped("book_entry", R.ENTER, method="POST", name="visit", may_refuse=True),
    "screening_new": right(R.ENTER),
    "screening_detail": scoped("screening"),
    "screening_step": scoped(
        "screening", R.ENTER, R.SETTLE, method="POST", name="visit", may_refuse=True
    ),
    "watch_detail": scoped("watch_entry"),
    "watch_step": scoped(
        "watch_entry", R.ENTER, R.SETTLE, method="POST", name="check", may_refuse=True
    ),
    "rectification_new": right(R.CONFIRM_DISPOSAL),
    "rectification_detail": scoped("rectification", *REPLIES, R.DIRECT),
    "rectification_step": scoped(
        "rectification", R.CONFIRM_DISPOSAL, method="POST", name="close", may_refuse=True
    ),
    "referral_detail": scoped("referral", *REPLIES),
    "referral_step": scoped("referral", R.SETTLE, method="POST", name="reply", may_refuse=True),
    "exit_new": scoped("payee", R.VERIFY),
    "exit_detail": scoped("exit_check"),
    "exit_step": scoped("exit_check", method="POST", name="risks", may_refuse=True),
    "recovery_new": scoped("finding", R.SETTLE),
    "recovery_detail": scoped("recovery", *RECOVERERS),
    "recovery_step": scoped(
        "recovery", *RECOVERERS, method="POST", name="instalment", may_refuse=True
    ),
    "aid_new": right(R.SUBMIT),
    "aid_detail": scoped("aid"),
    "aid_step": scoped(
        "aid",
        *(R.SUBMIT, R.REVIEW, R.EXAMINE, R.CONFIRM),
        method="POST",
        name="papers",
        may_refuse=True,
    ),
    "reserve_fund_new": right(R.PREPARE_PAYMENT, R.APPROVE_PAYMENT),
    "reserve_fund_detail": scoped("reserve_fund", *FUND),
    "reserve_fund_step": scoped(
        "reserve_fund",
        *(R.SUBMIT, R.PREPARE_PAYMENT, R.APPROVE_PAYMENT),
        method="POST",
        name="surrender",
        may_refuse=True,
    ),
    "round_list": right(R.ENTER),
    "round_make": right(R.ENTER, method="POST", may_refuse=True),
    "round_sheet": scoped("round_sheet", R.ENTER),
    "round_phone": scoped("round_phone", R.ENTER),
    "round_visit": scoped("round_visit", R.ENTER, method="POST", may_refuse=True),
    "clue_detail": scoped("clue", R.CONFIRM_DISPOSAL, R.AUDIT),
    "clue_step": scoped("clue", R.CONFIRM_DISPOSAL, method="POST", name="reply", may_refuse=True),
    # --- reports
    "dashboard": right(R.REPORT),
    "coverage_board": right(R.REPORT),
    "ontime_board": right(R.REPORT),
    "supervision_board": right(R.REPORT),
    "supervision_quarter": right(R.REPORT),
    "board_rows_extract": scoped(
        "region",
        R.REPORT,
        method="POST",
        section="coverage",
        by="place",
        period="2026-10",
        key="1",
        figure="known",
    ),
    "board_rows": scoped(
        "region",
        R.REPORT,
        section="coverage",
        by="place",
        period="2026-10",
        key="1",
        figure="known",
    ),
    "report_list": right(R.REPORT),
    "report_detail": right(R.REPORT, kind="quarterly", may_refuse=True),
    "report_download": right(R.REPORT, method="POST", kind="quarterly"),
    "report_prepare": right(R.REPORT, method="POST", kind="quarterly"),
    "report_rows": scoped(
        "region", R.REPORT, kind="quarterly", period="2026Q3", code="urban.persons"
    ),
    "report_rows_extract": scoped(
        "region", R.REPORT, method="POST", kind="quarterly", period="2026Q3", code="urban.persons"
    ),
    "report_spread": scoped(
        "region", R.REPORT, kind="quarterly", period="2026Q3", code="urban.persons"
    ),
    "filing_board": right(R.REPORT),
    "filing_draft": right(R.REPORT, method="POST", kind="quarterly", may_refuse=True),
    "filing_detail": scoped("filing", R.REPORT),
    "filing_rows": scoped("filing", R.REPORT, code="urban.persons"),
    "filing_rows_extract": scoped("filing", R.REPORT, method="POST", code="urban.persons"),
    "filing_download": scoped("filing", R.REPORT, method="POST"),
    "filing_write": scoped("filing", R.REPORT, method="POST", may_refuse=True),
    "filing_attach": scoped("filing", R.REPORT, method="POST", may_refuse=True),
    "filing_attachment": scoped("filing_attachment", R.REPORT),
    "filing_detach": scoped("filing_attachment", R.REPORT, method="POST", may_refuse=True),
    "filing_file": scoped("filing", R.REPORT, method="POST", may_refuse=True),
    "filing_accept": scoped("filing", R.REPORT, method="POST", may_refuse=True),
    "filing_return": scoped("filing", R.REPORT, method="POST", may_refuse=True),
    # --- inspections: the unit that inspects and those above it, never those inspected
    "inspection_list": right(*INSPECTIONS),
    "inspection_new": right(R.DIRECT),
    "inspection_detail": scoped("inspection", *INSPECTIONS),
    "inspection_sheet": scoped("inspection", *INSPECTIONS),
    "inspection_frame": scoped("inspection", *INSPECTIONS, method="POST"),
    "inspection_draw": scoped("inspection", R.DIRECT, method="POST", may_refuse=True),
    "inspection_again": scoped("inspection", *INSPECTIONS, method="POST"),
    "inspection_add": scoped("inspection", R.DIRECT, method="POST", may_refuse=True),
    "inspection_close": scoped("inspection", R.DIRECT, method="POST", may_refuse=True),
    "inspection_record": scoped("inspection_check", R.DIRECT, method="POST", may_refuse=True),
    # --- programmes and documents
    "programme_list": right(R.REPORT),
    "programme_board": right(R.REPORT),
    "programme_new": right(R.DIRECT, template="fujian_2020"),
    "phase_pass": scoped("programme_phase", R.DIRECT, method="POST", may_refuse=True),
    "assignment_counter": right(R.REPORT),
    "assignment_detail": scoped("assignment", R.REPORT),
    "assignment_paper": scoped("assignment_paper", R.REPORT),
    "assignment_step": scoped(
        "assignment", R.REPORT, method="POST", name="answer", may_refuse=True
    ),
    "directive_new": right(R.DIRECT),
    "directive_detail": scoped("directive", R.REPORT),
    "directive_file": scoped("directive", R.REPORT),
    "directive_download": scoped("directive", R.REPORT, method="POST"),
    "directive_step": scoped("directive", R.DIRECT, method="POST", name="close", may_refuse=True),
}
