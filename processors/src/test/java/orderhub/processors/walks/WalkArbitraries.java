package orderhub.processors.walks;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.OrderLine;

/** Worlds with too little stock for everybody, and walks through them. */
final class WalkArbitraries extends DomainContextBase {

    private static final List<String> PRODUCTS = List.of("BEANS", "GRINDER", "E-BOOK");
    private static final int MOVES_MAX = 90;
    private static final int UNDOING_MAX = 12;

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<OrderLine> line = Combinators.combine(
                        Arbitraries.of(PRODUCTS),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(100, 1_000),
                        Arbitraries.of(Lane.EXPRESS, Lane.STANDARD, Lane.DIGITAL))
                .as((product, quantity, price, lane) ->
                        new OrderLine(product, quantity, price, lane, World.SHARDS.getOrDefault(product, 1)));
        Arbitrary<List<List<OrderLine>>> orders =
                line.list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Map<String, Integer>> stock = Arbitraries.maps(
                        Arbitraries.of(PRODUCTS), Arbitraries.integers().between(2, 20))
                .ofSize(PRODUCTS.size());
        return Combinators.combine(stock, orders).as(Plan::new);
    }

    /** This way or that. */
    @Provide
    Arbitrary<Boolean> coins() {
        return Arbitraries.of(true, false);
    }

    /** What a saga's callbacks and the gateway do to a stopped order, in any order and number. */
    @Provide
    Arbitrary<List<Step>> undoing() {
        return Arbitraries.of(
                        Step.HALT,
                        Step.REFUND,
                        Step.REFUND_AND_LOSE_THE_ANSWER,
                        Step.REFUND_AT_A_SLOW_GATEWAY,
                        Step.SETTLE_AS_DECLINED,
                        Step.SETTLE_AND_LOSE_THE_ANSWER,
                        Step.SETTLE_AT_A_SLOW_GATEWAY,
                        Step.SETTLE_AS_HELD,
                        Step.GATEWAY_CATCHES_UP,
                        Step.RELEASE)
                .list()
                .ofMaxSize(UNDOING_MAX);
    }

    /**
     * Going on, being rejected, and being stopped without money come more often than the rest, or few walks would get as
     * far as that.
     */
    @Provide
    Arbitrary<List<Move>> walks() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(Step.GO_ON)),
                Tuple.of(1, Arbitraries.of(Step.REJECT)),
                Tuple.of(1, Arbitraries.of(Step.HALT, Step.SETTLE_AS_DECLINED)),
                Tuple.of(6, Arbitraries.of(Step.class)));
        return Combinators.combine(Arbitraries.integers().between(0, 2), step)
                .as(Move::new)
                .list()
                .ofMinSize(0)
                .ofMaxSize(MOVES_MAX)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
