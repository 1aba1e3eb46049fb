package dev.garnish.benchmarks.catalogs;

/** What is measured of one catalog in one JVM: nanoseconds, or bytes of heap. */
enum Figure {
    /** From the start of the process to the first 250 items; the parent's clock. */
    STARTED,
    OPENED,
    /** The first look-up of 250 items. */
    FIRST,
    /** After the first look-up. */
    HEAP,
    /** A warm look-up of 250 items that were not asked for before. */
    OTHERS,
    HEAP_AFTER,
    /** A warm look-up of the same 250 items. */
    AGAIN,
    COLUMNS
}
