package dev.garnish.lines;

/**
 * Some consecutive lines of a stream, as they came.
 *
 * @param bytes whole lines with what ends them; the last of a stream may lack that. Nobody changes them
 * @param size how many of the bytes are theirs
 * @param first the number of the first line, counted from 1
 * @param tooLong whether this stands for one line that is beyond the limit, without its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record LineChunk(byte[] bytes, int size, long first, boolean tooLong) {
    private static final byte[] NOT_HELD = {};

    static LineChunk of(byte[] bytes, int size, long first) {
        return new LineChunk(bytes, size, first, false);
    }

    static LineChunk tooLong(long line) {
        return new LineChunk(NOT_HELD, 0, line, true);
    }

    int lines() {
        int ends = 0;
        for (int at = 0; at < size; at++) {
            ends += bytes[at] == '\n' ? 1 : 0;
        }
        return tooLong || (size > 0 && bytes[size - 1] != '\n') ? ends + 1 : ends;
    }
}
