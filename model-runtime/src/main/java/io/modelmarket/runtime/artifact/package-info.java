/**
 * The files of releases, kept by their SHA-256 in a folder or a bucket. A file is either wholly there under its digest
 * or not there at all; what is handed to a worker is a copy whose digest was checked while copying, never a link.
 */
@NullMarked
package io.modelmarket.runtime.artifact;

import org.jspecify.annotations.NullMarked;
