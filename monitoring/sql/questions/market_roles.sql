-- People on the roll with a part in a firm that is not ended; of a cooperative, often a sleeping member.
-- Takes: on, law (many: so many firms of one person are told on their own).
WITH part AS (
    SELECT DISTINCT ON (person_id, group_key, category) *
    FROM matched
    WHERE until > %(on)s::date AND coalesce(data ->> 'company_state', 'open') <> 'ended'
      AND coalesce((data ->> 'ended_on')::date, 'infinity') > %(on)s::date
    ORDER BY person_id, group_key, category, level, register_import_id DESC
)
SELECT CASE category WHEN 'cooperative_member' THEN 'cooperative_member' ELSE 'company_role' END AS rule,
       level, group_key || ' ' || category AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object(
           'their_name', their_name,
           'theirs', jsonb_strip_nulls(jsonb_build_object(
               'company', data ->> 'company', 'role', category, 'subscribed', data ->> 'subscribed',
               'company_state', data ->> 'company_state'))) AS facts
FROM part
UNION ALL
SELECT 'many_companies', min(level), '', person_id, household_id, id_token, name, region_code,
       jsonb_build_object('their_name', min(their_name),
                          'theirs', jsonb_build_object('companies', count(DISTINCT group_key)))
FROM part
WHERE category <> 'cooperative_member'
GROUP BY person_id, household_id, id_token, name, region_code, area
HAVING count(DISTINCT group_key) >= (%(law)s::jsonb -> area ->> 'many')::bigint
