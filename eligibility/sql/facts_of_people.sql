-- The living of a region on a day: those whose numbers lie between two others, or are among :people.
SELECT id AS member, birth_date - date '1970-01-01' AS birth_date, sex
FROM households_person
WHERE region_code >= %(start)s AND region_code < %(until)s AND id BETWEEN %(first)s AND %(last)s
  AND (%(people)s IS NULL OR id = ANY(%(people)s::bigint[]))
  AND (died_on IS NULL OR died_on > %(on)s)
