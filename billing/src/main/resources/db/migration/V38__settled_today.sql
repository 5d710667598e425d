-- A settlement that is approved after the day on which it was to be paid is paid on the day of its approval.
GRANT UPDATE (execute_on) ON settlement TO ${serviceRole};

-- What moves with a period moves with one that begins when the version is sold, or later: it was to move when the
-- version was sold, wherever in a month that was.
SELECT set_config('app.tenant', '*', true);

UPDATE subscription_migration x
SET due_at = (date_trunc('month', greatest(v.effective_at - interval '1 microsecond', x.announced_at)
        AT TIME ZONE s.time_zone) + interval '1 month') AT TIME ZONE s.time_zone
FROM plan_migration m, plan_version v, subscription s
WHERE m.id = x.migration_id AND m.way = 'PERIOD_END' AND x.done_at IS NULL
    AND (v.plan_id, v.version) = (x.plan_id, x.to_version) AND s.id = x.subscription_id;
