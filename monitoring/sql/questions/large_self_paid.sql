-- People of the county whose own share of medical cost within a year reaches so many yearly standards, and
-- who got no medical aid; on a roll or not. Opens again with each further multiple.
-- Takes: on, law (standard: fen a month; times).
WITH bill AS (
    SELECT DISTINCT level, person_id, household_id, id_token, name, region_code, area, event_on,
           data ->> 'hospital' AS hospital, data ->> 'total_cost' AS cost,
           (data ->> 'self_paid')::numeric AS self_paid,
           coalesce((data ->> 'medical_aid_paid')::numeric, 0) AS aid
    FROM (
        SELECT level, person_id, household_id, id_token, name, region_code, area, event_on, data
        FROM matched WHERE until > %(on)s::date AND level <> 'L3'
        UNION ALL
        SELECT level, person_id, household_id, id_token, name, region_code, 'rural', event_on, data
        FROM strangers WHERE id_token IS NOT NULL
    ) AS every
    WHERE event_on <= %(on)s::date AND event_on > %(on)s::date - interval '1 year'
),
spent AS (
    SELECT id_token, min(level) AS level, min(person_id) AS person_id, min(household_id) AS household_id,
           min(name) AS name, min(region_code) AS region_code, sum(self_paid) AS self_paid,
           (%(law)s::jsonb -> min(area) ->> 'standard')::numeric * 12
               * (%(law)s::jsonb -> min(area) ->> 'times')::int / 100 AS line
    FROM bill
    GROUP BY id_token
    HAVING sum(aid) = 0
)
SELECT 'large_self_paid' AS rule, level, '' AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object('theirs', jsonb_build_object('times', floor(self_paid / line)),
                          'about', jsonb_build_object('self_paid', self_paid)) AS facts
FROM spent
WHERE self_paid >= line
