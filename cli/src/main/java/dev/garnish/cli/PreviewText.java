package dev.garnish.cli;

import dev.garnish.cli.TextTable.Cell;
import dev.garnish.internal.text.Printable;
import dev.garnish.release.RulesRevision;
import dev.garnish.review.CaseName;
import dev.garnish.review.Explanation.ItemFate;
import dev.garnish.review.RecipientExplanation.Fate;
import dev.garnish.review.RecipientPreview;
import dev.garnish.review.RecipientPreview.PreviewItem;
import dev.garnish.review.RecipientPreview.PreviewValue;
import dev.garnish.review.SourcePosition;
import dev.garnish.rules.CaseOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A preview for people: a recipient's values below each other, or several recipients side by side. */
final class PreviewText {
    /** A recipient's column is at least so wide. */
    private static final int NARROWEST = 26;

    private final int width;
    private final boolean colour;

    PreviewText(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    String of(List<RecipientPreview> all) {
        if (all.size() == 1) {
            return one(all.get(0));
        }
        int names = all.stream()
                .flatMap(PreviewText::values)
                .mapToInt(one -> one.attribute().length())
                .max()
                .orElse(0);
        int together = Math.max(1, (width - Math.max(names, "attribute".length()) - 6) / (NARROWEST + 2));
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < all.size(); from += together) {
            text.append(from == 0 ? "" : "\n").append(beside(all.subList(from, Math.min(all.size(), from + together))));
        }
        return text.toString();
    }

    private static Stream<PreviewValue> values(RecipientPreview one) {
        return Stream.concat(one.values().stream(), one.items().stream().flatMap(item -> item.values().stream()));
    }

    private String one(RecipientPreview preview) {
        TextTable table = new TextTable(width, colour).head(List.of("#", "item", "attribute", "value", "case"));
        preview.values().forEach(value -> table.row(row("", "", value)));
        for (PreviewItem item : preview.items()) {
            String position = item.position() == 0 ? "-" : String.valueOf(item.position());
            if (item.position() == 0) {
                table.row(List.of(
                        Cell.of(position),
                        Cell.of(Printable.name(item.item())),
                        Cell.of(""),
                        marked(words(item)),
                        Cell.of("")));
            }
            for (int i = 0; i < item.values().size(); i++) {
                boolean first = i == 0;
                table.row(row(
                        first ? position : "",
                        first ? titled(item) : "",
                        item.values().get(i)));
            }
        }
        return name(preview) + "\n" + table.text();
    }

    private static List<Cell> row(String position, String item, PreviewValue value) {
        String marks = marks(value);
        String place = place(value.source().place());
        return List.of(
                Cell.of(position),
                Cell.of(item),
                Cell.of(value.attribute()),
                Cell.of(value.text().replace("\n", " ")),
                marks.isEmpty() ? new Cell(place, Cell.QUIET) : marked(place + " " + marks));
    }

    private String beside(List<RecipientPreview> some) {
        List<String> heads = new ArrayList<>(List.of("#", "attribute"));
        some.forEach(one -> heads.add(name(one)));
        TextTable table = new TextTable(width, colour).head(heads);
        List<String> once = some.stream()
                .flatMap(one -> one.values().stream())
                .map(PreviewValue::attribute)
                .distinct()
                .toList();
        once.forEach(name -> table.row(cells(
                "", name, some.stream().map(one -> value(one.values(), name)).toList())));
        int places = some.stream().mapToInt(one -> one.items().size()).max().orElse(0);
        IntStream.range(0, places).forEach(place -> items(some, place, table));
        return table.text();
    }

