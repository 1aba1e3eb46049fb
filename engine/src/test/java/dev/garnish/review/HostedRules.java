package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.rules.Source;
import java.util.List;

/** Loads rules in an application whose class path a test has put together. */
public final class HostedRules {
    private HostedRules() {}

    /** How many attributes there are, or what was thrown. */
    public static String load() {
        Source source = new Source("a.rules", "attribute Title\n  use item.title + \"!\"\n  else \"x\"\n");
        try {
            RuleSet rules = RuleSet.parse(List.of(source), Schema.of(new Column("title", Type.TEXT)));
            return "loaded " + rules.warnings().size();
        } catch (Throwable e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
}
