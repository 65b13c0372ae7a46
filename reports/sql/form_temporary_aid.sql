-- Form 临时救助发放汇总表: temporary aid paid in the month, one row each.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Amounts in yuan; self-paid
-- is the medical expense on file. Uses: paymentline by region, expense by household.
SELECT l.*, row_number() OVER (ORDER BY l.township, l.village, l.household_number, l.id) AS place
FROM (
    SELECT x.id, x.household_id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           p.name AS person_name, p.id_token,
           extract(YEAR FROM age(%(day_after)s::date - 1, p.birth_date))::integer AS age, p.sex,
           (SELECT count(*) FROM households_membership AS m
            WHERE m.household_id = h.id AND m.period @> %(day_after)s::date - 1) AS members,
           h.address, h.poverty_status, head.phone, x.amount, d.decided_on, d.reason,
           (SELECT sum(e.amount * CASE WHEN e.unit = 'year' THEN 1 ELSE e.times END)
            FROM households_expense AS e
            WHERE e.household_id = h.id AND e.kind = 'medical' AND e.known_on < %(day_after)s::date
              AND coalesce(e.ended_on, 'infinity') >= %(first_day)s::date) AS self_paid,
           x.last4,
           CASE WHEN r.paid THEN 'paid' WHEN r.paid IS NULL THEN 'sent' ELSE 'failed' END AS state
    FROM cases_paymentline AS x
    JOIN cases_paymentrun AS y ON y.id = x.run_id
    JOIN cases_award AS a ON a.id = x.award_id
    JOIN cases_decision AS d ON d.id = a.decision_id
    JOIN households_household AS h ON h.id = x.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN households_person AS p ON p.id = x.person_id
    LEFT JOIN cases_bankreturn AS r ON r.line_id = x.id
    JOIN accounts_region AS v ON v.code = x.region_code
    LEFT JOIN accounts_region AS t ON t.code = h.township_code
    WHERE x.benefit = 'temporary_aid' AND NOT x.void
      AND x.month >= %(first_day)s::date AND x.month < %(day_after)s::date
      AND y.state IN ('locked', 'exported', 'returned', 'closed')
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE x.region_code >= place.start AND x.region_code < place.until
      )
) AS l
