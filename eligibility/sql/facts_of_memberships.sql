-- Who belongs to the households of a region on a day, the dead too. Rows of a household lie in its region.
SELECT household_id AS household, person_id AS member, relation, lives_with::int
FROM households_membership
WHERE region_code >= %(start)s AND region_code < %(until)s AND household_id BETWEEN %(first)s AND %(last)s
  AND period @> %(on)s::date
