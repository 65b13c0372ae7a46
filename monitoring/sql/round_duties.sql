-- What must be looked at in a village by the end of a month: one row for each duty, with its own deadline.
-- Takes: village (region code), day_after (of the month). Uses: award, watchentry, finding, screening by region.
SELECT 'review' AS kind, a.id AS reference, a.household_id, NULL::bigint AS screening_id,
       a.review_due_on AS due_on
FROM cases_award AS a
WHERE a.region_code = %(village)s AND a.review_due_on < %(day_after)s::date AND a.mode <> 'gradual_exit'
  AND upper_inf(a.period) AND NOT isempty(a.period)
UNION ALL
SELECT 'gradual_exit', a.id, a.household_id, NULL, a.review_due_on
FROM cases_award AS a
WHERE a.region_code = %(village)s AND a.review_due_on < %(day_after)s::date AND a.mode = 'gradual_exit'
  AND a.end_reason = '' AND NOT isempty(a.period)
UNION ALL
SELECT 'watch', w.id, w.household_id, NULL, w.next_check_on
FROM cases_watchentry AS w
WHERE w.region_code = %(village)s AND w.state = 'watched' AND w.next_check_on < %(day_after)s::date
UNION ALL
SELECT CASE WHEN f.rule IN ('deceased_on_roll', 'cancelled_for_death') THEN 'death' ELSE 'finding' END,
       f.id, f.household_id, NULL, f.due_on
FROM monitoring_finding AS f
WHERE f.region_code = %(village)s AND f.state IN ('open', 'checking') AND f.household_id IS NOT NULL
UNION ALL
SELECT 'screening', s.id, s.household_id, CASE WHEN s.household_id IS NULL THEN s.id END, s.due_on
FROM monitoring_screening AS s
WHERE s.region_code = %(village)s AND s.disposition = '' AND s.visited_on IS NULL
ORDER BY due_on, kind, reference
