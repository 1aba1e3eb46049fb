package dev.garnish.benchmarks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The decisions of every task as a programmer writes them in Java. */
final class HandWritten {
    private static final BigDecimal FEW = BigDecimal.valueOf(5);
    private static final BigDecimal TWENTY = BigDecimal.valueOf(20);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private HandWritten() {}

    static String title(Product item) {
        return orElse(item.title(), "Recommended for you");
    }

    static String genre(Product item) {
        if (item.genre() == null) {
            return "Featured";
        }
        return switch (item.genre()) {
            case "Sci-Fi" -> "Science fiction";
            case "Kids", "Family" -> "For the family";
            default -> item.genre();
        };
    }

    static String genre(Product item, Asked recipient) {
        if (item.genre() == null) {
            return "Featured";
        }
        return switch (item.genre()) {
            case "Kids", "Family" -> "US".equals(recipient.country()) ? "For the family" : item.genre();
            default -> item.genre();
        };
    }

    static String imageUrl(Product item) {
        return item.imageFile() == null
                ? "https://img.example.com/default.jpg"
                : "https://img.example.com/" + item.imageFile();
    }

    static String style(Product item) {
        return orElse(item.style(), "Classic");
    }

    static String kicker(Product item) {
        if (item.genre() == null) {
            return "New";
        }
        return item.style() == null ? item.genre() : item.genre() + " / " + item.style();
    }

    static String badge(Product item) {
        if (Boolean.TRUE.equals(item.promoted())) {
            return "Promoted";
        }
        return item.stock() != null && item.stock().compareTo(FEW) < 0 ? "Only a few left" : "In stock";
    }

    static String audience(Product item) {
        if (item.genderAffinity() == null) {
            return "For everyone";
        }
        return switch (item.genderAffinity()) {
            case "F" -> "For her";
            case "M" -> "For him";
            default -> "For everyone";
        };
    }

    static String offer(Product item) {
        if (item.price() == null) {
            return "See price";
        }
        if (item.price().compareTo(TWENTY) < 0) {
            return "Under $20";
        }
        return item.price().compareTo(HUNDRED) < 0 ? "Under $100" : "Premium";
    }

    static String teaser(Product item) {
        return item.genre() == null || item.title() == null
                ? "New in the shop"
                : "New in " + item.genre() + ": " + item.title();
    }

    static String availability(Product item) {
        if (item.stock() == null) {
            return "Ask us";
        }
        return item.stock().signum() == 0 ? "Sold out" : "Available";
    }

    static String headline(Asked recipient) {
        return recipient.firstName() == null ? "Picked for you" : "Picked for " + recipient.firstName();
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null ? other : value;
    }
}
