package dev.garnish.internal.lang.check;

import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks {@code test} blocks against the attributes they expect. */
final class TestChecker {
    private final Map<String, Clause.Attribute> attributes = new HashMap<>();
    private final RecipientFields recipient;
    private final boolean keepsAll;
    private final Problems problems;

    /** @param keepsAll whether every item of a test has its entry, because no rule drops any */
    TestChecker(List<Clause.Attribute> attributes, RecipientFields recipient, boolean keepsAll, Problems problems) {
        attributes.forEach(attribute -> this.attributes.putIfAbsent(attribute.name(), attribute));
        this.recipient = recipient;
        this.keepsAll = keepsAll;
        this.problems = problems;
    }

    List<Program.Test> check(List<Clause.Test> tests) {
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
            checked.add(check(test));
        }
        return checked;
    }

    private Program.Test check(Clause.Test test) {
        if (test.expected().isEmpty() && !test.damaged()) {
            problems.add(
                    Code.TEST_WITHOUT_EXPECT,
                    test.span(),
                    "this test expects nothing",
                    "add a line such as expect Title = [\"Fleabag\"]");
        }
        List<Program.Expectation> expected = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Clause.Expectation expectation : test.expected()) {
            check(expectation, test, seen.add(expectation.attribute()));
            expected.add(new Program.Expectation(
                    expectation.attribute(), expectation.list(), expectation.values(), expectation.span()));
        }
        return new Program.Test(test.name(), test.items(), given(test), expected, test.span());
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
        } else if (attribute.options().once() == expectation.list()) {
            reportShape(attribute, expectation);
        } else if (expectation.list() && !test.damaged() && !fits(expectation, test)) {
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

    private List<Program.Given> given(Clause.Test test) {
        Map<RecipientField, Span> seen = new HashMap<>();
        List<Program.Given> given = new ArrayList<>();
        for (Clause.Given written : test.given()) {
            Optional<RecipientField> field = recipient.resolve(written.field());
            field.ifPresent(found -> {
                check(written, found, seen.putIfAbsent(found, written.span()) == null);
                given.add(new Program.Given(found, written.values(), written.span()));
            });
        }
        return given;
    }

    private void check(Clause.Given written, RecipientField field, boolean firstTime) {
        if (!firstTime) {
            problems.add(
                    Code.GIVEN_TWICE,
                    written.field().span(),
                    "this test sets `%s` twice"
                            .formatted(SourceQuote.of(written.field().span())),
                    "several values are a list: [\"a\", \"b\"]");
        } else if (written.list() && field.group() == RecipientField.Group.PLAIN) {
            problems.add(
                    Code.GIVEN_ONE_VALUE,
                    written.span(),
                    "`%s` has one value"
                            .formatted(SourceQuote.of(written.field().span())),
                    "write a text without [ ]");
        } else if (!recipient.isRead(field)) {
            reportUnread(written, field);
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
