package orderhub.config.aws;

import java.util.List;
import java.util.stream.Collectors;

/** Something that the settings name does not exist in AWS. */
final class MissingDestinationsException extends RuntimeException {

    MissingDestinationsException(List<Destination> missing) {
        super("AWS does not have: "
                + missing.stream().map(Destination::toString).collect(Collectors.joining(", ")));
    }
}
