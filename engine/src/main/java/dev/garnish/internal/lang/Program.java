package dev.garnish.internal.lang;

import dev.garnish.catalog.Schema;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.text.LocaleData;
import dev.garnish.rules.Span;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole rule set, parsed and checked. Evaluation, tests and reports read it.
 *
 * @param zone whose days {@code today} and moments have
 * @param drops items for which one of these holds are left out of every list
 * @param recipientFields the fields that some rule reads; their order gives {@link Expr.RecipientValue#slot()}
 */
public record Program(
        Schema schema,
        ZoneId zone,
        UnknownItem unknownItem,
        List<Expr> drops,
        @Nullable Filter filter,
        List<Attribute> attributes,
        Map<String, Table> tables,
        List<Test> tests,
        List<RecipientField> recipientFields) {
    public Program {
        drops = List.copyOf(drops);
        attributes = List.copyOf(attributes);
        tables = Map.copyOf(tables);
        tests = List.copyOf(tests);
        recipientFields = List.copyOf(recipientFields);
    }

    /** What an item that the catalog does not hold becomes. */
    public enum UnknownItem {
        USE_ELSE,
        DROP_ITEM,
        FAIL_RECIPIENT
    }

    /** Whom the rules are for; others pass with empty recommendations, or are left out of the reply. */
    public record Filter(Expr when, boolean omitOthers) {}

    /**
     * One attribute: a decision list.
     *
     * @param once one string for the recipient instead of one per item
     * @param fallback the compulsory {@code else}; never missing
     */
    public record Attribute(
            String name, boolean once, Limits limits, List<Case> cases, Expr fallback, Span elseSpan, Span span) {
        public Attribute {
            cases = List.copyOf(cases);
        }
    }

    /**
     * One line of a decision list.
     *
     * @param when null: always
     * @param label as in {@code [label]}, or empty
     */
    public record Case(@Nullable Expr when, Expr use, String label, Span span) {}

    /**
     * The limits on every value of an attribute.
     *
     * @param max user-perceived characters, 0: no limit
     * @param strict an overlong value misses instead of being shortened
     * @param sms {@code max} counts as text messages do: septets of GSM-7, or units of UCS-2
     * @param image the address of an image, which is https
     * @param link an address of one of the schemes
     * @param hosts allowed hosts of an address, lower case; empty: any
     * @param schemes allowed schemes of an address, lower case; never empty
     * @param lines line breaks are sent as they are
     * @param html escaped for HTML, behind all other limits
     */
    public record Limits(
            int max,
            boolean strict,
            boolean sms,
            boolean image,
            boolean link,
            List<String> hosts,
            List<String> schemes,
            boolean lines,
            boolean html) {
        public static final List<String> HTTPS = List.of("https");
        public static final Limits NONE = new Limits(0, false, false, List.of());

        /** Of plain text in one line, or of an image. */
        public Limits(int max, boolean strict, boolean image, List<String> hosts) {
            this(max, strict, false, image, false, hosts, HTTPS, false, false);
        }

        public Limits {
            hosts = List.copyOf(hosts);
            schemes = List.copyOf(schemes);
        }

        /** Whether a value is one address. */
        public boolean address() {
            return image || link;
        }
    }

    /**
     * A lookup table beside the rules: key to value. The rows are not copied, because tables of one file share them,
     * nor are they a {@code Map.copyOf}: its linear probing takes the square of the time where keys are numbered.
     *
     * @param rows of a table in several languages, the first text that each key has
     * @param blank the keys of rows without a value, which are missing as if they had none
     * @param languages the texts of each language by its tag, in the order of the file; empty where there is one column
     * @param locale what names a recipient's language; null where there is one column
     */
    public record Table(
            String name,
            Map<String, String> rows,
            Set<String> blank,
            Map<String, Map<String, String>> languages,
            @Nullable Expr locale,
            Span span) {
        public Table {
            rows = Collections.unmodifiableMap(rows);
            blank = Collections.unmodifiableSet(blank);
            languages = Collections.unmodifiableMap(languages);
        }

        public Table(String name, Map<String, String> rows, Span span) {
            this(name, rows, Set.of(), Map.of(), null, span);
        }

        /** Whether a language of the table has a text for a key, or the one that it is a variety of. */
        public boolean hasText(String language, String key) {
            String parent = LocaleData.parent(language);
            return languages.getOrDefault(language, Map.of()).containsKey(key)
                    || (!parent.equals(language) && hasText(parent, key));
        }
    }

    /**
     * A {@code test} block. Expected values: text for {@code once} attributes, else one text per item.
     *
     * @param now when it is, in UTC; null where the test does not say
     */
    public record Test(
            String name,
            List<String> items,
            List<Given> given,
            @Nullable LocalDateTime now,
            List<Expectation> expected,
            Span span) {
        public Test {
            items = List.copyOf(items);
            given = List.copyOf(given);
            expected = List.copyOf(expected);
        }

        /** A clock that shows when it is; empty where the test does not say. */
        public Optional<Clock> clock() {
            return Optional.ofNullable(now)
                    .map(moment -> Clock.fixed(moment.toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
        }

        /** Who is served. */
        public Recipient recipient() {
            Map<RecipientField, List<String>> fields = new HashMap<>();
            given.forEach(one -> fields.put(one.field(), one.values()));
            List<String> id = fields.remove(RecipientField.plain("id"));
            return Recipient.ofFields(id == null ? "test" : id.get(0), fields);
        }

        /**
         * Whether everything is as expected.
         *
         * @param made by attribute a text or a list of texts
         */
        public boolean passes(Map<String, Object> made) {
            return expected.stream().allMatch(one -> one.isMet(made.get(one.attribute())));
        }
    }

    /** One {@code given recipient.x = "..."} of a test, or of all tests of its file. */
    public record Given(RecipientField field, List<String> values, Span span) {
        public Given {
            values = List.copyOf(values);
        }
    }

    /** What one {@code expect Name = ...} of a test asks for. */
    public record Expectation(String attribute, Shape shape, List<String> values, Span span) {
        /** What the values make up: {@code "..."}, {@code ["...", "..."]}, or {@code nothing}. */
        public enum Shape {
            TEXT,
            LIST,
            /** The recipient gets no such attribute. */
            NOTHING
        }

        public Expectation {
            values = List.copyOf(values);
        }

        boolean isMet(@Nullable Object made) {
            return switch (shape) {
                case TEXT -> values.get(0).equals(made);
                case LIST -> values.equals(made);
                case NOTHING -> made == null;
            };
        }
    }
}
