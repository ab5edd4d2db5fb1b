package orderhub.routes.callers;

import static orderhub.schemas.APlaceOrder.aPlaceOrder;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallersTest {

    private final Callers callers = new Callers();
    private final Order order = anOrder().build();

    @Test
    void a_customer_sees_their_own_orders() {
        assertThat(callers.requireSeen(order, "jo", order.placed().customerId()))
                .isSameAs(order);
        assertThat(callers.of("jo", order.placed().customerId()).party()).isEqualTo(EventFacts.Party.CUSTOMER);
    }

    @Test
    void somebody_elses_order_is_as_good_as_missing() {
        assertThatThrownBy(() -> callers.requireSeen(order, "jo", "C-9999"))
                .isInstanceOf(OrderNotFoundException.class)
                .hasMessage(new OrderNotFoundException().getMessage());
    }

    @Test
    void staff_of_whom_it_is_said_act_for_every_customer() {
        Caller staff = callers.of("kim", Callers.EVERY_CUSTOMER);

        assertThat(staff.isStaff()).isTrue();
        assertThat(staff.sees(order)).isTrue();
        assertThat(staff.subject()).isEqualTo("kim");
        assertThat(staff.party()).isEqualTo(EventFacts.Party.STAFF);
    }

    static Stream<Arguments> ofWhomSomethingIsMissing() {
        return Stream.of(
                arguments(null, null),
                arguments("kim", null),
                arguments(null, Callers.EVERY_CUSTOMER),
                arguments(null, "C-1001"),
                arguments("kim", ""));
    }

    @ParameterizedTest
    @MethodSource("ofWhomSomethingIsMissing")
    void whoever_is_not_told_to_be_somebody_is_nobody_and_sees_nothing(
            @Nullable String subject, @Nullable String customerId) {
        Caller nobody = callers.of(subject, customerId);

        assertThat(nobody.isStaff()).isFalse();
        assertThat(nobody.sees(order)).isFalse();
        assertThat(nobody.actsFor("")).isFalse();
        assertThatThrownBy(() -> callers.requireSeen(order, subject, customerId))
                .isInstanceOf(OrderNotFoundException.class);
        assertThatThrownBy(() -> callers.requireActsFor(aPlaceOrder().build(), subject, customerId))
                .isInstanceOf(NotYourCustomerException.class);
    }

    @Test
    void a_customer_orders_for_themselves_and_for_nobody_else() {
        PlaceOrder request = aPlaceOrder().withCustomer("C-1001").build();

        assertThat(callers.requireActsFor(request, "jo", "C-1001")).isSameAs(request);
        assertThatThrownBy(() -> callers.requireActsFor(request, "jo", "C-1002"))
                .isInstanceOf(NotYourCustomerException.class);
        assertThat(callers.requireActsFor(request, "kim", Callers.EVERY_CUSTOMER))
                .isSameAs(request);
    }
}
