package dev.garnish.benchmarks.catalogs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Made-up products, each from its number alone, so that nobody has to remember five million ids. */
final class Rows {
    private static final List<String> WORDS = List.of(
            "Rugged",
            "Classic",
            "Canvas",
            "Leather",
            "Bright",
            "Café",
            "Summer",
            "Vintage",
            "Compact",
            "Everyday",
            "Oak");
    private static final List<String> GENRES =
            List.of("apparel", "beauty", "books", "electronics", "floral", "outdoors");

    private Rows() {}

    /** In no order of the alphabet, as a shop's. */
    static String id(long number) {
        return "%012x".formatted(mixed(number) >>> 16);
    }

    /** So many ids of a catalog of a size, beginning at the place of a number in a sequence without an order. */
    static Set<String> ids(long from, int count, long size) {
        Set<String> ids = new HashSet<>();
        for (long i = from; i < from + count; i++) {
            ids.add(id(i * 7_919 % size));
        }
        return ids;
    }

    static void write(Path csv, long size) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("item_id,title,genre,image_url,price,in_stock,rating\n");
            for (long number = 0; number < size; number++) {
                out.write(row(number));
            }
        }
    }

    private static String row(long number) {
        long bits = mixed(number + 1);
        String id = id(number);
        return id + ',' + word(WORDS, bits) + ' ' + word(WORDS, bits >>> 8) + ' ' + id.substring(0, 4) + ','
                + word(GENRES, bits >>> 16) + ",https://shop.example/images/" + id + ".jpg," + (bits >>> 24 & 255)
                + ".95," + ((bits >>> 32 & 7) > 0) + ',' + (bits >>> 40 & 3) + ".5\n";
    }

    private static String word(List<String> words, long bits) {
        return words.get((int) ((bits & 255) % words.size()));
    }

    /** The finaliser of SplitMix64: one to one. */
    private static long mixed(long number) {
        long z = (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
