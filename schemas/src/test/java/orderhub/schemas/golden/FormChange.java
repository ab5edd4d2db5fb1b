package orderhub.schemas.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How what is written now differs from what a released version wrote.
 *
 * @param added what is only there now; older hubs pass over it
 * @param broken what is gone or different; older hubs miss or misread it
 */
record FormChange(List<String> added, List<String> broken) {

    static FormChange between(
            SortedMap<String, SortedMap<String, JsonNode>> before, SortedMap<String, SortedMap<String, JsonNode>> now) {
        FormChange change = new FormChange(new ArrayList<>(), new ArrayList<>());
        before.forEach((kind, cases) -> cases.forEach((name, old) -> {
            JsonNode written = now.containsKey(kind) ? now.get(kind).get(name) : null;
            change.compare(kind + " " + name + ": ", old, written);
        }));
        now.forEach((kind, cases) -> cases.keySet().stream()
                .filter(name -> !before.containsKey(kind) || !before.get(kind).containsKey(name))
                .forEach(name -> change.added.add(kind + " " + name + ": a case that was not there")));
        return change;
    }

    boolean none() {
        return added.isEmpty() && broken.isEmpty();
    }

    private void compare(String at, JsonNode old, @Nullable JsonNode now) {
        if (now == null) {
            broken.add(at + " was " + old + ", is gone");
        } else if (old.isObject() && now.isObject()) {
            for (Map.Entry<String, JsonNode> member : old.properties()) {
                compare(at + "/" + member.getKey(), member.getValue(), now.get(member.getKey()));
            }
            now.properties().stream()
                    .filter(member -> !old.has(member.getKey()))
                    .forEach(member -> added.add(at + "/" + member.getKey() + " is new: " + member.getValue()));
        } else if (old.isArray() && now.isArray() && old.size() == now.size()) {
            for (int i = 0; i < old.size(); i++) {
                compare(at + "/" + i, old.get(i), now.get(i));
            }
        } else if (!old.equals(now)) {
            broken.add(at + " was " + old + ", is " + now);
        }
    }
}
