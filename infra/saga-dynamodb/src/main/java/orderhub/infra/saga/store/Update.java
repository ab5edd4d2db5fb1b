package orderhub.infra.saga.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Puts together one conditional write. Names are aliased with {@code #}, so that reserved words do no harm. */
final class Update {
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> shortNames = new HashMap<>();
    private final Map<AttributeValue, String> placeholders = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    /** An alias for an attribute's name. */
    String name(String attribute) {
        String alias = "#" + attribute;
        names.put(alias, attribute);
        return alias;
    }

    /** A placeholder for a value. */
    String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    Update set(String attribute, AttributeValue value) {
        sets.add(name(attribute) + " = " + value(value));
        return this;
    }

    /** Sets it unless it is there already. */
    Update begin(String attribute, AttributeValue value) {
        String name = name(attribute);
        sets.add("%s = if_not_exists(%s, %s)".formatted(name, name, value(value)));
        return this;
    }

    Update append(String attribute, AttributeValue element) {
        String name = name(attribute);
        String none = value(AttributeValue.fromL(List.of()));
        String one = value(AttributeValue.fromL(List.of(element)));
        sets.add("%s = list_append(if_not_exists(%s, %s), %s)".formatted(name, name, none, one));
        return this;
    }

    /** An attribute of an element of a list of maps, in few characters: there may be hundreds in one expression. */
    Update setIn(String list, int index, String attribute, AttributeValue value) {
        sets.add("%s[%d].%s=%s".formatted(shortName(list), index, shortName(attribute), sameValue(value)));
        return this;
    }

    private String shortName(String attribute) {
        String alias = shortNames.getOrDefault(attribute, "#" + shortNames.size());
        shortNames.put(attribute, alias);
        names.put(alias, attribute);
        return alias;
    }

    /** Equal values share a placeholder. */
    private String sameValue(AttributeValue value) {
        return placeholders.computeIfAbsent(value, this::value);
    }

    Update remove(String attribute) {
        removes.add(name(attribute));
        return this;
    }

    Update onlyIf(String condition) {
        conditions.add("(" + condition + ")");
        return this;
    }

    Update onlyIfEqual(String attribute, AttributeValue value) {
        return onlyIf(name(attribute) + " = " + value(value));
    }

    Update onlyIfMissing(String attribute) {
        return onlyIf("attribute_not_exists(" + name(attribute) + ")");
    }

    UpdateItemRequest request(String table, String id, ReturnValue wanted) {
        String set = sets.isEmpty() ? "" : "SET " + String.join(", ", sets);
        String remove = removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes);
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(Map.of(Attr.ID, Attr.text(id)))
                .updateExpression(set + remove)
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .returnValues(wanted)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }
}
