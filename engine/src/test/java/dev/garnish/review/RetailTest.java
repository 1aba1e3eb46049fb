package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.review.CatalogReport.CaseCoverage;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The checks over a real catalog. */
class RetailTest {
    private static final String RULES = """
            drop item when item.stock == 0

            attribute Title max 40
              use item.title
              else "Recommended for you"

            attribute Genre
              when item.genre == "accesories"  use "Accessories"
              when item.genre == "footwear" && item.gender_affinity == "F"  use "Shoes for her"
              use title_case(item.genre)
              when item.genre == "tools"  use "Tools"
              else "Featured"

            attribute Image image hosts img.example.com
              use "https://img.example.com/" + item.image_file
              else "https://img.example.com/default.jpg"

            attribute Offer
              when item.promoted == "true" && recipient.country == "US"  use "Promoted in " + recipient.city
              when item.price < 10  use "Under ten"
              else "See the price"
            """;

    @Test
    void realProductsAreCheckedInAFractionOfASecond() throws IOException {
        Optional<Catalog> found = Retail.catalog();
        assumeTrue(found.isPresent(), "the catalog of real products is not beside the project");
        Catalog catalog = found.get();
        RuleSet rules = RuleSet.parse(List.of(new Source("shop.rules", RULES)), catalog.schema());

        long start = cpuTime();
        CatalogReport report = CatalogCheck.run(rules, catalog);
        Duration cold = Duration.ofNanos(cpuTime() - start);

        assertThat(cold).isLessThan(Duration.ofSeconds(1));
        assertThat(report.items()).isEqualTo(2465);
        assertThat(report.dropped()).isZero();
        assertThat(report.attributes())
                .extracting(one -> one.name() + " "
                        + one.cases().stream().map(CaseCoverage::items).toList())
                .containsExactly(
                        "Title [2465, 0]", "Genre [0, 90, 2375, 0, 0]", "Image [2465, 0]", "Offer [0, 77, 1779]");
        assertThat(Problem.render(report.warnings(), false)).isEqualTo("""
                warning[R503]: no item has the stock 0
                  --> shop.rules:1:30
                   |
                 1 | drop item when item.stock == 0
                   |                              ^

                warning[R505]: Title is cut to 40 characters for 11 of 2,465 items
                  --> shop.rules:4:3
                   |
                 4 |   use item.title
                   |   ^^^^^^^^^^^^^^ the longest has 47 characters
                   = help: for instance item 2f182add-43fd-41f2-8899-d9e2fe507625: "Vintage Sunburst Semi-Hollow Electric Guitar"

                warning[R503]: no item has the genre "accesories"
                  --> shop.rules:8:22
                   |
                 8 |   when item.genre == "accesories"  use "Accessories"
                   |                      ^^^^^^^^^^^^ did you mean "accessories" (228 items)?
                   = effect: this case applies to none of 2,465 items

                warning[R501]: this case never gives the value: one above always comes first
                   --> shop.rules:11:3
                    |
                 11 |   when item.genre == "tools"  use "Tools"
                    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ line 10 for all 59 items it applies to
                    = help: move it up, or take it out""");
    }

    /** Of this thread alone: what else the machine does is not measured. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
