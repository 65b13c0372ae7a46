-- Objections to notices and lists, received or settled in a period: one row each, without who objected.
-- Takes: start, until (region codes), first_day, day_after (the period). Uses: objection by region.
SELECT 'objections' AS everything, NULL::bigint AS person_id, NULL::bigint AS household_id,
       NULL::bigint AS finding_id, coalesce(o.receipt, a.number) AS person_name, o.region_code,
       o.received_on, o.due_on, o.settled_on, o.settled_on - o.received_on AS days,
       o.received_on >= %(first_day)s::date AS received,
       o.received_on >= %(first_day)s::date AND coalesce(o.settled_on < %(day_after)s::date, false) AS answered,
       coalesce(o.settled_on >= %(first_day)s::date AND o.settled_on < %(day_after)s::date, false) AS settled,
       coalesce(o.settled_on >= %(first_day)s::date AND o.settled_on < %(day_after)s::date
                AND o.outcome = 'upheld', false) AS upheld
FROM cases_objection AS o
LEFT JOIN cases_notice AS n ON n.id = o.notice_id
LEFT JOIN cases_application AS a ON a.id = n.application_id
WHERE o.region_code >= %(start)s AND o.region_code < %(until)s
  AND o.received_on < %(day_after)s::date
  AND (o.received_on >= %(first_day)s::date OR o.settled_on >= %(first_day)s::date)
