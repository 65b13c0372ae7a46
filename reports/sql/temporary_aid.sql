-- Temporary aid paid in a period, and in the same period a year before: one row for each person-time.
-- Takes: start, until (region codes), first_day, day_after (the period), last_year_start, last_year_until. Amounts
-- in yuan, none for what the bank could not pay and what a payee gave back to a reserve fund; what a fund paid
-- belongs to its day. Uses: paymentline by region, fundmovement by region.
SELECT a.area, 'temporary_aid' AS everything, l.person_id, l.household_id, NULL::bigint AS finding_id,
       n.name AS person_name, l.region_code, l.month, l.amount,
       l.month >= %(first_day)s::date AS now,
       l.month < %(last_year_until)s::date AS last_year
FROM cases_paymentline AS l
JOIN cases_paymentrun AS r ON r.id = l.run_id
JOIN cases_award AS a ON a.id = l.award_id
JOIN households_person AS n ON n.id = l.person_id
LEFT JOIN cases_bankreturn AS b ON b.line_id = l.id
WHERE l.region_code >= %(start)s AND l.region_code < %(until)s
  AND l.benefit = 'temporary_aid' AND NOT l.void AND coalesce(b.paid, true)
  AND r.state IN ('locked', 'exported', 'returned', 'closed')
  AND (l.month >= %(first_day)s::date AND l.month < %(day_after)s::date
       OR l.month >= %(last_year_start)s::date AND l.month < %(last_year_until)s::date)
UNION ALL
SELECT x.area, 'temporary_aid', a.person_id, x.household_id, NULL, n.name, m.region_code, m.on, m.amount,
       m.on >= %(first_day)s::date, m.on < %(last_year_until)s::date
FROM cases_fundmovement AS m
JOIN cases_aidstage AS s ON s.movement_id = m.id
JOIN cases_aid AS a ON a.id = s.aid_id
JOIN cases_application AS x ON x.id = a.application_id
JOIN households_person AS n ON n.id = a.person_id
WHERE m.region_code >= %(start)s AND m.region_code < %(until)s AND m.kind = 'payment'
  AND NOT EXISTS (SELECT FROM cases_fundmovement AS back WHERE back.gives_back_id = m.id)
  AND (m.on >= %(first_day)s::date AND m.on < %(day_after)s::date
       OR m.on >= %(last_year_start)s::date AND m.on < %(last_year_until)s::date)
