package orderhub.processors.walks;

import java.util.List;
import java.util.Map;
import orderhub.schemas.order.OrderLine;

/**
 * What a world begins with. Each test makes a world of its own from it.
 *
 * @param stock by product id how many there are
 * @param orders the lines of each order
 */
record Plan(Map<String, Integer> stock, List<List<OrderLine>> orders) {

    World begin() {
        return new World(stock, orders);
    }

    /** The world after a walk. */
    World after(List<Move> moves) {
        World world = begin();
        moves.forEach(world::take);
        return world;
    }

    /** The world after a walk and all that it takes to end every order. */
    World ended(List<Move> moves) {
        World world = after(moves);
        world.driveToTheEnd();
        return world;
    }
}
