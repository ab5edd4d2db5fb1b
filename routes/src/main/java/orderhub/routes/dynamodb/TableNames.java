package orderhub.routes.dynamodb;

/** The names of the tables, as the settings {@code hub.table.*} have them. */
public record TableNames(
        String orders,
        String inventory,
        String inventoryReservations,
        String catalogue,
        String customers,
        String eventTallies,
        String inbox) {}
