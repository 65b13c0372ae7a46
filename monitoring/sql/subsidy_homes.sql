-- Members of the households of a region that hold something today and in which somebody is disabled, is asked
-- about their parents, or holds a benefit of disabled people or children.
-- Takes: start, until (codes), on, benefits.
WITH holding AS (
    SELECT household_id AS id, bool_or(benefit = ANY(%(benefits)s)) AS of_them
    FROM cases_award
    WHERE region_code >= %(start)s AND region_code < %(until)s AND NOT isempty(period)
      AND coalesce(upper(period), 'infinity') > %(on)s::date
    GROUP BY household_id
),
concerned AS (
    SELECT h.id
    FROM holding AS h
    WHERE h.of_them
       OR EXISTS (SELECT FROM households_particular AS p
                  WHERE p.household_id = h.id AND p.kind = 'parents' AND p.ended_on IS NULL)
       OR EXISTS (SELECT FROM households_membership AS m
                  JOIN households_circumstances AS c ON c.person_id = m.person_id
                  WHERE m.household_id = h.id AND m.period @> %(on)s::date AND c.disability_kind <> '')
)
SELECT m.household_id AS household, p.id AS member, p.id_token AS token, p.name, h.region_code AS region
FROM concerned AS c
JOIN households_household AS h ON h.id = c.id
JOIN households_membership AS m ON m.household_id = c.id AND m.period @> %(on)s::date
JOIN households_person AS p ON p.id = m.person_id
WHERE p.died_on IS NULL
ORDER BY m.household_id, p.id
