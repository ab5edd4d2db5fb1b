package orderhub.infra.local.aws.http;

import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.shared.QueryService;
import orderhub.infra.local.aws.shared.Xml;

/** STS, as far as a client asks who it is: everybody is the account's root here. */
public final class StsService implements QueryService {
    private final AwsAccount account;

    public StsService(AwsAccount account) {
        this.account = account;
    }

    @Override
    public String namespace() {
        return "https://sts.amazonaws.com/doc/2011-06-15/";
    }

    @Override
    public CompletableFuture<Xml> call(String action, QueryParameters parameters) {
        if (!action.equals("GetCallerIdentity")) {
            throw AwsException.badRequest("InvalidAction", "The embedded STS does not have " + action + ".");
        }
        return CompletableFuture.completedFuture(new Xml()
                .element("Arn", "arn:" + AwsAccount.PARTITION + ":iam::" + account.accountId() + ":root")
                .element("UserId", account.accountId())
                .element("Account", account.accountId()));
    }
}
