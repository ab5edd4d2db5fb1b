package orderhub.routes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionalBodyTest {

    private static final String BODY = "{\"reason\":\"late\"}";

    private final OptionalBody optionalBody = new OptionalBody();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"application/json", "text/plain"})
    void no_body_is_an_empty_object_whatever_it_is_said_to_be(@Nullable String type) {
        assertThat(optionalBody.orEmptyObject(null, type)).isEqualTo("{}");
        assertThat(optionalBody.orEmptyObject("", type)).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "{", "null", BODY})
    void a_body_is_what_it_is(String body) {
        assertThat(optionalBody.orEmptyObject(body, "application/json")).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=utf-8"})
    void json_is_said_in_several_ways(String type) {
        assertThat(optionalBody.orEmptyObject(BODY, type)).isEqualTo(BODY);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/json"})
    void a_body_that_is_not_said_to_be_json_is_not_taken(@Nullable String type) {
        assertThatThrownBy(() -> optionalBody.orEmptyObject(BODY, type))
                .isInstanceOf(UnsupportedMediaTypeException.class);
    }
}
