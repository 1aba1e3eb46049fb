package dev.garnish.benchmarks;

import java.util.List;

/** Where the actions of rules put what they make. */
public final class Made {
    private final List<String> names;
    private final String[] values;

    Made(List<String> names) {
        this.names = names;
        this.values = new String[names.size()];
    }

    public void put(String name, String value) {
        values[names.indexOf(name)] = value;
    }

    String[] values() {
        return values;
    }
}
