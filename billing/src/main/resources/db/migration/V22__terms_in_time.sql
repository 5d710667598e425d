-- Agreements have a window, [active_from, end), and share what was used in it, whenever that is billed.

SELECT set_config('app.tenant', '*', true);

-- What was proposed: from and until when; without, from the last signature on, and for good.
ALTER TABLE agreement
    ADD starts_at timestamptz,
    ADD until_at  timestamptz,
    ADD CHECK (until_at > starts_at);

-- One that was under notice when another took its place ended then, and not with its notice.
UPDATE agreement o SET ended_at = (SELECT min(n.active_from) FROM agreement n
        WHERE n.model = o.model AND n.currency = o.currency AND n.active_from > o.active_from
            AND (n.scope, n.scope_version, n.countries) = (o.scope, o.scope_version, o.countries))
WHERE o.active_from IS NOT NULL AND o.status = 'ENDED' AND EXISTS (SELECT 1 FROM agreement n
        WHERE n.model = o.model AND n.currency = o.currency AND n.active_from > o.active_from
            AND n.active_from < o.ended_at
            AND (n.scope, n.scope_version, n.countries) = (o.scope, o.scope_version, o.countries));

-- Of two signed by all one may begin when the other ends; at no instant are both in force for the same.
DROP INDEX agreement_one_active;
CREATE INDEX agreement_in_force ON agreement (model, currency) WHERE active_from IS NOT NULL;

CREATE FUNCTION agreement_one_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM agreement o
            WHERE o.model = NEW.model AND o.currency = NEW.currency AND o.id <> NEW.id
                AND (o.scope, o.scope_version, o.countries) = (NEW.scope, NEW.scope_version, NEW.countries)
                AND o.active_from IS NOT NULL
                AND greatest(o.active_from, NEW.active_from) < least(coalesce(o.ended_at, o.ends_at, 'infinity'),
                    coalesce(NEW.ended_at, NEW.ends_at, 'infinity'))) THEN
        RAISE EXCEPTION 'agreement % would be in force beside another for the same', NEW.id
            USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreement_one_in_force BEFORE INSERT OR UPDATE ON agreement FOR EACH ROW
    WHEN (NEW.active_from IS NOT NULL) EXECUTE FUNCTION agreement_one_in_force();

-- Up to when a model's revenue is billed, or its consumers' months are frozen or closed, whose ever they are; with what is made
-- from it where an agreement is for that too. A month that is opened again stays billed. A partner that proposes sees none of
-- those rows, only this instant.
CREATE FUNCTION billed_until(of_model text, with_lineage boolean) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('app.tenant', true), '');
    billed timestamptz;
BEGIN
    PERFORM set_config('app.tenant', '*', true);
    WITH RECURSIVE made AS (
        SELECT model, version FROM directory_release WHERE model = of_model
        UNION SELECT d.model, d.version FROM made m
        JOIN directory_release d ON (d.base_model, d.base_version) = (m.model, m.version)),
    models AS (
        SELECT of_model AS model UNION SELECT model FROM made WHERE with_lineage)
    SELECT max(u.until) INTO billed FROM (
        SELECT c.tenant, least(CASE WHEN c.interim THEN c.closed_at END,
                   (c.period + interval '1 month')::timestamp AT TIME ZONE c.time_zone) AS until
        FROM period_close c
        UNION ALL
        SELECT f.tenant, (r.period + interval '1 month')::timestamp AT TIME ZONE t.time_zone
        FROM close_run r JOIN close_tenant f ON f.run_id = r.id JOIN directory_tenant t ON t.tenant = f.tenant
        WHERE r.state IN ('AWAITING_APPROVAL', 'ISSUING')) u
    WHERE u.tenant IN (SELECT s.tenant FROM subscription s JOIN models USING (model));
    PERFORM set_config('app.tenant', before, true);
    RETURN billed;
END $$;
GRANT EXECUTE ON FUNCTION billed_until(text, boolean) TO ${serviceRole};

-- By what the revenue of a consumer was to be shared when its close was frozen, a line for each release and stretch;
-- null where that was not written down yet.
ALTER TABLE close_tenant ADD terms text;

-- Usage is shared by what was in force when it was used; who shared what was counted before is not known.
ALTER TABLE usage_shared
    ADD terms text NOT NULL DEFAULT '',
    DROP CONSTRAINT usage_shared_pkey,
    ADD PRIMARY KEY (subscription_id, plan_id, plan_version, usage_period, version, terms);
