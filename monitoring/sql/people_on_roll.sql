-- The rolls of a county: whoever has or had a share in an award, or lives in a household with one today.
-- `until`: up to which day; `household_id`: of the share that lasts longest.
-- Of `everybody`, or only of those of whom the files hold a row.
-- Takes: start, until (codes of the county), on, everybody. Reads the table `about`.
WITH concerned AS NOT MATERIALIZED (
    SELECT person_id AS id FROM about WHERE NOT %(everybody)s
    UNION ALL
    SELECT id FROM households_person WHERE %(everybody)s
),
share AS (
    SELECT m.person_id, a.household_id, coalesce(upper(m.period), 'infinity'::date) AS until
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND NOT isempty(m.period)
      AND m.person_id IN (SELECT id FROM concerned)
    UNION ALL
    SELECT s.person_id, s.household_id, 'infinity'
    FROM households_membership AS s
    JOIN cases_award AS a ON a.household_id = s.household_id
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s
      AND NOT isempty(a.period) AND coalesce(upper(a.period), 'infinity') > %(on)s::date
      AND coalesce(upper(s.period), 'infinity') > %(on)s::date
      AND s.person_id IN (SELECT id FROM concerned)
),
longest AS (
    SELECT DISTINCT ON (person_id) person_id, household_id, until
    FROM share
    ORDER BY person_id, until DESC, household_id DESC
)
SELECT l.person_id, l.household_id, l.until, p.id_token, p.name, p.name_key, p.birth_date, h.region_code, h.area
FROM longest AS l
JOIN households_person AS p ON p.id = l.person_id
JOIN households_household AS h ON h.id = l.household_id
