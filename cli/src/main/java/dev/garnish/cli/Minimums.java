package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.CoverageReport.Shortfall;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The option that says how many percent of an attribute's values must be its own. */
final class Minimums {
    private final OptionSpec minimum;

    /** @param effect what happens where an attribute has fewer, as the help says it */
    Minimums(String effect) {
        this.minimum = Args.pairs(
                "--min",
                "ATTRIBUTE=PERCENT",
                effect + " where an attribute has fewer values of its own: --min Title=99.5");
    }

    void addTo(CommandSpec spec) {
        spec.addOption(minimum);
    }

    /** By attribute; empty where none is given. */
    Map<String, BigDecimal> of(RuleSet rules) {
        Map<String, BigDecimal> required = new LinkedHashMap<>();
        Args.valueOf(minimum).forEach((name, percent) -> {
            if (!rules.attributes().contains(name)) {
                throw Failure.usage("--min: the rules have no attribute " + Printable.name(name) + ", only "
                        + String.join(", ", rules.attributes()));
            }
            if (!percent.matches("\\d{1,3}(\\.\\d{1,9})?")
                    || new BigDecimal(percent).compareTo(BigDecimal.valueOf(100)) > 0) {
                throw Failure.usage("--min " + name + "=" + Printable.name(percent) + ": expected 0 to 100 percent");
            }
            required.put(name, new BigDecimal(percent));
        });
        return required;
    }

    static String line(Shortfall one) {
        return "garnish: %s has %s %% own values, required are %s %%"
                .formatted(
                        one.attribute(),
                        one.found().toPlainString(),
                        one.required().toPlainString());
    }
}
