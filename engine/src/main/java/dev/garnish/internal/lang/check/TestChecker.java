package dev.garnish.internal.lang.check;

import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.Program.Expectation.Shape;
import dev.garnish.internal.lang.WrittenDates;
import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Numeral;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Nfc;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.Source;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks {@code test} blocks against the attributes they expect. */
final class TestChecker {
    private static final Predicate<String> NUMBER =
            Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,40})?").asMatchPredicate();

    private final Map<String, Clause.Attribute> attributes = new LinkedHashMap<>();
    private final RecipientFields recipient;
    private final Days days;
    private final boolean keepsAll;
    private final boolean dated;
    private final Problems problems;

    /**
     * Checks tests of rules.
     *
     * @param keepsAll whether every item of a test has its entry, because no rule drops any
     * @param dated whether the rules read the clock
     */
    TestChecker(
            List<Clause.Attribute> attributes,
            RecipientFields recipient,
            Days days,
            boolean keepsAll,
            boolean dated,
            Problems problems) {
        for (Clause.Attribute attribute : attributes) {
            this.attributes.putIfAbsent(attribute.name(), attribute);
        }
        this.recipient = recipient;
        this.days = days;
        this.keepsAll = keepsAll;
        this.dated = dated;
        this.problems = problems;
    }

    List<Program.Test> check(List<Clause.Test> tests, List<Clause.SharedGiven> shared) {
        Map<Source, Situation> byFile = shared(tests, shared);
        Map<String, Span> names = new HashMap<>();
        List<Program.Test> checked = new ArrayList<>();
        for (Clause.Test test : tests) {
            Span before = names.putIfAbsent(test.name(), test.span());
            if (before != null) {
                problems.add(
                        Code.TEST_TWICE,
                        test.span(),
                        "there is a test of this name already, at %s".formatted(before),
                        "give it another name");
            }
            checked.add(check(test, byFile.getOrDefault(test.span().source(), Situation.NONE)));
        }
        return checked;
    }

    /**
     * What tests are given: fields of the recipient, and when it is.
     *
     * @param clock the field that says when it is; empty where none does
     */
    private record Situation(
            List<Program.Given> fields, @Nullable LocalDateTime now, String clock) {
        static final Situation NONE = new Situation(List.of(), null, "");
    }

    /** By file what each of its tests is given. */
    private Map<Source, Situation> shared(List<Clause.Test> tests, List<Clause.SharedGiven> shared) {
        Set<Source> tested = new HashSet<>();
        for (Clause.Test test : tests) {
            tested.add(test.span().source());
        }
        Map<Source, List<Clause.Given>> written = new LinkedHashMap<>();
        for (Clause.SharedGiven one : shared) {
            if (tested.contains(one.span().source())) {
                written.computeIfAbsent(one.span().source(), file -> new ArrayList<>())
                        .add(one.given());
            } else {
                problems.add(
                        Code.OUT_OF_PLACE,
                        one.span(),
                        "`given` stands outside a test",
                        "write test \"a name\" above it",
                        "a `given` above the tests of a file holds for all of them, and this file has none");
            }
        }
        Map<Source, Situation> given = new HashMap<>();
        for (Map.Entry<Source, List<Clause.Given>> one : written.entrySet()) {
            given.put(one.getKey(), given(one.getValue(), "these tests set"));
        }
        return given;
    }

    private Program.Test check(Clause.Test test, Situation shared) {
        if (test.expected().isEmpty() && !test.damaged()) {
            problems.add(
                    Code.TEST_WITHOUT_EXPECT,
                    test.span(),
                    "this test has no `expect`",
                    "add a line such as expect Title = [\"Fleabag\"]",
                    "of a recipient who gets nothing: expect nothing");
        }
        List<Program.Expectation> expected = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Clause.Expectation expectation : test.expected()) {
            if (expectation.ofEvery()) {
                expected.addAll(nothing(expectation, test));
                continue;
            }
            check(expectation, test, seen.add(expectation.attribute()));
            expected.add(new Program.Expectation(
                    expectation.attribute(),
                    expectation.shape(),
                    expectation.values().stream().map(Nfc::of).toList(),
                    expectation.span()));
        }
        Situation own = given(test.given(), "this test sets");
        List<Program.Given> fields = new ArrayList<>(own.fields());
        Set<RecipientField> set =
                own.fields().stream().map(Program.Given::field).collect(Collectors.toSet());
        shared.fields().stream().filter(one -> !set.contains(one.field())).forEach(fields::add);
        LocalDateTime now = own.now() == null ? shared.now() : own.now();
        if (own.clock().isEmpty() && shared.clock().isEmpty() && dated && !test.damaged()) {
            problems.add(
                    Code.TEST_WITHOUT_TODAY,
                    test.span(),
                    "the rules read the day, and this test does not say which it is",
                    "add a line such as given today = \"2026-01-31\"");
        }
        return new Program.Test(test.name(), test.items(), fields, now, expected, test.span());
    }

    /** {@code expect nothing}: none of the attributes. */
    private List<Program.Expectation> nothing(Clause.Expectation expectation, Clause.Test test) {
        if (test.expected().size() > 1) {
            problems.add(
                    Code.EXPECT_TWICE,
                    expectation.span(),
                    "`expect nothing` says already that there are no values",
                    "take one of them out");
        }
        return attributes.keySet().stream()
                .map(name -> new Program.Expectation(name, Shape.NOTHING, List.of(), expectation.span()))
                .toList();
    }

    private void check(Clause.Expectation expectation, Clause.Test test, boolean firstTime) {
        Clause.Attribute attribute = attributes.get(expectation.attribute());
        if (attribute == null && attributes.isEmpty()) {
            return; // which is reported
        }
        if (attribute == null) {
            problems.add(
                    Code.UNKNOWN_ATTRIBUTE,
                    expectation.nameSpan(),
                    "these rules make no attribute `%s`".formatted(SourceQuote.of(expectation.attribute())),
                    Suggestion.label(attributes.keySet(), expectation.attribute()));
        } else if (!firstTime) {
            problems.add(
                    Code.EXPECT_TWICE,
                    expectation.nameSpan(),
                    "this test expects %s twice".formatted(expectation.attribute()),
                    "take one of them out");
        } else if (expectation.shape() == Shape.NOTHING) {
            return;
        } else if (attribute.options().once() == (expectation.shape() == Shape.LIST)) {
            reportShape(attribute, expectation);
        } else if (expectation.shape() == Shape.LIST && !test.damaged() && !fits(expectation, test)) {
            reportLength(expectation, test);
        }
    }

    private void reportShape(Clause.Attribute attribute, Clause.Expectation expectation) {
        problems.add(
                Code.EXPECT_SHAPE,
                expectation.span(),
                attribute.options().once()
                        ? "%s is made once per recipient: one text".formatted(attribute.name())
                        : "%s is made per item: a list of texts".formatted(attribute.name()),
                attribute.options().once() ? "write a text without [ ]" : "write [\"…\"], one text per item");
    }

    private boolean fits(Clause.Expectation expectation, Clause.Test test) {
        int values = expectation.values().size();
        int items = test.items().size();
        return values == items || (!keepsAll && values < items) || values == 0;
    }

    private void reportLength(Clause.Expectation expectation, Clause.Test test) {
        problems.add(
                Code.EXPECT_LENGTH,
                expectation.span(),
                "%s has one entry per item: this test has %s, but expects %s"
                        .formatted(
                                expectation.attribute(),
                                count(test.items().size(), "item"),
                                count(expectation.values().size(), "entry")),
                "");
    }

    private static String count(int number, String word) {
        String plural = word.equals("entry") ? "entries" : word + "s";
        return number == 1 ? "1 " + word : number + " " + plural;
    }

    private Situation given(List<Clause.Given> lines, String whose) {
        Map<RecipientField, Span> seen = new HashMap<>();
        List<Program.Given> given = new ArrayList<>();
        LocalDateTime now = null;
        String clock = "";
        for (Clause.Given written : lines) {
            String name = written.field() instanceof Node.Name alone ? alone.name() : "";
            if (written.isClock()) {
                if (!reportClocks(clock, written, whose)) {
                    now = moment(written, name.equals("today")).orElse(null);
                    clock = name;
                }
                continue;
            }
            Optional<RecipientField> field = name.isEmpty()
                    ? recipient.resolve(written.field())
                    : Optional.of(RecipientField.of(name.equals("item_score") ? "scores" : name));
            field.ifPresent(found -> {
                check(written, found, seen.putIfAbsent(found, written.span()) == null, whose);
                given.add(new Program.Given(found, written.values(), written.span()));
            });
        }
        return new Situation(given, now, clock);
    }

    private Optional<LocalDateTime> moment(Clause.Given written, boolean isDay) {
        String text = written.values().size() == 1 ? written.values().get(0) : "";
        Optional<LocalDateTime> date = WrittenDates.date(text, days);
        boolean timed = isDay && date.isPresent() && !Days.isDay(date.get());
        if (timed || date.isEmpty()) {
            problems.add(
                    Code.BAD_DAY,
                    written.span(),
                    timed
                            ? "`today` is a day, without a time"
                            : "`%s` is not a day of the calendar"
                                    .formatted(SourceQuote.of(String.join(", ", written.values()))),
                    timed ? "write given now = \"%s\"".formatted(text) : "write " + instead(text, isDay));
            return Optional.empty();
        }
        return WrittenDates.now(text, days);
    }

    /** {@code 2026-11-27T18:30} of {@code 2026-11-27 18:30}, and a day as the language writes it. */
    private static String instead(String written, boolean isDay) {
        Optional<String> moment = isDay ? Optional.empty() : WrittenDates.like(written);
        Optional<String> known = moment.or(() -> Numeral.day(written));
        return isDay
                ? "given today = \"%s\"".formatted(known.orElse("2026-01-31"))
                : "given now = \"%s\"".formatted(known.orElse("2026-01-31T18:30:00"));
    }

    /** Whether another line has said already when it is. */
    private boolean reportClocks(String before, Clause.Given written, String whose) {
        String name = written.field().span().text();
        if (before.isEmpty() || before.equals(name)) {
            return reportTwice(!before.isEmpty(), written, whose);
        }
        problems.add(
                Code.GIVEN_TWICE,
                written.field().span(),
                "%s `%s` and `%s`, which both say when it is".formatted(whose, before, name),
                "take one of them out");
        return true;
    }

    private boolean reportTwice(boolean twice, Clause.Given written, String whose) {
        if (twice) {
            problems.add(
                    Code.GIVEN_TWICE,
                    written.field().span(),
                    "%s `%s` twice"
                            .formatted(whose, SourceQuote.of(written.field().span())),
                    written.field() instanceof Node.Name
                            ? "take one of them out"
                            : "several values are a list: [\"a\", \"b\"]");
        }
        return twice;
    }

    private void check(Clause.Given written, RecipientField field, boolean firstTime, String whose) {
        if (reportTwice(!firstTime, written, whose)) {
            return;
        }
        boolean isOne = field.group() == RecipientField.Group.PLAIN
                || field.equals(RecipientField.SEED)
                || field.equals(RecipientField.THEME);
        if (written.list() && isOne) {
            problems.add(
                    Code.GIVEN_ONE_VALUE,
                    written.span(),
                    "`%s` has one value"
                            .formatted(SourceQuote.of(written.field().span())),
                    "write a text without [ ]");
        } else if (!recipient.isRead(field)) {
            reportUnread(written, field);
        } else if (field.equals(RecipientField.SCORES)) {
            written.values().stream()
                    .filter(one -> !NUMBER.test(one))
                    .limit(1)
                    .forEach(one -> problems.add(
                            Code.BAD_GIVEN,
                            written.span(),
                            "a score is a number, not \"%s\"".formatted(SourceQuote.of(one)),
                            "for instance given item_score = [\"0.9\", \"0.25\"]",
                            "a score for each item, in their order"));
        }
    }

    private void reportUnread(Clause.Given written, RecipientField field) {
        List<String> others = problems.hasMoreThanShown()
                ? List.of()
                : recipient.read().stream()
                        .filter(read -> read.group() == field.group())
                        .map(RecipientField::name)
                        .toList();
        problems.add(
                Code.UNREAD_GIVEN,
                written.field().span(),
                "no rule reads `%s`".formatted(SourceQuote.of(written.field().span())),
                Suggestion.label(others, field.name()));
    }
}
