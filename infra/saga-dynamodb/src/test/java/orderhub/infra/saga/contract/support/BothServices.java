package orderhub.infra.saga.contract.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs twice: with Camel's saga service in memory, and with the one on DynamoDB. It gets a {@link SagaWorld}
 * of its own each time.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(BothServicesProvider.class)
@Timeout(BothServices.TIMEOUT_S)
public @interface BothServices {
    /** A case that hangs should fail, and before the build is given up. */
    int TIMEOUT_S = 30;
}
