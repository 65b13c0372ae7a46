-- People with shares in force in two benefits that may not be held together; the pairs are the law's matrix.
-- Takes: start, until (codes of the county), on, law (pairs).
WITH held AS (
    SELECT DISTINCT m.person_id, a.benefit
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND m.period @> %(on)s::date
),
pair AS (
    SELECT DISTINCT l.key AS area, least(p ->> 0, p ->> 1) AS one, greatest(p ->> 0, p ->> 1) AS other
    FROM jsonb_each(%(law)s::jsonb) AS l, jsonb_array_elements(l.value -> 'pairs') AS p
)
SELECT 'benefits_exclude' AS rule, 'L1' AS level, p.one || '+' || p.other AS event, r.person_id,
       r.household_id, r.id_token, r.name, r.region_code,
       jsonb_build_object('ours', jsonb_build_object('benefits', jsonb_build_array(p.one, p.other))) AS facts
FROM held AS a
JOIN held AS b ON b.person_id = a.person_id AND b.benefit > a.benefit
JOIN roll AS r ON r.person_id = a.person_id
JOIN pair AS p ON p.area = r.area AND p.one = a.benefit AND p.other = b.benefit
