-- Shares in force against what the run did with them: equal, or the run is not complete.
-- %(run)s of %(county)s, %(benefit)s, %(month)s. One row; counts and yuan.
SELECT share.shares, share.share_yuan, line.lines, line.line_yuan, exclusion.exclusions,
       exclusion.exclusion_yuan
FROM (
    SELECT count(*) AS shares, coalesce(sum(member.share + member.raised), 0) AS share_yuan
    FROM cases_award AS award
    JOIN cases_awardmember AS member ON member.award_id = award.id
    WHERE award.county_code = %(county)s AND award.benefit = %(benefit)s
      AND award.period @> %(month)s::date AND member.period @> %(month)s::date
      AND member.share + member.raised > 0
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
