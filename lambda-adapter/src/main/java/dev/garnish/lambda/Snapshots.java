package dev.garnish.lambda;

import java.io.IOException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** What a function does around a snapshot of it: rehearses before one is taken, and looks around after a restart from it. */
final class Snapshots implements Resource {
    private final TransformerHandler handler;

    private Snapshots(TransformerHandler handler) {
        this.handler = handler;
    }

    /** Notifies it of snapshots for as long as somebody keeps what is returned. */
    static Snapshots of(TransformerHandler handler) {
        Snapshots snapshots = new Snapshots(handler);
        Core.getGlobalContext().register(snapshots);
        return snapshots;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        handler.rehearse();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        handler.wake();
    }
}
