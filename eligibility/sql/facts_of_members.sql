-- Who belongs to the households of a region on a day, with what is known of them. The dead are not members;
-- a disability counts while its certificate runs.
WITH circumstances AS (
    SELECT *, coalesce(disability_until >= %(on)s, TRUE) AS certified FROM households_circumstances
)
SELECT membership.household_id AS household, membership.person_id AS member, membership.relation,
       person.birth_date, membership.lives_with, labour_capacity, employment,
       CASE WHEN certified THEN disability_kind END AS disability_kind,
       CASE WHEN certified THEN disability_grade END AS disability_grade,
       serious_illness, schooling, care_duty
FROM households_household AS household
JOIN households_membership AS membership ON membership.household_id = household.id
JOIN households_person AS person ON person.id = membership.person_id
LEFT JOIN circumstances ON circumstances.person_id = person.id
WHERE household.region_code >= %(start)s AND household.region_code < %(until)s
  AND membership.period @> %(on)s::date
  AND (person.died_on IS NULL OR person.died_on > %(on)s)
ORDER BY membership.household_id, membership.id
