-- The clue ledger (问题线索台账): findings handed to discipline inspection. Restricted.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month).
-- Uses: disposal by region.
SELECT l.*, row_number() OVER (ORDER BY l.replied_on NULLS FIRST, l.sent_on, l.id) AS place
FROM (
    SELECT d.id, d.id AS opens, f.rule, f.name, v.name AS unit, d.reason AS fact, r.organ,
           coalesce(r.sent_on, d.proposed_on) AS sent_on, r.replied_on, r.result, r.discipline,
           CASE WHEN r.replied_on IS NULL THEN 'open' ELSE 'answered' END AS state
    FROM monitoring_disposal AS d
    JOIN monitoring_finding AS f ON f.id = d.finding_id
    LEFT JOIN monitoring_reply AS r ON r.disposal_id = d.id
    JOIN accounts_region AS v ON v.code = d.region_code
    WHERE d.code = '11' AND NOT d.rejected
      AND d.proposed_on < %(day_after)s::date
      AND (d.proposed_on >= %(first_day)s::date OR r.replied_on IS NULL
           OR r.replied_on >= %(first_day)s::date)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE d.region_code >= place.start AND d.region_code < place.until
      )
) AS l
