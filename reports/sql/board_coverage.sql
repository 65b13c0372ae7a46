-- Known candidates up to a day, one row each, and whether they are covered (应保尽保、清零).
-- A candidate is a person (by number) or else one row: a finding of the search for missed recipients, a row of
-- the screening ledger, a row of a list of suspected households, a call to the hotline that asks for help. What
-- lists name and nobody took up yet is open. Takes: start, until (region codes), width (of the places compared),
-- on (the day). Uses: finding_county_list, screening by county, award by household.
WITH lists AS (
    SELECT i.id, i.kind, i.as_of
    FROM monitoring_registerimport AS i
    WHERE i.kind IN ('suspected', 'hotline') AND i.state = 'loaded' AND i.as_of <= %(on)s::date
),
known AS (
    SELECT 'missed' AS source, f.id_token, 'f' || f.id AS row_key, f.region_code, f.person_id, f.household_id,
           f.name, f.found_on AS since, f.due_on,
           coalesce(f.closed_on > %(on)s::date, true) AS is_open, f.id AS finding_id,
           NULL::bigint AS screening_id
    FROM monitoring_finding AS f
    WHERE f.rule = 'missed_recipients' AND f.found_on <= %(on)s::date
      AND f.region_code >= %(start)s AND f.region_code < %(until)s
    UNION ALL
    SELECT CASE WHEN s.source IN ('hotline', 'suspected') THEN s.source ELSE 'screening' END,
           s.id_token, 's' || s.id, s.region_code, NULL, s.household_id, s.name, s.entered_on, s.due_on,
           coalesce(s.disposed_on > %(on)s::date, true), NULL, s.id
    FROM monitoring_screening AS s
    WHERE s.entered_on <= %(on)s::date AND s.region_code >= %(start)s AND s.region_code < %(until)s
    UNION ALL
    SELECT l.kind, r.id_token, 'r' || r.register_import_id || '-' || r.row_number, r.region_code, NULL, NULL,
           r.name, l.as_of, NULL, NULL, NULL, NULL
    FROM lists AS l
    JOIN monitoring_registerrow AS r ON r.register_import_id = l.id
    WHERE r.region_code >= %(start)s AND r.region_code < %(until)s
      AND (l.kind = 'suspected' OR r.category = 'need')
),
candidate AS (
    SELECT coalesce(k.id_token::text, k.row_key) AS who, min(k.id_token::text)::uuid AS id_token,
           (array_agg(k.source ORDER BY k.since, k.source))[1] AS source,
           (array_agg(k.region_code ORDER BY k.since DESC, k.row_key))[1] AS region_code,
           (array_agg(k.name ORDER BY k.since DESC, k.row_key))[1] AS name,
           max(k.person_id) AS person_id, max(k.household_id) AS household_id, min(k.since) AS since,
           min(k.due_on) FILTER (WHERE k.is_open) AS due_on,
           bool_or(k.is_open) AS taken_up_and_open, max(k.finding_id) AS finding_id,
           max(k.screening_id) AS screening_id
    FROM known AS k
    GROUP BY 1
),
on_file AS (
    SELECT c.who, coalesce(c.person_id, p.id) AS person_id,
           coalesce(c.household_id, m.household_id) AS household_id
    FROM candidate AS c
    LEFT JOIN households_person AS p ON p.id_token = c.id_token
    LEFT JOIN households_membership AS m
      ON m.person_id = coalesce(c.person_id, p.id) AND m.period @> %(on)s::date
),
standing AS (
    SELECT c.*, o.person_id AS on_file_person, o.household_id AS on_file_household,
           EXISTS (
               SELECT FROM cases_award AS a
               WHERE a.household_id = o.household_id AND a.period @> %(on)s::date
           ) AS covered,
           EXISTS (
               SELECT FROM cases_application AS a
               WHERE a.household_id = o.household_id AND a.decided_on IS NULL
                 AND a.state NOT IN ('withdrawn', 'terminated')
           ) OR EXISTS (
               SELECT FROM cases_applicationperson AS n
               JOIN cases_application AS a ON a.id = n.application_id
               WHERE n.id_token = c.id_token AND NOT n.is_supporter AND a.decided_on IS NULL
                 AND a.state NOT IN ('withdrawn', 'terminated')
           ) AS applying
    FROM candidate AS c
    JOIN on_file AS o ON o.who = c.who
)
SELECT 'all' AS whole, s.source, (s.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place,
       s.on_file_person AS person_id, s.on_file_household AS household_id, s.finding_id, s.screening_id,
       s.name AS person_name, s.region_code, s.since, s.due_on,
       true AS known,
       s.covered,
       NOT s.covered AND s.applying AS applying,
       NOT s.covered AND NOT s.applying AND NOT coalesce(s.taken_up_and_open, true) AS explained,
       NOT s.covered AND NOT s.applying AND coalesce(s.taken_up_and_open, true) AS uncovered,
       NOT s.covered AND NOT s.applying AND coalesce(s.taken_up_and_open, true)
           AND coalesce(s.due_on < %(on)s::date, false) AS overdue
FROM standing AS s
