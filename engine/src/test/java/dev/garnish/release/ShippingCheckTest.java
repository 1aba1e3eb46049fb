package dev.garnish.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.review.CoverageReport.Shortfall;
import dev.garnish.rules.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippingCheckTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Catalog CATALOG =
            Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", "One"), Item.of(SCHEMA, "2", (Object) null)));

    private static ShippingCheck check(String expected, Map<String, BigDecimal> required) {
        RuleSet rules = RuleSet.parse(List.of(new Source("my.rules", """
                attribute Title
                  use item.title
                  else "-"
                test "t"
                  items 1
                  expect Title = ["%s"]
                """.formatted(expected))), SCHEMA);
        return ShippingCheck.of(rules, CATALOG, required);
    }

    @Test
    void rulesThatPassTheirTestsMayBeShipped() {
        assertThat(check("One", Map.of()).passes()).isTrue();
    }

    @Test
    void aTestThatFailsKeepsRulesBackAndNothingMoreIsCounted() {
        ShippingCheck check = check("Two", Map.of("Title", new BigDecimal("99")));

        assertThat(check.passes()).isFalse();
        assertThat(check.tests().failed()).isEqualTo(1);
        assertThat(check.below()).isEmpty();
    }

    @Test
    void tooManyElsesKeepRulesBack() {
        assertThat(check("One", Map.of("Title", new BigDecimal("50"))).passes()).isTrue();
        assertThat(check("One", Map.of("Title", new BigDecimal("50.01"))).below())
                .containsExactly(new Shortfall("Title", new BigDecimal("50.01"), new BigDecimal("50.00")));
    }
}
