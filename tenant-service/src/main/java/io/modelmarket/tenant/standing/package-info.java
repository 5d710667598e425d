/** Which tenants may begin nothing new because invoices are overdue, as billing says on their subscriptions. */
@NullMarked
package io.modelmarket.tenant.standing;

import org.jspecify.annotations.NullMarked;
