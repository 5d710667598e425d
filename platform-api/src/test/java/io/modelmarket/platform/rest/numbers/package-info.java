/** Numbers are read to the same bits as the JDK reads them. */
@NullMarked
package io.modelmarket.platform.rest.numbers;

import org.jspecify.annotations.NullMarked;
