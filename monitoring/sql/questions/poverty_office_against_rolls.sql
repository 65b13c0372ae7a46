-- What a quarterly comparison with the poverty office leaves to explain, from its four groups.
-- Only theirs: still at risk, marked as receiving, or gone from our rolls within a year. Differ: whatever
-- differs. Only ours: we say they are in the register, and it does not know them.
-- Takes: comparison (its groups are filled).
SELECT CASE p."group" WHEN 'differ' THEN 'both_differ' ELSE p."group" END AS rule,
       CASE WHEN p.differences @> '{name}' THEN 'L2' ELSE 'L1' END AS level,
       '' AS event, p.person_id, p.household_id, p.id_token, p.name, p.region_code,
       p.facts || jsonb_build_object('differences', to_jsonb(p.differences)) AS facts
FROM monitoring_comparedperson AS p
WHERE p.comparison_id = %(comparison)s AND p.id_token IS NOT NULL
  AND (p."group" = 'differ'
       OR p.differences <> '{}'
       OR p."group" = 'only_theirs' AND p.facts ->> 'risk_removed' <> 'yes'
          AND p.category IN ('unlifted', 'unstable', 'marginal', 'sudden_hardship'))
