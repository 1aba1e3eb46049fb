package dev.garnish.review;

import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Expression;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds values that rules compare with a recipient's fields, or give in tests, and that no host sends in these. */
final class RecipientValues {
    private static final Set<Operation> EQUALITIES = Set.of(Operation.EQUAL, Operation.NOT_EQUAL, Operation.IN);

    private final Program program;

    private RecipientValues(Program program) {
        this.program = program;
    }

    static List<Problem> problems(Program program) {
        RecipientValues values = new RecipientValues(program);
        return Stream.concat(
                        Trees.parts(program).flatMap(values::compared),
                        program.tests().stream()
                                .flatMap(test -> test.given().stream())
                                .flatMap(RecipientValues::given))
                .distinct()
                .toList();
    }

    private Stream<Problem> compared(Expr part) {
        if (!(part instanceof Expr.Call call) || !Predictor.compares(call)) {
            return Stream.empty();
        }
        Expr left = call.arguments().get(0);
        Expr right = call.arguments().get(1);
        if (right instanceof Expr.Constant constant) {
            return compared(call, left, constant);
        }
        return left instanceof Expr.Constant constant ? compared(call, right, constant) : Stream.empty();
    }

    private Stream<Problem> compared(Expr.Call call, Expr subject, Expr.Constant constant) {
        List<RecipientField> fields = Trees.parts(subject)
                .map(Expr::field)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean alone = fields.size() == 1 && readsOnlyRecipient(subject);
        if (!alone || subject.type() != Type.TEXT) {
            return Stream.empty();
        }
        boolean equality = EQUALITIES.contains(call.operation()) || call.operation() == Operation.CONTAINS;
        return equality
                ? texts(constant).flatMap(text -> fault(fields.get(0), subject, text, constant.span()))
                : part(fields.get(0), call, constant);
    }

    private static boolean readsOnlyRecipient(Expr subject) {
        return Trees.parts(subject)
                .noneMatch(part -> part instanceof Expr.ItemColumn
                        || part instanceof Expr.ItemsColumn
                        || part instanceof Expr.Items
                        || part instanceof Expr.SeedColumn
                        || part instanceof Expr.Score
                        || part instanceof Expr.Position);
    }

    private static Stream<String> texts(Expr.Constant constant) {
        return constant.value() instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.of(constant.value()).filter(String.class::isInstance).map(String.class::cast);
    }

    private Stream<Problem> fault(RecipientField field, Expr subject, String text, Span span) {
        Expression compiled = Expression.of(subject, program);
        UnaryOperator<String> made = value -> made(compiled, field, value) instanceof String one ? one : "";
        return HostValues.fault(field, subject.span().text(), made, text)
                .map(fault -> problem(fault, text, span))
                .stream();
    }

    private static Object made(Expression expression, RecipientField field, String value) {
        Recipient recipient = Recipient.of("").with(field, value);
        Object made = expression.evaluate(Inputs.of(List.of(), recipient)).value();
        return made == null ? "" : made;
    }

    /** Of a part of a text only whether some channel has it. */
    private Stream<Problem> part(RecipientField field, Expr.Call call, Expr.Constant constant) {
        Expression compiled = Expression.of(call, program);
        boolean never = HostValues.isChannel(field)
                && HostValues.CHANNELS.stream()
                        .noneMatch(one -> made(compiled, field, one).equals(true));
        return never
                ? Stream.of(Problem.of(
                        Code.VALUE_NOT_SENT,
                        constant.span(),
                        "`%s` holds for no channel".formatted(call.span().text()),
                        "",
                        "the channels are " + String.join(", ", HostValues.CHANNELS)))
                : Stream.empty();
    }

    private static Stream<Problem> given(Program.Given given) {
        String subject = "recipient." + given.field().name();
        return given.values().stream()
                .flatMap(text -> HostValues.fault(given.field(), subject, UnaryOperator.identity(), text).stream()
                        .map(fault -> problem(fault, text, given.span())));
    }

    private static Problem problem(HostValues.Fault fault, String text, Span span) {
        String label = fault.meant().isEmpty() ? "" : "did you mean %s?".formatted(DisplayText.quote(fault.meant()));
        return Problem.of(Code.VALUE_NOT_SENT, LiteralCheck.span(span, text), fault.message(), label, fault.help());
    }
}
