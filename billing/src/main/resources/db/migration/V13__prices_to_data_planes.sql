-- Data planes show the whole price of a plan: what they were told before plans had their components in it is told again.
SELECT set_config('app.tenant', '*', true);
INSERT INTO lease_untold (subscription_id, tenant) SELECT id, tenant FROM subscription WHERE status <> 'CANCELLED'
ON CONFLICT DO NOTHING;
