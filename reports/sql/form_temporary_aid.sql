-- Form 临时救助发放汇总表: temporary aid paid in the month, one row each; by the bank, or in cash from a reserve fund.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Amounts in yuan; self-paid
-- is the medical expense on file. Uses: paymentline and fundmovement by region, expense by household.
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
           CASE WHEN r.paid OR x.id < 0 THEN 'paid' WHEN r.paid IS NULL THEN 'sent' ELSE 'failed' END AS state
    FROM (
        SELECT p.id, p.household_id, p.person_id, p.region_code, p.amount, p.last4, w.decision_id
        FROM cases_paymentline AS p
        JOIN cases_paymentrun AS y ON y.id = p.run_id
        JOIN cases_award AS w ON w.id = p.award_id
        WHERE p.benefit = 'temporary_aid' AND NOT p.void
          AND p.month >= %(first_day)s::date AND p.month < %(day_after)s::date
          AND y.state IN ('locked', 'exported', 'returned', 'closed')
        UNION ALL
        SELECT -m.id, c.household_id, g.person_id, m.region_code, m.amount, '', g.decision_id
        FROM cases_fundmovement AS m
        JOIN cases_aidstage AS s ON s.movement_id = m.id
        JOIN cases_aid AS g ON g.id = s.aid_id
        JOIN cases_application AS c ON c.id = g.application_id
        WHERE m.kind = 'payment' AND m.on >= %(first_day)s::date AND m.on < %(day_after)s::date
          AND NOT EXISTS (SELECT FROM cases_fundmovement AS back WHERE back.gives_back_id = m.id)
    ) AS x
    JOIN cases_decision AS d ON d.id = x.decision_id
    JOIN households_household AS h ON h.id = x.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN households_person AS p ON p.id = x.person_id
    LEFT JOIN cases_bankreturn AS r ON r.line_id = x.id
    JOIN accounts_region AS v ON v.code = x.region_code
    LEFT JOIN accounts_region AS t ON t.code = h.township_code
    WHERE EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE x.region_code >= place.start AND x.region_code < place.until
      )
) AS l
