-- The rectification ledger (问题整改台账): problems open in the month, and those closed in it.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on.
-- Amounts in yuan. Uses: rectification by region.
SELECT l.*, row_number() OVER (ORDER BY l.closed_on NULLS FIRST, l.due_on, l.id) AS place
FROM (
    SELECT r.id, r.id AS opens, r.number AS item, r.source, r.kind, r.problem, v.name AS unit, r.measure,
           o.name AS owner, r.opened_on, r.due_on, r.done, r.done_on, r.recovered, c.name AS checker,
           r.closed_on, r.reopened,
           CASE
               WHEN r.state = 'closed' THEN 'closed'
               WHEN r.state = 'done' THEN 'done'
               WHEN r.due_on < %(on)s::date THEN 'late'
               ELSE 'open'
           END AS state
    FROM monitoring_rectification AS r
    JOIN accounts_officer AS o ON o.id = r.owner_id
    LEFT JOIN accounts_officer AS c ON c.id = r.checked_by_id
    JOIN accounts_region AS v ON v.code = r.region_code
    WHERE r.opened_on < %(day_after)s::date
      AND (r.closed_on IS NULL OR r.closed_on >= %(first_day)s::date)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE r.region_code >= place.start AND r.region_code < place.until
      )
) AS l
