package dev.garnish.review;

/**
 * Who takes one of several lines for an item.
 *
 * @param perhaps for whom it may be
 * @param surely for whom it is for certain
 */
record Share(SampleSet perhaps, SampleSet surely) {}
