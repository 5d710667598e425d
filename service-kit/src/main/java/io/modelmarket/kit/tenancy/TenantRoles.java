package io.modelmarket.kit.tenancy;

import io.modelmarket.contracts.id.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles may call a resource under {@code /v1/tenants/{tenant}}. Empty: any member. On a method it replaces the
 * class's. A path there without it is refused to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TenantRoles {
    /** The roles allowed; OWNER is always among them. */
    Role[] value() default {};
}
