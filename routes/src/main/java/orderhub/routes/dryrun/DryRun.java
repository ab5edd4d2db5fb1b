package orderhub.routes.dryrun;

/** Runs a message through the routes as they are, with everything outward replaced: reads are made, nothing else is. */
public interface DryRun {

    /**
     * Runs it.
     *
     * @param queueUrl that the message would come from
     * @param body of the message
     * @throws NoConsumerException if no route takes messages from that queue
     */
    DryRunReport run(String queueUrl, String body);
}
