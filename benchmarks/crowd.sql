-- An invented crowd: :households households in :counties, one after another, with people and means.
-- Every figure follows from the row's number and :seed, so the same call makes the same rows.
CREATE TEMP TABLE crowd ON COMMIT DROP AS
SELECT
    %(first)s + number AS id,
    place.county + (100 + number %% 20) * 1000 + 1 + number %% 12 AS region_code,
    place.county,
    1 + (hashint8extended(number, %(seed)s) & 1023 > 204)::int + (hashint8extended(number, %(seed)s) & 1023 > 512)::int
    + (hashint8extended(number, %(seed)s) & 1023 > 768)::int + (hashint8extended(number, %(seed)s) & 1023 > 972)::int AS people
FROM generate_series(0, %(households)s::bigint - 1) AS number
CROSS JOIN LATERAL (
    SELECT (%(counties)s::bigint[])[1 + number * cardinality(%(counties)s::bigint[]) / %(households)s] AS county
) AS place;

CREATE TEMP TABLE crowd_person ON COMMIT DROP AS
SELECT
    crowd.id * 10 + place AS id, crowd.id AS household_id, crowd.region_code, place,
    hashint8extended(crowd.id * 10 + place, %(seed)s) & 1023 AS one,
    hashint8extended(crowd.id * 10 + place, %(seed)s + 1) & 1023 AS two,
    CASE WHEN place = 1 THEN 20 ELSE 0 END + (hashint8extended(crowd.id * 10 + place, %(seed)s + 2) & 63) AS age
FROM crowd CROSS JOIN generate_series(1, crowd.people) AS place;

INSERT INTO accounts_region (code, until, name, pinyin, level, valid_from)
SELECT DISTINCT county / 10000000000 * 10000000000, (county / 10000000000 + 1) * 10000000000, '', '', 'province', date '1949-10-01'
FROM crowd
UNION ALL
SELECT DISTINCT county, county + 1000000, county::text, '', 'county', date '1949-10-01' FROM crowd
UNION ALL
SELECT DISTINCT region_code / 1000 * 1000, region_code / 1000 * 1000 + 1000, (region_code / 1000)::text, '', 'township', date '1949-10-01'
FROM crowd
UNION ALL
SELECT DISTINCT region_code, region_code + 1, region_code::text, '', 'village', date '1949-10-01' FROM crowd
ON CONFLICT DO NOTHING;

INSERT INTO households_household (id, region_code, number, area, head_id, address, poverty_status)
SELECT id, region_code, 'C' || id, CASE WHEN id %% 3 = 0 THEN 'urban' ELSE 'rural' END, id * 10 + 1, '',
       CASE WHEN id %% 10 = 0 THEN 'unlifted' ELSE 'none' END
FROM crowd;

INSERT INTO households_person (id, region_code, name, name_key, name_grams, pinyin, id_kind, sex, birth_date)
SELECT id, region_code, '陈' || place, '陈' || place, '{}', '', 'none', CASE WHEN one %% 2 = 0 THEN 'male' ELSE 'female' END,
       date '2021-01-01' - (age * 365 + one)::int
FROM crowd_person;

INSERT INTO households_membership (id, region_code, household_id, person_id, relation, lives_with, period, left_reason)
SELECT id, region_code, household_id, id,
       CASE place WHEN 1 THEN 'head' WHEN 2 THEN 'spouse' WHEN 3 THEN 'child' ELSE 'parent' END, TRUE,
       daterange('2018-01-01', NULL), ''
FROM crowd_person;

INSERT INTO households_circumstances (
    id, region_code, person_id, labour_capacity, employment, disability_kind, disability_grade, serious_illness,
    schooling, care_duty, left_behind, updated_at
)
SELECT id, region_code, id, CASE WHEN age < 16 OR age > 60 THEN 'none' WHEN one %% 4 = 0 THEN 'partial' ELSE 'full' END,
       CASE WHEN age < 16 THEN 'student' WHEN age > 60 THEN 'retired' WHEN one %% 3 = 0 THEN 'unemployed' ELSE 'flexible' END,
       CASE WHEN two < 200 THEN (ARRAY['physical', 'mental', 'intellectual', 'visual'])[1 + two %% 4] END,
       CASE WHEN two < 200 THEN 1 + one %% 4 END, two > 900,
       CASE WHEN age BETWEEN 6 AND 15 THEN 'compulsory' ELSE 'none' END, two BETWEEN 400 AND 450, 'no', now()
FROM crowd_person;

INSERT INTO households_income (id, region_code, household_id, person_id, amount, source, note, known_on, unit, times, kind)
SELECT id, region_code, household_id, id, CASE WHEN age > 60 THEN 155 ELSE 300 + 2 * two + one / 100.0 END, 'declared', '',
       date '2019-01-01', 'month', CASE WHEN age > 60 THEN 12 ELSE 1 + one %% 12 END,
       CASE WHEN age > 60 THEN 'pension_resident' ELSE 'wage' END
FROM crowd_person WHERE age > 60 OR (age BETWEEN 16 AND 60 AND one %% 3 <> 0);

INSERT INTO households_income (id, region_code, household_id, person_id, amount, source, note, known_on, unit, times, kind)
SELECT id * 10, region_code, id, NULL, 600 + id %% 5000, 'declared', '', date '2019-01-01', 'year', 1, 'property'
FROM crowd WHERE id %% 3 <> 0;

INSERT INTO households_expense (id, region_code, household_id, person_id, amount, source, note, known_on, unit, times, kind, vouchers)
SELECT id, region_code, household_id, id, 500 + 8 * one, 'declared', '', date '2019-01-01', 'year', 1, 'medical', TRUE
FROM crowd_person WHERE two > 850;

INSERT INTO households_asset (id, region_code, household_id, person_id, amount, source, note, known_on, kind)
SELECT id * 10, region_code, id, NULL, 1000 + id %% 60000, 'declared', '', date '2019-01-01', 'deposit'
FROM crowd WHERE id %% 4 = 0;

INSERT INTO cases_award (id, region_code, household_id, decision_id, benefit, benefit_group, mode, area, monthly, period, end_reason)
SELECT id, region_code, id, 0, 'dibao', 'minimum_living', 'household', 'rural', 300 + id %% 900, daterange('2020-01-01', NULL), ''
FROM crowd WHERE id %% 5 = 0
