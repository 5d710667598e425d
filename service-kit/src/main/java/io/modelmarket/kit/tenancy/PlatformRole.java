package io.modelmarket.kit.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Guards what the platform's own people do, by realm role ({@code operator}, {@code finance}). The request then runs
 * across tenants.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface PlatformRole {
    /** Realm roles, any of which suffices. */
    String[] value();
}
