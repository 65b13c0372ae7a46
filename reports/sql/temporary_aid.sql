-- Temporary aid paid in a period, and in the same period a year before: one row for each person-time.
-- Takes: start, until (region codes), first_day, day_after (the period), last_year_start, last_year_until. Amounts
-- in yuan, none for what the bank could not pay. Uses: paymentline by region.
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
