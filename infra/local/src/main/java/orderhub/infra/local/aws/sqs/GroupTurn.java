package orderhub.infra.local.aws.sqs;

/**
 * When a FIFO group is worth a look.
 *
 * @param atMillis when its first message becomes visible, as far as known
 * @param number among turns at the same time, the earlier one comes first
 * @param groupId whose turn it is
 */
record GroupTurn(long atMillis, long number, String groupId) implements Comparable<GroupTurn> {
    /** No turn is planned. */
    static final GroupTurn NONE = new GroupTurn(Long.MAX_VALUE, Long.MAX_VALUE, "");

    @Override
    public int compareTo(GroupTurn other) {
        int byTime = Long.compare(atMillis, other.atMillis);
        return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }
}
