package dev.garnish.languageserver;

import dev.garnish.languageserver.internal.Fixes;
import dev.garnish.languageserver.internal.Fixes.Suggested;
import dev.garnish.languageserver.internal.TextChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Changes that mend problems. */
final class Actions {
    private Actions() {}

    static List<Either<Command, CodeAction>> at(Subject subject, CodeActionParams params) {
        List<CodeAction> actions = new ArrayList<>();
        List<String> only = Objects.requireNonNullElse(params.getContext().getOnly(), List.of());
        if (isAsked(only, CodeActionKind.QuickFix)) {
            for (Suggested one : Fixes.at(subject.rules(), subject.span(params.getRange()))) {
                actions.add(fix(one, subject, params.getContext().getDiagnostics()));
            }
        }
        if (isAsked(only, Capabilities.FIX_ALL)) {
            List<TextChange> changes = Fixes.all(subject.rules());
            if (!changes.isEmpty()) {
                CodeAction all = new CodeAction("Make all sure changes");
                all.setKind(Capabilities.FIX_ALL);
                all.setEdit(subject.positions().edits(changes));
                actions.add(all);
            }
        }
        return actions.stream().map(Either::<Command, CodeAction>forRight).toList();
    }

    /** A kind is asked for by its name, or by the start of it. */
    private static boolean isAsked(List<String> only, String kind) {
        return only.isEmpty() || only.stream().anyMatch(one -> kind.equals(one) || kind.startsWith(one + "."));
    }

    private static CodeAction fix(Suggested one, Subject subject, List<Diagnostic> shown) {
        CodeAction action = new CodeAction("Write `%s`".formatted(one.change().text()));
        action.setKind(CodeActionKind.QuickFix);
        action.setIsPreferred(one.sure());
        action.setEdit(subject.positions().edits(List.of(one.change())));
        action.setDiagnostics(shown.stream()
                .filter(diagnostic -> diagnostic
                        .getRange()
                        .equals(subject.positions().range(one.problem().span())))
                .toList());
        return action;
    }
}
