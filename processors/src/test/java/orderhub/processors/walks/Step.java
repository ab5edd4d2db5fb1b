package orderhub.processors.walks;

/** What can happen to an order, from inside and outside. Most steps are refused in most states; that is the point. */
enum Step {
    GO_ON,
    RESERVE,
    CHARGE,
    CHARGE_AND_BE_DECLINED,
    CHARGE_AND_LOSE_THE_ANSWER,
    CHARGE_AT_A_SICK_GATEWAY,
    CHARGE_AT_A_SLOW_GATEWAY,
    CHARGE_AND_BE_HELD,
    REQUEST_REVIEW,
    APPROVE,
    REJECT,
    DISPATCH,
    SHIP,
    HALT,
    HALT_BY_ANOTHER_SAGA,
    REFUND,
    REFUND_AND_LOSE_THE_ANSWER,
    REFUND_AT_A_SLOW_GATEWAY,
    SETTLE_AS_DECLINED,
    SETTLE_AND_LOSE_THE_ANSWER,
    SETTLE_AT_A_SLOW_GATEWAY,
    SETTLE_AS_HELD,
    GATEWAY_CATCHES_UP,
    RELEASE,
    MINUTES_PASS,
    PUBLISH,
    HAND_OVER_BEFORE_NOTING,
    CRASH_WHILE_PUBLISHING,
    MARK_PUBLISHED_LATE
}
