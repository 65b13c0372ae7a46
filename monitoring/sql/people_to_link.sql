-- Living people of the households of a region, for the second pass. Takes: start, until, on.
SELECT m.person_id, m.household_id, p.name_key, p.birth_date, p.sex, h.region_code
FROM households_membership AS m
JOIN households_person AS p ON p.id = m.person_id
JOIN households_household AS h ON h.id = m.household_id
WHERE m.region_code >= %(start)s AND m.region_code < %(until)s AND m.period @> %(on)s::date
  AND (p.died_on IS NULL OR p.died_on > %(on)s)
