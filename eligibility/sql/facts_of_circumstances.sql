-- What is known of the people of a region: those whose numbers lie between two others, or are among :people.
-- A disability counts while its certificate runs.
SELECT person_id AS member, labour_capacity, employment,
       CASE WHEN coalesce(disability_until >= %(on)s, TRUE) THEN disability_kind END AS disability_kind,
       CASE WHEN coalesce(disability_until >= %(on)s, TRUE) THEN disability_grade END AS disability_grade,
       serious_illness::int, schooling, care_duty::int
FROM households_circumstances
WHERE region_code >= %(start)s AND region_code < %(until)s AND person_id BETWEEN %(first)s AND %(last)s
  AND (%(people)s IS NULL OR person_id = ANY(%(people)s::bigint[]))
