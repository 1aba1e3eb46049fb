package dev.garnish.languageserver;

import dev.garnish.RulesFormatter;
import dev.garnish.internal.lang.parse.Word;
import dev.garnish.languageserver.internal.CaseHits;
import dev.garnish.languageserver.internal.Document;
import dev.garnish.languageserver.internal.Hover;
import dev.garnish.languageserver.internal.Lines;
import dev.garnish.languageserver.internal.Names;
import dev.garnish.languageserver.internal.TextChange;
import dev.garnish.rules.InvalidRulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What a client asks and says about one document. */
final class TextRequests implements TextDocumentService {
    private final Desk desk;

    TextRequests(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        Document opened = opened(params);
        desk.edit(() -> desk.put(opened));
    }

    static Document opened(DidOpenTextDocumentParams params) {
        return Document.of(
                params.getTextDocument().getUri(),
                params.getTextDocument().getLanguageId(),
                params.getTextDocument().getText(),
                params.getTextDocument().getVersion());
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        desk.edit(() -> desk.buffers().find(uri).ifPresent(document -> desk.put(changed(document, params))));
    }

    static Document changed(Document document, DidChangeTextDocumentParams params) {
        String text = document.source().text();
        for (TextDocumentContentChangeEvent change : params.getContentChanges()) {
            text = changed(text, change);
        }
        return document.with(text, params.getTextDocument().getVersion());
    }

    private static String changed(String text, TextDocumentContentChangeEvent change) {
        Range range = change.getRange();
        if (range == null) {
            return change.getText();
        }
        Lines lines = new Lines(text);
        int start = lines.offset(range.getStart().getLine(), range.getStart().getCharacter());
        int end = lines.offset(range.getEnd().getLine(), range.getEnd().getCharacter());
        return text.substring(0, start) + change.getText() + text.substring(Math.max(start, end));
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        desk.edit(() -> desk.buffers().close(params.getTextDocument().getUri()));
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        desk.edit(() -> {});
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return desk.about(
                params.getTextDocument().getUri(),
                Either.forLeft(List.of()),
                subject -> Either.forRight(Proposals.at(subject, params.getPosition())));
    }

    @Override
    public CompletableFuture<org.eclipse.lsp4j.Hover> hover(HoverParams params) {
        return desk.found(
                params.getTextDocument().getUri(),
                subject -> Hover.at(subject.rules(), subject.source(), subject.offset(params.getPosition()))
                        .map(hover -> new org.eclipse.lsp4j.Hover(
                                new MarkupContent(MarkupKind.MARKDOWN, hover.markdown()),
                                subject.positions().range(hover.span()))));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return desk.about(
                params.getTextDocument().getUri(),
                Either.forLeft(List.of()),
                subject -> Either.forLeft(subject.word(params.getPosition())
                        .map(word -> definition(subject, word))
                        .orElse(List.of())));
    }

    private static List<Location> definition(Subject subject, Word word) {
        Range start = new Range(new Position(0, 0), new Position(0, 0));
        return Names.file(word)
                .map(file -> List.of(new Location(subject.buffers().uri(file), start)))
                .orElseGet(() -> subject.positions().locations(Names.definitions(subject.rules(), word)));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        boolean definitions = params.getContext() != null && params.getContext().isIncludeDeclaration();
        return desk.about(
                params.getTextDocument().getUri(),
                List.of(),
                subject -> subject.word(params.getPosition())
                        .map(word -> subject.positions().locations(Names.all(subject.rules(), word, definitions)))
                        .orElse(List.of()));
    }

    @Override
    public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams params) {
        return desk.about(
                params.getTextDocument().getUri(),
                List.of(),
                subject -> subject
                        .word(params.getPosition())
                        .map(word -> Names.all(subject.rules(), word, true))
                        .orElse(List.of())
                        .stream()
                        .filter(span -> span.source().equals(subject.source()))
                        .map(span -> new DocumentHighlight(subject.positions().range(span), DocumentHighlightKind.Text))
                        .toList());
    }

    @Override
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams params) {
        return desk.found(
                params.getTextDocument().getUri(), subject -> Renaming.prepared(subject, params.getPosition()));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        return desk.about(
                params.getTextDocument().getUri(),
                new WorkspaceEdit(),
                subject -> Renaming.edit(subject, params.getPosition(), params.getNewName()));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams params) {
        return desk.about(params.getTextDocument().getUri(), List.of(), Outline::symbols);
    }

    @Override
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
        return desk.about(params.getTextDocument().getUri(), List.of(), Outline::folds);
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
        return desk.about(params.getTextDocument().getUri(), List.of(), Outline::lenses);
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        return desk.about(params.getTextDocument().getUri(), List.of(), subject -> Actions.at(subject, params));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
        return desk.about(params.getTextDocument().getUri(), List.of(), TextRequests::formatted);
    }

    /** No edit of what cannot be read to its end: its problems are shown already. */
    private static List<TextEdit> formatted(Subject subject) {
        try {
            String text = RulesFormatter.format(subject.source());
            return TextChange.between(subject.source(), text).stream()
                    .map(subject.positions()::edit)
                    .toList();
        } catch (InvalidRulesException e) {
            return List.of();
        }
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
        return desk.about(params.getTextDocument().getUri(), List.of(), subject -> {
            List<InlayHint> hints = new ArrayList<>();
            for (CaseHits hit : CaseHits.of(subject.rules(), subject.source())) {
                if (params.getRange().getStart().getLine() <= hit.line()
                        && hit.line() <= params.getRange().getEnd().getLine()) {
                    hints.add(hint(hit, subject.lines()));
                }
            }
            return hints;
        });
    }

    private static InlayHint hint(CaseHits hit, Lines lines) {
        InlayHint hint = new InlayHint(Positions.position(lines, lines.endOf(hit.line())), Either.forLeft(hit.text()));
        hint.setPaddingLeft(true);
        if (!hit.example().isEmpty()) {
            hint.setTooltip(hit.example());
        }
        return hint;
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
        return desk.about(
                params.getTextDocument().getUri(),
                new SemanticTokens(List.of()),
                subject -> new SemanticTokens(Colours.of(subject.words(), subject.lines())));
    }
}
