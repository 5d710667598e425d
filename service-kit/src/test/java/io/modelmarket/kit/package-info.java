/** A small service of notes, on which the kit is tested. */
package io.modelmarket.kit;
