-- Everybody on our rolls or in the poverty register of a county, in one of four groups, with differences.
-- Fills monitoring_comparedperson for one comparison; people in the register without a number are left out.
-- Takes: comparison, imports (ids), start, until (codes of the county), on.
WITH share AS (
    SELECT m.person_id, a.household_id, a.benefit,
           coalesce(upper(m.period), 'infinity'::date) AS until
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND NOT isempty(m.period)
),
ours AS MATERIALIZED (
    SELECT DISTINCT ON (s.person_id) s.person_id, s.household_id, s.benefit,
           p.id_token, p.name, p.name_key, h.region_code, h.poverty_status, h.head_id
    FROM share AS s
    JOIN households_person AS p ON p.id = s.person_id
    JOIN households_household AS h ON h.id = s.household_id
    WHERE s.until > %(on)s::date
    ORDER BY s.person_id, s.until DESC
),
exits AS (
    SELECT DISTINCT person_id FROM share
    WHERE until <= %(on)s::date AND until > %(on)s::date - 365
      AND person_id NOT IN (SELECT person_id FROM ours)
),
theirs AS MATERIALIZED (
    SELECT DISTINCT ON (id_token) id_token, name, name_key, category, benefit, group_key, region_code,
           data ->> 'relation' AS relation, data ->> 'risk' AS risk,
           coalesce(data ->> 'risk_removed', 'no') AS risk_removed
    FROM monitoring_registerrow
    WHERE register_import_id = ANY(%(imports)s) AND id_token IS NOT NULL
      AND (region_code >= %(start)s AND region_code < %(until)s
           OR id_token IN (SELECT id_token FROM ours))
    ORDER BY id_token, register_import_id DESC, row_number
),
their_home AS (
    SELECT group_key, array_agg(id_token ORDER BY id_token) AS people
    FROM theirs WHERE group_key <> '' GROUP BY group_key
),
our_home AS (
    SELECT m.household_id, array_agg(p.id_token ORDER BY p.id_token) AS people
    FROM households_membership AS m
    JOIN households_person AS p ON p.id = m.person_id AND p.id_token IS NOT NULL
    WHERE m.household_id IN (SELECT household_id FROM ours) AND m.lives_with
      AND NOT isempty(m.period) AND coalesce(upper(m.period), 'infinity') > %(on)s::date
    GROUP BY m.household_id
),
paired AS (
    SELECT o.person_id, o.household_id, coalesce(o.id_token, t.id_token) AS id_token,
           coalesce(o.name, t.name) AS name, coalesce(o.region_code, t.region_code) AS region_code,
           o.person_id IS NULL AS only_theirs, t.id_token IS NULL AS only_ours,
           o.benefit AS our_benefit, o.poverty_status, o.name_key AS our_key, t.name_key AS their_key,
           t.name AS their_name, t.category, t.benefit AS their_benefit, t.risk, t.risk_removed,
           t.relation, oh.people AS our_people, th.people AS their_people,
           o.person_id = coalesce(head.person_id, first.person_id) AS speaks
    FROM ours AS o
    FULL JOIN theirs AS t ON t.id_token = o.id_token
    LEFT JOIN our_home AS oh ON oh.household_id = o.household_id
    LEFT JOIN their_home AS th ON th.group_key = t.group_key
    LEFT JOIN ours AS head ON head.person_id = o.head_id AND head.household_id = o.household_id
    LEFT JOIN (SELECT household_id, min(person_id) AS person_id FROM ours GROUP BY household_id)
        AS first ON first.household_id = o.household_id
),
known AS (
    SELECT d.*, coalesce(d.person_id, p.id) AS known_id, e.person_id IS NOT NULL AS has_left
    FROM paired AS d
    LEFT JOIN households_person AS p ON d.only_theirs AND p.id_token = d.id_token
    LEFT JOIN exits AS e ON e.person_id = p.id
),
judged AS (
    SELECT k.*, array_remove(ARRAY[
        CASE WHEN NOT only_theirs AND NOT only_ours AND our_key <> their_key THEN 'name' END,
        CASE WHEN NOT only_theirs AND NOT only_ours AND speaks AND their_people IS NOT NULL
              AND our_people <> their_people THEN 'membership' END,
        CASE WHEN NOT only_theirs AND NOT only_ours AND their_benefit <> ''
              AND their_benefit <> our_benefit THEN 'benefit' END,
        CASE WHEN NOT only_theirs AND NOT only_ours AND category <> poverty_status THEN 'category' END,
        CASE WHEN only_theirs AND their_benefit NOT IN ('', 'none') THEN 'marked' END,
        CASE WHEN only_theirs AND has_left AND risk_removed <> 'yes' THEN 'left' END,
        CASE WHEN only_ours AND poverty_status NOT IN ('none', 'lifted') THEN 'unknown' END
    ], NULL) AS differences
    FROM known AS k
)
INSERT INTO monitoring_comparedperson
    (comparison_id, region_code, "group", person_id, household_id, id_token, name, category, differences, facts)
SELECT %(comparison)s, region_code,
       CASE WHEN only_theirs THEN 'only_theirs' WHEN only_ours THEN 'only_ours'
            WHEN differences = '{}' THEN 'both' ELSE 'differ' END,
       known_id, household_id, id_token, name, coalesce(category, poverty_status, ''), differences,
       jsonb_strip_nulls(jsonb_build_object(
           'our_benefit', our_benefit, 'our_category', poverty_status, 'their_name', their_name,
           'their_category', category, 'their_benefit', their_benefit, 'relation', relation,
           'risk', risk, 'risk_removed', risk_removed,
           'our_people', array_length(our_people, 1), 'their_people', array_length(their_people, 1)))
FROM judged
