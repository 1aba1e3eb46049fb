package dev.garnish.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Catalogs in the shape of a real shop's: ids like UUIDs, a few dozen genres, long descriptions, some blanks. */
final class Products {
    private static final List<String> GENRES = List.of(
            "accessories",
            "apparel",
            "beauty",
            "books",
            "electronics",
            "floral",
            "footwear",
            "furniture",
            "groceries",
            "homedecor",
            "housewares",
            "instruments",
            "jewelry",
            "outdoors",
            "seasonal",
            "tools",
            "Sci-Fi",
            "Kids",
            "Family",
            "Comedy");
    private static final List<String> STYLES = List.of(
            "backpack",
            "bag",
            "belt",
            "camera",
            "chairs",
            "christmas",
            "formal",
            "gardening",
            "headphones",
            "lighting",
            "modern",
            "sandals",
            "scarf",
            "speaker",
            "table",
            "watch");
    private static final List<String> WORDS = List.of(
            "Rugged",
            "Classic",
            "Lacy",
            "Mauve",
            "Canvas",
            "Leather",
            "Bright",
            "Café",
            "Adventure-Ready",
            "Summer",
            "Vintage",
            "Compact",
            "Sleek",
            "Señora's",
            "Expedition",
            "Everyday",
            "\"Noir\"",
            "Oak & Iron");

    private Products() {}

    /** The same products for the same number, on every machine. */
    static List<Product> ofSize(int count) {
        List<Product> products = new ArrayList<>(count);
        eachOf(count, products::add);
        return List.copyOf(products);
    }

    /** The same one by one, for more than the heap holds. */
    static void eachOf(int count, Consumer<Product> to) {
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            to.accept(next(random));
        }
    }

    private static Product next(Random random) {
        String id = id(random);
        return new Product(
                id,
                rarelyNull(random, words(random, 3)),
                rarelyNull(random, pick(random, GENRES)),
                rarelyNull(random, pick(random, STYLES)),
                words(random, 35),
                BigDecimal.valueOf(100 * (1 + random.nextInt(300)) - 1, 2),
                rarelyNull(random, id + ".jpg"),
                BigDecimal.valueOf(random.nextInt(25)),
                random.nextInt(3) == 0 ? null : random.nextBoolean() ? "F" : "M",
                random.nextInt(10) == 0 ? Boolean.TRUE : null);
    }

    static String id(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static @Nullable String rarelyNull(Random random, String value) {
        return random.nextInt(50) == 0 ? null : value;
    }

    private static String words(Random random, int count) {
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            words.add(pick(random, WORDS));
        }
        return String.join(" ", words);
    }
}
