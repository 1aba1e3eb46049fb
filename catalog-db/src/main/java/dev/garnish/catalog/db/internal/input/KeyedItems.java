package dev.garnish.catalog.db.internal.input;

import dev.garnish.catalog.db.internal.text.Shell;
import dev.garnish.internal.text.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An object that has its items under their ids, such as {@code {"7":{"title":"Pen"},"8":{"title":"Tin"}}}. */
final class KeyedItems {
    private KeyedItems() {}

    /**
     * Refuses the only row of a file that is such an object, or leads to one, with the command that makes a list of it.
     *
     * @param path to the row
     * @param names the paths of its members
     */
    static void refuse(String file, List<String> path, List<String> names) {
        List<String> shared = shared(names);
        Map<String, Set<String>> members = new LinkedHashMap<>();
        for (String name : names) {
            List<String> steps = steps(name);
            List<String> below = steps.subList(Math.min(steps.size(), shared.size() + 1), steps.size());
            members.computeIfAbsent(step(steps, shared.size()), any -> new LinkedHashSet<>())
                    .add(String.join(".", below));
        }
        List<Set<String>> first = members.values().stream().limit(2).toList();
        boolean isKeyed = first.size() == 2
                && members.values().stream().noneMatch(each -> each.contains(""))
                && !Collections.disjoint(first.get(0), first.get(1));
        if (isKeyed) {
            throw InputException.badData(
                    "%s: its items stand in one object, under their ids: make a list of them, for instance: %s"
                            .formatted(file, command(file, Stream.concat(path.stream(), shared.stream()))));
        }
    }

    /** Never writes over the file that it reads: a shell empties that before anything is read. */
    private static String command(String file, Stream<String> steps) {
        String at = steps.map(step -> "[\"" + step.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]")
                .collect(Collectors.joining());
        String list = file.replaceFirst("\\.[A-Za-z]+$", "") + "-list.json";
        return "jq %s %s > %s"
                .formatted(
                        Shell.word(Printable.text("[.%s | to_entries[] | {item_id: .key} + .value]".formatted(at))),
                        Shell.word(file),
                        Shell.word(list));
    }

    /** The members through which all paths lead. */
    private static List<String> shared(List<String> names) {
        List<String> shared = new ArrayList<>();
        while (true) {
            int depth = shared.size();
            Set<String> steps =
                    names.stream().map(name -> step(steps(name), depth)).collect(Collectors.toSet());
            if (steps.size() != 1 || steps.contains("")) {
                return shared;
            }
            shared.addAll(steps);
        }
    }

    private static List<String> steps(String name) {
        return List.of(name.split("\\.", -1));
    }

    private static String step(List<String> steps, int depth) {
        return depth < steps.size() ? steps.get(depth) : "";
    }
}
