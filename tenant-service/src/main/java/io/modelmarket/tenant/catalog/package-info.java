/**
 * Published releases as any signed-in person may see them. Written at publication and withdrawal, never read by the
 * rest of the service.
 */
@NullMarked
package io.modelmarket.tenant.catalog;

import org.jspecify.annotations.NullMarked;
