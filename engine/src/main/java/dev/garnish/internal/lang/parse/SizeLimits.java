package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.rules.Code;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the size of a rule set while it is read. A rule set beyond a limit is refused, and nothing behind it is read.
 */
public final class SizeLimits {
    private final Problems problems;
    private int bytes;
    private int tokens;
    private int cases;
    private int parts;
    private int tables;
    private int includes;
    private int shared;
    private boolean exceeded;

    public SizeLimits(Problems problems) {
        this.problems = problems;
    }

    /** Whether something was refused. */
    public boolean isExceeded() {
        return exceeded;
    }

    /** Whether a file is read. */
    public boolean takes(Source source) {
        int size = source.text().getBytes(StandardCharsets.UTF_8).length;
        bytes += size;
        if (size > LanguageLimits.FILE) {
            return refuse(
                    Code.FILE_TOO_LARGE,
                    new Span(source, 0, 0),
                    "this file is larger than 1 MB",
                    "long lists of values can be a table beside the rules: table genre_label from genre-labels.csv");
        }
        return bytes <= LanguageLimits.FILE
                || refuse(new Span(source, 0, 0), LanguageLimits.FILE >> 20, "MB in all their files");
    }

    /** Whether the tokens of a file are read. */
    public boolean takes(Tokens read) {
        tokens += read.size();
        return tokens <= LanguageLimits.TOKENS
                || refuse(read.span(read.last()), LanguageLimits.TOKENS, "names, values and signs");
    }

    /** Whether the clauses of all files are checked. */
    public boolean takes(List<Clause> clauses) {
        int attributes = 0;
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Attribute attribute && ++attributes <= LanguageLimits.ATTRIBUTES) {
                count(attribute);
            } else if (clause instanceof Clause.Value value) {
                count(value.cases(), value.fallback());
            } else if (clause instanceof Clause.Drop drop) {
                count(drop.when(), drop.span());
            } else if (clause instanceof Clause.Recipient recipient) {
                parts += partsOf(recipient.when());
            } else if (clause instanceof Clause.Table table && ++tables > LanguageLimits.TABLES) {
                refuse(table.span(), LanguageLimits.TABLES, "tables");
            } else if (clause instanceof Clause.Include include && ++includes > LanguageLimits.INCLUDES) {
                refuse(include.span(), LanguageLimits.INCLUDES, "`include` lines");
            } else if (clause instanceof Clause.SharedGiven given && ++shared > LanguageLimits.SHARED_GIVEN) {
                refuse(given.span(), LanguageLimits.SHARED_GIVEN, "`given` lines outside tests");
            }
        }
        return !exceeded;
    }

    private void count(Clause.Attribute attribute) {
        count(attribute.cases(), attribute.fallback());
    }

    private void count(List<Clause.Case> lines, @Nullable Node fallback) {
        for (Clause.Case one : lines) {
            parts += partsOf(one.use());
            count(one.when(), one.span());
        }
        parts += partsOf(fallback);
    }

    private void count(@Nullable Node node, Span span) {
        parts += partsOf(node);
        if (++cases > LanguageLimits.CASES) {
            refuse(span, LanguageLimits.CASES, "cases and `drop item` lines");
        } else if (parts > LanguageLimits.ALL_PARTS) {
            refuse(span, LanguageLimits.ALL_PARTS, "names, values and operators in their expressions");
        }
    }

    private boolean refuse(Span span, int most, String what) {
        return refuse(
                Code.RULES_TOO_LARGE,
                span,
                "these rules have more than %,d %s".formatted(most, what),
                "what differs from item to item can be a column of the catalog, and a long list of values a table");
    }

    private boolean refuse(Code code, Span span, String message, String help) {
        if (!exceeded) {
            problems.add(code, span, message, "", help);
        }
        exceeded = true;
        return false;
    }

    private static int partsOf(@Nullable Node node) {
        if (node == null) {
            return 0;
        }
        int parts = node instanceof Node.Chain chain ? chain.operators().size() : 1;
        for (Node part : node.parts()) {
            parts += partsOf(part);
        }
        return parts;
    }
}
