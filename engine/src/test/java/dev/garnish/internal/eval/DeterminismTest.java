package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same rules and items give the same bytes whatever the machine's locale, time zone and encoding. */
class DeterminismTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "tr, TR, '', Pacific/Apia, ISO-8859-1",
        "ar, EG, u-nu-arab, Asia/Kathmandu, US-ASCII",
        "th, TH, u-ca-buddhist-nu-thai, America/St_Johns, UTF-16",
        "de, CH, '', Africa/Monrovia, windows-1252"
    })
    void noMachineWritesAnotherValue(String language, String country, String extensions, String zone, String encoding)
            throws Exception {
        List<String> here = List.of(
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.extensions=" + extensions,
                "-Duser.timezone=" + zone,
                "-Dfile.encoding=" + encoding);

        assertThat(rendered(here)).isEqualTo(rendered(List.of("-Duser.language=en", "-Duser.timezone=UTC")));
    }

    @Test
    void theValuesAreTheOnesWrittenDown() throws Exception {
        StringBuilder values = new StringBuilder();
        for (String line : rendered(List.of()).lines().toList()) {
            byte[] bytes = HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1));
            values.append(line, 0, line.indexOf(' ') + 1)
                    .append(new String(bytes, StandardCharsets.UTF_8))
                    .append('\n');
        }

        try (InputStream in = Objects.requireNonNull(DeterminismTest.class.getResourceAsStream("rendering.txt"))) {
            assertThat(values.toString()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String rendered(List<String> options) throws IOException, InterruptedException {
        ChildJvm.Ended ended = new ChildJvm(folder, options).run(Rendering.class);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }
}
