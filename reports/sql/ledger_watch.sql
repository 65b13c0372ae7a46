-- The watch list (潜在救助对象台账): households proposed or watched in the month, and those that left in it.
-- What would have changed the refusal is the first change on its sealed sheet; how far it was, in yuan.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on.
-- Uses: watchentry by region.
SELECT l.*, row_number() OVER (ORDER BY l.closed_on NULLS FIRST, l.next_check_on, l.id) AS place
FROM (
    SELECT w.id, w.id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           head.name AS head_name, w.entered_on, w.origin, w.reason, w.difficulty, w.level,
           s.sheet #>> '{distance,flips,0,label}' AS flip,
           (s.sheet #>> '{distance,flips,0,total_monthly}')::numeric AS flip_monthly,
           (s.sheet #>> '{distance,over_line_annual}')::numeric AS over_annual,
           w.next_check_on, last.checked_on, last.result, last.note, w.closed_on, w.closing_reason,
           CASE
               WHEN w.state = 'proposed' THEN 'proposed'
               WHEN w.state = 'closed' THEN 'closed'
               WHEN w.next_check_on < %(on)s::date THEN 'late'
               ELSE 'watched'
           END AS state
    FROM cases_watchentry AS w
    JOIN households_household AS h ON h.id = w.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN accounts_region AS v ON v.code = w.region_code
    LEFT JOIN accounts_region AS t ON t.code = h.township_code
    LEFT JOIN cases_application AS a ON a.id = w.application_id
    LEFT JOIN eligibility_assessment AS s ON s.id = a.assessment_id
    LEFT JOIN LATERAL (
        SELECT c.checked_on, c.result, c.note FROM cases_watchcheck AS c
        WHERE c.entry_id = w.id ORDER BY c.checked_on DESC, c.id DESC LIMIT 1
    ) AS last ON true
    WHERE w.entered_on < %(day_after)s::date
      AND (w.closed_on IS NULL OR w.closed_on >= %(first_day)s::date)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE w.region_code >= place.start AND w.region_code < place.until
      )
) AS l
