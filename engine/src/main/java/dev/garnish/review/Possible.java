package dev.garnish.review;

/**
 * What an expression may be, and for which sample recipients: each of them is in at least one of the groups.
 *
 * @param yes it may be true, or a value that is no truth and not blank
 * @param no it may be false, or blank text or an empty list
 * @param missing it may be missing
 */
record Possible(Group yes, Group no, Group missing) {
    /** For whom it may be anything but true. */
    Group notYes() {
        return no.or(missing);
    }

    /** For whom there may be a value. */
    Group present() {
        return yes.or(no);
    }

    /** The same for those for whom a condition may hold, the other for those for whom it may not. */
    Possible where(Group holds, Group holdsNot, Possible other) {
        return new Possible(
                yes.and(holds).or(other.yes.and(holdsNot)),
                no.and(holds).or(other.no.and(holdsNot)),
                missing.and(holds).or(other.missing.and(holdsNot)));
    }
}
