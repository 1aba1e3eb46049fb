package dev.garnish.catalog.db.internal.flyway;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration's file name: {@code V2__stock.sql}, {@code V2_1__stock.sql} or, run again whenever it changes, {@code R__stock.sql}.
 *
 * @param version its numbers; empty for one that is repeated
 */
record ScriptName(String name, List<BigInteger> version) implements Comparable<ScriptName> {
    private static final Pattern VERSIONED = Pattern.compile("V(\\d+(?:[._]\\d+)*)__.+\\.sql");
    private static final Pattern REPEATED = Pattern.compile("R__.+\\.sql");

    static Optional<ScriptName> parse(String name) {
        Matcher versioned = VERSIONED.matcher(name);
        if (versioned.matches()) {
            return Optional.of(new ScriptName(name, numbers(versioned.group(1))));
        }
        return REPEATED.matcher(name).matches() ? Optional.of(new ScriptName(name, List.of())) : Optional.empty();
    }

    /** Without zeros at the end, as {@code 1.0} is {@code 1}. */
    static List<BigInteger> numbers(String version) {
        List<BigInteger> numbers = new ArrayList<>();
        for (String part : version.split("[._]", -1)) {
            numbers.add(new BigInteger(part));
        }
        while (!numbers.isEmpty() && numbers.get(numbers.size() - 1).signum() == 0) {
            numbers.remove(numbers.size() - 1);
        }
        return List.copyOf(numbers);
    }

    boolean isRepeated() {
        return name.startsWith("R");
    }

    /** The first number of its version. */
    BigInteger major() {
        return version.isEmpty() ? BigInteger.ZERO : version.get(0);
    }

    /** The same name behind another number. */
    String renumbered(BigInteger number) {
        return "V" + number + name.substring(name.indexOf("__"));
    }

    @Override
    public int compareTo(ScriptName other) {
        for (int i = 0; i < Math.min(version.size(), other.version.size()); i++) {
            int order = version.get(i).compareTo(other.version.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(version.size(), other.version.size());
    }
}
