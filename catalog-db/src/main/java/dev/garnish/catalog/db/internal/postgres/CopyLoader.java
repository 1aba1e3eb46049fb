package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.Loader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Rows into a PostgreSQL table by {@code COPY}. A row that the server refuses is left out, and those around it come in. */
final class CopyLoader implements Loader {
    /** So much is sent at once, in characters. */
    private static final int PORTION = 1 << 20;

    private static final Pattern LINE = Pattern.compile("COPY .*?, line (\\d+).*", Pattern.DOTALL);

    private final Connection connection;
    private final Refusals refusals;
    private final String copy;
    private final StringBuilder text = new StringBuilder();
    /** Of each row where it ends in the text, and its number. */
    private final List<Integer> ends = new ArrayList<>();

    private final List<Long> rows = new ArrayList<>();

    CopyLoader(Connection connection, String table, List<Stored> columns, Refusals refusals) {
        this.connection = connection;
        this.refusals = refusals;
        this.copy = "copy %s (%s) from stdin".formatted(table, Stored.names(columns));
    }

    @Override
    public void add(long row, @Nullable Object[] values) throws SQLException {
        Optional<String> refusal = CopyText.refusal(values);
        if (refusal.isPresent()) {
            refusals.refused(row, refusal.get());
            return;
        }
        CopyText.append(values, text);
        ends.add(text.length());
        rows.add(row);
        if (text.length() >= PORTION) {
            flush();
        }
    }

    @Override
    public void flush() throws SQLException {
        send(0, rows.size());
        text.setLength(0);
        ends.clear();
        rows.clear();
    }

    /**
     * Sends rows, and halves them around those that the server refuses. {@code COPY} takes all or nothing, so that each refusal
     * costs a return to the savepoint.
     */
    private void send(int from, int to) throws SQLException {
        if (from == to) {
            return;
        }
        Savepoint before = connection.setSavepoint();
        try {
            copy(from, to);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            int bad = Math.min(from + line(e), to) - 1;
            connection.rollback(before);
            if (isLimit(e) && to - from > 1) {
                int middle = (from + to) / 2;
                send(from, middle);
                send(middle, to);
                return;
            }
            refusals.refused(rows.get(bad), "the database refuses it: " + PgFailures.reason(e));
            send(from, bad);
            // Where one is bad, more may be: each of them costs what is sent after it.
            int middle = (bad + 1 + to) / 2;
            send(bad + 1, middle);
            send(middle, to);
        }
    }

    /** Of a row that is too large the server names only the line up to which it read, unless there is just one. */
    private static boolean isLimit(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("54");
    }

    /** Ends the copy in any case: a connection that stays in it takes no other statement. */
    private void copy(int from, int to) throws SQLException {
        int start = from == 0 ? 0 : ends.get(from - 1);
        byte[] bytes = text.substring(start, ends.get(to - 1)).getBytes(StandardCharsets.UTF_8);
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            in.writeToCopy(bytes, 0, bytes.length);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    /** Which of the rows sent the server refused, from 1; what is not about one row is thrown on. */
    private static int line(SQLException e) throws SQLException {
        @Nullable
        ServerErrorMessage message = e instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
        Matcher line = LINE.matcher(message == null ? "" : String.valueOf(message.getWhere()));
        if (!line.matches()) {
            throw e;
        }
        return Integer.parseInt(line.group(1));
    }

    @Override
    public void close() {}
}
