package orderhub.infra.local.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.infra.local.hub.EventTap;
import orderhub.infra.local.hub.Shop;

/**
 * What is found after everything has healed.
 *
 * @param acknowledged order ids by idempotency key, as callers were told
 * @param calledOff ids of the orders of which callers were told that they are called off
 * @param stockBefore the stock of each product before the first order
 * @param stock the same now
 * @param restocked how much of each product operators put on the shelves meanwhile; products without are left out
 * @param payments at the gateway, by order id
 * @param events in the order in which they were received
 * @param queued messages by queue
 */
record Evidence(
        Map<String, String> acknowledged,
        Set<String> calledOff,
        List<Shop.OrderRow> orders,
        List<Shop.SagaRow> sagas,
        Map<String, Shop.Stock> stockBefore,
        Map<String, Shop.Stock> stock,
        Map<String, Long> restocked,
        Map<String, LedgerEntry> payments,
        List<EventTap.Told> events,
        Map<String, Integer> queued) {}
