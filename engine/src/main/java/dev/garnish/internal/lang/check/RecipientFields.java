package dev.garnish.internal.lang.check;

import dev.garnish.event.RecipientField;
import dev.garnish.event.RecipientField.Group;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves recipient fields as rules write them, and numbers those that are read. */
final class RecipientFields {
    private final Map<RecipientField, Integer> slots = new LinkedHashMap<>();
    private final Problems problems;

    RecipientFields(Problems problems) {
        this.problems = problems;
    }

    int slot(RecipientField field) {
        slots.putIfAbsent(field, slots.size());
        return slots.getOrDefault(field, 0);
    }

    boolean isRead(RecipientField field) {
        return slots.containsKey(field);
    }

    List<RecipientField> read() {
        return List.copyOf(slots.keySet());
    }

    static boolean concerns(Node node) {
        Node target = node instanceof Node.Member member
                ? member.target()
                : node instanceof Node.Key key ? key.target() : node;
        return node.isName("recipient")
                || target.isName("recipient")
                || target.recipientGroup().isPresent();
    }

    /** The field that a node names; empty where there is none, now reported. */
    Optional<RecipientField> resolve(Node node) {
        if (node.isName("recipient") || node.recipientGroup().isPresent()) {
            return bare(node);
        }
        if (node instanceof Node.Member member) {
            return resolve(node, member.target(), member.name(), member.nameSpan());
        }
        if (node instanceof Node.Key key) {
            return resolve(node, key.target(), key.key(), key.keySpan());
        }
        return Optional.empty();
    }

    private Optional<RecipientField> resolve(Node node, Node target, String name, Span nameSpan) {
        Optional<Group> group = target.recipientGroup();
        if (group.isPresent()) {
            return Optional.of(new RecipientField(group.get(), name));
        }
        if (target.isName("recipient") && RecipientField.PLAIN_NAMES.contains(name)) {
            return Optional.of(RecipientField.plain(name));
        }
        return target.isName("recipient") ? unknown(name, nameSpan) : noSuchPart(node, target);
    }

    private Optional<RecipientField> bare(Node node) {
        boolean root = node.isName("recipient");
        problems.add(
                Code.BARE_RECIPIENT,
                node.span(),
                "`%s` has many fields: name the one you mean".formatted(SourceQuote.of(node.span())),
                root ? "for instance recipient.country" : "for instance " + SourceQuote.of(node.span()) + ".FirstName",
                "the fields are " + all());
        return Optional.empty();
    }

    private static String all() {
        return String.join(", ", RecipientField.PLAIN_NAMES) + ", attributes.<Name> and user.<Name>";
    }

    private Optional<RecipientField> unknown(String name, Span span) {
        List<String> known = new ArrayList<>(RecipientField.PLAIN_NAMES);
        known.addAll(List.of("attributes", "user"));
        boolean simple = name.matches("[A-Za-z_][A-Za-z0-9_]*");
        String own = "perhaps recipient.attributes" + (simple ? "." + name : "[\"" + SourceQuote.of(name) + "\"]");
        problems.add(
                Code.UNKNOWN_RECIPIENT_FIELD,
                span,
                "a recipient has no field `%s`".formatted(SourceQuote.of(name)),
                known.contains(name)
                        ? "write recipient." + name
                        : Suggestion.among(known, name)
                                .map(Suggestion::didYouMean)
                                .orElse(own),
                "the fields are " + all());
        return Optional.empty();
    }

    private Optional<RecipientField> noSuchPart(Node node, Node target) {
        problems.add(
                Code.NO_SUCH_PART,
                node.span(),
                "`%s` is text, it has no parts".formatted(SourceQuote.of(target.span())),
                target instanceof Node.Name ? "write " + SourceQuote.of(target.span()) : "",
                "a field's name with dots or blanks is written recipient.attributes[\"First Name\"]");
        return Optional.empty();
    }
}
