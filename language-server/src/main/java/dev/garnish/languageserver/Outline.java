package dev.garnish.languageserver;

import dev.garnish.languageserver.internal.Analysis;
import dev.garnish.languageserver.internal.Lines;
import dev.garnish.languageserver.internal.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The parts of a file: listed, folded, and with a command above each test. */
final class Outline {
    private Outline() {}

    static List<Either<SymbolInformation, DocumentSymbol>> symbols(Subject subject) {
        return Symbol.of(subject.words()).stream()
                .map(one -> Either.<SymbolInformation, DocumentSymbol>forRight(symbol(one, subject.positions())))
                .toList();
    }

    private static DocumentSymbol symbol(Symbol one, Positions positions) {
        return new DocumentSymbol(
                one.name().isEmpty() ? one.kind() : one.name(),
                kind(one.kind()),
                positions.range(one.whole()),
                positions.range(one.nameSpan()),
                one.kind(),
                one.cases().stream().map(line -> symbol(line, positions)).toList());
    }

    private static SymbolKind kind(String kind) {
        return switch (kind) {
            case "attribute" -> SymbolKind.Class;
            case "value" -> SymbolKind.Variable;
            case "table" -> SymbolKind.Struct;
            case "test" -> SymbolKind.Method;
            case "include" -> SymbolKind.File;
            default -> SymbolKind.Event;
        };
    }

    static List<FoldingRange> folds(Subject subject) {
        List<FoldingRange> folds = new ArrayList<>();
        for (Symbol one : Symbol.of(subject.words())) {
            int first = subject.lines().lineOf(one.whole().start());
            int last = subject.lines().lineOf(one.whole().end());
            if (first < last) {
                folds.add(new FoldingRange(first, last));
            }
        }
        addComments(folds, subject.lines());
        return folds;
    }

    /** Comments that go on over several lines. */
    private static void addComments(List<FoldingRange> folds, Lines lines) {
        int line = 0;
        while (line < lines.count()) {
            int first = line;
            while (line < lines.count() && lines.text(line).stripLeading().startsWith("#")) {
                line++;
            }
            if (line - first > 1) {
                FoldingRange comment = new FoldingRange(first, line - 1);
                comment.setKind(FoldingRangeKind.Comment);
                folds.add(comment);
            }
            line = Math.max(line, first + 1);
        }
    }

    static List<CodeLens> lenses(Subject subject) {
        List<CodeLens> lenses = new ArrayList<>();
        String uri = subject.buffers().uri(subject.source().name());
        for (Symbol one : Symbol.of(subject.words())) {
            if (one.kind().equals("test")) {
                Command run = new Command("Run test", Capabilities.RUN_TEST, List.of(uri, one.name()));
                lenses.add(new CodeLens(subject.positions().range(one.nameSpan()), run, null));
                if (lenses.size() == 1) {
                    Command all = new Command("Run all tests", Capabilities.RUN_TESTS, List.of(uri));
                    lenses.add(new CodeLens(subject.positions().range(one.nameSpan()), all, null));
                }
            }
        }
        return lenses;
    }

    /** What has a name that holds what is asked for, in all files of some rule sets. */
    static List<WorkspaceSymbol> named(List<Analysis> all, String query, Desk desk) {
        String asked = query.toLowerCase(Locale.ROOT);
        List<WorkspaceSymbol> symbols = new ArrayList<>();
        for (Analysis rules : all) {
            Positions positions = new Positions(rules, desk.buffers());
            rules.sources().stream()
                    .flatMap(source -> Symbol.of(rules.words(source)).stream())
                    .filter(one ->
                            List.of("attribute", "value", "table", "test").contains(one.kind()))
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(asked))
                    .forEach(one -> symbols.add(new WorkspaceSymbol(
                            one.name(), kind(one.kind()), Either.forLeft(positions.location(one.nameSpan())))));
        }
        return symbols;
    }
}
