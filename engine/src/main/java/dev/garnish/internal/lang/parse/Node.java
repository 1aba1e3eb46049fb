package dev.garnish.internal.lang.parse;

import dev.garnish.catalog.Type;
import dev.garnish.event.RecipientField.Group;
import dev.garnish.rules.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An expression as written, before names and types are known. */
public sealed interface Node {
    Span span();

    /** The expressions that it is made of, in the order written. */
    default List<Node> parts() {
        return List.of();
    }

    /** Whether it is this name, standing alone. */
    default boolean isName(String name) {
        return this instanceof Name only && only.name.equals(name);
    }

    /** The group of fields that {@code recipient.attributes} or {@code recipient.user} stands for. */
    default Optional<Group> recipientGroup() {
        if (!(this instanceof Member member) || !member.target.isName("recipient")) {
            return Optional.empty();
        }
        return switch (member.name) {
            case "attributes" -> Optional.of(Group.ATTRIBUTES);
            case "user" -> Optional.of(Group.USER);
            default -> Optional.empty();
        };
    }

    /** Text, number or truth. */
    record Literal(Type type, Object value, Span span) implements Node {}

    /** {@code empty} or {@code null}. */
    record Empty(Span span) implements Node {}

    record Listing(List<Node> entries, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return entries;
        }
    }

    /** A name standing alone: {@code item}, {@code position}. */
    record Name(String name, Span span) implements Node {}

    /** {@code target.name}. */
    record Member(Node target, String name, Span nameSpan, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(target);
        }
    }

    /** {@code target["key"]}. */
    record Key(Node target, String key, Span keySpan, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(target);
        }
    }

    /** {@code target[0]}. */
    record Index(Node target, BigDecimal index, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(target);
        }
    }

    /** {@code name(...)}, or {@code target.name(...)}. */
    record Call(@Nullable Node target, String name, Span nameSpan, List<Node> arguments, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return Stream.concat(Stream.ofNullable(target), arguments.stream()).toList();
        }
    }

    /** {@code !} or {@code -}. */
    record Unary(String operator, Node operand, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(operand);
        }
    }

    /** Operands of one precedence with the operators between, to be read from the left. */
    record Chain(List<Node> operands, List<Operator> operators, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return operands;
        }
    }

    /** {@code 30 days}: what a date is moved by. */
    record Period(Node amount, String unit, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(amount);
        }
    }

    /** A comparison, {@code in} or {@code contains}. */
    record Compare(Operator operator, Node left, Node right, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(left, right);
        }
    }

    record Choice(Node condition, Node yes, Node no, Span span) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(condition, yes, no);
        }
    }

    record Operator(String symbol, Span span) {}
}
