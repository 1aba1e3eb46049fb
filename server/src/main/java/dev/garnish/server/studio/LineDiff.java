package dev.garnish.server.studio;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two texts beside each other, line by line. */
final class LineDiff {
    private final List<String> before;
    private final List<String> after;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private int old;
    private int now;

    private LineDiff(String before, String after) {
        this.before = Texts.ofPage(before).lines().toList();
        this.after = Texts.ofPage(after).lines().toList();
    }

    /** Rows of {@code old}, {@code new} and {@code kind}; a side that has no such line is null. */
    static List<Map<String, Object>> of(String before, String after) {
        LineDiff diff = new LineDiff(before, after);
        for (AbstractDelta<String> delta :
                DiffUtils.diff(diff.before, diff.after).getDeltas()) {
            diff.same(delta.getSource().getPosition());
            diff.other(delta.getSource().size(), delta.getTarget().size());
        }
        diff.same(diff.before.size());
        return diff.rows;
    }

    private void same(int until) {
        while (old < until) {
            row("same", side(before, old++), side(after, now++));
        }
    }

    private void other(int removed, int added) {
        for (int i = 0; i < Math.max(removed, added); i++) {
            @Nullable Map<String, Object> left = i < removed ? side(before, old++) : null;
            @Nullable Map<String, Object> right = i < added ? side(after, now++) : null;
            row(left == null ? "added" : right == null ? "removed" : "changed", left, right);
        }
    }

    private static Map<String, Object> side(List<String> lines, int index) {
        return Map.of("n", index + 1, "text", lines.get(index));
    }

    private void row(String kind, @Nullable Map<String, Object> left, @Nullable Map<String, Object> right) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("old", left);
        row.put("new", right);
        row.put("kind", kind);
        rows.add(row);
    }
}
