package io.modelmarket.runtime.worker;

/**
 * For whom a run is.
 *
 * @param account who is served: accounts get equal shares of a worker's time, and only runs of one account ever share a
 *     batch; "" for runs that share with none
 * @param call a name for this run, told when it is suspected of having ended its worker; "" for none
 */
public record Caller(String account, String call) {}
