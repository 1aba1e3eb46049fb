package dev.garnish.internal.template;

/**
 * Up to which position a condition makes sure that there is a recommendation; all attributes have the same positions.
 *
 * @param position {@link #NOTHING} if it asks for none
 * @param compares whether it is more than a list of values, so that it may hold where there is none
 */
record Asked(int position, boolean compares) {
    static final int NOTHING = -1;
    static final Asked NONE = new Asked(NOTHING, false);

    /** What a comparison may ask for: as much as the author wants. */
    static final int ALL = Integer.MAX_VALUE;

    static Asked of(Value value) {
        return switch (value.kind()) {
            case TEXT, ITEM -> new Asked(Math.max(0, value.index()), false);
            case LIST -> new Asked(0, false);
            case NUMBER -> new Asked(ALL, false);
            case OTHER, ROOT -> NONE;
        };
    }

    Asked and(Asked other) {
        return new Asked(Math.max(position, other.position), compares || other.compares);
    }

    Asked compared() {
        return new Asked(position, true);
    }

    /** What is known where the condition does not hold: nothing, unless it compares. */
    Asked otherwise() {
        return compares ? this : NONE;
    }
}
