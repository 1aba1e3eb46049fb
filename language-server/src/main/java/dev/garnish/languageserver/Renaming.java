package dev.garnish.languageserver;

import dev.garnish.internal.lang.parse.Word;
import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.languageserver.internal.Names;
import dev.garnish.languageserver.internal.TextChange;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;

/** Gives an attribute, a value or a table another name, wherever the rules and their tests read it. */
final class Renaming {
    private Renaming() {}

    /** What can be renamed at a place. */
    static Optional<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepared(
            Subject subject, Position position) {
        return renameable(subject, position)
                .map(word -> new PrepareRenameResult(subject.positions().range(word.nameSpan()), word.name()))
                .map(Either3::forSecond);
    }

    private static Optional<Word> renameable(Subject subject, Position position) {
        Optional<Word> word = subject.word(position);
        if (word.filter(one -> one.role() == Role.COLUMN).isPresent()) {
            throw Answers.cannot("a column has the name that the catalog gives it: it cannot be changed here");
        }
        if (word.filter(one -> one.role() == Role.FIELD).isPresent()) {
            throw Answers.cannot("a field of the recipient has the name that hosts send: it cannot be changed here");
        }
        return Names.renameable(subject.rules(), word);
    }

    static WorkspaceEdit edit(Subject subject, Position position, String name) {
        Word word = renameable(subject, position)
                .orElseThrow(() ->
                        Answers.cannot("only attributes, values and tables of these rules have names to" + " change"));
        Names.refusal(subject.rules(), word, name).ifPresent(reason -> {
            throw Answers.cannot(reason);
        });
        return subject.positions()
                .edits(Names.all(subject.rules(), word, true).stream()
                        .map(span -> new TextChange(span, name))
                        .toList());
    }
}
