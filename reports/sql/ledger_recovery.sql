-- The recovery ledger (追回台账): sums not settled in the month, and those settled in it.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on.
-- Amounts in yuan. Uses: recovery by region.
SELECT l.*, row_number() OVER (ORDER BY l.settled_on NULLS FIRST, l.opened_on, l.id) AS place
FROM (
    SELECT r.id, r.id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           head.name AS head_name, r.number AS item, p.name AS person_name, months.first_month,
           months.last_month, r.reason, r.amount, r.returned, r.amount - r.returned AS balance,
           came.instalments, came.last_paid_on, r.deduct, r.opened_on, r.write_off_reason, r.settled_on,
           CASE
               WHEN r.state <> 'open' THEN r.state
               WHEN r.asker IS NOT NULL THEN 'asked'
               WHEN r.returned > 0 THEN 'part'
               ELSE 'open'
           END AS state
    FROM cases_recovery AS r
    JOIN households_household AS h ON h.id = r.household_id
    JOIN households_person AS head ON head.id = h.head_id
    LEFT JOIN households_person AS p ON p.id = r.person_id
    JOIN accounts_region AS v ON v.code = r.region_code
    LEFT JOIN accounts_region AS t ON t.code = h.township_code
    CROSS JOIN LATERAL (
        SELECT min(l.month) AS first_month, max(l.month) AS last_month
        FROM cases_overpaidline AS l WHERE l.recovery_id = r.id
    ) AS months
    CROSS JOIN LATERAL (
        SELECT count(*) AS instalments, max(i.paid_on) AS last_paid_on
        FROM cases_instalment AS i
        WHERE i.recovery_id = r.id AND i.corrects_id IS NULL
          AND NOT EXISTS (SELECT FROM cases_instalment AS back WHERE back.corrects_id = i.id)
    ) AS came
    WHERE r.opened_on < %(day_after)s::date
      AND (r.settled_on IS NULL OR r.settled_on >= %(first_day)s::date)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE r.region_code >= place.start AND r.region_code < place.until
      )
) AS l
