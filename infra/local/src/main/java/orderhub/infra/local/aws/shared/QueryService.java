package orderhub.infra.local.aws.shared;

import java.util.concurrent.CompletableFuture;

/** A service that is called by action name with form parameters and answers in XML. */
public interface QueryService {
    /** The XML namespace of its answers. */
    String namespace();

    /**
     * Runs one action.
     *
     * @return what stands inside the {@code …Result} element
     * @throws AwsException at once or through the future, when the request is refused
     */
    CompletableFuture<Xml> call(String action, QueryParameters parameters);
}
