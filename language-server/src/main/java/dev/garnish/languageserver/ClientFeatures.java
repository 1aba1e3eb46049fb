package dev.garnish.languageserver;

import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * What of the protocol's options a client takes.
 *
 * @param configuration it answers what its settings are
 * @param watching it reports changed files
 * @param hints it asks again for inlay hints when it is asked to
 */
record ClientFeatures(boolean configuration, boolean watching, boolean hints) {
    static final ClientFeatures NONE = new ClientFeatures(false, false, false);

    static ClientFeatures of(@Nullable ClientCapabilities client) {
        Optional<WorkspaceClientCapabilities> workspace =
                Optional.ofNullable(client).map(ClientCapabilities::getWorkspace);
        return new ClientFeatures(
                workspace.map(WorkspaceClientCapabilities::getConfiguration).orElse(false),
                workspace
                        .map(WorkspaceClientCapabilities::getDidChangeWatchedFiles)
                        .map(one -> one.getDynamicRegistration())
                        .orElse(false),
                workspace
                        .map(WorkspaceClientCapabilities::getInlayHint)
                        .map(one -> one.getRefreshSupport())
                        .orElse(false));
    }
}
