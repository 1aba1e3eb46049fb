package dev.garnish.review;

import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Compiled.Delivery;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Program;
import dev.garnish.review.Explanation.Condition;
import dev.garnish.review.Explanation.ExplainedAttribute;
import dev.garnish.review.Explanation.ItemFate;
import dev.garnish.review.ListedItems.Listed;
import dev.garnish.review.RecipientExplanation.Fate;
import dev.garnish.review.RecipientExplanation.ListedItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Explains what one recipient gets for all items recommended to him. */
final class RecipientExplainer {
    private final Explainer explainer;
    private final Program program;
    private final ListedItems listed;

    RecipientExplainer(Explainer explainer, Program program, ListedItems listed) {
        this.explainer = explainer;
        this.program = program;
        this.listed = listed;
    }

    /** @param withList whether the recipient came with a list of items, so that lists are sent */
    RecipientExplanation explain(Recipient recipient, boolean withList) {
        boolean served = listed.delivery() == Delivery.SERVED;
        boolean reached = served || listed.delivery() == Delivery.FAILS;
        List<ListedItem> items = reached ? listed.all().stream().map(this::item).toList() : List.of();
        List<ExplainedAttribute> once = served ? attributes(true, listed.together()) : List.of();
        return new RecipientExplanation(
                recipient.id(), fate(), filter(), items, once, served ? values(items, once, withList) : Map.of());
    }

    private List<Condition> filter() {
        ExpressionExplainer readings = new ExpressionExplainer(program, listed.recommended());
        return Stream.ofNullable(program.filter())
                .map(filter -> Explainer.condition("recipient when", filter.when(), readings))
                .toList();
    }

    private ListedItem item(Listed one) {
        ItemFate fate = fate(one);
        return new ListedItem(
                one.id(),
                one.place(),
                fate == ItemFate.SHOWN ? one.position() : 0,
                one.item() != null,
                fate,
                drops(one),
                fate == ItemFate.SHOWN ? attributes(false, listed.inputs(one)) : List.of());
    }

    private Fate fate() {
        return switch (listed.delivery()) {
            case SERVED -> Fate.SERVED;
            case PASSES -> Fate.PASSES;
            case OMITTED -> Fate.OMITTED;
            case FAILS -> Fate.FAILS;
        };
    }

    private ItemFate fate(Listed one) {
        if (listed.delivery() == Delivery.FAILS) {
            return ItemFate.RECIPIENT_FAILS;
        }
        return one.isShown() ? ItemFate.SHOWN : ItemFate.DROPPED;
    }

    private List<Condition> drops(Listed one) {
        if (one.item() == null) {
            return List.of();
        }
        ExpressionExplainer readings = new ExpressionExplainer(program, listed.recommended(one));
        return program.drops().stream()
                .map(drop -> Explainer.condition("drop item when", drop, readings))
                .toList();
    }

    private List<ExplainedAttribute> attributes(boolean once, Inputs inputs) {
        return IntStream.range(0, program.attributes().size())
                .filter(i -> program.attributes().get(i).once() == once)
                .mapToObj(i -> explainer.attribute(i, inputs))
                .toList();
    }

    private Map<String, Object> values(List<ListedItem> items, List<ExplainedAttribute> once, boolean withList) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Program.Attribute attribute : program.attributes()) {
            if (attribute.once()) {
                values(attribute, once.stream()).forEach(value -> values.put(attribute.name(), value));
            } else if (withList) {
                Stream<ExplainedAttribute> all = items.stream().flatMap(item -> item.attributes().stream());
                values.put(attribute.name(), values(attribute, all).toList());
            }
        }
        return values;
    }

    private static Stream<String> values(Program.Attribute attribute, Stream<ExplainedAttribute> explained) {
        return explained.filter(one -> one.name().equals(attribute.name())).map(ExplainedAttribute::value);
    }
}
