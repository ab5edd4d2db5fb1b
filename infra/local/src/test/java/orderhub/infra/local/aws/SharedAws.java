package orderhub.infra.local.aws;

/** One embedded AWS with the hub's template for all tests that do not stop it; each makes names of its own. */
public final class SharedAws {
    private static final EmbeddedAws AWS = EmbeddedAws.start(EmbeddedAwsOptions.inMemory());
    private static final AwsClients CLIENTS = new AwsClients(AWS.endpoint());

    private SharedAws() {}

    public static EmbeddedAws aws() {
        return AWS;
    }

    public static AwsClients clients() {
        return CLIENTS;
    }
}
