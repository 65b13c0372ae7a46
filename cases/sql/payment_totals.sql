-- What the awards in force give a month against what the run did with it: equal, or the run is not complete.
-- %(run)s, or NULL to look ahead, of %(county)s, %(month)s; %(benefits)s with %(urban)s and %(rural)s yuan for each
-- person, or NULL for their own shares, as in compute_payment_lines. One row; counts and yuan.
WITH given AS (
    SELECT DISTINCT ON (member.person_id)
           coalesce(CASE award.area WHEN 'urban' THEN %(urban)s::numeric ELSE %(rural)s::numeric END,
                    member.share + member.raised) AS amount
    FROM cases_award AS award
    JOIN cases_awardmember AS member ON member.award_id = award.id
    WHERE award.county_code = %(county)s AND award.benefit = ANY(%(benefits)s)
      AND award.period @> %(month)s::date AND member.period @> %(month)s::date
      AND (%(urban)s::numeric IS NOT NULL OR member.share + member.raised > 0)
    ORDER BY member.person_id, award.id
)
SELECT share.shares, share.share_yuan, line.lines, line.line_yuan, exclusion.exclusions,
       exclusion.exclusion_yuan
FROM (
    SELECT count(*) AS shares, coalesce(sum(amount), 0) AS share_yuan FROM given
) AS share
CROSS JOIN (
    SELECT count(*) AS lines, coalesce(sum(amount), 0) AS line_yuan
    FROM cases_paymentline
    WHERE run_id = %(run)s AND kind = 'regular' AND NOT void
) AS line
CROSS JOIN (
    SELECT count(*) AS exclusions, coalesce(sum(amount), 0) AS exclusion_yuan
    FROM cases_paymentexclusion
    WHERE run_id = %(run)s
) AS exclusion;
