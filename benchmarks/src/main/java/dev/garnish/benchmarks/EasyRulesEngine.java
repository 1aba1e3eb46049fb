package dev.garnish.benchmarks;

import java.io.StringReader;
import java.util.List;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.mvel.MVELRuleFactory;
import org.jeasy.rules.support.reader.YamlRuleDefinitionReader;

/** Easy Rules: YAML with MVEL, an activation group (the first that holds fires) for each attribute. */
final class EasyRulesEngine implements ItemEngine {
    private final Task task;
    private final RulesEngine engine = new DefaultRulesEngine();
    private final Rules perItem;
    private final Rules once;

    EasyRulesEngine(Task task) {
        this.task = task;
        this.perItem = rules(task.text("yml"));
        this.once = task.once().isEmpty() ? new Rules() : rules(task.text("once.yml"));
    }

    private static Rules rules(String yaml) {
        try {
            return new MVELRuleFactory(new YamlRuleDefinitionReader()).createRules(new StringReader(yaml));
        } catch (Exception e) { // createRules declares no narrower one
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String[] itemValues(Asked recipient, Product item) {
        return fire(perItem, recipient, item, task.perItem());
    }

    @Override
    public String[] onceValues(Asked recipient) {
        return fire(once, recipient, Product.UNKNOWN, task.once());
    }

    private String[] fire(Rules rules, Asked recipient, Product item, List<String> names) {
        Made made = new Made(names);
        Facts facts = new Facts();
        facts.put("item", item);
        facts.put("recipient", recipient);
        facts.put("made", made);
        engine.fire(rules, facts);
        return made.values();
    }
}
