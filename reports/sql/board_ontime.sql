-- Whether the money of a month came in time: one row for each person and benefit that a run of the month pays.
-- It is in time when the bank had paid it, at the first or at a later try, by the day the law names, or where it
-- names none by the last of the month; a benefit on top of others has its own day.
-- Takes: start, until (region codes), width (of the places compared), month (last of the span), paid_by,
-- subsidy_paid_by. Amounts in yuan. Uses: paymentline by region and month.
SELECT 'all' AS whole, (l.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place,
       l.person_id, l.household_id, NULL::bigint AS finding_id, p.name AS person_name, l.region_code, l.month,
       l.benefit, l.amount, d.due_on, (r.locked_at AT TIME ZONE 'Asia/Shanghai')::date AS locked_on, came.paid_on,
       true AS due,
       r.locked_at IS NOT NULL AS locked,
       coalesce(came.paid_on <= d.due_on, false) AS in_time,
       coalesce(came.paid_on > d.due_on, false) AS late,
       came.paid_on IS NULL AS unpaid,
       coalesce(NOT b.paid, false) AS failed,
       coalesce(NOT b.paid, false) AND came.paid_on IS NOT NULL AS repaired
FROM cases_paymentline AS l
JOIN cases_paymentrun AS r ON r.id = l.run_id
JOIN households_person AS p ON p.id = l.person_id
LEFT JOIN cases_bankreturn AS b ON b.line_id = l.id
CROSS JOIN LATERAL (
    SELECT CASE WHEN l.benefit = 'price_subsidy' THEN %(subsidy_paid_by)s::date ELSE %(paid_by)s::date END AS due_on
) AS d
CROSS JOIN LATERAL (
    SELECT min(answer.returned_on) AS paid_on
    FROM cases_paymentline AS tried
    JOIN cases_bankreturn AS answer ON answer.line_id = tried.id AND answer.paid
    WHERE tried.person_id = l.person_id AND tried.benefit_group = l.benefit_group AND tried.month = l.month
      AND tried.kind = 'regular' AND NOT tried.void
) AS came
WHERE l.region_code >= %(start)s AND l.region_code < %(until)s AND l.month = %(month)s::date
  AND l.kind = 'regular' AND l.sequence = 0 AND NOT l.void AND r.state <> 'cancelled'
