package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.CatalogReport.CaseCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What checks say of recipients, held against every recipient that can differ to the rules. */
class CaseReachTest {
    private static final List<String> CHANNELS = List.of("", "EMAIL", "SMS", "VOICE");
    private static final List<String> COUNTRIES = List.of("", "US", "DE", "FR", "Paris");
    private static final List<String> NAMES = List.of("", "Sofia");

    private static final List<Recipient> RECIPIENTS = recipients();

    private static List<Recipient> recipients() {
        List<Recipient> all = new ArrayList<>();
        for (String channel : CHANNELS) {
            for (String country : COUNTRIES) {
                for (String name : NAMES) {
                    all.add(Recipient.of("e-1")
                            .with(RecipientField.plain("channel"), channel)
                            .with(RecipientField.plain("country"), country)
                            .with(RecipientField.user("Name"), name));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void noCaseGivesMoreOrLessThanIsReportedWhateverTheRules(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            String rules = rules(random, true);
            Reported told = new Reported(Films.rules(rules));

            for (int line = 0; line < told.cases.size(); line++) {
                CaseCoverage one = told.cases.get(line);
                assertThat(told.least(line))
                        .as(rules + "\nline %d: at least", line)
                        .isGreaterThanOrEqualTo(one.items());
                assertThat(told.ever(line))
                        .as(rules + "\nline %d: at most", line)
                        .isLessThanOrEqualTo(one.items() + one.possible());
            }
        }
    }

    /** Where conditions compare fields with written values and values are known, checks say exactly what can happen. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void ofComparisonsWithWrittenValuesEverythingIsKnown(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            String rules = rules(random, false);
            Reported told = new Reported(Films.rules(rules));

            for (int line = 0; line < told.cases.size(); line++) {
                CaseCoverage one = told.cases.get(line);
                assertThat(told.ever(line)).as(rules + "\nline %d", line).isEqualTo(one.items() + one.possible());
            }
        }
    }

    @Test
    void conditionsOnHundredsOfValuesAreDistinguished() {
        StringBuilder rules = new StringBuilder("attribute Line\n");
        for (int i = 0; i < 300; i++) {
            rules.append("  when recipient.city == \"c%d\" && recipient.channel == \"SMS\" use \"x\"\n".formatted(i));
        }
        rules.append("  when recipient.channel == \"SMS\" && recipient.city == \"c299\" use \"y\"\n  else \"-\"\n");

        List<CaseCoverage> cases = CatalogCheck.run(Films.rules(rules.toString()), Films.CATALOG)
                .attributes()
                .get(0)
                .cases();

        assertThat(cases.get(299).possible()).isEqualTo(6);
        assertThat(cases.get(300).possible()).isZero();
    }

    /** What is told of rules, and how often each line gives the value when every recipient is served every item. */
    private static final class Reported {
        private final List<CaseCoverage> cases;
        private final int[][] given;
        private final int served;

        private Reported(RuleSet rules) {
            this.cases =
                    CatalogCheck.run(rules, Films.CATALOG).attributes().get(0).cases();
            List<Item> items = Films.CATALOG.items().toList();
            this.given = new int[cases.size()][items.size()];
            Attribute attribute =
                    rules.unwrap(CheckedRules.class).compiled().attributes().get(0);
            int served = 0;
            for (Recipient recipient : RECIPIENTS) {
                if (rules.unwrap(CheckedRules.class).compiled().filterHolds(Inputs.of(items, recipient))) {
                    served++;
                    for (int i = 0; i < items.size(); i++) {
                        Inputs inputs = Inputs.of(items.get(i), 1, List.of(items.get(i)), recipient);
                        if (rules.unwrap(CheckedRules.class).compiled().drops(inputs)) {
                            forAll(i);
                        } else {
                            given[attribute.evaluate(inputs).caseIndex()][i]++;
                        }
                    }
                }
            }
            this.served = served;
        }

        /** Who is not sent an item counts for no line and against none. */
        private void forAll(int item) {
            for (int[] line : given) {
                line[item] += DROPPED;
            }
        }

        private static final int DROPPED = 1_000;

        /** Items that the line gives the value of whoever is sent them. */
        private long least(int line) {
            long items = 0;
            for (int one : given[line]) {
                int dropped = one / DROPPED;
                items += one % DROPPED == served - dropped && dropped < served ? 1 : 0;
            }
            return items;
        }

        private long ever(int line) {
            long items = 0;
            for (int one : given[line]) {
                items += one % DROPPED > 0 ? 1 : 0;
            }
            return items;
        }
    }

    private static String rules(Random random, boolean free) {
        StringBuilder rules = new StringBuilder();
        if (random.nextBoolean()) {
            rules.append("recipient when ")
                    .append(condition(random, 1, false, false))
                    .append(" else pass\n");
        }
        if (random.nextBoolean()) {
            rules.append("drop item when ")
                    .append(condition(random, 1, true, false))
                    .append('\n');
        }
        rules.append("attribute Line\n");
        int cases = 2 + random.nextInt(5);
        for (int i = 0; i < cases; i++) {
            String when = random.nextInt(6) == 0 ? "" : "when " + condition(random, 2, true, free) + " ";
            rules.append("  ")
                    .append(when)
                    .append("use ")
                    .append(value(random, free))
                    .append('\n');
        }
        return rules.append("  else \"-\"\n").toString();
    }

    private static String condition(Random random, int depth, boolean items, boolean free) {
        if (depth > 0) {
            String left = condition(random, depth - 1, items, free);
            String right = condition(random, depth - 1, items, free);
            return switch (random.nextInt(5)) {
                case 0 -> "(" + left + " && " + right + ")";
                case 1 -> "(" + left + " || " + right + ")";
                case 2 -> "!(" + left + ")";
                default -> left;
            };
        }
        List<String> atoms = new ArrayList<>(List.of(
                "recipient.channel == \"SMS\"",
                "recipient.channel != \"EMAIL\"",
                "recipient.channel in [\"SMS\", \"EMAIL\"]",
                "recipient.country == \"DE\"",
                "\"US\" == recipient.country",
                "recipient.country in [\"US\", \"DE\"]",
                "recipient.country == empty",
                "recipient.user.Name != empty"));
        if (items) {
            atoms.addAll(List.of("item.genre == \"Comedy\"", "item.price > 4", "item.price == empty", "item.active"));
        }
        if (free) {
            atoms.addAll(List.of(
                    "starts_with(recipient.country, \"D\")",
                    "lower(recipient.channel) == \"sms\"",
                    "item.title contains recipient.country",
                    "size(items) > 1",
                    "position == 1",
                    "(recipient.channel == \"SMS\" ? item.price > 4 : recipient.country == \"DE\")",
                    "first(recipient.user.Name, item.genre) == \"Comedy\"",
                    "(recipient.country + item.genre) == \"DEComedy\""));
        }
        return atoms.get(random.nextInt(atoms.size()));
    }

    private static String value(Random random, boolean free) {
        List<String> values = new ArrayList<>(List.of("\"x\"", "item.title", "item.genre", "text(item.price)"));
        if (free) {
            values.addAll(List.of(
                    "\"For \" + recipient.user.Name",
                    "first(recipient.user.Name, item.genre)",
                    "(recipient.channel == \"SMS\" ? item.genre : recipient.country)",
                    "trim(recipient.country)",
                    "recipient.country + item.genre"));
        }
        return values.get(random.nextInt(values.size()));
    }
}
