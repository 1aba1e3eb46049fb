package dev.garnish.cli;

import dev.garnish.Printable;
import dev.garnish.rules.CatalogReport.AttributeCoverage;
import dev.garnish.rules.CatalogReport.CaseCoverage;
import java.util.List;
import java.util.Locale;

/** For how many items each case gives the value, for people. */
final class CoverageText {
    private CoverageText() {}

    static String of(List<AttributeCoverage> attributes) {
        StringBuilder text = new StringBuilder();
        for (AttributeCoverage attribute : attributes) {
            text.append(attribute.name()).append(attribute.once() ? "  once\n" : "\n");
            if (!attribute.once()) {
                attribute.cases().forEach(one -> line(text, one));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, CaseCoverage one) {
        String some =
                one.possible() == 0 ? "" : String.format(Locale.ROOT, " (+ %,d for some recipients)", one.possible());
        text.append(String.format(
                Locale.ROOT,
                "  %,9d %s  %s%s%n",
                one.items(),
                one.items() == 1 ? "item " : "items",
                Printable.text(one.name().text()),
                some));
    }
}
