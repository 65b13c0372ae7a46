-- Two files of one person in one benefit: same name, birth date and village, and one of them has no number.
-- Takes: start, until (codes of the county), on.
WITH held AS (
    SELECT DISTINCT m.person_id, m.benefit_group
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND m.period @> %(on)s::date
)
SELECT 'benefit_twice' AS rule, 'L3' AS level, a.benefit_group AS event, one.person_id, one.household_id,
       one.id_token, one.name, one.region_code,
       jsonb_build_object('ours', jsonb_build_object(
           'benefit_group', a.benefit_group, 'other_household', other.household_id)) AS facts
FROM held AS a
JOIN roll AS one ON one.person_id = a.person_id
JOIN roll AS other
  ON other.name_key = one.name_key AND other.birth_date = one.birth_date
 AND other.region_code = one.region_code AND other.person_id > one.person_id
 AND (one.id_token IS NULL OR other.id_token IS NULL)
JOIN held AS b ON b.person_id = other.person_id AND b.benefit_group = a.benefit_group
