-- The exit ledger (退出核对台账): exits open in the month, and those cleared or dropped in it.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on.
-- Amounts in yuan a month. Uses: exitcheck by region.
SELECT l.*, row_number() OVER (ORDER BY l.cleared_on NULLS FIRST, l.proposed_on, l.id) AS place
FROM (
    SELECT e.id, e.id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           head.name AS head_name, a.mode, a.monthly, e.reason, e.note, e.proposed_on,
           (SELECT count(DISTINCT s.origin) FROM cases_exitsource AS s
            WHERE s.exit_check_id = e.id AND s.kind <> 'visit') AS sources,
           EXISTS (SELECT FROM cases_exitsource AS s
                   WHERE s.exit_check_id = e.id AND s.kind = 'visit') AS visited,
           e.notice_on, e.answer_until, e.checked_on, e.risks_open, e.override_reason, e.cleared_on,
           CASE
               WHEN e.dropped_on IS NOT NULL THEN 'dropped'
               WHEN e.cleared_on IS NOT NULL AND e.overridden_by_id IS NOT NULL THEN 'overridden'
               WHEN e.cleared_on IS NOT NULL THEN 'cleared'
               WHEN e.answer_until < %(on)s::date THEN 'waited'
               ELSE 'open'
           END AS state
    FROM cases_exitcheck AS e
    JOIN cases_award AS a ON a.id = e.award_id
    JOIN households_household AS h ON h.id = a.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN accounts_region AS v ON v.code = e.region_code
    LEFT JOIN accounts_region AS t ON t.code = h.township_code
    WHERE e.proposed_on < %(day_after)s::date
      AND (coalesce(e.cleared_on, e.dropped_on) IS NULL
           OR coalesce(e.cleared_on, e.dropped_on) >= %(first_day)s::date)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE e.region_code >= place.start AND e.region_code < place.until
      )
) AS l
