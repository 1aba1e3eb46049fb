package dev.garnish.review;

/**
 * The outcomes that an expression may have, each with the sample recipients it is possible for. Every sample is in at
 * least one set.
 *
 * @param yes it may be true, or a value that is no truth and not blank
 * @param no it may be false, or blank text or an empty list
 * @param missing it may be missing
 */
record PossibleOutcomes(SampleSet yes, SampleSet no, SampleSet missing) {
    /** For whom it may be anything but true. */
    SampleSet notYes() {
        return no.or(missing);
    }

    /** For whom there may be a value. */
    SampleSet present() {
        return yes.or(no);
    }

    /** The same for those for whom a condition may hold, the other for those for whom it may not. */
    PossibleOutcomes where(SampleSet holds, SampleSet holdsNot, PossibleOutcomes other) {
        return new PossibleOutcomes(
                yes.and(holds).or(other.yes.and(holdsNot)),
                no.and(holds).or(other.no.and(holdsNot)),
                missing.and(holds).or(other.missing.and(holdsNot)));
    }
}
