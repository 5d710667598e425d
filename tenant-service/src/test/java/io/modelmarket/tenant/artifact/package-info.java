/** Tests of the artifact store as this service uses it. */
@NullMarked
package io.modelmarket.tenant.artifact;

import org.jspecify.annotations.NullMarked;
