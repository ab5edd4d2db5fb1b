package orderhub.routes.answers;

import static org.assertj.core.api.Assertions.assertThat;

import orderhub.routes.hash.KeyedHash;
import org.junit.jupiter.api.Test;

class RequestFingerprintTest {

    private static final String PATH = "/orders/1/cancel";
    private static final RequestFingerprint FINGERPRINT = new RequestFingerprint(new KeyedHash("secret"));

    @Test
    void white_space_and_the_order_of_members_mean_nothing() {
        assertThat(of("{\"a\": 1, \"b\": {\"d\": [1, 2], \"c\": null}}"))
                .isEqualTo(of(" {\"b\":{\"c\":null,\"d\":[1,2]},\n\"a\":1}"))
                .matches("[0-9a-f]{64}");
        assertThat(of("")).isEqualTo(of("  \n"));
    }

    @Test
    void everything_else_does() {
        assertThat(new String[] {
                    of(""),
                    of("null"),
                    of("{}"),
                    of("{\"a\":1}"),
                    of("{\"a\":\"1\"}"),
                    of("{\"a\":[1,2]}"),
                    of("{\"a\":[2,1]}"),
                    of("no json"),
                    of("no  json"),
                    FINGERPRINT.of("PUT", PATH, ""),
                    FINGERPRINT.of("POST", PATH + "?x=1", ""),
                    FINGERPRINT.of("POST", "/orders/2/cancel", "")
                })
                .doesNotHaveDuplicates();
    }

    private static String of(String body) {
        return FINGERPRINT.of("POST", PATH, body);
    }
}