    private static void items(List<RecipientPreview> some, int place, TextTable table) {
        List<List<PreviewItem>> items = some.stream()
                .map(one -> place < one.items().size() ? List.of(one.items().get(place)) : List.<PreviewItem>of())
                .toList();
        table.row(cells(
                String.valueOf(place + 1),
                "item",
                items.stream()
                        .map(one -> Cell.of(one.stream()
                                .map(PreviewText::titled)
                                .findFirst()
                                .orElse("")))
                        .toList()));
        items.stream()
                .flatMap(List::stream)
                .flatMap(item -> item.values().stream())
                .map(PreviewValue::attribute)
                .distinct()
                .forEach(name -> table.row(cells(
                        "",
                        name,
                        items.stream()
                                .map(one -> value(
                                        one.stream()
                                                .flatMap(item -> item.values().stream())
                                                .toList(),
                                        name))
                                .toList())));
    }

    private static String titled(PreviewItem item) {
        return Printable.name(item.item()) + (words(item).isEmpty() ? "" : " " + words(item));
    }

    private static List<Cell> cells(String position, String name, List<Cell> values) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(position), Cell.of(name)));
        cells.addAll(values);
        return cells;
    }

    private static Cell value(List<PreviewValue> values, String attribute) {
        return values.stream()
                .filter(one -> one.attribute().equals(attribute))
                .map(one -> {
                    String text = one.text().replace("\n", " ") + "\n  "
                            + place(one.source().place()) + " " + marks(one);
                    return marks(one).isEmpty() ? Cell.of(text) : marked(text);
                })
                .findFirst()
                .orElse(Cell.of(""));
    }

    private static String name(RecipientPreview one) {
        String id = one.recipient().isEmpty() ? "a recipient without fields" : Printable.name(one.recipient());
        return id + (one.fate() == Fate.SERVED ? "" : ": " + words(one.fate()));
    }

    private static String words(Fate fate) {
        return switch (fate) {
            case SERVED -> "served";
            case PASSES -> "not for this recipient, who gets nothing";
            case OMITTED -> "not for this recipient, who is left out";
            case FAILS -> "an unknown item fails the recipient, who gets nothing";
        };
    }

    private static String words(PreviewItem item) {
        String known = item.known() ? "" : "unknown";
        String dropped = item.fate() == ItemFate.DROPPED ? "dropped" : "";
        return known + (known.isEmpty() || dropped.isEmpty() ? "" : ", ") + dropped;
    }

    private static String marks(PreviewValue value) {
        List<String> marks = new ArrayList<>();
        if (value.source().isElse()) {
            marks.add("else");
        }
        if (value.cut()) {
            marks.add("cut");
        }
        CaseOutcome refused = value.refused();
        if (refused != null) {
            marks.add(refused.isImageRefusal() ? "image refused" : "refused");
        }
        return String.join(", ", marks);
    }

    /** {@code movies.rules:14}. */
    static String place(SourcePosition place) {
        return end(place.file(), 1) + ":" + place.line();
    }

    /** Two cases that are compared, in files of one name with as much of what is before it as tells them apart. */
    static List<String> places(CaseName before, CaseName after) {
        String old = before.place().file();
        String next = after.place().file();
        int parts = 1;
        while (!old.equals(next) && end(old, parts).equals(end(next, parts))) {
            parts++;
        }
        return List.of(placed(end(old, parts), before), placed(end(next, parts), after));
    }

    private static String placed(String file, CaseName one) {
        return file + ":" + one.place().line() + (one.label().isEmpty() ? "" : " [" + one.label() + "]");
    }

    /** So many parts at the end of a path; of a revision of git its name is one, and a path in it another. */
    private static String end(String file, int parts) {
        if (RulesRevision.isOfGit(file)) {
            int colon = file.indexOf(':', file.indexOf(':') + 1);
            int slash = Math.max(file.lastIndexOf('/'), colon);
            String revision = file.substring(0, colon < 0 ? slash : colon);
            String name = file.substring(slash + 1);
            return parts == 1 ? name : parts == 2 ? revision + "/" + name : file;
        }
        Path path = Path.of(file);
        int names = path.getNameCount();
        return parts >= names ? file : path.subpath(names - parts, names).toString();
    }

    private static Cell marked(String text) {
        return new Cell(text, Cell.MARKED);
    }
}
