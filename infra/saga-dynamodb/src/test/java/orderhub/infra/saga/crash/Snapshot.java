package orderhub.infra.saga.crash;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.saga.model.Saga;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A saga at some time.
 *
 * @param item all that is stored, attribute by attribute; empty when it was never begun
 * @param saga the same, as it is read
 * @param effects what its routes have done
 */
record Snapshot(String id, Map<String, AttributeValue> item, Optional<Saga> saga, List<Effect> effects) {

    boolean isUnfinished() {
        return saga.map(Saga::status).filter(status -> !status.isEnded()).isPresent();
    }
}
