-- The gradual-exit ledger (渐退期对象台账): households in a gradual exit in the month, and those whose exit
-- is over and has not been confirmed. Due for review: from the day that the law of the place reminds.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month).
-- Amounts in yuan a month. Uses: award by county.
SELECT l.*, row_number() OVER (ORDER BY l.until, l.id) AS place
FROM (
    SELECT a.id, a.household_id AS opens, t.name AS township, v.name AS village,
           h.number AS household_number, head.name AS head_name, former.monthly AS former,
           a.monthly AS amount, (s.sheet ->> 'per_capita_monthly')::numeric AS per_capita,
           round((s.sheet ->> 'per_capita_monthly')::numeric
                 / nullif(s.standard_monthly, 0), 2) AS multiple,
           lower(a.period) AS since, upper(a.period) - 1 AS until, a.review_due_on,
           (extract(YEAR FROM age(%(first_day)s::date, lower(a.period))) * 12
            + extract(MONTH FROM age(%(first_day)s::date, lower(a.period))))::integer + 1
               AS month_number,
           (extract(YEAR FROM age(upper(a.period), lower(a.period))) * 12
            + extract(MONTH FROM age(upper(a.period), lower(a.period))))::integer AS months,
           s.facts -> 'current_award' ->> 'rise_reason' AS reason,
           CASE
               WHEN a.end_reason <> '' AND upper(a.period) <= %(day_after)s::date THEN 'closed'
               WHEN upper(a.period) <= %(first_day)s::date THEN 'over'
               WHEN a.review_due_on < %(day_after)s::date THEN 'ending'
               ELSE 'running'
           END AS state
    FROM cases_award AS a
    JOIN cases_decision AS d ON d.id = a.decision_id
    JOIN eligibility_assessment AS s ON s.id = d.assessment_id
    JOIN households_household AS h ON h.id = a.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN accounts_region AS v ON v.code = a.region_code
    LEFT JOIN accounts_region AS t ON t.code = a.township_code
    LEFT JOIN cases_award AS former
        ON former.household_id = a.household_id AND former.benefit_group = a.benefit_group
        AND upper(former.period) = lower(a.period)
    WHERE a.mode = 'gradual_exit' AND NOT isempty(a.period)
      AND (a.period && daterange(%(first_day)s::date, %(day_after)s::date)
           OR upper(a.period) <= %(first_day)s::date AND a.end_reason = '')
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE a.region_code >= place.start AND a.region_code < place.until
      )
) AS l
