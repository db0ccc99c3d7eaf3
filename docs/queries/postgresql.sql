-- Queries to start with, for PostgreSQL after `binh-yen export … --format csv -o tables && cd tables && psql -f postgresql.sql`,
-- which makes the tables with their comments and loads them by COPY.

-- Communes by their outcome under the safety standard.
SELECT province, unit_kind, outcome, count(*) AS communes
FROM (
  SELECT province, unit, unit_kind, min(outcome) AS outcome
  FROM findings
  WHERE standard = 'safety' AND list = 'conditions' AND part_of IS NULL AND unit_kind IN ('commune', 'ward', 'township', 'special_zone')
  GROUP BY province, unit, unit_kind
) verdicts
GROUP BY province, unit_kind, outcome ORDER BY province, unit_kind, outcome;

-- The conditions that fail most often.
SELECT rules, condition, clause, count(*) FILTER (WHERE outcome = 0) AS not_met, count(*) FILTER (WHERE outcome = 1) AS missing, count(*) AS units
FROM findings WHERE list = 'conditions' GROUP BY rules, condition, clause ORDER BY not_met DESC, missing DESC, rules, condition LIMIT 20;

-- Hamlets whose share of registered households is below 90 percent, without a division.
SELECT province, count(*) AS hamlets FROM findings
WHERE beside = 'whole' AND unit_kind = 'hamlet' AND figure_high * 100 < 90 * beside_low GROUP BY province ORDER BY province;

-- What a column means.
SELECT column_name, col_description('findings'::regclass, ordinal_position) AS comment
FROM information_schema.columns WHERE table_name = 'findings' ORDER BY ordinal_position;

-- Tips of a year: of value may be NULL and is then not 0.
SELECT extract(year FROM date)::int AS year, sum(received) AS received, sum(valuable) AS valuable, count(*) - count(valuable) AS valuable_unknown
FROM tips GROUP BY 1 ORDER BY 1;
