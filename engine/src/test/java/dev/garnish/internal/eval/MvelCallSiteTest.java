package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing reaches MVEL but what {@link Script} built: one class calls it, once, and takes nothing else. */
class MvelCallSiteTest {
    private static final Path SOURCE = Path.of("src/main/java/dev/garnish/internal/eval/Mvel.java");

    @Test
    void oneClassCompilesWithMvelAndOneIsItsVariables() throws Exception {
        assertThat(classesThatName("org/mvel2/"))
                .containsExactly(
                        "Mvel$SafeOptimizer.class",
                        "Mvel$Step.class",
                        "Mvel.class",
                        "MvelScope.class",
                        "MvelVersion.class");
        assertThat(classesThatName("org/mvel2/MVEL")).containsExactly("Mvel.class");
        assertThat(classesThatName("org/mvel2/sh/")).isEmpty();
    }

    private static List<String> classesThatName(String name) throws IOException, URISyntaxException {
        Path classes = Path.of(
                Mvel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class") && holds(file, name))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean holds(Path file, String name) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itIsCalledInOnePlace() throws IOException {
        String source = Files.readString(SOURCE);

        assertThat(source.split("MVEL\\.", -1)).hasSize(2);
        assertThat(source).contains("MVEL.compileExpression(text, new ParserContext())");
    }

    @Test
    void noOneOutsideCanReachItAndNoTextEntersButAScript() {
        assertThat(Modifier.isPublic(Mvel.class.getModifiers())).isFalse();
        assertThat(Modifier.isPublic(Script.class.getModifiers())).isFalse();
        assertThat(Script.class.getDeclaredConstructors())
                .allSatisfy(one ->
                        assertThat(Modifier.isPrivate(one.getModifiers())).isTrue());
        assertThat(entrances(Mvel.class)).noneMatch(MvelCallSiteTest::takesText);
        assertThat(entrances(Script.class)).noneMatch(MvelCallSiteTest::takesText);
    }

    private static Stream<Method> entrances(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(one -> !Modifier.isPrivate(one.getModifiers()));
    }

    private static boolean takesText(Method method) {
        return Arrays.stream(method.getParameterTypes()).anyMatch(one -> one.isAssignableFrom(String.class));
    }
}
