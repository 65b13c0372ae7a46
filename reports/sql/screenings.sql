-- The screening ledger up to the end of a period: rows entered or settled in it, and those still open.
-- Takes: start, until (region codes), first_day, day_after, last_day (the period). Eligible: settled in the period
-- as covered, applying or getting temporary aid; covered: somebody of the household holds an award on the last
-- day. Uses: screening by region, membership and award by household.
SELECT s.source, 'screenings' AS everything, h.head_id AS person_id, s.household_id, NULL::bigint AS finding_id,
       s.name AS person_name, s.region_code, s.entered_on, s.visited_on, s.disposed_on,
       s.entered_on >= %(first_day)s::date AS received,
       coalesce(s.visited_on >= %(first_day)s::date AND s.visited_on < %(day_after)s::date, false) AS verified,
       done.it AS closed,
       done.it AND s.disposition IN ('applies', 'temporary_aid') AS aided,
       done.it AND s.disposition = 'referred' AS referred,
       s.disposed_on IS NULL OR s.disposed_on >= %(day_after)s::date AS open,
       done.it AND s.disposition IN ('covered', 'applies', 'temporary_aid') AS eligible,
       done.it AND s.disposition IN ('covered', 'applies', 'temporary_aid') AND EXISTS (
           SELECT FROM cases_award AS a
           WHERE a.household_id = coalesce(s.household_id, here.household_id)
             AND a.period @> %(last_day)s::date
       ) AS covered
FROM monitoring_screening AS s
CROSS JOIN LATERAL (
    SELECT coalesce(s.disposed_on >= %(first_day)s::date AND s.disposed_on < %(day_after)s::date, false) AS it
) AS done
LEFT JOIN households_household AS h ON h.id = s.household_id
LEFT JOIN LATERAL (
    SELECT m.household_id
    FROM households_person AS n
    JOIN households_membership AS m ON m.person_id = n.id AND m.period @> %(last_day)s::date
    WHERE n.id_token = s.id_token
    LIMIT 1
) AS here ON true
WHERE s.region_code >= %(start)s AND s.region_code < %(until)s
  AND s.entered_on < %(day_after)s::date
  AND (s.entered_on >= %(first_day)s::date OR s.disposed_on IS NULL OR s.disposed_on >= %(first_day)s::date)
