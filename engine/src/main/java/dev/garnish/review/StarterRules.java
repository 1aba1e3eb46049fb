package dev.garnish.review;

import dev.garnish.Enricher;
import dev.garnish.Recommendations;
import dev.garnish.RuleSet;
import dev.garnish.RulesFormatter;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * First rules for a catalog, for its owner to change: attributes that fit the columns found, and tests that pass. Columns
 * are chosen by their names, types and values.
 */
public final class StarterRules {
    private static final int SHOWN = 3;
    private static final int HOSTS = 5;
    private static final String UNKNOWN = "an-unknown-item";

    /** The {@code max} of titles: the least that cuts none of the catalog. */
    private static final List<Integer> LENGTHS = List.of(60, 100, 200, 500);

    private final Catalog catalog;
    private final List<ColumnProfile> columns = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private StarterRules(Catalog catalog) {
        this.catalog = catalog;
        List<Column> all = catalog.schema().columns();
        for (int i = 0; i < all.size(); i++) {
            columns.add(new ColumnProfile(all.get(i), i));
        }
    }

    /**
     * Rules for the items of a catalog.
     *
     * @param name the name of the rules file to be
     * @param catalog every item is read once
     * @return a file in its layout, without errors over this catalog
     * @throws IllegalArgumentException if no column has a value that could be shown
     */
    public static Source of(String name, Catalog catalog) {
        StarterRules rules = new StarterRules(catalog);
        try (Stream<Item> items = catalog.items()) {
            items.forEachOrdered(rules::see);
        }
        rules.attributes();
        rules.tests(name);
        return new Source(name, RulesFormatter.format(new Source(name, rules.text.toString())));
    }

    /**
     * The ids of some items, for an example of an event.
     *
     * @param catalog with items
     * @return the first ids, at most three
     */
    public static List<String> items(Catalog catalog) {
        try (Stream<Item> items = catalog.items()) {
            return items.limit(SHOWN).map(Item::id).toList();
        }
    }

    /**
     * The columns that name and show an item.
     *
     * @param title of what names it; null where no column has a value
     * @param image of the address of its picture; null where there is none
     */
    public record ShownColumns(
            @Nullable String title, @Nullable String image) {}

    /**
     * The columns that the first rules would name and show items by.
     *
     * @param catalog its first items are read
     * @param most how many of them
     * @return their names
     */
    public static ShownColumns shown(Catalog catalog, int most) {
        StarterRules rules = new StarterRules(catalog);
        try (Stream<Item> items = catalog.items()) {
            items.limit(most).forEachOrdered(rules::see);
        }
        return new ShownColumns(
                rules.title().map(ColumnProfile::name).orElse(null),
                rules.images()
                        .filter(ColumnProfile::isAddress)
                        .map(ColumnProfile::name)
                        .findFirst()
                        .orElse(null));
    }

    private void see(Item item) {
        columns.forEach(column -> column.see(item));
        if (examples.size() < SHOWN) {
            examples.add(item.id());
        }
    }

    private void attributes() {
        text.append("# What a message about these items shows. Edit them, and run their tests.\n\n");
        text.append("unknown item use else\n");
        column(is(Type.TRUTH), "active", "published", "available", "enabled", "aktiv")
                .ifPresent(column -> text.append("drop item when ")
                        .append(column.expression())
                        .append(" == false\n"));
        Optional<ColumnProfile> title = title();
        title.ifPresent(column -> attribute("Title" + max(column), shown(column), "Recommended for you"));
        column(
                        ColumnProfile::isText,
                        "genre",
                        "category",
                        "categories",
                        "product_category",
                        "genres",
                        "type",
                        "brand",
                        "vendor")
                .filter(column -> !title.equals(Optional.of(column)))
                .ifPresent(column -> attribute("Category", column.expression(), "Featured"));
        prices();
        column(
                        column -> column.is(Type.TEXT) && !column.isAddress(),
                        "short_description",
                        "description",
                        "body_html",
                        "overview",
                        "beschreibung")
                .ifPresent(column -> attribute("Text", "shorten(plain(" + column.expression() + "), 120)", "See more"));
        image();
        column(column -> column.is(Type.TEXT) && column.isAddress() && !isImage(column), "link", "url")
                .ifPresent(column -> attribute("Link", column.expression(), hosted(column, "/")));
    }

    private static Predicate<ColumnProfile> is(Type type) {
        return column -> column.is(type);
    }

