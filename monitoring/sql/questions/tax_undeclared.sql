-- Income of a kind that was taxed within the window of the income test, and of which less is declared.
-- Takes: on, law (months: the window).
WITH kind (category, declared_as) AS (
    VALUES ('wage', 'wage'), ('labour', 'wage'), ('business', 'business'), ('property', 'property'),
           ('other', 'other')
),
taxed AS (
    SELECT DISTINCT m.level, m.person_id, m.household_id, m.id_token, m.name, m.region_code, m.their_name,
           m.event_on, k.category, k.declared_as, (m.data ->> 'amount')::numeric AS amount
    FROM matched AS m
    JOIN kind AS k ON k.category = m.category
    WHERE m.until > %(on)s::date AND m.event_on <= %(on)s::date
      AND m.event_on > %(on)s::date - make_interval(months => (%(law)s::jsonb -> m.area ->> 'months')::int)
),
summed AS (
    SELECT person_id, household_id, id_token, name, region_code, declared_as, min(level) AS level,
           min(their_name) AS their_name, sum(amount) AS amount, max(extract(year FROM event_on)) AS year
    FROM taxed
    GROUP BY person_id, household_id, id_token, name, region_code, declared_as
),
told AS (
    SELECT s.person_id, s.declared_as,
           sum(CASE i.unit WHEN 'year' THEN i.amount ELSE i.amount * i.times END) AS annual
    FROM summed AS s
    JOIN households_income AS i
      ON i.household_id = s.household_id AND i.kind = s.declared_as
     AND (i.person_id = s.person_id OR i.person_id IS NULL)
     AND coalesce(i.ended_on, 'infinity') > %(on)s::date AND i.known_on <= %(on)s::date
    GROUP BY s.person_id, s.declared_as
)
SELECT 'tax_undeclared' AS rule, s.level, s.declared_as AS event, s.person_id, s.household_id, s.id_token,
       s.name, s.region_code,
       jsonb_build_object(
           'their_name', s.their_name,
           'theirs', jsonb_build_object('income_kind', s.declared_as, 'year', s.year),
           'ours', jsonb_build_object('annual', coalesce(t.annual, 0)),
           'about', jsonb_build_object('amount', s.amount)) AS facts
FROM summed AS s
LEFT JOIN told AS t ON t.person_id = s.person_id AND t.declared_as = s.declared_as
WHERE s.amount > coalesce(t.annual, 0)
