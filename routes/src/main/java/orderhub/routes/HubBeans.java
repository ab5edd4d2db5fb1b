package orderhub.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import orderhub.processors.cancelling.CancelOrder;
import orderhub.processors.checking.CheckCustomer;
import orderhub.processors.checking.CheckItems;
import orderhub.processors.checking.CheckPaymentMethod;
import orderhub.processors.events.CatchUp;
import orderhub.processors.events.DescribeEvents;
import orderhub.processors.events.NextCommand;
import orderhub.processors.events.PendingEvents;
import orderhub.processors.events.ResumeOrder;
import orderhub.processors.fulfilment.ChooseLane;
import orderhub.processors.fulfilment.DispatchOrder;
import orderhub.processors.fulfilment.RequestReview;
import orderhub.processors.fulfilment.ShipOrder;
import orderhub.processors.inbox.ExplainDrop;
import orderhub.processors.lifecycle.HaltOrder;
import orderhub.processors.notifying.ComposeNotification;
import orderhub.processors.payment.BuildCharge;
import orderhub.processors.payment.BuildRefund;
import orderhub.processors.payment.BuildVoid;
import orderhub.processors.payment.ChargeKeys;
import orderhub.processors.payment.CompletePayment;
import orderhub.processors.payment.FailPayment;
import orderhub.processors.payment.FindCapture;
import orderhub.processors.payment.PendPayment;
import orderhub.processors.payment.PlanRefund;
import orderhub.processors.payment.ReadCharge;
import orderhub.processors.payment.ReadVoid;
import orderhub.processors.payment.RecordCapture;
import orderhub.processors.payment.RecordRefund;
import orderhub.processors.payment.RequireDefinite;
import orderhub.processors.payment.RequireSettled;
import orderhub.processors.payment.SettleByHand;
import orderhub.processors.placing.AcceptOrder;
import orderhub.processors.placing.HashRequest;
import orderhub.processors.placing.PriceOrder;
import orderhub.processors.receipts.FindMissing;
import orderhub.processors.review.ApproveReview;
import orderhub.processors.review.RejectReview;
import orderhub.processors.stock.RejectForStock;
import orderhub.processors.stock.ReleaseStock;
import orderhub.processors.stock.ReserveStock;
import orderhub.processors.timeline.TellTimeline;
import orderhub.processors.views.DescribeOrder;
import orderhub.processors.views.DescribeOrders;
import orderhub.processors.views.DescribeProduct;
import orderhub.processors.views.DescribeStock;
import orderhub.routes.batch.BatchThreads;
import orderhub.routes.batch.GatherOutcomes;
import orderhub.routes.batch.ReadBatch;
import orderhub.routes.callers.Callers;
import orderhub.routes.deadletters.DeadLetterDesk;
import orderhub.routes.deadletters.DeadLetters;
import orderhub.routes.dynamodb.Attempts;
import orderhub.routes.dynamodb.CataloguePages;
import orderhub.routes.dynamodb.CatalogueReads;
import orderhub.routes.dynamodb.EventTallies;
import orderhub.routes.dynamodb.InboxTable;
import orderhub.routes.dynamodb.OrderBatch;
import orderhub.routes.dynamodb.OrderIndex;
import orderhub.routes.dynamodb.OrderLists;
import orderhub.routes.dynamodb.OrderReads;
import orderhub.routes.dynamodb.OrderStore;
import orderhub.routes.dynamodb.OutboxReads;
import orderhub.routes.dynamodb.ProductReads;
import orderhub.routes.dynamodb.RecallOrder;
import orderhub.routes.dynamodb.RelayBacklog;
import orderhub.routes.dynamodb.Reservations;
import orderhub.routes.dynamodb.Restocks;
import orderhub.routes.dynamodb.Settlements;
import orderhub.routes.dynamodb.StockDesk;
import orderhub.routes.eventbridge.EventBatch;
import orderhub.routes.faults.ProblemLog;
import orderhub.routes.gateway.GatewayFaults;
import orderhub.routes.gateway.GatewayHeaders;
import orderhub.routes.gateway.GatewayWire;
import orderhub.routes.gather.GatherChecks;
import orderhub.routes.hash.KeyedHash;
import orderhub.routes.http.ApiHeaders;
import orderhub.routes.http.Contract;
import orderhub.routes.http.OptionalBody;
import orderhub.routes.http.Preconditions;
import orderhub.routes.http.Problems;
import orderhub.routes.http.RequireValid;
import orderhub.routes.identity.IdempotencyKeys;
import orderhub.routes.identity.IdentifyOrder;
import orderhub.routes.inbox.Inbox;
import orderhub.routes.json.HubJson;
import orderhub.routes.json.StrictBody;
import orderhub.routes.listing.OrderQueries;
import orderhub.routes.listing.PageCursors;
import orderhub.routes.metrics.HubMeters;
import orderhub.routes.notifying.UnknownCustomers;
import orderhub.routes.reads.OrderStreams;
import orderhub.routes.reads.OrderWaits;
import orderhub.routes.reads.OrderWatch;
import orderhub.routes.receipts.GatherReceipts;
import orderhub.routes.receipts.ReceiptQueue;
import orderhub.routes.receipts.SentEvents;
import orderhub.routes.refusals.Refusals;
import orderhub.routes.saga.SagaDesk;
import orderhub.routes.saga.Sagas;
import orderhub.routes.sqs.BackOff;
import orderhub.routes.sqs.NoAttributes;
import orderhub.routes.sqs.OneLineExceptionHandler;
import orderhub.routes.timeline.ThisHub;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Every bean that a route names, under the name by which it is named. The one list. */
public final class HubBeans {

