package dev.garnish.internal.lang.parse;

import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.List;

/**
 * A word of a rules file and what it stands for, for editors: known for half-written lines, too, of which the parser makes no
 * clause.
 *
 * @param name of a column, field, value, table and the like its name without quotes; of all else the text as written. The
 *     name of a field includes its group: {@code attributes.FirstName}
 * @param line the keyword of the line that it belongs to; empty before the first one
 * @param first whether it is the first of its line in the text
 * @param defines whether it is the place that gives something its name
 */
public record Word(Role role, String name, Span span, String line, boolean first, boolean defines) {
    /** What a word stands for. */
    public enum Role {
        KEYWORD,
        /** Behind an attribute's name: {@code max}, {@code once}. */
        OPTION,
        /** A host or a scheme behind an option. */
        HOST,
        ATTRIBUTE,
        VALUE,
        TABLE,
        TEST,
        LABEL,
        /** A table's file, or included rules. */
        FILE,
        COLUMN,
        /** A field of the recipient, or a group of fields. */
        FIELD,
        FUNCTION,
        METHOD,
        /** {@code item}, {@code items}, {@code recipient}, {@code value}, {@code position}, {@code today}, {@code now}. */
        VARIABLE,
        /** {@code true}, {@code false}, {@code empty}, {@code null}, {@code nothing}. */
        CONSTANT,
        /** {@code in}, {@code contains}, or the unit of a period. */
        OPERATOR,
        /** The id of an item in a test. */
        ITEM,
        NUMBER,
        TEXT,
        SYMBOL,
        UNKNOWN
    }

    /** The words of a file in the order written, comments left out; none of a file that is too large for rules. */
    public static List<Word> of(Source source) {
        return WordReader.words(source);
    }

    /** Where its name stands: without quotes around it. */
    public Span nameSpan() {
        return isQuoted() ? new Span(span.source(), span.start() + 1, span.end() - 1) : span;
    }

    public boolean isQuoted() {
        char first = span.source().text().charAt(span.start());
        return role != Role.SYMBOL && span.end() - span.start() > 1 && (first == '"' || first == '\'');
    }

    public boolean is(Role one, String text) {
        return role == one && name.equals(text);
    }

    public boolean isSymbol(String symbol) {
        return is(Role.SYMBOL, symbol);
    }

    /** Whether an offset is in it, or at its end. */
    public boolean touches(int offset) {
        return span.start() <= offset && offset <= span.end();
    }

    /** Whether what it stands for may be given another name, and that one. */
    public boolean canBeNamed(String other) {
        return switch (role) {
            case ATTRIBUTE -> AttributeNameParser.isName(other);
            case VALUE -> AttributeParser.isValueName(other);
            case TABLE -> TableParser.isName(other);
            default -> false;
        };
    }

    /** Whether it stands for what another one stands for: the same attribute, value, table or column. */
    public boolean meansSameAs(Word other) {
        return role == other.role && name.equals(other.name);
    }
}
