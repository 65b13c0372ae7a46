-- Visits of the last twelve months at which people showed another sum than was paid out (彭水民发〔2020〕70号 三(二)4).
-- Takes: start, until (codes of the county), on. Uses: roundvisit by region.
SELECT 'received_differs' AS rule, 'L1' AS level, to_char(v.paid_month, 'YYYY-MM') AS event, p.id AS person_id,
       h.id AS household_id, p.id_token, p.name, h.region_code,
       jsonb_build_object(
           'ours', jsonb_build_object('paid_month', to_char(v.paid_month, 'YYYY-MM'), 'amount', v.paid::text),
           'about', jsonb_build_object('received', v.received::text, 'asked_on', v.asked_on)
       ) AS facts
FROM monitoring_roundvisit AS v
JOIN households_household AS h ON h.id = v.household_id
JOIN households_person AS p ON p.id = h.head_id
WHERE v.region_code >= %(start)s AND v.region_code < %(until)s
  AND v.received <> v.paid AND v.asked_on <= %(on)s::date
  AND v.paid_month >= %(on)s::date - interval '12 months'
