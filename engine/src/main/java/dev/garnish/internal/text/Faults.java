package dev.garnish.internal.text;

/** Which faults the boundary of a value, an item, a recipient, a line or a request contains. */
public final class Faults {
    private Faults() {}

    /**
     * Throws again what says that the JVM cannot go on, above all that memory ran out: another recipient would fail as well.
     * A stack that overflowed is free again, and a mapped file that was cut short ({@link InternalError}) costs only
     * what was read from it.
     */
    public static void requireContainable(Throwable thrown) {
        boolean passes = thrown instanceof StackOverflowError || thrown instanceof InternalError;
        if (thrown instanceof VirtualMachineError fatal && !passes) {
            throw fatal;
        }
    }
}
