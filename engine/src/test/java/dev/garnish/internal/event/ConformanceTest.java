package dev.garnish.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.garnish.event.InvalidEventException;
import dev.garnish.internal.json.JsonScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner's verdicts, beside those of jackson-core where it is set to the same limits. */
class ConformanceTest {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonScanner.MAX_DEPTH)
                    .maxNumberLength(JsonScanner.MAX_DIGITS)
                    .build())
            .build();
    private static final int MUTATED_BYTES = 2_500_000;

    /** One line of the listing. */
    record Case(boolean valid, boolean jacksonDiffers, String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String line : listing().lines().toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String verdict = line.substring(0, 3).strip();
                String[] rest = line.substring(4).split(" +", 2);
                boolean valid = verdict.startsWith("y") || verdict.startsWith("i+");
                cases.add(new Case(valid, verdict.endsWith("!"), rest[0], rest[1]));
            }
        }
        return cases;
    }

    private static String listing() {
        try (InputStream in = ConformanceTest.class.getResourceAsStream("conformance.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theScannerGivesTheVerdictOfTheListing(Case one) {
        assertThat(scannerAccepts(bytes(one.text))).isEqualTo(one.valid);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jacksonGivesTheSameButForTheListedDifferences(Case one) {
        assertThat(jacksonAccepts(bytes(one.text))).isEqualTo(one.valid != one.jacksonDiffers);
    }

    @Test
    void theListingIsLong() {
        assertThat(cases()).hasSizeGreaterThan(300);
        assertThat(cases()).extracting(Case::name).doesNotHaveDuplicates();
    }

    /** Ten million bytes in four parts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mutatedEventsGetTheVerdictOfJacksonAndOfTheJdksUtf8(long seed) {
        Random random = new Random(seed);
        int valid = 0;
        int invalid = 0;
        for (int tried = 0; tried < MUTATED_BYTES; ) {
            byte[] json = mutated(RandomEvents.of(random.nextInt(10_000)), random);
            boolean accepted = scannerAccepts(json);
            if (!isListedDifference(json)) {
                assertThat(accepted)
                        .as("seed %s: %s", seed, new String(json, StandardCharsets.UTF_8))
                        .isEqualTo(isUtf8(json) && jacksonAccepts(json));
            }
            valid += accepted ? 1 : 0;
            invalid += accepted ? 0 : 1;
            tried += json.length;
        }
        assertThat(List.of(valid, invalid)).allMatch(count -> count > 500);
    }

    /** The differences of the listing: halves of surrogate pairs in names, other encodings, byte order marks. */
    private static boolean isListedDifference(byte[] json) {
        String start = new String(json, 0, Math.min(4, json.length), StandardCharsets.ISO_8859_1);
        return start.startsWith("\u00ef\u00bb\u00bf")
                || start.indexOf('\0') >= 0
                || jacksonTrouble(json).contains("surrogate");
    }

    private static byte[] mutated(byte[] json, Random random) {
        byte[] bytes = json;
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = mutatedOnce(bytes, random);
        }
        return bytes;
    }

    private static final byte[] INTERESTING =
            "\"\\{}[],:0123456789.-+eEutfn/ \t\n\0\u007fa".getBytes(StandardCharsets.US_ASCII);

    private static byte[] mutatedOnce(byte[] json, Random random) {
        int at = random.nextInt(json.length);
        int to = Math.min(json.length, at + random.nextInt(6));
        byte some =
                random.nextInt(4) == 0 ? (byte) random.nextInt(256) : INTERESTING[random.nextInt(INTERESTING.length)];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(json, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(json, to, json.length - to);
            case 1 -> {
                out.write(some);
                out.write(json, at, json.length - at);
            }
            case 2 -> {
                out.write(json, at, to - at);
                out.write(json, at, json.length - at);
            }
            case 3 -> {
                out.write(json[at] ^ 1 << random.nextInt(8));
                out.write(json, at + 1, json.length - at - 1);
            }
            default -> {
                out.write(some);
                out.write(json, at + 1, json.length - at - 1);
            }
        }
        return out.size() == 0 ? json : out.toByteArray();
    }

    /** It does the same whether it goes byte by byte or word by word. */
    private static boolean scannerAccepts(byte[] json) {
        boolean accepts = scannerAccepts(json, false);
        assertThat(scannerAccepts(json, true)).isEqualTo(accepts);
        return accepts;
    }

    private static boolean scannerAccepts(byte[] json, boolean fresh) {
        JsonScanner scanner = new JsonScanner(json, fresh);
        try {
            scanner.end(scanner.value(scanner.token(0), 0));
            return true;
        } catch (InvalidEventException e) {
            return false;
        }
    }

    private static boolean jacksonAccepts(byte[] json) {
        return jacksonTrouble(json).isEmpty();
    }

    /** What jackson-core says against a document; empty where it takes it. */
    private static String jacksonTrouble(byte[] json) {
        try (JsonParser parser = JACKSON.createParser(json)) {
            if (parser.nextToken() == null) {
                return "empty";
            }
            int depth = 0;
            do {
                parser.getText();
                depth += parser.currentToken().isStructStart() ? 1 : 0;
                depth -= parser.currentToken().isStructEnd() ? 1 : 0;
                parser.nextToken();
            } while (depth > 0 && parser.currentToken() != null);
            return depth == 0 && parser.currentToken() == null ? "" : "more or less than one document";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The bytes that a text of the listing stands for. */
    private static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '<' ? closing(text, at) : at + 1;
            if (end == at + 1) {
                out.write(text.charAt(at));
            } else {
                out.writeBytes(inAngles(text.substring(at + 1, end - 1)));
            }
            at = end;
        }
        return out.toByteArray();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        int at = open;
        do {
            depth += text.charAt(at) == '<' ? 1 : text.charAt(at) == '>' ? -1 : 0;
            at++;
        } while (depth > 0);
        return at;
    }

    private static byte[] inAngles(String inner) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int times = inner.indexOf('x');
        if (times > 0) {
            for (int i = Integer.parseInt(inner.substring(0, times)); i > 0; i--) {
                out.writeBytes(bytes(inner.substring(times + 1)));
            }
        } else {
            for (String hex : inner.split(" ", -1)) {
                out.write(Integer.parseInt(hex, 16));
            }
        }
        return out.toByteArray();
    }
}
