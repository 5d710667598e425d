/** What the codes of coupons look like. */
export const COUPON_CODE = /^[A-Z0-9-]{4,32}$/;
