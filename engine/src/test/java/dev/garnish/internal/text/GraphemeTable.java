package dev.garnish.internal.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes {@code graphemes.txt} from ICU4J: run its {@code main} with the file's path to move to a newer Unicode version.
 * Each line has a class letter and the first code point of a stretch that lasts up to the next line's.
 */
final class GraphemeTable {
    private GraphemeTable() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), String.join("\n", lines()) + "\n");
    }

    static List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "# Grapheme cluster break classes of Unicode " + UCharacter.getUnicodeVersion()
                        + ", written by GraphemeTable in the tests.",
                "# C carriage return, N line feed, X control, E mark, M mark inside conjuncts, I Indic linker, Z joiner,",
                "# R regional indicator, B prepend, S spacing mark, L V T Hangul jamo, H G Hangul syllables without and with"
                        + " final,",
                "# P pictograph, K Indic consonant, O any other"));
        char last = 0;
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            char letter = letter(codePoint);
            if (letter != last) {
                lines.add(letter + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT));
                last = letter;
            }
        }
        return lines;
    }

    private static char letter(int codePoint) {
        String conjunct = UCharacter.getPropertyValueName(
                UProperty.INDIC_CONJUNCT_BREAK,
                UCharacter.getIntPropertyValue(codePoint, UProperty.INDIC_CONJUNCT_BREAK),
                UProperty.NameChoice.LONG);
        return switch (UCharacter.getIntPropertyValue(codePoint, UProperty.GRAPHEME_CLUSTER_BREAK)) {
            case UCharacter.GraphemeClusterBreak.CR -> 'C';
            case UCharacter.GraphemeClusterBreak.LF -> 'N';
            case UCharacter.GraphemeClusterBreak.CONTROL -> 'X';
            case UCharacter.GraphemeClusterBreak.EXTEND -> extend(conjunct);
            case UCharacter.GraphemeClusterBreak.ZWJ -> 'Z';
            case UCharacter.GraphemeClusterBreak.REGIONAL_INDICATOR -> 'R';
            case UCharacter.GraphemeClusterBreak.PREPEND -> 'B';
            case UCharacter.GraphemeClusterBreak.SPACING_MARK -> 'S';
            case UCharacter.GraphemeClusterBreak.L -> 'L';
            case UCharacter.GraphemeClusterBreak.V -> 'V';
            case UCharacter.GraphemeClusterBreak.T -> 'T';
            case UCharacter.GraphemeClusterBreak.LV -> 'H';
            case UCharacter.GraphemeClusterBreak.LVT -> 'G';
            default -> other(codePoint, conjunct);
        };
    }

    private static char extend(String conjunct) {
        return switch (conjunct) {
            case "Linker" -> 'I';
            case "Extend" -> 'M';
            default -> 'E';
        };
    }

    private static char other(int codePoint, String conjunct) {
        if (conjunct.equals("Consonant")) {
            return 'K';
        }
        return UCharacter.hasBinaryProperty(codePoint, UProperty.EXTENDED_PICTOGRAPHIC) ? 'P' : 'O';
    }
}
