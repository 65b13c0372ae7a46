-- How people stand with us on a day: paid, in application, refused within a year, on the watch list.
-- Takes: start, until (codes of the region), on.
SELECT p.id_token::text AS token, 'held' AS standing, lower(m.period) - date '1970-01-01' AS since
FROM cases_awardmember AS m
JOIN cases_award AS a ON a.id = m.award_id
JOIN households_person AS p ON p.id = m.person_id
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND p.id_token IS NOT NULL
  AND NOT isempty(m.period) AND coalesce(upper(m.period), 'infinity') > %(on)s::date
UNION ALL
SELECT p.id_token::text, CASE a.state WHEN 'refused' THEN 'refused' ELSE 'open' END,
       coalesce(a.decided_on, a.created_at::date) - date '1970-01-01'
FROM cases_applicationperson AS p
JOIN cases_application AS a ON a.id = p.application_id
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND p.id_token IS NOT NULL AND NOT p.is_supporter
  AND (a.state NOT IN ('confirmed', 'refused', 'withdrawn')
       OR a.state = 'refused' AND a.decided_on > %(on)s::date - 365)
UNION ALL
SELECT p.id_token::text, 'watch', w.entered_on - date '1970-01-01'
FROM cases_watchentry AS w
JOIN households_membership AS m ON m.household_id = w.household_id AND m.period @> %(on)s::date
JOIN households_person AS p ON p.id = m.person_id
WHERE w.region_code >= %(start)s AND w.region_code < %(until)s AND w.closed_on IS NULL
  AND p.id_token IS NOT NULL
