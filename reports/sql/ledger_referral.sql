-- The referral ledger (转介台账): findings handed to other departments, those of the month and the unanswered.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month).
-- Uses: disposal by region.
SELECT l.*, row_number() OVER (ORDER BY l.replied_on NULLS FIRST, l.sent_on, l.id) AS place
FROM (
    SELECT d.id, d.id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           f.name, f.rule, d.code, r.organ, d.reason, coalesce(r.sent_on, d.proposed_on) AS sent_on,
           r.replied_on, r.result,
           CASE
               WHEN r.replied_on IS NOT NULL THEN 'answered'
               WHEN r.id IS NOT NULL THEN 'sent'
               ELSE 'unsent'
           END AS state
    FROM monitoring_disposal AS d
    JOIN monitoring_finding AS f ON f.id = d.finding_id
    LEFT JOIN monitoring_reply AS r ON r.disposal_id = d.id
    LEFT JOIN households_household AS h ON h.id = f.household_id
    JOIN accounts_region AS v ON v.code = d.region_code
    LEFT JOIN accounts_region AS t ON t.code = f.township_code
    WHERE d.code IN ('8', '10') AND NOT d.rejected
      AND d.proposed_on < %(day_after)s::date
      AND (d.proposed_on >= %(first_day)s::date OR r.replied_on IS NULL
           OR r.replied_on >= %(first_day)s::date)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE d.region_code >= place.start AND d.region_code < place.until
      )
) AS l
