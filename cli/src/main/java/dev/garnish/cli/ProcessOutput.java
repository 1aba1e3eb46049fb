package dev.garnish.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One of this process's own streams, in UTF-8, that can tell whether its reader has left. */
final class ProcessOutput extends PrintStream {
    private static final int BUFFER = 1 << 16;

    private final Outlet outlet;

    private ProcessOutput(Outlet outlet) {
        super(new BufferedOutputStream(outlet, BUFFER), false, StandardCharsets.UTF_8);
        this.outlet = outlet;
    }

    static ProcessOutput to(FileDescriptor file) {
        return new ProcessOutput(new Outlet(new FileOutputStream(file)));
    }

    boolean readerHasLeft() {
        return outlet.brokenPipe;
    }

    /** A {@link PrintStream} keeps to itself why it could not write. */
    private static final class Outlet extends FilterOutputStream {
        private boolean brokenPipe;

        Outlet(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                brokenPipe =
                        String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
                throw e;
            }
        }
    }
}
