-- A consumer redeems a coupon once, not once with each subscription that it begins.

SELECT set_config('app.tenant', '*', true);

-- Those of before that were redeemed again keep what they were promised.
ALTER TABLE coupon_redemption ADD COLUMN repeated boolean NOT NULL DEFAULT false;
UPDATE coupon_redemption r SET repeated = true
WHERE EXISTS (SELECT 1 FROM coupon_redemption e WHERE e.coupon_id = r.coupon_id AND e.tenant = r.tenant
    AND (e.redeemed_at, e.subscription_id) < (r.redeemed_at, r.subscription_id));
CREATE UNIQUE INDEX coupon_redemption_once ON coupon_redemption (coupon_id, tenant) WHERE NOT repeated;
