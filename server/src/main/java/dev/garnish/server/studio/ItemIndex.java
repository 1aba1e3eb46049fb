package dev.garnish.server.studio;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.review.StarterRules;
import dev.garnish.review.StarterRules.ShownColumns;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ids and titles of a catalog in memory, to be found by any part of them. They stand behind each other in one text, which
 * is searched whole: a few milliseconds for 100,000 items. Immutable.
 */
final class ItemIndex {
    private static final int PROFILED = 1_000;
    private static final int LONGEST_TITLE = 200;
    private static final int COUNTED = 20_000;
    private static final char END = '\n';
    private static final char PART = '\t';
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final ShownColumns columns;
    private final List<String> ids = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private final String text;
    private final int[] starts;

    /** An item as a list shows it. */
    record Found(String id, String title) {}

    private ItemIndex(Catalog catalog) {
        this.columns = StarterRules.shown(catalog, PROFILED);
        StringBuilder folded = new StringBuilder();
        int[] found = new int[1024];
        try (Stream<Item> items = catalog.items()) {
            for (Item item : (Iterable<Item>) items::iterator) {
                String title = title(item);
                if (ids.size() == found.length) {
                    found = Arrays.copyOf(found, found.length * 2);
                }
                found[ids.size()] = folded.length();
                ids.add(item.id());
                titles.add(title);
                folded.append(folded(item.id()))
                        .append(PART)
                        .append(folded(title))
                        .append(END);
            }
        }
        this.text = folded.toString();
        this.starts = Arrays.copyOf(found, ids.size());
    }

    /** Reads every item once. */
    static ItemIndex of(Catalog catalog) {
        return new ItemIndex(catalog);
    }

    private String title(Item item) {
        String column = columns.title();
        String title =
                column == null ? "" : item.value(column).map(ItemIndex::line).orElse("");
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE / 2));
    }

    private static String line(Object value) {
        return String.valueOf(value).replaceAll("\\s+", " ");
    }

    /** Letters as people type them: without accents, small. */
    private static String folded(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).replace(END, ' ').replace(PART, ' ');
    }

    ShownColumns columns() {
        return columns;
    }

    /** In the catalog's order. */
    List<String> ids() {
        return ids;
    }

    /** What holds all words of a query: first the id itself, then what begins with it, then the others in order. */
    List<Found> find(String query, int most) {
        List<String> words = Stream.of(folded(query).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return indices(0, Math.min(most, ids.size()));
        }
        List<Integer> exact = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        String word = rarest(words);
        String whole = String.join(" ", words);
        for (int at = text.indexOf(word); at >= 0 && exact.size() + first.size() < most; ) {
            int item = itemAt(at);
            int end = item + 1 < starts.length ? starts[item + 1] : text.length();
            String line = text.substring(starts[item], end - 1);
            if (words.stream().allMatch(line::contains)) {
                List<Integer> kind = line.startsWith(whole + PART) ? exact : startsWith(line, whole) ? first : others;
                if (kind.size() < most) {
                    kind.add(item);
                }
            }
            at = text.indexOf(word, end);
        }
        return Stream.of(exact, first, others)
                .flatMap(List::stream)
                .limit(most)
                .map(this::found)
                .toList();
    }

    /** The word whose places are fewest, as far as it is worth to count: the others are looked for around these. */
    private String rarest(List<String> words) {
        String rarest = words.get(0);
        int fewest = Integer.MAX_VALUE;
        for (String word : words) {
            int count = 0;
            for (int at = text.indexOf(word); at >= 0 && count < Math.min(fewest, COUNTED); count++) {
                at = text.indexOf(word, at + word.length());
            }
            if (count < fewest || (count == fewest && word.length() > rarest.length())) {
                rarest = word;
                fewest = count;
            }
        }
        return rarest;
    }

    private static boolean startsWith(String line, String query) {
        return line.startsWith(query) || line.startsWith(query, line.indexOf(PART) + 1);
    }

    private List<Found> indices(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::found).toList();
    }

    private int itemAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    private Found found(int item) {
        return new Found(ids.get(item), titles.get(item));
    }
}
