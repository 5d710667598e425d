-- Tokens, of releases that say which of their tensors hold them.
ALTER TABLE usage_rollup
    ADD tokens_in  bigint NOT NULL DEFAULT 0 CHECK (tokens_in >= 0),
    ADD tokens_out bigint NOT NULL DEFAULT 0 CHECK (tokens_out >= 0);
