/** That a partner's plans are its own, for Hibernate and for the database each. */
@NullMarked
package io.modelmarket.billing.plan;

import org.jspecify.annotations.NullMarked;