    private HubBeans() {}

    /**
     * What the outside world gives the beans.
     *
     * @param random each time another number, from 0 to below 1
     */
    public record World(
            DynamoDbClient dynamoDb,
            SqsClient sqs,
            Sagas sagas,
            SagaDesk sagaDesk,
            DeadLetterDesk deadLetterDesk,
            HubMeters meters,
            Clock clock,
            Supplier<UUID> randomIds,
            DoubleSupplier random) {}

    /** The beans, by name. */
    public static Map<String, Object> of(HubSettings settings, World world) {
        ObjectMapper json = HubJson.mapper();
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("clock", world.clock());
        beans.put("hubJson", json);
        addPlacing(beans, settings, world);
        addSaga(beans, settings, world);
        addPayment(beans, settings);
        SentEvents sent = new SentEvents(
                world.clock(), Duration.ofSeconds(settings.receipts().settleS()));
        addEvents(beans, settings, json, sent);
        addStores(beans, settings, world);
        addFailing(beans, settings, world);
        addReceipts(beans, settings, world, sent);
        addInboxes(beans, settings, world);
        addShop(beans, settings, world);
        addReads(beans, settings, json, world);
        return beans;
    }

    private static void addPlacing(Map<String, Object> beans, HubSettings settings, World world) {
        HubSettings.OrderRules rules = settings.order();
        beans.put("apiHeaders", new ApiHeaders());
        beans.put("contract", new Contract());
        beans.put("callers", new Callers());
        beans.put("problems", new Problems());
        beans.put("refusals", new Refusals());
        beans.put("preconditions", new Preconditions());
        beans.put("problemLog", new ProblemLog());
        beans.put("strictBody", new StrictBody());
        beans.put("checkCustomer", new CheckCustomer());
        beans.put(
                "checkItems", new CheckItems(rules.defaultCurrency(), rules.currencies(), rules.maxTotalMinorUnits()));
        beans.put("checkPaymentMethod", new CheckPaymentMethod(rules.paymentTypes()));
        beans.put("gatherChecks", new GatherChecks());
        beans.put("requireValid", new RequireValid());
        beans.put("recallOrder", new RecallOrder());
        beans.put("priceOrder", new PriceOrder(rules.defaultCurrency()));
        beans.put(
                "identifyOrder",
                new IdentifyOrder(
                        new KeyedHash(settings.identity().secret()),
                        new HashRequest(rules.defaultCurrency()),
                        world.randomIds()));
        beans.put("acceptOrder", new AcceptOrder());
        beans.put("approveReview", new ApproveReview());
        beans.put("rejectReview", new RejectReview());
        beans.put("optionalBody", new OptionalBody());
        beans.put("cancelOrder", new CancelOrder());
        beans.put("attempts", new Attempts());
        beans.put("describeOrder", new DescribeOrder());
        beans.put("describeEvents", new DescribeEvents());
    }

