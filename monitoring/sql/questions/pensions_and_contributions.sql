-- What human resources pays or books for people on the roll, against what they have declared: nothing of
-- the kind, or another amount a month; pensions that stopped, as they do on a death.
-- Takes: on.
WITH matter (category, declared_as) AS (
    VALUES ('pension_employee', ARRAY['pension_employee']), ('pension_resident', ARRAY['pension_resident']),
           ('contribution', ARRAY['wage']), ('public_post', ARRAY['wage']),
           ('unemployment', ARRAY['transfer', 'other'])
),
known AS (
    SELECT DISTINCT ON (m.person_id, m.category) m.*, t.declared_as,
           (m.data ->> 'monthly_amount')::numeric AS monthly
    FROM matched AS m
    JOIN matter AS t ON t.category = m.category
    WHERE m.until > %(on)s::date AND (m.event_on IS NULL OR m.event_on <= %(on)s::date)
    ORDER BY m.person_id, m.category, m.event_on DESC NULLS LAST, m.register_import_id DESC, m.level,
             m.row_number DESC
),
told AS (
    SELECT k.person_id, k.category,
           sum(CASE i.unit WHEN 'year' THEN i.amount ELSE i.amount * i.times END) AS annual
    FROM known AS k
    JOIN households_income AS i
      ON i.household_id = k.household_id AND i.kind = ANY(k.declared_as)
     AND (i.person_id = k.person_id OR i.person_id IS NULL)
     AND coalesce(i.ended_on, 'infinity') > %(on)s::date AND i.known_on <= %(on)s::date
    GROUP BY k.person_id, k.category
),
judged AS (
    SELECT k.*, t.annual,
           CASE WHEN k.data ->> 'record_state' = 'stopped' THEN
                    CASE WHEN k.category LIKE 'pension%%' THEN 'pension_stopped' END
                WHEN t.annual IS NOT NULL THEN
                    CASE WHEN k.category LIKE 'pension%%' AND k.monthly * 12 <> t.annual
                         THEN 'pension_differs' END
                WHEN k.category LIKE 'pension%%' THEN 'pension_undeclared'
                WHEN k.category = 'unemployment' THEN 'unemployment_undeclared'
                WHEN k.category = 'public_post' THEN 'public_post_undeclared'
                WHEN coalesce(k.data ->> 'employer', '') <> '' THEN 'contribution_undeclared'
           END AS rule
    FROM known AS k
    LEFT JOIN told AS t ON t.person_id = k.person_id AND t.category = k.category
)
SELECT rule, level, category AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object(
           'their_name', their_name,
           'theirs', jsonb_strip_nulls(jsonb_build_object(
               'matter', category, 'monthly_amount', monthly, 'employer', data ->> 'employer',
               'record_state', data ->> 'record_state')),
           'ours', jsonb_strip_nulls(jsonb_build_object('annual', annual))) AS facts
FROM judged
WHERE rule IS NOT NULL
