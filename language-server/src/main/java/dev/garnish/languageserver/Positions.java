package dev.garnish.languageserver;

import dev.garnish.languageserver.internal.Analysis;
import dev.garnish.languageserver.internal.Buffers;
import dev.garnish.languageserver.internal.Lines;
import dev.garnish.languageserver.internal.TextChange;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Spans of rules as the protocol writes them: lines from 0, columns in UTF-16 units, files by their URI. */
record Positions(Analysis rules, Buffers buffers) {
    static Position position(Lines lines, int offset) {
        return new Position(lines.lineOf(offset), lines.characterOf(offset));
    }

    Range range(Span span) {
        Lines lines = rules.lines(span.source());
        return new Range(position(lines, span.start()), position(lines, span.end()));
    }

    Location location(Span span) {
        return new Location(buffers.uri(span.source().name()), range(span));
    }

    List<Location> locations(List<Span> spans) {
        return spans.stream().map(this::location).toList();
    }

    TextEdit edit(TextChange change) {
        return new TextEdit(range(change.span()), change.text());
    }

    WorkspaceEdit edits(List<TextChange> changes) {
        Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
        for (TextChange change : changes) {
            edits.computeIfAbsent(buffers.uri(change.span().source().name()), uri -> new ArrayList<>())
                    .add(edit(change));
        }
        return new WorkspaceEdit(edits);
    }
}
