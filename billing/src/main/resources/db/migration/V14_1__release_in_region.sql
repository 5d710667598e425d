-- Agreements for one release and only for consumers in some countries.

DO $$
DECLARE
    name text;
BEGIN
    -- The checks of scopes were made without names.
    FOR name IN SELECT conname FROM pg_constraint
                WHERE conrelid = 'agreement'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%scope%' LOOP
        EXECUTE format('ALTER TABLE agreement DROP CONSTRAINT %I', name);
    END LOOP;
END $$;

ALTER TABLE agreement
    ADD CONSTRAINT agreement_scope_known CHECK (scope IN ('RELEASE_REGION', 'RELEASE', 'REGION', 'MODEL', 'LINEAGE')),
    ADD CONSTRAINT agreement_scope_release CHECK ((scope IN ('RELEASE', 'RELEASE_REGION')) = (scope_version <> '')),
    ADD CONSTRAINT agreement_scope_region CHECK ((scope IN ('REGION', 'RELEASE_REGION')) = (cardinality(countries) > 0));
