package dev.garnish.languageserver;

import dev.garnish.internal.lang.parse.Word;
import dev.garnish.languageserver.internal.Analysis;
import dev.garnish.languageserver.internal.Buffers;
import dev.garnish.languageserver.internal.Lines;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * The document that a client asks about.
 *
 * @param rules the rule set that it is part of
 */
record Subject(Analysis rules, Source source, Buffers buffers) {
    Lines lines() {
        return rules.lines(source);
    }

    int offset(Position position) {
        return lines().offset(position.getLine(), position.getCharacter());
    }

    Span span(Range range) {
        int start = offset(range.getStart());
        return new Span(source, start, Math.max(start, offset(range.getEnd())));
    }

    Optional<Word> word(Position position) {
        return rules.wordAt(source, offset(position));
    }

    List<Word> words() {
        return rules.words(source);
    }

    Positions positions() {
        return new Positions(rules, buffers);
    }
}
