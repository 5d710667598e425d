package io.modelmarket.kit.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that honours {@code Idempotency-Key}: the first call does the work and stores its answer in the
 * same transaction; later calls with the key get that answer. The method returns its view (not a response object),
 * which Jackson can write and read back.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {

    /** How long the transaction may take, in seconds; 0 for as long as any other. */
    @Nonbinding
    int longestSeconds() default 0;
}
