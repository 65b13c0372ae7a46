-- Form 会议记录: applications on which the township gave its opinion in the month. One by one (一事一议): those with
-- a close relative on the staff, an objection, or a return by the county before.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Income in yuan a month.
-- Uses: opinion by region.
SELECT l.*, row_number() OVER (ORDER BY l.given_on, l.id) AS place
FROM (
    SELECT o.id, a.id AS opens, t.name AS township, v.name AS village, o.given_on, a.number AS case_number,
           a.applicant_name, a.benefit, a.purpose, s.members_counted AS members,
           (s.sheet ->> 'per_capita_monthly')::numeric AS per_capita, s.total_monthly AS amount,
           o.advice, o.reason, f.name AS given_by, a.close_relative, a.returns,
           (SELECT count(*) FROM cases_notice AS n JOIN cases_objection AS j ON j.notice_id = n.id
            WHERE n.application_id = a.id AND j.received_on <= o.given_on) AS objections,
           CASE WHEN a.close_relative OR a.returns > 0 OR EXISTS (
               SELECT FROM cases_notice AS n JOIN cases_objection AS j ON j.notice_id = n.id
               WHERE n.application_id = a.id AND j.received_on <= o.given_on
           ) THEN 'single' ELSE 'ordinary' END AS state
    FROM cases_opinion AS o
    JOIN cases_application AS a ON a.id = o.application_id
    JOIN eligibility_assessment AS s ON s.id = o.assessment_id
    JOIN accounts_officer AS f ON f.id = o.given_by_id
    JOIN accounts_region AS v ON v.code = o.region_code
    LEFT JOIN accounts_region AS t ON t.code = a.township_code
    WHERE o.given_on >= %(first_day)s::date AND o.given_on < %(day_after)s::date
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE o.region_code >= place.start AND o.region_code < place.until
      )
) AS l
