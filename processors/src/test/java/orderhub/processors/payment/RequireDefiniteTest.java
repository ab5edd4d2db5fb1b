package orderhub.processors.payment;

import static orderhub.schemas.AnAnswer.anAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireDefiniteTest {

    private final RequireDefinite requireDefinite = new RequireDefinite();

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 402, 404})
    void an_answer_that_settles_the_question_passes_unchanged(int httpStatus) {
        GatewayReply reply = new GatewayReply(httpStatus, anAnswer().build());
        assertThat(requireDefinite.apply(reply)).isSameAs(reply);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 199, 201, 202, 204, 302, 399, 401, 403, 405, 408, 409, 424, 425, 429, 500, 502, 503, 504})
    void an_answer_that_settles_nothing_does_not(int httpStatus) {
        GatewayReply reply = new GatewayReply(httpStatus, anAnswer().build());
        assertThatExceptionOfType(GatewayUnavailableException.class)
                .isThrownBy(() -> requireDefinite.apply(reply))
                .withMessage("payment gateway temporarily unavailable: HTTP %s", httpStatus);
    }
}
