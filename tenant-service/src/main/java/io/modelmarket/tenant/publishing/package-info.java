/**
 * Models, their releases and the files of a draft, and the legal ways from draft to published and withdrawn. The only
 * writer of market.releases. A release's content never changes once it was submitted.
 */
@NullMarked
package io.modelmarket.tenant.publishing;

import org.jspecify.annotations.NullMarked;
