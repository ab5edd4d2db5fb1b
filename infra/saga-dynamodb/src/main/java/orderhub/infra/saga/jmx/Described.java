package orderhub.infra.saga.jmx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a JMX console shows beside an attribute, an operation or a parameter. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
public @interface Described {
    /** The description. */
    String value();

    /** A parameter's name, which the class file may not keep. Elsewhere it has no meaning. */
    String name() default "";
}
