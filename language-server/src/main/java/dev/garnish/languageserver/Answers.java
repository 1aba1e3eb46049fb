package dev.garnish.languageserver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** What a client gets in place of a result. */
final class Answers {
    private Answers() {}

    /** An answer that says in the author's words why something cannot be done. */
    static ResponseErrorException cannot(String reason) {
        return error(ResponseErrorCode.RequestFailed, reason);
    }

    static CompletableFuture<Object> refusal(ResponseErrorCode code, String reason) {
        return CompletableFuture.failedFuture(error(code, reason));
    }

    private static ResponseErrorException error(ResponseErrorCode code, String reason) {
        return new ResponseErrorException(new ResponseError(code, reason, null));
    }

    /** Where a fault of ours happened, without its message: that could hold an author's or a recipient's data. */
    static ResponseError fault(Throwable thrown) {
        Throwable cause = cause(thrown);
        return cause instanceof ResponseErrorException known
                ? known.getResponseError()
                : new ResponseError(ResponseErrorCode.InternalError, line(cause), null);
    }

    /** A fault of ours as one line. */
    static String line(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return "a fault of garnish (" + thrown.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0])
                + "): please report this line";
    }

    static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException
                        || cause instanceof ExecutionException
                        || cause instanceof java.lang.reflect.InvocationTargetException
                        || cause instanceof java.lang.reflect.UndeclaredThrowableException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
