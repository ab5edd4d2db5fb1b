package orderhub.infra.saga.property;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever nodes do, and whatever happens to them and to their writes, each saga comes to one right end. The report says
 * with which seed; how many programs are tried is {@code jqwik.tries.default}.
 */
class SagaProgramProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void every_saga_comes_to_one_right_end(@ForAll("programs") List<Action> program) {
        assertThatCode(() -> World.judge(program)).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<List<Action>> programs() {
        return Programs.all();
    }
}
