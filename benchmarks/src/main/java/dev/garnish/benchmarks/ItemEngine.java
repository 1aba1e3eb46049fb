package dev.garnish.benchmarks;

/** An engine that is asked for one item, or one recipient, at a time. */
interface ItemEngine {
    /** The values in the order of {@link Task#perItem()}. */
    String[] itemValues(Asked recipient, Product item);

    /** The values in the order of {@link Task#once()}. Not called for a task that has none. */
    String[] onceValues(Asked recipient);
}
