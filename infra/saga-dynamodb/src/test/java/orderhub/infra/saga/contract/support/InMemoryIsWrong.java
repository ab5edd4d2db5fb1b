package orderhub.infra.saga.contract.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The service in memory of Camel 4.17 does not do this. The case still runs with it, and has to fail: once a later Camel
 * does better, this says so.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InMemoryIsWrong {
    /** What it does instead. */
    String value();
}
