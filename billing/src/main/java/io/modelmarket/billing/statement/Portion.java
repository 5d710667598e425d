package io.modelmarket.billing.statement;

import io.modelmarket.billing.meter.Units;

/**
 * A part of a line's revenue, which has one origin and is shared by one agreement.
 *
 * @param target what it is to have of all that the line's charge has come to in its period, minor units
 * @param had what earlier lines gave it of that
 * @param units answered usage of the release, in the time of these terms, that no line has carried before this one
 */
public record Portion(Origin origin, LineToShare.Terms terms, long target, long had, Units units) {}
