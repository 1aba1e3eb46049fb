package dev.garnish.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.utils.KieHelper;

/**
 * Drools: the executable model and a stateless session over all facts of the event at once. Flat facts and conditions
 * that exclude each other, so that nothing is modified and evaluated again.
 */
final class DroolsRules implements Rules {
    private final Task task;
    private final Map<String, Product> products;
    private final KieBase base;

    DroolsRules(Task task, Map<String, Product> products) {
        this.task = task;
        this.products = products;
        this.base =
                new KieHelper().addContent(task.text("drl"), ResourceType.DRL).build(ExecutableModelProject.class);
    }

    @Override
    public List<Map<String, Object>> apply(List<Asked> recipients) {
        List<Object> facts = new ArrayList<>();
        List<Map<String, Object>> made = new ArrayList<>(recipients.size());
        List<Runnable> gather = new ArrayList<>(recipients.size());
        for (Asked recipient : recipients) {
            List<ItemFact> items = itemFacts(recipient);
            RecipientFact once = new RecipientFact(recipient, task.once());
            facts.addAll(items);
            if (!task.once().isEmpty()) {
                facts.add(once);
            }
            gather.add(() -> made.add(values(items, once)));
        }
        base.newStatelessKieSession().execute(facts);
        gather.forEach(Runnable::run);
        return made;
    }

    private List<ItemFact> itemFacts(Asked recipient) {
        List<ItemFact> facts = new ArrayList<>(recipient.itemIds().size());
        for (String id : recipient.itemIds()) {
            facts.add(new ItemFact(products.getOrDefault(id, Product.UNKNOWN), recipient, task.perItem()));
        }
        return facts;
    }

    private Map<String, Object> values(List<ItemFact> items, RecipientFact once) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < task.perItem().size(); i++) {
            List<String> list = new ArrayList<>(items.size());
            for (ItemFact item : items) {
                list.add(item.getMade().values()[i]);
            }
            values.put(task.perItem().get(i), list);
        }
        for (int i = 0; i < task.once().size(); i++) {
            values.put(task.once().get(i), once.getMade().values()[i]);
        }
        return values;
    }
}
