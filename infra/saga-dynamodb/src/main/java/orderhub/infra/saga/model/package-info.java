/**
 * What a saga is, how it may change, its limits and its faults: without Camel, DynamoDB, clock or randomness. Everything
 * else here builds on it.
 */
@NullMarked
package orderhub.infra.saga.model;

import org.jspecify.annotations.NullMarked;