    /** The column that has one of these names, or one that ends with it; an earlier name comes first. */
    private Optional<ColumnProfile> column(Predicate<ColumnProfile> fits, String... names) {
        List<ColumnProfile> fitting = columns.stream()
                .filter(column -> column.isFilled() && !column.name().equals("item_id") && fits.test(column))
                .toList();
        for (String name : names) {
            Optional<ColumnProfile> exact = fitting.stream()
                    .filter(column -> column.name().equalsIgnoreCase(name))
                    .findFirst();
            if (exact.isPresent()) {
                return exact;
            }
        }
        return Stream.of(names)
                .flatMap(name -> fitting.stream()
                        .filter(column -> column.name().toLowerCase(Locale.ROOT).endsWith("_" + name)))
                .findFirst();
    }

    private Optional<ColumnProfile> title() {
        Predicate<ColumnProfile> plain = column -> column.isText() && !column.isAddress();
        return column(plain, "title", "name", "product_name", "bezeichnung", "titel", "headline")
                .or(() -> columns.stream()
                        .filter(column -> column.isFilled()
                                && plain.test(column)
                                && !column.name().equals("item_id"))
                        .findFirst())
                .or(() -> columns.stream().filter(ColumnProfile::isFilled).findFirst());
    }

    private static String shown(ColumnProfile column) {
        return column.isText() ? column.expression() : "text(" + column.expression() + ")";
    }

    private static String max(ColumnProfile column) {
        return LENGTHS.stream()
                .filter(length -> column.isText() && column.longest() <= length)
                .findFirst()
                .map(length -> " max " + length)
                .orElse("");
    }

    /** The price that is asked now, else the usual one. */
    private void prices() {
        List<String> prices = Stream.of(
                        column(is(Type.NUMBER), "sale_price"),
                        column(is(Type.NUMBER), "price", "regular_price", "variant_price", "price_amount", "preis"))
                .flatMap(Optional::stream)
                .distinct()
                .map(column -> "format(" + column.expression() + ", \"0.00\")")
                .toList();
        if (!prices.isEmpty()) {
            attribute("Price", String.join("\n use ", prices), "Ask us");
        }
    }

    private static boolean isImage(ColumnProfile column) {
        return column.name().toLowerCase(Locale.ROOT).matches(".*(image|img|picture|photo|thumbnail|poster|bild).*");
    }

    private Stream<ColumnProfile> images() {
        return columns.stream().filter(column -> column.isFilled() && column.isText() && isImage(column));
    }

    private void image() {
        List<ColumnProfile> images = images().toList();
        Optional<ColumnProfile> addresses =
                images.stream().filter(ColumnProfile::isAddress).findFirst();
        addresses.ifPresent(column ->
                attribute("ImageUrl image" + hosts(column), column.expression(), hosted(column, "/default.jpg")));
        if (addresses.isEmpty()) {
            images.stream()
                    .filter(column -> column.name().contains("file"))
                    .findFirst()
                    .ifPresent(this::imageFile);
        }
    }

    private void imageFile(ColumnProfile column) {
        text.append("\n# Put the address of your pictures here.");
        attribute(
                "ImageUrl image hosts img.example.com",
                "\"https://img.example.com/\" + " + column.expression(),
                "https://img.example.com/default.jpg");
    }

    private static String hosts(ColumnProfile column) {
        Set<String> hosts = column.hosts();
        return hosts.isEmpty() || hosts.size() > HOSTS ? "" : " hosts " + String.join(" ", hosts);
    }

    private static String hosted(ColumnProfile column, String path) {
        return "https://" + column.hosts().stream().findFirst().orElse("www.example.com") + path;
    }

    private void attribute(String header, String value, String fallback) {
        text.append("\nattribute %s\n use %s\n else %s\n".formatted(header, value, DisplayText.text(fallback)));
    }

    /** What the rules give now is what they are to give until somebody wants something else. */
    private void tests(String name) {
        if (columns.stream().noneMatch(ColumnProfile::isFilled)) {
            throw new IllegalArgumentException("no column has a value that could be shown");
        }
        RuleSet rules = RuleSet.parse(List.of(new Source(name, text.toString())), catalog.schema());
        Enricher enricher = Enricher.of(rules, catalog);
        test(enricher, "the first items", examples);
        test(enricher, "an item that the catalog does not hold", List.of(UNKNOWN));
    }

    private void test(Enricher enricher, String name, List<String> items) {
        Recommendations made = enricher.recommend(Recipient.of("a recipient"), items);
        text.append("\ntest \"%s\"\n items ".formatted(name))
                .append(items.stream().map(StarterRules::id).collect(Collectors.joining(", ")))
                .append('\n');
        made.values()
                .forEach((attribute, value) -> text.append(" expect %s = %s\n".formatted(attribute, literal(value))));
    }

    private static String id(String id) {
        return id.matches("[A-Za-z0-9][A-Za-z0-9_-]*") ? id : DisplayText.text(id);
    }

    private static String literal(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(StarterRules::literal).collect(Collectors.joining(", ", "[", "]"))
                : DisplayText.text(String.valueOf(value));
    }
}
