package dev.garnish.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An application's own records and beans as items. */
class ObjectItemsTest {
    private enum Genre {
        SCI_FI {
            @Override
            public String toString() {
                return "Sci-Fi";
            }
        },
        COMEDY
    }

    private static final UUID ONE = new UUID(0, 1);

    @SuppressWarnings("ArrayRecordComponent") // as applications have them
    private record Everything(
            String id,
            char letter,
            Genre genre,
            URI imageURL,
            UUID key,
            int releaseYear,
            Long stock,
            double price,
            BigInteger big,
            BigDecimal exact,
            boolean active,
            LocalDate from,
            LocalDateTime at,
            Instant instant,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Optional<String> subtitle,
            List<String> tags,
            Set<Genre> genres,
            String[] names,
            Integer[] sizes,
            int[] primitives,
            List<List<String>> nested,
            Optional<List<String>> maybeMany,
            Map<String, String> attributes,
            Object anything,
            Everything @Nullable [] others) {}

    private static Everything everything() {
        LocalDateTime noon = LocalDateTime.parse("2026-11-27T12:00:00");
        return new Everything(
                "1",
                'x',
                Genre.SCI_FI,
                URI.create("https://img.example.com/1.jpg"),
                ONE,
                2019,
                7L,
                9.5,
                BigInteger.TEN,
                new BigDecimal("1.50"),
                true,
                LocalDate.parse("2026-11-27"),
                noon,
                Instant.parse("2026-11-27T12:00:00Z"),
                OffsetDateTime.parse("2026-11-27T14:00:00+02:00"),
                ZonedDateTime.parse("2026-11-27T13:00:00+01:00[Europe/Paris]"),
                Optional.of("A film"),
                Arrays.asList("a", null, "b"),
                Set.of(Genre.COMEDY),
                new String[] {"n"},
                new Integer[] {1, 2},
                new int[] {3},
                List.of(List.of("x")),
                Optional.empty(),
                Map.of(),
                "?",
                null);
    }

    @Test
    void eachComponentOfAFittingTypeIsAColumn() {
        Catalog catalog = Catalog.of(Everything.class, List.of(everything()), Everything::id);

        assertThat(catalog.schema().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly(
                        "id TEXT",
                        "letter TEXT",
                        "genre TEXT",
                        "image_url TEXT",
                        "key TEXT",
                        "release_year NUMBER",
                        "stock NUMBER",
                        "price NUMBER",
                        "big NUMBER",
                        "exact NUMBER",
                        "active TRUTH",
                        "from DATE",
                        "at DATE",
                        "instant DATE",
                        "offset DATE",
                        "zoned DATE",
                        "subtitle TEXT",
                        "tags TEXT_LIST",
                        "genres TEXT_LIST",
                        "names TEXT_LIST",
                        "sizes NUMBER_LIST");
    }

    @Test
    void valuesAreThoseOfTheObject() {
        Item item = item(Catalog.of(Everything.class, List.of(everything()), Everything::id), "1");

        LocalDateTime noon = LocalDateTime.parse("2026-11-27T12:00:00");
        assertThat(item.id()).isEqualTo("1");
        assertThat(item.value("letter")).contains("x");
        assertThat(item.value("genre")).contains("SCI_FI");
        assertThat(item.value("image_url")).contains("https://img.example.com/1.jpg");
        assertThat(item.value("key")).contains(ONE.toString());
        assertThat(item.value("release_year")).contains(new BigDecimal("2019"));
        assertThat(item.value("stock")).contains(new BigDecimal("7"));
        assertThat(item.value("price")).contains(new BigDecimal("9.5"));
        assertThat(item.value("big")).contains(BigDecimal.TEN);
        assertThat(item.value("exact")).contains(new BigDecimal("1.50"));
        assertThat(item.value("active")).contains(true);
        assertThat(item.value("from")).contains(LocalDateTime.parse("2026-11-27T00:00:00"));
        for (String column : List.of("at", "instant", "offset", "zoned")) {
            assertThat(item.value(column)).contains(noon);
        }
        assertThat(item.value("subtitle")).contains("A film");
        assertThat(item.value("tags")).contains(List.of("a", "b"));
        assertThat(item.value("genres")).contains(List.of("COMEDY"));
        assertThat(item.value("names")).contains(List.of("n"));
        assertThat(item.value("sizes")).contains(List.of(BigDecimal.ONE, new BigDecimal("2")));
    }

    private static Item item(Catalog catalog, String id) {
        return Objects.requireNonNull(catalog.find(Set.of(id)).get(id));
    }

    private interface Priced {
        Number getPrice();
    }

    /** A bean, whose getters are found also where their class is not public. */
    static class Bean implements Priced {
        private final String code;

        Bean(String code) {
            this.code = code;
        }

        public String getCode() {
            return code;
        }

        @Override
        public BigDecimal getPrice() {
            return BigDecimal.ONE;
        }

        public boolean isActive() {
            return true;
        }

        public Optional<String> getSubtitle() {
            return Optional.empty();
        }

        public static String getShared() {
            return "none";
        }

        public String getNamed(String argument) {
            return argument;
        }

        public void getNothing() {}

        public String get() {
            return "none";
        }
    }

    @Test
    void eachGetterOfABeanIsAColumnInTheOrderOfTheirNames() {
        Catalog catalog = Catalog.of(Bean.class, List.of(new Bean("b1")), Bean::getCode);

        assertThat(catalog.schema().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("active TRUTH", "code TEXT", "price NUMBER", "subtitle TEXT");
        Item item = item(catalog, "b1");
        assertThat(item.value("price")).contains(BigDecimal.ONE);
        assertThat(item.value("active")).contains(true);
        assertThat(item.value("subtitle")).isEmpty();
    }

    private record Price(@Nullable String id, double price) {}

    @Test
    void numbersThatAreNotFiniteAreRefusedByName() {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refused(Price.class, List.of(new Price("p", odd)), Price::id, "item p: column price is no finite number");
        }
    }

    @Test
    void twoOfOneIdAndNoIdAreRefused() {
        Price one = new Price("p", 1);
        refused(Price.class, List.of(one, one), Price::id, "two items have the id p");
        refused(Price.class, List.of(new Price(null, 1)), Price::id, "a " + Price.class.getName() + " has no id");
    }

    private record Nothing(List<List<String>> nested, Map<String, String> map, Object object) {}

    @Test
    void aTypeWithoutAnyColumnIsRefused() {
        refused(
                Nothing.class,
                List.of(),
                nothing -> "1",
                Nothing.class.getName() + " has no record component and no getter whose type a column can have");
    }

    private record Failing(String id) {
        @Override
        @SuppressWarnings("UnusedMethod") // called by reflection
        public String id() {
            throw new IllegalStateException("not loaded");
        }
    }

    @Test
    void aGetterThatFailsIsNamedWithItsCause() {
        assertThatThrownBy(() -> Catalog.of(Failing.class, List.of(new Failing("1")), failing -> "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("item 1: public java.lang.String " + Failing.class.getName() + ".id() failed")
                .hasRootCauseMessage("not loaded");
    }

    private record Pair(String first, String First) {}

    @Test
    void twoComponentsOfOneColumnAreRefused() {
        refused(Pair.class, List.of(), Pair::first, "two columns are named first");
    }

    private static <T> void refused(Class<T> type, Collection<T> objects, Function<T, String> id, String message) {
        assertThatThrownBy(() -> Catalog.of(type, objects, id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
