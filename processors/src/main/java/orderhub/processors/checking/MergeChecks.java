package orderhub.processors.checking;

import java.util.function.BinaryOperator;

/** Puts the findings of checks that ran side by side together. */
public final class MergeChecks implements BinaryOperator<Checked> {

    @Override
    public Checked apply(Checked first, Checked second) {
        return first.and(second);
    }
}
