-- The hits of a question become findings: new ones are written, known ones kept with their owner and day,
-- closed ones opened again when facts of their own have changed, and those no longer hit are closed.
-- A finding is one rule, one person and one event; of two hits for the same the surer match stands. What
-- its facts tell `about` the case, and what the law of the day makes of them (`figures`), may drift: neither
-- is a fact of its own, and opens nothing again.
-- Takes: rules (codes the question may find), comparison, start, until (codes of the county), on, due_on,
-- reason (of closing). Reads the table `hits`.
WITH keyed AS (
    SELECT concat_ws(':', rule, coalesce(id_token::text, person_id::text, md5(name || region_code)),
                     nullif(event, '')) AS key,
           level, rule, person_id, household_id, id_token, name, region_code, facts,
           encode(sha256(convert_to(level || (facts - ARRAY['about', 'figures'])::text, 'UTF8')), 'hex')
               AS sha256
    FROM hits
),
hit AS MATERIALIZED (
    SELECT DISTINCT ON (keyed.key) keyed.*, f.id AS finding_id, f.state AS was,
           f.facts_sha256 <> keyed.sha256 AS changed
    FROM keyed
    LEFT JOIN monitoring_finding AS f ON f.key = keyed.key
    ORDER BY keyed.key, keyed.level, keyed.sha256
),
written AS (
    INSERT INTO monitoring_finding
        (key, rule, level, state, person_id, household_id, id_token, name, region_code, facts,
         facts_sha256, first_comparison_id, last_comparison_id, found_on, due_on, version, closing_reason)
    SELECT key, rule, level, 'open', person_id, household_id, id_token, name, region_code, facts, sha256,
           %(comparison)s, %(comparison)s, %(on)s, %(due_on)s, 1, ''
    FROM hit
    WHERE finding_id IS NULL
    ON CONFLICT (key) DO NOTHING
),
again AS (
    UPDATE monitoring_finding AS f SET
        last_comparison_id = %(comparison)s,
        person_id = h.person_id,
        household_id = h.household_id,
        region_code = h.region_code,
        level = h.level,
        facts = h.facts,
        facts_sha256 = h.sha256,
        state = CASE WHEN f.state IN ('settled', 'vanished') THEN 'open' ELSE f.state END,
        found_on = CASE WHEN f.state IN ('settled', 'vanished') THEN %(on)s::date ELSE f.found_on END,
        due_on = CASE WHEN f.state IN ('settled', 'vanished') THEN %(due_on)s::date ELSE f.due_on END,
        closed_on = NULL,
        closing_reason = '',
        version = f.version + 1
    FROM hit AS h
    WHERE f.id = h.finding_id AND (h.changed OR h.was = 'vanished')
),
gone AS (
    UPDATE monitoring_finding AS f
    SET state = 'vanished', closed_on = %(on)s, closing_reason = %(reason)s, version = f.version + 1
    WHERE f.rule = ANY(%(rules)s) AND f.state IN ('open', 'checking', 'deferred')
      AND f.region_code >= %(start)s AND f.region_code < %(until)s
      AND NOT EXISTS (SELECT FROM hit WHERE hit.finding_id = f.id)
    RETURNING f.id
)
SELECT (SELECT count(*) FROM hit) AS matched,
       (SELECT coalesce(array_agg(key), '{}') FROM hit
        WHERE was IS NULL OR was = 'vanished' OR was = 'settled' AND changed) AS new,
       (SELECT count(*) FROM gone) AS closed
