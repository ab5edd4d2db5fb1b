package orderhub.infra.local.aws.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orderhub.infra.local.aws.dynamodb.DynamoDbEngine;
import orderhub.infra.local.aws.events.EventsService;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.sns.SnsService;
import orderhub.infra.local.aws.sqs.QueueUrls;
import orderhub.infra.local.aws.sqs.SqsService;

/**
 * Creates what a CloudFormation template describes. The whole template is checked before anything is created;
 * whatever is not supported is refused, never ignored.
 */
public final class TemplateLoader {
    private final AwsAccount account;
    private final QueueUrls urls;
    private final Creator creator;

    public TemplateLoader(
            AwsAccount account,
            QueueUrls urls,
            DynamoDbEngine dynamoDb,
            SqsService sqs,
            EventsService events,
            SnsService sns) {
        this.account = account;
        this.urls = urls;
        this.creator = new Creator(dynamoDb, sqs, events, sns, urls);
    }

    /**
     * What a template made.
     *
     * @param outputs its outputs by name
     * @param resources how many resources there are of each type
     */
    public record Loaded(Map<String, String> outputs, Map<String, Integer> resources) {
        public Loaded {
            outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
            resources = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        }
    }

    /**
     * Creates what is missing, and keeps what is there.
     *
     * @param text the template, in YAML or JSON
     * @param stackName what resources without a name are named after
     * @throws TemplateException when the template cannot be created here
     */
    public Loaded load(String text, String stackName) {
        Template template = Template.read(text);
        ResourceNames names = new ResourceNames(urls, stackName);
        Planner planner = new Planner(names, new References(template, account, names, stackName));
        List<Plan> plans = planner.plan(template);
        Map<String, String> outputs = planner.outputs(template);
        plans.forEach(creator::create);
        Map<String, Integer> counts = new LinkedHashMap<>();
        template.resources().values().forEach(resource -> counts.merge(resource.type(), 1, Integer::sum));
        return new Loaded(outputs, counts);
    }
}
