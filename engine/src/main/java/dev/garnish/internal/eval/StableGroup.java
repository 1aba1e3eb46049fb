package dev.garnish.internal.eval;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A group that a text is always in: the first 8 bytes of the SHA-256 of salt, {@code :} and text in UTF-8, as a number
 * without sign, modulo the number of groups, plus 1. Anyone can compute it elsewhere, so it never changes.
 */
final class StableGroup {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private StableGroup() {}

    /** Missing where the number of groups is not from 1 to a million; a fraction of it is cut off. */
    static @Nullable BigDecimal of(String text, String salt, BigDecimal groups) {
        if (groups.compareTo(BigDecimal.ONE) < 0 || groups.compareTo(MOST) > 0) {
            return null;
        }
        byte[] digest = sha256().digest((salt + ":" + text).getBytes(StandardCharsets.UTF_8));
        long number = ByteBuffer.wrap(digest).getLong(); // with a BigInteger, a group takes half as long again
        return BigDecimal.valueOf(1 + Long.remainderUnsigned(number, groups.longValue()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
