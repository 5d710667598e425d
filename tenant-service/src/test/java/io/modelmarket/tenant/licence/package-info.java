/** Which licences are taken. */
@NullMarked
package io.modelmarket.tenant.licence;

import org.jspecify.annotations.NullMarked;
