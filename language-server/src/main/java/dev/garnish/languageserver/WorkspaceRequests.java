package dev.garnish.languageserver;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.garnish.languageserver.internal.Analysis;
import dev.garnish.review.DisplayText;
import dev.garnish.review.TestReport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What a client asks and says about no one document. */
final class WorkspaceRequests implements WorkspaceService {
    private final Desk desk;
    private final Session session;

    WorkspaceRequests(Desk desk, Session session) {
        this.desk = desk;
        this.session = session;
    }

    /** Clients that answer about their settings send nothing of use here. */
    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        if (params.getSettings() instanceof JsonElement settings) {
            Session.setting(settings).ifPresent(desk::setCatalog);
        }
        session.configure();
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        desk.edit(() -> {});
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
        session.folders(params.getEvent().getAdded(), params.getEvent().getRemoved());
    }

    @Override
    public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
            WorkspaceSymbolParams params) {
        return desk.ask(() -> Either.forRight(Outline.named(desk.all(), params.getQuery(), desk)));
    }

    @Override
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
        String uri = argument(params, 0);
        return switch (params.getCommand()) {
            case Capabilities.RUN_TEST -> run(uri, argument(params, 1));
            case Capabilities.RUN_TESTS -> run(uri, "");
            default -> throw Answers.cannot("there is no such command");
        };
    }

    private static String argument(ExecuteCommandParams params, int index) {
        List<Object> given = params.getArguments();
        boolean text = given != null
                && given.size() > index
                && given.get(index) instanceof JsonPrimitive primitive
                && primitive.isString();
        if (!text) {
            throw Answers.cannot("this command takes the document, and the name of a test");
        }
        return ((JsonPrimitive) given.get(index)).getAsString();
    }

    /** @param name empty: all tests of the rule set */
    private CompletableFuture<Object> run(String uri, String name) {
        return desk.ask(() -> desk.subject(uri)
                        .orElseThrow(() -> Answers.cannot("this document is not open"))
                        .rules())
                .thenCompose(rules -> desk.items()
                        .test(rules, one -> name.isEmpty() || one.equals(name))
                        .thenCompose(report -> desk.ask(() -> shown(rules, report))));
    }

    /** What a client that runs tests gets. */
    private record TestCounts(long passed, long failed) {}

    private TestCounts shown(Analysis rules, TestReport report) {
        desk.tested(rules, report);
        int all = report.tests().size();
        if (report.passes()) {
            desk.show(MessageType.Info, all == 1 ? "the test passes" : "all %d tests pass".formatted(all));
        } else {
            String names = report.tests().stream()
                    .filter(test -> !test.passes())
                    .map(test -> DisplayText.text(test.name()))
                    .collect(Collectors.joining(", "));
            desk.show(
                    MessageType.Warning,
                    all == 1
                            ? "the test %s fails".formatted(names)
                            : "%d of %d tests fail: %s".formatted(report.failed(), all, names));
        }
        return new TestCounts(all - report.failed(), report.failed());
    }
}
