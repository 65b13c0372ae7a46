-- Findings of a quarterly comparison with the poverty office: found anew, known already, gone.
-- Only theirs: still at risk, marked as receiving, or gone from our rolls within a year. Differ: whatever
-- differs. Only ours: we say they are in the register, and it does not know them.
-- Takes: comparison (its groups are filled), start, until (codes of the county), on, due_on, reason (of closing).
WITH hit AS MATERIALIZED (
    SELECT c.rule || ':' || p.id_token AS key, c.rule, p.person_id, p.household_id, p.id_token, p.name,
           p.region_code, f.facts, encode(sha256(convert_to(f.facts::text, 'UTF8')), 'hex') AS sha256
    FROM monitoring_comparedperson AS p
    CROSS JOIN LATERAL (
        SELECT CASE p."group" WHEN 'differ' THEN 'both_differ' ELSE p."group" END AS rule
    ) AS c
    CROSS JOIN LATERAL (
        SELECT p.facts || jsonb_build_object('differences', to_jsonb(p.differences)) AS facts
    ) AS f
    WHERE p.comparison_id = %(comparison)s AND p.id_token IS NOT NULL
      AND (p."group" = 'differ'
           OR p.differences <> '{}'
           OR p."group" = 'only_theirs' AND p.facts ->> 'risk_removed' <> 'yes'
              AND p.category IN ('unlifted', 'unstable', 'marginal', 'sudden_hardship'))
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
    SELECT key, rule, CASE WHEN facts -> 'differences' ? 'name' THEN 'L2' ELSE 'L1' END, 'open',
           person_id, household_id, id_token, name, region_code, facts, sha256,
           %(comparison)s, %(comparison)s, %(on)s, %(due_on)s, 1, ''
    FROM hit
    ON CONFLICT (key) DO UPDATE SET
        last_comparison_id = excluded.last_comparison_id,
        person_id = excluded.person_id,
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
    WHERE f.rule IN ('only_theirs', 'only_ours', 'both_differ') AND f.state IN ('open', 'checking')
      AND f.region_code >= %(start)s AND f.region_code < %(until)s
      AND NOT EXISTS (SELECT FROM hit WHERE hit.key = f.key)
    RETURNING f.id
)
SELECT (SELECT count(*) FROM hit) AS matched,
       (SELECT coalesce(array_agg(key), '{}') FROM anew) AS new,
       (SELECT count(*) FROM gone) AS closed
