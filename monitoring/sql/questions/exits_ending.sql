-- Gradual exits that end within the days of the reminder: the household is told, and may apply anew.
-- Takes: start, until (codes of the county), on, law (days).
SELECT 'exit_ending' AS rule, 'L1' AS level, upper(a.period)::text AS event, p.id AS person_id, a.household_id,
       p.id_token, p.name, a.region_code,
       jsonb_build_object('ours', jsonb_build_object('ends_on', upper(a.period))) AS facts
FROM cases_award AS a
JOIN households_household AS h ON h.id = a.household_id
JOIN households_person AS p ON p.id = h.head_id
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND a.period @> %(on)s::date
  AND a.mode = 'gradual_exit'
  AND upper(a.period) - (%(law)s::jsonb -> a.area ->> 'days')::int <= %(on)s::date
