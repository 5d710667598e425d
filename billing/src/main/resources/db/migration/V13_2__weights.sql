-- How consumers that wait for a partner's models share the computing time. What was sold so far weighs the same.
ALTER TABLE plan_version ADD COLUMN weight int NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 100);
