package dev.garnish.languageserver;

import dev.garnish.internal.lang.parse.Word;
import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.languageserver.internal.Lines;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** The words of a file as semantic tokens: five numbers each, counted from the token before. */
final class Colours {
    private static final Map<Role, String> TYPES = new EnumMap<>(Map.ofEntries(
            Map.entry(Role.KEYWORD, SemanticTokenTypes.Keyword),
            Map.entry(Role.OPTION, SemanticTokenTypes.Modifier),
            Map.entry(Role.HOST, SemanticTokenTypes.String),
            Map.entry(Role.ATTRIBUTE, SemanticTokenTypes.Class),
            Map.entry(Role.VALUE, SemanticTokenTypes.Variable),
            Map.entry(Role.TABLE, SemanticTokenTypes.Struct),
            Map.entry(Role.TEST, SemanticTokenTypes.String),
            Map.entry(Role.LABEL, SemanticTokenTypes.Decorator),
            Map.entry(Role.FILE, SemanticTokenTypes.String),
            Map.entry(Role.COLUMN, SemanticTokenTypes.Property),
            Map.entry(Role.FIELD, SemanticTokenTypes.Property),
            Map.entry(Role.FUNCTION, SemanticTokenTypes.Function),
            Map.entry(Role.METHOD, SemanticTokenTypes.Method),
            Map.entry(Role.VARIABLE, SemanticTokenTypes.Parameter),
            Map.entry(Role.CONSTANT, SemanticTokenTypes.EnumMember),
            Map.entry(Role.OPERATOR, SemanticTokenTypes.Operator),
            Map.entry(Role.ITEM, SemanticTokenTypes.String),
            Map.entry(Role.NUMBER, SemanticTokenTypes.Number),
            Map.entry(Role.TEXT, SemanticTokenTypes.String)));

    private static final List<String> NAMES =
            TYPES.values().stream().distinct().sorted().toList();

    static final SemanticTokensLegend LEGEND =
            new SemanticTokensLegend(NAMES, List.of(SemanticTokenModifiers.Definition));

    private Colours() {}

    static List<Integer> of(List<Word> words, Lines lines) {
        List<Integer> data = new ArrayList<>();
        int line = 0;
        int character = 0;
        for (Word word : words) {
            String type = TYPES.get(word.role());
            if (type == null) {
                continue;
            }
            int start = word.span().start();
            int wordLine = lines.lineOf(start);
            int wordCharacter = lines.characterOf(start);
            data.add(wordLine - line);
            data.add(wordLine == line ? wordCharacter - character : wordCharacter);
            data.add(word.span().end() - start);
            data.add(NAMES.indexOf(type));
            data.add(word.defines() ? 1 : 0);
            line = wordLine;
            character = wordCharacter;
        }
        return data;
    }
}
