-- Names for an invented crowd, with what a search asks for, and an application of every fourth household.
-- Takes: first (number of the first household), by (an officer).
DROP INDEX person_name_grams;

WITH named AS (
    SELECT p.id,
           (ARRAY['陈', '林', '黄', '张', '李', '王', '吴', '蔡', '刘', '杨', '许', '郑', '谢', '洪', '郭', '曾'])[1 + (hashint8extended(p.id, 11) & 15)] AS one,
           (ARRAY['建', '阿', '秀', '美', '志', '国', '春', '文', '金', '玉', '水', '明', '德', '月', '丽', '海'])[1 + (hashint8extended(p.id, 12) & 15)] AS two,
           (ARRAY['国', '生', '英', '华', '芳', '强', '娟', '兰', '土', '平', '成', '珍', '福', '云', '龙', '妹'])[1 + (hashint8extended(p.id, 13) & 15)] AS three
    FROM households_person AS p
)
UPDATE households_person AS p
SET name = n.one || n.two || n.three, name_key = n.one || n.two || n.three,
    name_grams = ARRAY[n.one, n.two, n.three, n.one || n.two, n.two || n.three]
FROM named AS n
WHERE n.id = p.id;

CREATE INDEX person_name_grams ON households_person USING gin (name_grams);

UPDATE households_household
SET created_at = timestamptz '2019-01-01' + (id - %(first)s) %% 99991 * interval '1 minute';

INSERT INTO cases_application (
    region_code, number, benefit, purpose, channel, state, version, area, household_id, applicant_name, entered_by_id,
    created_at, close_relative, returns, returned_boxes
)
SELECT h.region_code, h.region_code / 1000000 || '-' || h.id, 'dibao', 'new', 'window',
       CASE h.id %% 8 WHEN 0 THEN 'visited' ELSE 'verifying' END, 1, h.area, h.id, '陈建国', %(by)s,
       h.created_at, false, 0, '[]'
FROM households_household AS h
WHERE h.id %% 4 = 0;
