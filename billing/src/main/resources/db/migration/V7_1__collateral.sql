-- Advances of several agreements that come back together.
ALTER TABLE agreement_share
    ADD collateral text CHECK (collateral IS NULL OR kind = 'RECOUPMENT');
CREATE INDEX agreement_share_collateral ON agreement_share (collateral) WHERE collateral IS NOT NULL;
