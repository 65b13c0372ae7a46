-- The applications of a region that were accepted, decided or first paid in a period, one row each.
-- Takes: start, until (region codes), first_day, day_after (the period). Days: from acceptance to the day on which
-- the first payment was locked, or aid was first given; prompt within five working days. Routes: who comes or
-- calls, what a comparison found, what somebody found on the spot; days to the answer and to aid from that day.
-- Uses: application by region, award by decision, aid by region.
WITH given AS (
    SELECT d.application_id, (r.locked_at AT TIME ZONE 'Asia/Shanghai')::date AS paid_on
    FROM cases_paymentline AS l
    JOIN cases_paymentrun AS r ON r.id = l.run_id
    JOIN cases_award AS a ON a.id = l.award_id
    JOIN cases_decision AS d ON d.id = a.decision_id
    WHERE l.region_code >= %(start)s AND l.region_code < %(until)s
      AND NOT l.void AND l.amount > 0
      AND r.state IN ('locked', 'exported', 'returned', 'closed')
    UNION ALL
    SELECT a.application_id, s.given_on
    FROM cases_aidstage AS s
    JOIN cases_aid AS a ON a.id = s.aid_id
    WHERE s.region_code >= %(start)s AND s.region_code < %(until)s AND s.state = 'given'
),
paid AS (
    SELECT g.application_id, min(g.paid_on) AS paid_on FROM given AS g GROUP BY g.application_id
),
case_ AS (
    SELECT a.*, p.paid_on,
           a.decided_on >= %(first_day)s::date AND a.decided_on < %(day_after)s::date
               AND a.state IN ('confirmed', 'refused') AS is_decided,
           a.accepted_on >= %(first_day)s::date AND a.accepted_on < %(day_after)s::date AS is_accepted,
           p.paid_on >= %(first_day)s::date AND p.paid_on < %(day_after)s::date AS is_paid
    FROM cases_application AS a
    LEFT JOIN paid AS p ON p.application_id = a.id
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s
      AND a.purpose = 'new' AND a.accepted_on < %(day_after)s::date
)
SELECT c.benefit, 'applications' AS everything, NULL::bigint AS person_id, c.household_id,
       NULL::bigint AS finding_id, c.applicant_name AS person_name, c.region_code, c.number,
       c.accepted_on, c.decided_on, c.paid_on,
       c.paid_on - c.accepted_on AS days,
       CASE c.channel WHEN 'comparison' THEN 'comparison' WHEN 'discovery' THEN 'inspection' ELSE 'self' END AS route,
       c.discovered_on, c.accepted_on - c.discovered_on AS days_to_answer,
       c.paid_on - c.discovered_on AS days_to_aid,
       coalesce(c.is_accepted, false) AS accepted,
       coalesce(c.is_decided, false) AS decided,
       coalesce(c.is_decided AND c.state = 'confirmed', false) AS granted,
       coalesce(c.is_decided AND c.state = 'refused', false) AS refused,
       coalesce(c.is_paid, false) AS first_paid,
       coalesce(c.is_accepted AND c.paid_on IS NOT NULL AND (
           SELECT count(*)
           FROM generate_series(c.accepted_on + 1, c.paid_on, interval '1 day') AS g (day)
           LEFT JOIN cases_workday AS w ON w.day = g.day::date
           WHERE coalesce(w.is_working, extract(ISODOW FROM g.day) < 6)
       ) <= 5, false) AS prompt
FROM case_ AS c
WHERE c.is_accepted OR c.is_decided OR c.is_paid
