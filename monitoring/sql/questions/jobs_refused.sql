-- People on dibao who were offered work that fits them (就业帮扶台账) and refused it without good reason so many
-- times running: the county decides whether their own dibao is lowered or ends.
-- Takes: start, until (codes of the county), on, law (times).
WITH offer AS (
    SELECT e.person_id, d.id, d.done_on, d.data ->> 'answer' AS answer,
           bool_and(d.data ->> 'answer' = 'refused') OVER (PARTITION BY e.id ORDER BY d.id DESC) AS running
    FROM monitoring_bookentry AS e
    JOIN monitoring_bookdeed AS d ON d.entry_id = e.id AND d.deed = 'offer' AND d.done_on <= %(on)s::date
    WHERE e.book = 'job_help' AND e.closed_on IS NULL
      AND e.region_code >= %(start)s AND e.region_code < %(until)s
),
refused AS (
    SELECT person_id, count(*) AS refusals, max(done_on) AS last_on
    FROM offer
    WHERE running
    GROUP BY person_id
)
SELECT DISTINCT 'jobs_refused' AS rule, 'L1' AS level, '' AS event, p.id AS person_id, a.household_id, p.id_token,
       p.name, a.region_code,
       jsonb_build_object('ours', jsonb_build_object(
           'benefit', a.benefit, 'refusals', r.refusals, 'refused_on', r.last_on)) AS facts
FROM refused AS r
JOIN households_person AS p ON p.id = r.person_id
JOIN cases_awardmember AS m ON m.person_id = p.id AND m.period @> %(on)s::date
JOIN cases_award AS a ON a.id = m.award_id AND a.benefit = 'dibao'
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s
  AND r.refusals >= (%(law)s::jsonb -> a.area ->> 'times')::int
