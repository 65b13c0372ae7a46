-- Who belongs to the households of a region on a day, with what is known of them. The dead are not members;
-- a disability counts while its certificate runs.
SELECT membership.household_id AS household, membership.person_id AS member, membership.relation,
       person.birth_date - date '1970-01-01' AS birth_date, person.sex, membership.lives_with::int,
       circumstances.labour_capacity, circumstances.employment,
       CASE WHEN coalesce(disability_until >= %(on)s, TRUE) THEN disability_kind END AS disability_kind,
       CASE WHEN coalesce(disability_until >= %(on)s, TRUE) THEN disability_grade END AS disability_grade,
       circumstances.serious_illness::int, circumstances.schooling, circumstances.care_duty::int
FROM households_household AS household
JOIN households_membership AS membership ON membership.household_id = household.id
JOIN households_person AS person ON person.id = membership.person_id
LEFT JOIN households_circumstances AS circumstances ON circumstances.person_id = person.id
WHERE household.region_code >= %(start)s AND household.region_code < %(until)s
  AND household.id BETWEEN %(first)s AND %(last)s
  AND membership.household_id BETWEEN %(first)s AND %(last)s
  AND membership.period @> %(on)s::date
  AND (person.died_on IS NULL OR person.died_on > %(on)s)
