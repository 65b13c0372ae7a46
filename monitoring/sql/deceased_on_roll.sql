-- People on the roll of a county who stand in the death registers: found anew, known already, gone.
-- On the roll: whoever has a share in an award that runs on after the month of death, or lives in a
-- household with an award. L1 number and name, L2 number alone, L3 name, birth date and village without a number.
-- Takes: comparison, imports (ids), start, until (codes of the county), on, due_on, reason (of closing).
WITH share AS (
    SELECT m.person_id, a.household_id, coalesce(upper(m.period), 'infinity'::date) AS until
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND NOT isempty(m.period)
    UNION ALL
    SELECT s.person_id, s.household_id, 'infinity'
    FROM households_membership AS s
    JOIN cases_award AS a ON a.household_id = s.household_id
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s
      AND NOT isempty(a.period) AND coalesce(upper(a.period), 'infinity') > %(on)s::date
      AND coalesce(upper(s.period), 'infinity') > %(on)s::date
),
roll AS MATERIALIZED (
    SELECT DISTINCT ON (share.person_id) share.person_id, share.household_id, share.until,
           p.id_token, p.name, p.name_key, p.birth_date, h.region_code
    FROM share
    JOIN households_person AS p ON p.id = share.person_id
    JOIN households_household AS h ON h.id = share.household_id
    ORDER BY share.person_id, share.until DESC, share.household_id DESC
),
deceased AS (
    SELECT id_token, name, name_key, birth_date, event_on, region_code, data ->> 'funeral_home' AS place
    FROM monitoring_registerrow
    WHERE register_import_id = ANY(%(imports)s) AND event_on <= %(on)s::date
),
candidate AS (
    SELECT r.person_id, CASE WHEN d.name_key = r.name_key THEN 'L1' ELSE 'L2' END AS level, d.*
    FROM roll AS r JOIN deceased AS d ON d.id_token = r.id_token
    UNION ALL
    SELECT r.person_id, 'L3', d.*
    FROM roll AS r
    JOIN deceased AS d ON d.id_token IS NULL AND d.name_key = r.name_key
     AND d.birth_date = r.birth_date AND d.region_code = r.region_code
),
best AS (
    SELECT DISTINCT ON (person_id) person_id, level, name, event_on, place
    FROM candidate
    ORDER BY person_id, level, event_on, name
),
hit AS MATERIALIZED (
    SELECT 'deceased_on_roll:' || r.person_id AS key, b.level, r.*, f.facts,
           encode(sha256(convert_to(f.facts::text, 'UTF8')), 'hex') AS sha256
    FROM best AS b
    JOIN roll AS r USING (person_id)
    CROSS JOIN LATERAL (
        SELECT jsonb_build_object('level', b.level, 'died_on', b.event_on, 'their_name', b.name,
                                  'place', coalesce(b.place, '')) AS facts
    ) AS f
    WHERE r.until > (date_trunc('month', b.event_on) + interval '1 month')::date
),
before AS MATERIALIZED (
    SELECT key, state, facts_sha256 FROM monitoring_finding WHERE key IN (SELECT key FROM hit)
),
anew AS (
    SELECT h.key
    FROM hit AS h LEFT JOIN before AS b USING (key)
    WHERE b.key IS NULL OR b.state = 'vanished'
       OR (b.state = 'settled' AND b.facts_sha256 <> h.sha256)
),
written AS (
    INSERT INTO monitoring_finding AS f
        (key, rule, level, state, person_id, household_id, id_token, name, region_code, facts,
         facts_sha256, first_comparison_id, last_comparison_id, found_on, due_on, version, closing_reason)
    SELECT key, 'deceased_on_roll', level, 'open', person_id, household_id, id_token, name,
           region_code, facts, sha256, %(comparison)s, %(comparison)s, %(on)s, %(due_on)s, 1, ''
    FROM hit
    ON CONFLICT (key) DO UPDATE SET
        last_comparison_id = excluded.last_comparison_id,
        household_id = excluded.household_id,
        region_code = excluded.region_code,
        level = excluded.level,
        facts = excluded.facts,
        facts_sha256 = excluded.facts_sha256,
        state = CASE WHEN f.state IN ('settled', 'vanished') THEN 'open' ELSE f.state END,
        found_on = CASE WHEN f.state IN ('settled', 'vanished') THEN excluded.found_on ELSE f.found_on END,
        due_on = CASE WHEN f.state IN ('settled', 'vanished') THEN excluded.due_on ELSE f.due_on END,
        closed_on = NULL,
        closing_reason = '',
        version = f.version + 1
    WHERE f.facts_sha256 <> excluded.facts_sha256 OR f.state = 'vanished'
),
gone AS (
    UPDATE monitoring_finding AS f
    SET state = 'vanished', closed_on = %(on)s, closing_reason = %(reason)s, version = f.version + 1
    WHERE f.rule = 'deceased_on_roll' AND f.state IN ('open', 'checking')
      AND f.region_code >= %(start)s AND f.region_code < %(until)s
      AND NOT EXISTS (SELECT FROM hit WHERE hit.key = f.key)
    RETURNING f.id
)
SELECT (SELECT count(*) FROM hit) AS matched,
       (SELECT coalesce(array_agg(key), '{}') FROM anew) AS new,
       (SELECT count(*) FROM gone) AS closed
