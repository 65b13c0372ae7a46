-- Households on benefit that were not tested while a waiver ran, and not since it ended.
-- Takes: start, until (codes of the county), on.
SELECT 'waiver_ended' AS rule, 'L1' AS level, h.waiver_until::text AS event, p.id AS person_id,
       h.id AS household_id, p.id_token, p.name, h.region_code,
       jsonb_build_object('ours', jsonb_build_object('waiver_until', h.waiver_until)) AS facts
FROM households_household AS h
JOIN households_person AS p ON p.id = h.head_id
WHERE h.region_code >= %(start)s AND h.region_code < %(until)s AND h.waiver_until < %(on)s::date
  AND EXISTS (SELECT FROM cases_award AS a WHERE a.household_id = h.id AND a.period @> %(on)s::date)
  AND NOT EXISTS (
      SELECT FROM eligibility_assessment AS s WHERE s.household_id = h.id AND s."on" > h.waiver_until
  )
