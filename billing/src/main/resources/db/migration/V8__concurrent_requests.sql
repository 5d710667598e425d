-- How many calls of a subscription may be under way at a time on each data plane.
ALTER TABLE plan_version ADD COLUMN concurrent_requests int CHECK (concurrent_requests > 0);
