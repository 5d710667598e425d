/** PostgreSQL as a child process: durable settings, real passwords, and the roles and schemas the services expect. */
@NullMarked
package io.modelmarket.deploy.stack.postgres;

import org.jspecify.annotations.NullMarked;
