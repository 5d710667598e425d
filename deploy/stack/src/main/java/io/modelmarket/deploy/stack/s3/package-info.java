/** An S3 store over a folder, for tests of those who keep files in buckets. No part of the market itself. */
@NullMarked
package io.modelmarket.deploy.stack.s3;

import org.jspecify.annotations.NullMarked;
