package orderhub.infra.local.aws.template;

/** A template that cannot be created here. The message names the resource, the property, and what can be done. */
public final class TemplateException extends RuntimeException {
    public TemplateException(String message) {
        super(message);
    }

    public TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
