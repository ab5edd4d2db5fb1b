package orderhub.infra.local.aws.sqs;

import java.net.URI;
import orderhub.infra.local.aws.shared.AwsAccount;

/**
 * How queue URLs are made.
 *
 * @param endpoint the one endpoint of everything here
 * @param account the account in the path
 */
public record QueueUrls(URI endpoint, AwsAccount account) {
    /** The URL of the queue with that name. */
    public String of(String name) {
        return endpoint + "/" + account.accountId() + "/" + name;
    }
}
