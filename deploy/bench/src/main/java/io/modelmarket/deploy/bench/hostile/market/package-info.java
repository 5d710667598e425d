/**
 * The same models through a running market: drafted, uploaded, submitted, approved, subscribed to and called by
 * everything a stranger has, which is REST and gRPC, while somebody else's model next door is called all the time. What
 * the market promises must hold: its processes live, its answers are those that are announced and say nothing of its
 * inside, the neighbour notices nothing.
 */
@NullMarked
package io.modelmarket.deploy.bench.hostile.market;

import org.jspecify.annotations.NullMarked;
