package dev.garnish.languageserver;

import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.languageserver.internal.Completion;
import dev.garnish.languageserver.internal.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What may be written, as an editor lists it. */
final class Proposals {
    private Proposals() {}

    /** The list changes with what is typed, where values of the catalog are in it: not all of them are shown. */
    static CompletionList at(Subject subject, Position position) {
        List<Proposal> proposals = Completion.at(subject.rules(), subject.source(), subject.offset(position));
        List<CompletionItem> items = new ArrayList<>();
        for (Proposal one : proposals) {
            items.add(item(one, subject.positions(), items.size()));
        }
        boolean values = proposals.stream().anyMatch(one -> one.role() == Role.TEXT || one.role() == Role.ITEM);
        return new CompletionList(values, items);
    }

    private static CompletionItem item(Proposal one, Positions positions, int index) {
        CompletionItem item = new CompletionItem(one.label());
        item.setKind(kind(one.role()));
        item.setSortText(String.format(Locale.ROOT, "%05d", index));
        item.setTextEdit(Either.forLeft(new TextEdit(positions.range(one.replaced()), one.text())));
        if (!one.filter().equals(one.label())) {
            item.setFilterText(one.filter());
        }
        if (!one.detail().isEmpty()) {
            item.setDetail(one.detail());
        }
        if (!one.help().isEmpty()) {
            item.setDocumentation(one.help());
        }
        return item;
    }

    private static CompletionItemKind kind(Role role) {
        return switch (role) {
            case ATTRIBUTE -> CompletionItemKind.Class;
            case VALUE, VARIABLE -> CompletionItemKind.Variable;
            case TABLE -> CompletionItemKind.Struct;
            case FILE -> CompletionItemKind.File;
            case COLUMN -> CompletionItemKind.Field;
            case FIELD -> CompletionItemKind.Property;
            case FUNCTION -> CompletionItemKind.Function;
            case METHOD -> CompletionItemKind.Method;
            case CONSTANT -> CompletionItemKind.Constant;
            case OPERATOR -> CompletionItemKind.Operator;
            case TEXT, ITEM -> CompletionItemKind.Value;
            default -> CompletionItemKind.Keyword;
        };
    }
}
