package dev.garnish.languageserver;

import dev.garnish.languageserver.internal.Buffers;
import dev.garnish.languageserver.internal.Document;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;

/** What is open, as the messages of a client say it one by one. For use by one thread at a time. */
final class TypedTexts {
    private final Buffers buffers = new Buffers();
    private final TextListener listener;

    TypedTexts(TextListener listener) {
        this.listener = listener;
    }

    void see(Message message) {
        if (!(message instanceof NotificationMessage notification)) {
            return;
        }
        Object params = notification.getParams();
        if (params instanceof DidOpenTextDocumentParams opened) {
            put(TextRequests.opened(opened));
        } else if (params instanceof DidChangeTextDocumentParams changed) {
            buffers.find(changed.getTextDocument().getUri())
                    .ifPresent(document -> put(TextRequests.changed(document, changed)));
        } else if (params instanceof DidCloseTextDocumentParams closed) {
            buffers.close(closed.getTextDocument().getUri());
        }
    }

    private void put(Document document) {
        buffers.put(document);
        document.path().ifPresent(file -> listener.typed(file, document.source().text()));
    }
}
