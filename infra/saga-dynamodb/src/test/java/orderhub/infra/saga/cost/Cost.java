package orderhub.infra.saga.cost;

/**
 * What something takes of DynamoDB.
 *
 * @param reads strongly consistent reads of one item
 * @param writes conditional writes of one item
 * @param tableUnits write units of the table: one for each KB of the item, begun ones included
 * @param indexUnits write units of the index: one to enter it, one to leave it, two to move in it
 */
record Cost(int reads, int writes, int tableUnits, int indexUnits) {
    int units() {
        return tableUnits + indexUnits;
    }
}
