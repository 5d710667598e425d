/**
 * People in a tenant and their roles, invitations among them. Decides for the whole service what role a caller has in a
 * tenant. A tenant never loses its last owner who has joined.
 */
@NullMarked
package io.modelmarket.tenant.member;

import org.jspecify.annotations.NullMarked;
