-- Queries to start with, for DuckDB in a folder of Parquet files: duckdb -c '.read duckdb.sql'
-- An outcome is a number (0 not met, 1 missing, 2 for a person to decide, 3 met): put together by min, never by bool_and.

-- Communes by their outcome under the safety standard, by the conditions.
SELECT province, unit_kind, outcome, count(*) AS communes
FROM (
  SELECT province, unit, unit_kind, min(outcome) AS outcome
  FROM 'findings.parquet'
  WHERE standard = 'safety' AND list = 'conditions' AND part_of IS NULL AND unit_kind IN ('commune', 'ward', 'township', 'special_zone')
  GROUP BY province, unit, unit_kind
)
GROUP BY ALL ORDER BY ALL;

-- The conditions that fail most often.
SELECT rules, condition, clause, count(*) FILTER (outcome = 0) AS not_met, count(*) FILTER (outcome = 1) AS missing, count(*) AS units
FROM 'findings.parquet' WHERE list = 'conditions' GROUP BY ALL ORDER BY not_met DESC, missing DESC, rules, condition LIMIT 20;

-- Households that registered, as whole numbers: a whole of none has no share.
SELECT province, sum(figure_low) AS registered, sum(beside_high) AS residing
FROM 'findings.parquet' WHERE beside = 'whole' AND unit_kind = 'hamlet' GROUP BY province ORDER BY province;

-- Incidents by month and kind. A record can be of several cases.
SELECT date_trunc('month', date) AS month, kind, sum(count) AS cases FROM 'incidents.parquet' GROUP BY ALL ORDER BY ALL LIMIT 100;

-- Models founded in a year, and their points.
SELECT year(founded) AS year, kind, count(*) AS models, sum(points) AS points
FROM 'models.parquet' LEFT JOIN (SELECT "of" AS id, count(*) AS points FROM 'models_points.parquet' GROUP BY ALL) USING (id)
GROUP BY ALL ORDER BY ALL;

-- Tips of a year: received is always known, of value may be NULL and is then not 0.
SELECT year(date) AS year, sum(received) AS received, sum(valuable) AS valuable, count(*) - count(valuable) AS valuable_unknown
FROM 'tips.parquet' GROUP BY ALL ORDER BY ALL;
