package dev.garnish.languageserver;

import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server can do, as it announces them to clients. */
final class Capabilities {
    static final String FIX_ALL = CodeActionKind.SourceFixAll + ".garnish";
    static final String RUN_TEST = "garnish.runTest";
    static final String RUN_TESTS = "garnish.runTests";

    private Capabilities() {}

    static ServerCapabilities all() {
        ServerCapabilities all = new ServerCapabilities();
        all.setPositionEncoding("utf-16");
        all.setTextDocumentSync(sync());
        all.setCompletionProvider(new CompletionOptions(false, List.of(".", "\"", "'")));
        all.setHoverProvider(true);
        all.setDefinitionProvider(true);
        all.setReferencesProvider(true);
        all.setDocumentHighlightProvider(true);
        all.setDocumentSymbolProvider(true);
        all.setWorkspaceSymbolProvider(true);
        all.setFoldingRangeProvider(true);
        all.setDocumentFormattingProvider(true);
        all.setInlayHintProvider(true);
        all.setRenameProvider(new RenameOptions(true));
        all.setCodeLensProvider(new CodeLensOptions(false));
        all.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix, FIX_ALL)));
        all.setExecuteCommandProvider(new ExecuteCommandOptions(List.of(RUN_TEST, RUN_TESTS)));
        all.setSemanticTokensProvider(new SemanticTokensWithRegistrationOptions(Colours.LEGEND, true, false));
        WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        all.setWorkspace(new WorkspaceServerCapabilities(folders));
        return all;
    }

    private static TextDocumentSyncOptions sync() {
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        return sync;
    }
}
