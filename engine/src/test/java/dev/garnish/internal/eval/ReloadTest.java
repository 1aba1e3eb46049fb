package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Rules can be loaded again and again: no class stays behind. {@code -Dgarnish.reloads=10000} makes it long, and tells
 * the classes and the metaspace on the way.
 */
class ReloadTest {
    private static final int RELOADS = Integer.getInteger("garnish.reloads", 100);
    private static final int WARM = 50;

    /** The JDK makes a class for a method of ours that was called often by reflection: so many more at most. */
    private static final int METHODS = RELOADS / 1_000;

    private static final int CASES = 50;
    private static final Item FLEABAG = Item.of(
            Trees.SCHEMA, "1", "Fleabag", "Comedy", new BigDecimal("9.99"), null, true, null, List.of("Comedy"));
    private static final Inputs INPUTS = Inputs.of(FLEABAG, 1, List.of(FLEABAG), Recipient.of("e-1"));

    @Tag("heavy")
    @Test
    void aReloadLeavesNoClassBehind() {
        reload(0, WARM);
        tell(0);
        int before = classes();
        for (int done = 0; done < RELOADS; done += RELOADS / 10) {
            reload(WARM + done, RELOADS / 10);
            tell(done + RELOADS / 10);
        }

        assertThat(classes()).isLessThanOrEqualTo(before + METHODS);
    }

    private static void reload(int from, int times) {
        for (int i = from; i < from + times; i++) {
            RuleSet rules = RuleSet.parse(List.of(new Source("movies.rules", rules(i))), Trees.SCHEMA);
            for (int j = 0; j < 3; j++) {
                rules.unwrap(CheckedRules.class)
                        .compiled()
                        .attributes()
                        .forEach(attribute -> attribute.evaluate(INPUTS));
            }
        }
    }

    /** Fifty cases in ten attributes, other ones each time. */
    private static String rules(int seed) {
        return IntStream.range(0, 10)
                .mapToObj(attribute -> "attribute A" + attribute + "\n" + cases(attribute, seed) + "  else \"-\"\n")
                .collect(Collectors.joining());
    }

    private static String cases(int attribute, int seed) {
        return IntStream.range(0, CASES / 10)
                .mapToObj(i -> """
                          when item.price * %d > %d && item.genre != "g%d" && position < 1
                            use upper(item.title) + " %d " + format(item.price, "0.00")
                        """.formatted(i + 1, attribute, seed, seed))
                .collect(Collectors.joining());
    }

    private static int classes() {
        System.gc();
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    private static void tell(int reloads) {
        if (RELOADS >= 1000) {
            System.out.printf(
                    Locale.ROOT,
                    "%,d reloads of %d cases: %,d classes, %,d KB of metaspace%n",
                    reloads,
                    CASES,
                    classes(),
                    metaspace() / 1024);
        }
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
