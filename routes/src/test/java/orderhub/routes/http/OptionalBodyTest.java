package orderhub.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionalBodyTest {

    private final OptionalBody optionalBody = new OptionalBody();

    @Test
    void no_body_is_an_empty_object() {
        assertThat(optionalBody.orEmptyObject(null)).isEqualTo("{}");
        assertThat(optionalBody.orEmptyObject("")).isEqualTo("{}");
    }

    @Test
    void a_body_is_what_it_is() {
        for (String body : new String[] {" ", "{", "null", "{\"reason\":\"late\"}"}) {
            assertThat(optionalBody.orEmptyObject(body)).isEqualTo(body);
        }
    }
}
