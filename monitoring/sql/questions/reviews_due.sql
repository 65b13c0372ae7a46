-- Awards in force whose review is due and was not done: a review gives the award another day. Of a benefit of
-- one person the finding is about that person.
-- Takes: start, until (codes of the county), on.
SELECT 'review_due' AS rule, 'L1' AS level, a.benefit || ' ' || a.review_due_on AS event, p.id AS person_id,
       a.household_id, p.id_token, p.name, a.region_code,
       jsonb_build_object('ours', jsonb_build_object('benefit', a.benefit, 'due_on', a.review_due_on)) AS facts
FROM cases_award AS a
JOIN households_household AS h ON h.id = a.household_id
JOIN households_person AS p ON p.id = coalesce(a.person_id, h.head_id)
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND a.period @> %(on)s::date
  AND a.mode <> 'gradual_exit' AND a.review_due_on <= %(on)s::date
