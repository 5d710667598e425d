/** Reports made while nobody waits: asked for, made one after another, kept for a while, deleted. */
@NullMarked
package io.modelmarket.billing.report.job;

import org.jspecify.annotations.NullMarked;
