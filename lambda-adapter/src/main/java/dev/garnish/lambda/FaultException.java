package dev.garnish.lambda;

/** A fault of ours, told by its kind and place alone: the message of what was thrown could hold a recipient's data. */
final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private FaultException(String message) {
        super(message, null, false, false);
    }

    static FaultException of(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return new FaultException(
                "a fault of Garnish (" + thrown.getClass().getSimpleName() + place + "): please report this line");
    }
}
