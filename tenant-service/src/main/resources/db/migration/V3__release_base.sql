-- The published release that a release is made from, said when it is drafted.
ALTER TABLE release
    ADD base_model   text,
    ADD base_version text,
    ADD CHECK ((base_model IS NULL) = (base_version IS NULL));
