-- People on the roll who are paid by the public purse.
-- Takes: on.
WITH paid AS (
    SELECT DISTINCT level, person_id, household_id, id_token, name, region_code, their_name,
           coalesce(data ->> 'employer', '') AS employer, (data ->> 'monthly_wage')::numeric AS wage
    FROM matched
    WHERE until > %(on)s::date
)
SELECT 'on_public_payroll' AS rule, min(level) AS level, '' AS event, person_id, household_id, id_token, name,
       region_code,
       jsonb_build_object(
           'their_name', min(their_name),
           'theirs', jsonb_build_object(
               'employer', string_agg(DISTINCT employer, '、' ORDER BY employer),
               'monthly_wage', sum(wage))) AS facts
FROM paid
GROUP BY person_id, household_id, id_token, name, region_code
