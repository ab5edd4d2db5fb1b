package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orderhub.infra.local.aws.shared.AwsAccount;

/** What {@code Ref} and {@code Fn::GetAtt} of a template mean: parameters, pseudo parameters, resources. */
final class References {
    private final Template template;
    private final AwsAccount account;
    private final Map<String, String> pseudo;
    private final ResourceNames names;
    private final Set<String> underWay = new LinkedHashSet<>();

    References(Template template, AwsAccount account, ResourceNames names, String stackName) {
        this.template = template;
        this.account = account;
        this.names = names;
        this.pseudo = Map.of(
                "AWS::Region",
                account.region(),
                "AWS::AccountId",
                account.accountId(),
                "AWS::Partition",
                AwsAccount.PARTITION,
                "AWS::URLSuffix",
                "amazonaws.com",
                "AWS::StackName",
                stackName);
    }

    AwsAccount account() {
        return account;
    }

    JsonNode ref(String where, String name) {
        JsonNode parameter = template.parameters().get(name);
        if (parameter != null) {
            return parameter;
        }
        String value = pseudo.get(name);
        if (value != null) {
            return TextNode.valueOf(value);
        }
        return of(where, name, ResourceNames.REF);
    }

    JsonNode attribute(String where, String name, String attribute) {
        return of(where, name, attribute);
    }

    private JsonNode of(String where, String name, String attribute) {
        Resource resource = template.resources().get(name);
        if (resource == null) {
            throw new TemplateException(where + ": " + name
                    + " is neither a parameter nor a resource of this template, nor one of "
                    + pseudo.keySet().stream().sorted().toList()
                    + ".");
        }
        if (!underWay.add(name)) {
            throw new TemplateException(where + ": the name of " + name + " depends on itself, by way of " + underWay);
        }
        try {
            Optional<String> value = names.of(resource, this).value(attribute);
            return TextNode.valueOf(value.orElseThrow(() -> resource.refuse("the embedded AWS cannot tell its "
                    + (attribute.isEmpty() ? "Ref" : "attribute " + attribute) + ", which " + where + " asks for.")));
        } finally {
            underWay.remove(name);
        }
    }
}
