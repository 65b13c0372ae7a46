-- Who belongs to a household on file in a region on a day, with token and name.
-- Takes: start, until (codes of the region), on.
SELECT m.household_id, m.person_id, p.id_token::text, p.name, p.name_key, h.region_code,
       (h.head_id = m.person_id)::int AS heads, m.relation, p.birth_date - date '1970-01-01' AS birth_date, p.sex
FROM households_membership AS m
JOIN households_person AS p ON p.id = m.person_id
JOIN households_household AS h ON h.id = m.household_id
WHERE m.region_code >= %(start)s AND m.region_code < %(until)s AND m.period @> %(on)s::date
  AND (p.died_on IS NULL OR p.died_on > %(on)s)
