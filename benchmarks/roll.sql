-- A roll for measuring: the people of the table `invented` (place, number as token, name) in households of two, each
-- with a share of dibao since 2020. Takes: counties, first (household numbers above everybody else's), half (people).
INSERT INTO accounts_region (code, until, name, pinyin, level, valid_from)
SELECT 350000000000, 360000000000, '福建省', '', 'province', date '1949-10-01'
UNION ALL SELECT 350500000000, 350600000000, '泉州市', '', 'city', date '1949-10-01'
UNION ALL SELECT c, c + 1000000, c::text, '', 'county', date '1949-10-01' FROM unnest(%(counties)s) AS c
UNION ALL SELECT c + 100000, c + 101000, '甲镇', '', 'township', date '1949-10-01' FROM unnest(%(counties)s) AS c
UNION ALL SELECT c + 100200, c + 100201, '乙村', '', 'village', date '1949-10-01' FROM unnest(%(counties)s) AS c
ON CONFLICT DO NOTHING;

CREATE TEMPORARY TABLE placed ON COMMIT DROP AS
SELECT %(first)s + place AS id, %(first)s + place / 2 AS household_id, token, name, place,
       (%(counties)s::bigint[])[1 + (place >= %(half)s)::int] + 100200 AS region_code
FROM invented;

INSERT INTO households_household (id, region_code, number, area, head_id, address, poverty_status)
SELECT household_id, region_code, 'B' || household_id, 'rural', id, '', 'none' FROM placed WHERE place %% 2 = 0;

INSERT INTO households_person (id, region_code, name, name_key, name_grams, pinyin, id_kind, id_token, sex, birth_date)
SELECT id, region_code, name, name, '{}', '', 'resident', token, 'male', date '1960-01-01' FROM placed;

INSERT INTO households_membership (id, region_code, household_id, person_id, relation, lives_with, period, left_reason)
SELECT id, region_code, household_id, id, CASE place %% 2 WHEN 0 THEN 'head' ELSE 'spouse' END, TRUE,
       daterange('2018-01-01', NULL), ''
FROM placed;

INSERT INTO cases_award (id, region_code, household_id, decision_id, benefit, benefit_group, mode, area, monthly, period, end_reason)
SELECT household_id, region_code, household_id, 0, 'dibao', 'minimum_living', 'household', 'rural', 600,
       daterange('2020-01-01', NULL), ''
FROM placed WHERE place %% 2 = 0;

INSERT INTO cases_awardmember (id, region_code, award_id, person_id, benefit_group, share, raised, category, period)
SELECT id, region_code, household_id, id, 'minimum_living', 300, 0, '', daterange('2020-01-01', NULL) FROM placed
