/**
 * Who calls, in which tenant, and how that binds the database. A request's tenant comes from its path and is checked
 * against the caller's membership; every transaction carries it into PostgreSQL's row-level security and Hibernate's
 * tenant filter. Nothing bound means nothing seen.
 */
@NullMarked
package io.modelmarket.kit.tenancy;

import org.jspecify.annotations.NullMarked;