    private static void addShop(Map<String, Object> beans, HubSettings settings, World world) {
        KeyedHash hash = new KeyedHash(settings.identity().secret());
        int shards = settings.stock().shards();
        beans.put("idempotencyKeys", new IdempotencyKeys(hash));
        HubSettings.Batch batch = settings.api().batch();
        beans.put("batchThreads", new BatchThreads(batch.parallelOrders(), batch.waitingOrders()));
        beans.put("readBatch", new ReadBatch(HubJson.mapper()));
        beans.put("gatherOutcomes", new GatherOutcomes(HubJson.mapper()));
        beans.put("productReads", new ProductReads(shards));
        beans.put("cataloguePages", new CataloguePages(hash, shards));
        beans.put("describeProduct", new DescribeProduct());
        beans.put("reservations", new Reservations(world.dynamoDb(), settings.table()));
        beans.put("thisHub", new ThisHub());
        beans.put("tellTimeline", new TellTimeline());
        beans.put("stockDesk", new StockDesk(world.dynamoDb(), settings.table()));
        beans.put("describeStock", new DescribeStock());
        beans.put(
                "restocks",
                new Restocks(
                        world.dynamoDb(),
                        settings.table(),
                        settings.deadLetters().actionsTable()));
    }

    private static void addSaga(Map<String, Object> beans, HubSettings settings, World world) {
        beans.put("sagas", world.sagas());
        beans.put("sagaDesk", world.sagaDesk());
        beans.put("reserveStock", new ReserveStock());
        beans.put("rejectForStock", new RejectForStock());
        beans.put("releaseStock", new ReleaseStock());
        beans.put("haltOrder", new HaltOrder());
        beans.put("chooseLane", new ChooseLane(settings.review().fromMinorUnits()));
        beans.put("requestReview", new RequestReview());
        beans.put("dispatchOrder", new DispatchOrder());
        beans.put("shipOrder", new ShipOrder());
    }

    private static void addPayment(Map<String, Object> beans, HubSettings settings) {
        beans.put("gatewayHeaders", new GatewayHeaders());
        beans.put("gatewayWire", new GatewayWire(HubJson.tolerantMapper()));
        beans.put("requireDefinite", new RequireDefinite());
        ChargeKeys chargeKeys =
                new ChargeKeys(Duration.ofSeconds(settings.gateway().keySafeAgeS()));
        beans.put("chargeKeys", chargeKeys);
        beans.put("buildCharge", new BuildCharge());
        beans.put("readCharge", new ReadCharge());
        beans.put("gatewayFaults", new GatewayFaults());
        beans.put("pendPayment", new PendPayment());
        beans.put("requireSettled", new RequireSettled());
        beans.put("buildVoid", new BuildVoid());
        beans.put("readVoid", new ReadVoid());
        beans.put("completePayment", new CompletePayment());
        beans.put("failPayment", new FailPayment());
        beans.put("planRefund", new PlanRefund());
        beans.put("findCapture", new FindCapture());
        beans.put("buildRefund", new BuildRefund());
        beans.put("recordCapture", new RecordCapture());
        beans.put("recordRefund", new RecordRefund());
        beans.put("settleByHand", new SettleByHand(chargeKeys));
    }

