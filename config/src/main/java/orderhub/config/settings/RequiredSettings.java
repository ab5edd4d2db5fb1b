package orderhub.config.settings;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/** Binds settings of which none may be left out: a variable that nobody set is a failure that names it. */
public final class RequiredSettings {

    private RequiredSettings() {}

    /**
     * Binds them.
     *
     * @param prefix what their names begin with
     * @param type a record of them
     * @throws org.springframework.boot.context.properties.bind.BindException if one is missing or refused
     */
    public static <T> T bind(Environment environment, String prefix, Class<T> type) {
        return new Binder(ConfigurationPropertySources.get(environment), strict(environment))
                .bind(prefix, type)
                .get();
    }

    /** Spring's own takes a variable that nobody set for its value: the text ${HUB_IDENTITY_SECRET} would be the secret. */
    private static PlaceholdersResolver strict(Environment environment) {
        return value -> value instanceof String text ? environment.resolveRequiredPlaceholders(text) : value;
    }
}
