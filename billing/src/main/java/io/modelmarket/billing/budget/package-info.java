/**
 * What tenants allow their keys to use of a month. Owns nothing of it: tenant-service tells it on market.keys, quota
 * counts and leases it, and this package shows a tenant how much of it is used.
 */
@NullMarked
package io.modelmarket.billing.budget;

import org.jspecify.annotations.NullMarked;
