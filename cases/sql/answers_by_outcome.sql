-- What a run of assessments answered: households and yuan a month by outcome.
SELECT outcome, count(*) AS households, coalesce(sum(total), 0) AS total
FROM cases_assessedhousehold
WHERE run_id = %(run)s
GROUP BY outcome
ORDER BY outcome
