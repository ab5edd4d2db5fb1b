package orderhub.schemas.catalogue;

/** The way an order takes to its customer. */
public enum Lane {
    /** Perishable or urgent: picked first. */
    EXPRESS,
    /** A parcel in its turn. */
    STANDARD,
    /** Nothing to carry: delivered as a download. */
    DIGITAL,
    /** A person looks at it first; then it takes one of the others. */
    REVIEW
}
