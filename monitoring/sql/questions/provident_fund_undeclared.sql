-- People on the roll for whom an employer pays into the provident fund, and who have declared no wage.
-- Takes: on.
WITH account AS (
    SELECT DISTINCT ON (person_id) *, (data ->> 'monthly_deposit')::numeric AS deposit
    FROM matched
    WHERE until > %(on)s::date AND coalesce(data ->> 'account_state', 'open') = 'open'
      AND (data ->> 'monthly_deposit')::numeric > 0
    ORDER BY person_id, level, register_import_id DESC, row_number
)
SELECT 'provident_fund_undeclared' AS rule, level, '' AS event, a.person_id, a.household_id, a.id_token, a.name,
       a.region_code,
       jsonb_build_object(
           'their_name', a.their_name,
           'theirs', jsonb_strip_nulls(jsonb_build_object(
               'employer', a.data ->> 'employer', 'monthly_deposit', a.deposit)),
           'about', jsonb_strip_nulls(jsonb_build_object('balance', a.data ->> 'balance'))) AS facts
FROM account AS a
WHERE NOT EXISTS (
    SELECT FROM households_income AS i
    WHERE i.household_id = a.household_id AND i.kind = 'wage'
      AND (i.person_id = a.person_id OR i.person_id IS NULL)
      AND coalesce(i.ended_on, 'infinity') > %(on)s::date AND i.known_on <= %(on)s::date
)
