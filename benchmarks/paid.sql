-- A province that pays: every household of an invented crowd holds an award, and half a year was paid.
-- One person in a hundred and one is new in each month, as many are gone; one line in 97 failed at the bank.
-- Takes: first (number of the first household), by (an officer).
INSERT INTO cases_award (id, region_code, household_id, decision_id, benefit, benefit_group, mode, area, monthly, period, end_reason)
SELECT id, region_code, id, id, 'dibao', 'minimum_living', 'household', area, 300 + id %% 900, daterange('2020-01-01', NULL), ''
FROM households_household AS h
WHERE id >= %(first)s AND NOT EXISTS (SELECT FROM cases_award AS a WHERE a.id = h.id);

UPDATE cases_award SET decision_id = id WHERE decision_id = 0;

INSERT INTO eligibility_assessment (id, region_code, household_id, benefit, "on", facts, sheet, outcome, total_monthly, rules_version, policy_sha256, sha256, assessed_by_id)
SELECT id, region_code, id, 'dibao', date '2020-01-01', '{}',
       jsonb_build_object('standard_monthly', '600.00', 'income_annual', (id %% 15000)::text, 'members_counted', '3'),
       'eligible', 300 + id %% 900, '', '', '', %(by)s
FROM households_household WHERE id >= %(first)s;

INSERT INTO cases_decision (id, region_code, application_id, assessment_id, kind, outcome, monthly, reason, cites, delegated, delegation, decided_by_id, decided_on, chain, position, previous, sha256)
SELECT id, region_code, id, id, 'confirmed', 'eligible', 300 + id %% 900, '', '', FALSE, '', %(by)s, date '2020-01-01', 1, id, '', ''
FROM households_household WHERE id >= %(first)s;

INSERT INTO cases_paymentrun (id, region_code, benefit, month, kind, sequence, cut_off_on, state, version, batch_number, round, send_back_reason, seal, file_sha256, created_by_id, locked_at)
SELECT 1000 * extract(month FROM month)::int + row_number() OVER (PARTITION BY month ORDER BY r.code), r.code, 'dibao', month::date, 'regular', 0,
       month::date, 'closed', 1, r.code || to_char(month, 'YYYYMM'), 1, '', 'sealed', 'sealed', %(by)s, now()
FROM accounts_region AS r
CROSS JOIN generate_series(timestamp '2020-01-01', timestamp '2020-06-01', interval '1 month') AS month
WHERE r.level = 'county' AND EXISTS (SELECT FROM households_household AS h WHERE h.region_code / 1000000 * 1000000 = r.code);

INSERT INTO cases_paymentline (id, region_code, run_id, award_id, member_id, household_id, person_id, benefit, benefit_group, month, kind, sequence, amount, raised, void, payee_name, bank, card_token, last4)
SELECT p.id * 100 + extract(month FROM r.month)::int, p.region_code, r.id, p.id / 10, p.id, p.id / 10, p.id, 'dibao', 'minimum_living', r.month, 'regular', 0,
       100 + p.id %% 300, CASE WHEN p.id %% 4 = 0 THEN 60 ELSE 0 END, FALSE, p.name, '农村信用社', gen_random_uuid(), '0000'
FROM cases_paymentrun AS r
JOIN households_person AS p ON p.region_code / 1000000 * 1000000 = r.region_code
WHERE p.id >= %(first)s::bigint * 10 AND hashint8(p.id) %% 101 <> extract(month FROM r.month);

INSERT INTO cases_bankreturn (region_code, line_id, run_id, paid, reason, file_sha256, returned_on, imported_by_id)
SELECT region_code, id, run_id, id %% 97 <> 0, CASE WHEN id %% 97 = 0 THEN 'closed' ELSE '' END, '', month, %(by)s
FROM cases_paymentline;
