package orderhub.infra.saga;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;
import orderhub.infra.saga.model.SagaIds;

/** What has to be random. Tests give a seeded generator. */
final class Chance {
    /** 48 bits: among the few dozen joins of one saga, no two are the same. */
    private static final int JOIN_ID_BYTES = 6;

    private final RandomGenerator random;

    Chance(RandomGenerator random) {
        this.random = random;
    }

    static Chance secure() {
        return new Chance(new SecureRandom());
    }

    byte[] signingKey() {
        return bytes(SagaIds.KEY_BYTES);
    }

    byte[] sagaId() {
        return bytes(SagaIds.RANDOM_BYTES);
    }

    String joinId() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(JOIN_ID_BYTES));
    }

    double fraction() {
        return random.nextDouble();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
