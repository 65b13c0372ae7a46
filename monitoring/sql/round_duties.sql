-- What must be looked at in a village by the end of a month: one row for each duty, with its own deadline.
-- Takes: village (region code), day_after (of the month), books (those whose people are visited).
-- Somebody in a book without a file is visited as that entry. The patrol goes to families at risk whom no award
-- covers and nobody watches. Uses: award, watchentry, finding, screening, bookentry, clock by region.
SELECT 'review' AS kind, a.id AS reference, a.household_id, NULL::bigint AS screening_id, NULL::bigint AS entry_id,
       a.review_due_on AS due_on
FROM cases_award AS a
WHERE a.region_code = %(village)s AND a.review_due_on < %(day_after)s::date AND a.mode <> 'gradual_exit'
  AND upper_inf(a.period) AND NOT isempty(a.period)
UNION ALL
SELECT 'gradual_exit', a.id, a.household_id, NULL, NULL, a.review_due_on
FROM cases_award AS a
WHERE a.region_code = %(village)s AND a.review_due_on < %(day_after)s::date AND a.mode = 'gradual_exit'
  AND a.end_reason = '' AND NOT isempty(a.period)
UNION ALL
SELECT 'watch', w.id, w.household_id, NULL, NULL, w.next_check_on
FROM cases_watchentry AS w
WHERE w.region_code = %(village)s AND w.state = 'watched' AND w.next_check_on < %(day_after)s::date
UNION ALL
SELECT CASE WHEN f.rule IN ('deceased_on_roll', 'cancelled_for_death') THEN 'death' ELSE 'finding' END,
       f.id, f.household_id, NULL, NULL, f.due_on
FROM monitoring_finding AS f
WHERE f.region_code = %(village)s AND f.state IN ('open', 'checking') AND f.household_id IS NOT NULL
UNION ALL
SELECT 'screening', s.id, s.household_id, CASE WHEN s.household_id IS NULL THEN s.id END, NULL, s.due_on
FROM monitoring_screening AS s
WHERE s.region_code = %(village)s AND s.disposition = '' AND s.visited_on IS NULL
UNION ALL
SELECT 'book', e.id, home.household_id, NULL, CASE WHEN home.household_id IS NULL THEN e.id END, e.due_on
FROM monitoring_bookentry AS e
LEFT JOIN LATERAL (
    SELECT m.household_id FROM households_membership AS m
    WHERE m.person_id = e.person_id AND upper_inf(m.period) AND NOT isempty(m.period)
    LIMIT 1
) AS home ON true
WHERE e.region_code = %(village)s AND e.book = ANY (%(books)s) AND e.closed_on IS NULL
  AND e.due_on < %(day_after)s::date
UNION ALL
SELECT 'aid', held.id, p.household_id, NULL, NULL, c.due_on
FROM cases_clock AS c
JOIN cases_application AS p ON p.id = c.application_id
JOIN cases_aid AS d ON d.application_id = p.id
JOIN LATERAL (
    SELECT s.id FROM cases_aidstage AS s WHERE s.aid_id = d.id AND s.state = 'held'
    ORDER BY s.number LIMIT 1
) AS held ON true
WHERE c.region_code = %(village)s AND c.kind = 'follow_up' AND c.stopped_on IS NULL
  AND c.due_on < %(day_after)s::date AND p.household_id IS NOT NULL
UNION ALL
SELECT 'patrol', h.id, h.id, NULL, NULL, %(day_after)s::date - 1
FROM households_household AS h
WHERE h.region_code = %(village)s
  AND h.poverty_status IN ('unlifted', 'unstable', 'marginal', 'sudden_hardship')
  AND EXISTS (SELECT FROM households_membership AS m
              WHERE m.household_id = h.id AND upper_inf(m.period) AND NOT isempty(m.period))
  AND NOT EXISTS (SELECT FROM cases_award AS a
                  WHERE a.household_id = h.id AND upper_inf(a.period) AND NOT isempty(a.period))
  AND NOT EXISTS (SELECT FROM cases_watchentry AS w WHERE w.household_id = h.id AND w.state = 'watched')
ORDER BY due_on, kind, reference
