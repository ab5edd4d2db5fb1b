package orderhub.infra.local.aws.http;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.shared.WireRequest;

/**
 * Which service a Query request is for. The form does not say it: the signature's scope does, and where a request
 * is not signed, the version of the API.
 */
final class CallerService {
    static final String SQS = "sqs";
    static final String SNS = "sns";
    static final String CLOUDWATCH = "monitoring";
    static final String STS = "sts";

    private static final Pattern SCOPE =
            Pattern.compile("Credential=[^,\\s]*?/\\d{8}/[^/,\\s]+/([^/,\\s]+)/aws4_request");
    private static final Pattern QUEUE_PATH = Pattern.compile("/\\d{12}/[A-Za-z0-9_.-]+");

    private static final Map<String, String> BY_VERSION =
            Map.of("2012-11-05", SQS, "2010-03-31", SNS, "2010-08-01", CLOUDWATCH, "2011-06-15", STS);

    private CallerService() {}

    /** The service's signing name; empty when nothing tells. */
    static String of(WireRequest request, QueryParameters parameters) {
        Matcher scope = SCOPE.matcher(request.header("authorization").orElse(""));
        if (scope.find()) {
            return scope.group(1);
        }
        if (QUEUE_PATH.matcher(request.path()).matches()) {
            return SQS;
        }
        return BY_VERSION.getOrDefault(parameters.get("Version").orElse(""), "");
    }
}
