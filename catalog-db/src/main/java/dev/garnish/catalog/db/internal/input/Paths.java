package dev.garnish.catalog.db.internal.input;

import java.util.Collection;

/** Paths of members: {@code price.amount}, and {@code images[].url} where a list is on the way. */
public final class Paths {
    private Paths() {}

    static String member(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The path of what is in a list. */
    static String element(String path) {
        return path + "[]";
    }

    /** Whether a path is one of these or below it. */
    public static boolean isWithin(String path, Collection<String> these) {
        return these.contains(path) || these.stream().anyMatch(each -> isBelow(path, each));
    }

    /** Whether a path leads through another: {@code images[].url} through {@code images}. */
    public static boolean isBelow(String path, String other) {
        return path.length() > other.length()
                && path.startsWith(other)
                && (path.charAt(other.length()) == '.' || path.startsWith("[]", other.length()));
    }
}
