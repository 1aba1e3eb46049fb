package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.eval.ChildJvm;
import dev.garnish.rules.ProblemLimit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a rule set within the size limits holds, it is checked soon and in 64 MB, or refused with a reason. */
class LargeRulesTest {
    /** Twice what is promised, because other work of the machine is not the check's. */
    private static final long MILLISECONDS = 4_000;

    @TempDir
    Path folder = Path.of("");

    @Tag("heavy")
    @Test
    void areCheckedSoonAndInLittleMemory() throws Exception {
        ChildJvm.Ended ended = new ChildJvm(folder, List.of("-Xmx64m", "-XX:+UseSerialGC")).run(LargeRules.class);

        assertThat(ended.code()).as(ended.output()).isZero();
        List<String> lines = ended.output().lines().toList();
        assertThat(lines).hasSizeGreaterThan(45);
        for (String line : lines) {
            String[] told = line.split("\\|", -1);
            assertThat(Long.parseLong(told[told.length - 4])).as(line).isLessThan(MILLISECONDS);
            assertThat(Integer.parseInt(told[told.length - 3])).as(line).isLessThanOrEqualTo(ProblemLimit.SHOWN + 1);
            assertThat(Integer.parseInt(told[told.length - 2])).as(line).isLessThan(300_000);
        }
    }
}
