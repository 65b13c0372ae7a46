-- Dibao awards in force on a day, or about to begin: yuan a month, and the last day where it is a gradual exit.
-- Of an award and the one that follows it, the later; one household: cases.actions.award.current_award_facts.
SELECT DISTINCT ON (household_id)
       household_id AS household, benefit AS award_benefit, monthly AS award_monthly,
       CASE WHEN mode = 'gradual_exit' THEN upper(period) - 1 - date '1970-01-01' END AS exit_until
FROM cases_award
WHERE region_code >= %(start)s AND region_code < %(until)s AND household_id BETWEEN %(first)s AND %(last)s
  AND benefit = 'dibao' AND NOT isempty(period) AND coalesce(upper(period), 'infinity') > %(on)s::date
ORDER BY household_id, id DESC
