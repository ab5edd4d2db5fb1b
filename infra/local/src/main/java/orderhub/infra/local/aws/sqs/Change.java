package orderhub.infra.local.aws.sqs;

/** The vocabulary of the journal. Short names: there is a line for every message sent, received and deleted. */
final class Change {
    static final String KIND = "c";
    static final String QUEUE_SAVED = "queue";
    static final String QUEUE_DELETED = "queue-";
    static final String QUEUE_PURGED = "purge";
    static final String MESSAGE_ADDED = "m";
    static final String MESSAGE_UPDATED = "m~";
    static final String MESSAGE_REMOVED = "m-";

    static final String QUEUE = "q";
    static final String ID = "id";

    static final String VISIBILITY_MILLIS = "visibilityMillis";
    static final String DELAY_SECONDS = "delaySeconds";
    static final String WAIT_SECONDS = "waitSeconds";
    static final String CREATED = "created";
    static final String MODIFIED = "modified";
    static final String DEAD_LETTERS = "deadLetters";
    static final String MAX_RECEIVE_COUNT = "maxReceiveCount";
    static final String FIFO = "fifo";
    static final String CONTENT_DEDUPLICATION = "contentDeduplication";
    static final String TAGS = "tags";

    static final String RECEIPTS = "receipts";
    static final String NEXT_DELIVERY_MILLIS = "next";
    static final String BODY = "body";
    static final String ATTRIBUTES = "attributes";
    static final String ORDER = "order";
    static final String FIRST_RECEIVE_MILLIS = "first";
    static final String RECEIVE_COUNT = "count";
    static final String GROUP = "group";
    static final String DEDUPLICATION = "dedup";
    static final String TRACE = "trace";
    static final String SEQUENCE = "seq";
    static final String DEAD_LETTER_SOURCE = "from";

    private Change() {}
}
