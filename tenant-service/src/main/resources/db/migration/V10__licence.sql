-- Under which licence a release may be used: an identifier of the SPDX License List, or a name and an address. Said with the
-- draft and changed while it is one; the catalogue shows what a release was published with.
ALTER TABLE release
    ADD licence_id   text CHECK (length(licence_id) BETWEEN 1 AND 64),
    ADD licence_name text CHECK (length(licence_name) BETWEEN 1 AND 120),
    ADD licence_url  text CHECK (length(licence_url) BETWEEN 1 AND 500),
    ADD CHECK (licence_id IS NULL OR licence_name IS NULL),
    ADD CHECK ((licence_name IS NULL) = (licence_url IS NULL));
GRANT UPDATE (licence_id, licence_name, licence_url) ON release TO ${service};

ALTER TABLE catalog_entry
    ADD licence_id   text,
    ADD licence_name text,
    ADD licence_url  text,
    -- What the catalogue is filtered by: the identifier, or that the licence is the partner's own, or that none is named.
    ADD licence_kind text NOT NULL
        GENERATED ALWAYS AS (coalesce(licence_id, CASE WHEN licence_name IS NULL THEN 'none' ELSE 'own' END)) STORED;
