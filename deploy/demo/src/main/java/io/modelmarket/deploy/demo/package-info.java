/**
 * The main job, end to end, through public interfaces only: publish, subscribe, call, meter, refuse past the quota,
 * bill, share. The same steps seed a first start. It knows the services by their URLs and nothing else.
 */
@NullMarked
package io.modelmarket.deploy.demo;

import org.jspecify.annotations.NullMarked;