    private static void addEvents(Map<String, Object> beans, HubSettings settings, ObjectMapper json, SentEvents sent) {
        beans.put("catchUp", new CatchUp());
        beans.put("pendingEvents", new PendingEvents());
        beans.put("nextCommand", new NextCommand());
        beans.put("resumeOrder", new ResumeOrder());
        beans.put("eventBatch", new EventBatch(json, settings.bus().orders(), sent));
        beans.put("composeNotification", new ComposeNotification());
    }

    private static void addStores(Map<String, Object> beans, HubSettings settings, World world) {
        int shards = settings.relay().shards();
        beans.put("orderReads", new OrderReads());
        beans.put(
                "catalogueReads",
                new CatalogueReads(settings.table(), settings.stock().shards()));
        beans.put("outboxReads", new OutboxReads(shards, settings.relay().grace()));
        beans.put("relayBacklog", new RelayBacklog(shards));
        OrderStore orders = new OrderStore(world.dynamoDb(), settings.table(), shards);
        beans.put("orderStore", orders);
        beans.put(
                "settlements",
                new Settlements(
                        orders,
                        settings.deadLetters().actionsTable(),
                        Duration.ofSeconds(settings.deadLetters().auditKeptS()),
                        world.clock(),
                        world.randomIds()));
    }

    private static void addFailing(Map<String, Object> beans, HubSettings settings, World world) {
        BackOff backOff = new BackOff(
                world.sqs(),
                Duration.ofSeconds(settings.retry().firstS()),
                Duration.ofSeconds(settings.retry().longestS()),
                settings.deadLetters().longestWaits(),
                world.random());
        beans.put("backOff", backOff);
        beans.put(
                "deadLetters",
                new DeadLetters(
                        world.sqs(), settings.deadLetters(), backOff, world.clock(), world.meters(), world.sagas()));
        beans.put("deadLetterDesk", world.deadLetterDesk());
        beans.put("oneLine", new OneLineExceptionHandler());
        beans.put("noAttributes", new NoAttributes());
    }

    private static void addInboxes(Map<String, Object> beans, HubSettings settings, World world) {
        HubSettings.Inbox inbox = settings.inbox();
        InboxTable claims = new InboxTable(
                world.dynamoDb(),
                settings.table(),
                world.clock(),
                Duration.ofSeconds(inbox.leaseS()),
                Duration.ofMinutes(inbox.keptMin()));
        beans.put("explainDrop", new ExplainDrop());
        beans.put("unknownCustomers", new UnknownCustomers("notify-customer", world.meters()));
        beans.put("notifyInbox", new Inbox("notify-customer", claims, world.meters(), world.randomIds()));
    }

    private static void addReceipts(Map<String, Object> beans, HubSettings settings, World world, SentEvents sent) {
        HubSettings.Receipts receipts = settings.receipts();
        String thisRun = world.randomIds().get().toString();
        beans.put("hubMeters", world.meters());
        beans.put("gatherReceipts", new GatherReceipts());
        beans.put("receiptQueue", new ReceiptQueue(world.sqs()));
        beans.put(
                "eventTallies", new EventTallies(world.dynamoDb(), settings.table(), receipts.shards(), thisRun, sent));
        beans.put("findMissing", new FindMissing(Duration.ofMinutes(receipts.youngestMin())));
    }

    private static void addReads(Map<String, Object> beans, HubSettings settings, ObjectMapper json, World world) {
        OrderBatch batch = new OrderBatch(world.dynamoDb(), settings.table());
        OrderWatch watch = OrderWatch.over(batch::glance, settings.reads());
        beans.put("orderWaits", new OrderWaits(watch, settings.reads()));
        beans.put("orderStreams", new OrderStreams(watch, settings.reads(), json));
        beans.put(
                "orderQueries",
                new OrderQueries(
                        new PageCursors(new KeyedHash(settings.identity().secret())), settings.reads()));
        OrderIndex index = new OrderIndex(world.dynamoDb(), settings.table());
        beans.put("orderLists", new OrderLists(index, batch, settings.reads().listMaxRead()));
        beans.put("describeOrders", new DescribeOrders());
    }
}
