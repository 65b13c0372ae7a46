-- People of the county for whom the insurance of serious illness paid within a year, and who are on no roll.
-- Takes: on.
SELECT 'seriously_ill_uncovered' AS rule, 'L1' AS level, '' AS event, min(person_id) AS person_id,
       min(household_id) AS household_id, id_token, min(name) AS name, min(region_code) AS region_code,
       jsonb_build_object('theirs', jsonb_build_object('year', max(extract(year FROM event_on))),
                          'about', jsonb_build_object(
                              'serious_illness_paid', sum((data ->> 'serious_illness_paid')::numeric))) AS facts
FROM strangers
WHERE id_token IS NOT NULL AND event_on <= %(on)s::date AND event_on > %(on)s::date - interval '1 year'
  AND (data ->> 'serious_illness_paid')::numeric > 0
GROUP BY id_token
