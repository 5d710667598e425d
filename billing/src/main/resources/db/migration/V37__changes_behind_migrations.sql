-- Whether a migration of a subscription is still to be done is asked for each of its changes.
CREATE INDEX subscription_migration_of ON subscription_migration (subscription_id, due_at) WHERE done_at IS NULL;
